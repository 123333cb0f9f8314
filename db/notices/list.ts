import { and, desc, eq, lt, or } from 'drizzle-orm'
import type { Notices } from '#contract/notices.ts'
import type { Actor } from '../actor.ts'
import { notices } from '../schema/index.ts'
import type { Store } from '../store.ts'

/** What a person was told of their own, newest first; `before` is the `next` of an earlier page, anything else begins anew. */
export async function listNotices(store: Store, actor: Actor, limit: number, before: string | null): Promise<Notices> {
  const { read } = store.connections
  const mine = eq(notices.staffId, actor.staffId)
  const [last] = before
    ? await read
        .select()
        .from(notices)
        .where(and(mine, eq(notices.id, before)))
    : []
  const older = last && or(lt(notices.at, last.at), and(eq(notices.at, last.at), lt(notices.id, last.id)))
  const rows = await read
    .select()
    .from(notices)
    .where(and(mine, older))
    .orderBy(desc(notices.at), desc(notices.id))
    .limit(limit + 1)
  const page = rows.slice(0, limit)
  return {
    notices: page.map(({ id, campaignId, at, body }) => ({ id, campaignId, at, body })),
    next: rows.length > page.length ? (page.at(-1)?.id ?? null) : null,
  }
}
