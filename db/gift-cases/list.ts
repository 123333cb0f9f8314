import { sql, type SQL } from 'drizzle-orm'
import type { GiftCaseList } from '#contract/gift-cases.ts'
import { readWhole } from '#contract/shapes.ts'
import { GIFT_CASE_KINDS, type GiftCaseKind } from '#rules/redemption.ts'
import { may, type Actor } from '../actor.ts'
import type { Store } from '../store.ts'
import { countKinds, seenBy, selectCases } from './scope.ts'
import { viewsOf } from './view.ts'

type Asked = { state: 'open' | 'decided'; kind?: GiftCaseKind | undefined; officeId?: string | undefined; before?: string | undefined; limit: number }

/** Questions about gifts that a person may read, newest first, page by page, each with its evidence. */
export async function listGiftCases(store: Store, actor: Actor, asked: Asked): Promise<GiftCaseList> {
  if (!may(actor, 'gift-case.decide')) return { cases: [], next: null, count: 0, open: openOf([]) }
  const { read } = store.connections
  const here = sql`${seenBy(store, actor)} AND ${asked.officeId ? sql`g.office_id = ${asked.officeId}` : sql`1 = 1`}`
  const wanted = sql`${here} AND g.state = ${asked.state}`
  const kind = asked.kind ? sql`g.kind = ${asked.kind}` : sql`1 = 1`
  const page = sql`${wanted} AND ${kind} AND ${olderThan(asked.before)} ORDER BY g.opened_at DESC, g.id DESC LIMIT ${asked.limit + 1}`
  const [found, open, all] = await Promise.all([
    selectCases(read, page),
    countKinds(read, sql`${here} AND g.state = 'open'`),
    countKinds(read, sql`${wanted} AND ${kind}`),
  ])
  const shown = found.slice(0, asked.limit)
  const last = shown.at(-1)
  return {
    cases: await viewsOf(store, actor, shown),
    next: found.length > shown.length && last ? `${last.openedAt}.${last.id}` : null,
    count: all.reduce((sum, one) => sum + one.count, 0),
    open: openOf(open),
  }
}

const openOf = (counts: { kind: GiftCaseKind; count: number }[]) =>
  Object.fromEntries(GIFT_CASE_KINDS.map((kind) => [kind, counts.find((one) => one.kind === kind)?.count ?? 0])) as Record<GiftCaseKind, number>

/** After the case that a cursor names; a cursor that is none begins anew. */
function olderThan(before: string | undefined): SQL {
  const [, at, id] = /^(\d{1,15})\.(.+)$/.exec(before ?? '') ?? []
  const openedAt = readWhole(at)
  return openedAt === undefined ? sql`1 = 1` : sql`(g.opened_at < ${openedAt} OR (g.opened_at = ${openedAt} AND g.id < ${id}))`
}
