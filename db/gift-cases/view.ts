import { asc, desc, eq, inArray, sql } from 'drizzle-orm'
import type { EntryEvent } from '#contract/audit.ts'
import type { GiftCaseView } from '#contract/gift-cases.ts'
import type { QueueEntry } from '#contract/enrolments.ts'
import { sinceDecided } from '#rules/gift-cases.ts'
import type { EntryState } from '#rules/words.ts'
import type { Actor } from '../actor.ts'
import { queueOf } from '../enrolments/view.ts'
import type { EnrolmentRow } from '../lane/world.ts'
import { enrolments, stockMoves, transitions } from '../schema/index.ts'
import { balanceAt } from '../stock/balance.ts'
import type { Store } from '../store.ts'
import { describe, givenOf, type Given } from './given.ts'
import { mayDecide } from './may.ts'
import type { GiftCase } from './scope.ts'

const MOVES = 12

/** Cases with all that a decision needs to see. */
export async function viewsOf(store: Store, actor: Actor, found: GiftCase[]): Promise<GiftCaseView[]> {
  const ids = found.flatMap(({ enrolmentId }) => enrolmentId ?? [])
  const rows = ids.length > 0 ? await store.connections.read.select().from(enrolments).where(inArray(enrolments.id, ids)) : []
  const views = new Map((await queueOf(store, rows, actor)).map((entry) => [entry.id, entry]))
  const entries = new Map(rows.map((row) => [row.id, row]))
  return Promise.all(found.map((one) => viewOf(store, actor, one, entries.get(one.enrolmentId ?? '') ?? null, views.get(one.enrolmentId ?? '') ?? null)))
}

async function viewOf(store: Store, actor: Actor, found: GiftCase, row: EnrolmentRow | null, entry: QueueEntry | null): Promise<GiftCaseView> {
  const { register } = store
  const given = await givenOf(store.connections.read, found)
  return {
    ...{ id: found.id, kind: found.kind, state: found.state, openedAt: found.openedAt, entry },
    office: { id: found.officeId, name: register.offices.get(found.officeId)?.name ?? '' },
    code: found.kind === 'unknown-code' ? (given[0]?.voucherCode ?? null) : found.voucherCode,
    given: await describe(store, given),
    shelf: found.kind === 'negative-balance' ? await shelfOf(store, found.officeId) : null,
    story: found.kind === 'fallen-entry' && row ? await storyOf(store, row.id) : [],
    may: mayDecide(register, actor, { entry: row, given }),
    decision: decisionOf(store, found, given),
  }
}

/** Of a fallen entry the shelf says whether its mug came back. */
function decisionOf({ register }: Store, found: GiftCase, given: Given[]): GiftCaseView['decision'] {
  if (!found.decidedBy) return null
  const fallen = given.some(({ back }) => back) ? 'returned' : 'written-off'
  const outcome = found.kind === 'fallen-entry' ? fallen : found.outcome
  const since = sinceDecided(given, found.standing, found.outcome)
  return { by: register.staff.get(found.decidedBy)?.name ?? '', at: found.decidedAt ?? 0, outcome, reason: found.reason ?? '', since }
}

async function shelfOf({ connections: { read }, register }: Store, officeId: string): Promise<GiftCaseView['shelf']> {
  const rows = await read
    .select()
    .from(stockMoves)
    .where(eq(stockMoves.officeId, officeId))
    .orderBy(desc(stockMoves.at), desc(sql`rowid`))
    .limit(MOVES)
  const moves = rows.map(({ id, kind, quantity, at, by, note }) => ({ id, kind, quantity, at, by: register.staff.get(by)?.name ?? '', note }))
  return { balance: await balanceAt(read, officeId), moves }
}

async function storyOf({ connections: { read }, register }: Store, enrolmentId: string): Promise<GiftCaseView['story']> {
  const rows = await read.select().from(transitions).where(eq(transitions.enrolmentId, enrolmentId)).orderBy(asc(transitions.at))
  return rows.map(({ act, after, at, by, reason }) => ({
    ...{ act: act as EntryEvent, after: after as EntryState, at, by: register.staff.get(by)?.name ?? '', reason },
  }))
}
