import { inArray } from 'drizzle-orm'
import type { QueueEntry } from '#contract/enrolments.ts'
import type { ListRowView } from '#contract/lists.ts'
import { maskDigits } from '#rules/identifiers.ts'
import { confirms, isOrganiser, may, sees, type Actor } from '../actor.ts'
import { ERASED_NAME, queueOf } from '../enrolments/view.ts'
import type { EnrolmentRow } from '../lane/world.ts'
import { enrolments } from '../schema/index.ts'
import type { Store } from '../store.ts'
import { collectorOf } from './candidates.ts'
import { openPayment } from './contents.ts'
import { isMaker, organisationsSeen, type ListRecord, type RowRecord } from './scope.ts'

/** Payments as the actor may read them: numbers masked, each with its entry. */
export async function rowViews(store: Store, actor: Actor, list: ListRecord, rows: RowRecord[]): Promise<ListRowView[]> {
  const ids = [...new Set(rows.flatMap(({ enrolmentId }) => enrolmentId ?? []))]
  const found = ids.length === 0 ? [] : await store.connections.read.select().from(enrolments).where(inArray(enrolments.id, ids))
  const seen = found.filter((entry) => sees(store.register, actor, entry))
  const entries = new Map((await queueOf(store, seen)).map((entry, index) => [entry.id, { entry, record: seen[index] as EnrolmentRow }]))
  const organisations = organisationsSeen(store.register, actor)
  return rows.map((row) => rowView(store, actor, list, row, entries.get(row.enrolmentId ?? '') ?? null, organisations))
}

type Pair = { entry: QueueEntry; record: EnrolmentRow } | null

function rowView(store: Store, actor: Actor, list: ListRecord, row: RowRecord, pair: Pair, seen: string[] | null): ListRowView {
  const { register } = store
  const payment = openPayment(register.campaigns.get(list.campaignId)?.key ?? null, row)
  const mask = (digits: string | null | undefined) => (digits ? maskDigits(digits) : null)
  const collector = collectorOf(register, row.collectorCode)
  const isKnown =
    collector !== null && (seen === null || (register.assignments.get(collector.id) ?? []).some(({ organisationId }) => seen.includes(organisationId ?? '')))
  const { participation, birthYear, sex, receiptNumber, paidDay, amount, months, fromMonth, place } = { ...NOTHING, ...payment, ...row }
  return {
    ...{ row: row.row, product: row.product, participation, name: payment?.name ?? ERASED_NAME },
    ...{ maskedCccd: mask(payment?.cccd), maskedInsuranceNumber: mask(payment?.insuranceNumber) },
    ...{ birthYear, sex, receiptNumber, paidDay, amount, months, fromMonth, place },
    ...{ collectorCode: row.collectorCode, collector: isKnown ? collector.name : null },
    organisation: row.organisationId && (register.organisations.get(row.organisationId)?.name ?? null),
    ...{ group: row.group ?? 'unmatched', doubts: row.doubts, entry: pair?.entry ?? null },
    mine: isPair(row) ? may(actor, 'enrolment.verify') && pair !== null && confirms(register, actor, pair.record) : mayTurn(store, actor, list, row),
    decision: row.decidedBy ? { by: register.staff.get(row.decidedBy)?.name ?? '', at: row.decidedAt ?? 0, reason: row.reason } : null,
  }
}

const NOTHING = { birthYear: null, sex: null, receiptNumber: null, paidDay: null, amount: null, months: null, fromMonth: null, place: null }

/** Does the row stand with an entry that it may be? */
export const isPair = ({ group }: Pick<RowRecord, 'group'>): boolean => group === 'agreed' || group === 'doubtful'

/** Who may make an entry of a payment: an organiser, who hands it on to whoever confirms it; else whoever would confirm it; of one that belongs to nobody known, the maker. */
export function mayTurn({ register }: Store, actor: Actor, list: ListRecord, row: RowRecord): boolean {
  if (isOrganiser(actor)) return true
  if (row.organisationId === null) return isMaker(register, actor, list)
  return confirms(register, actor, { collectorId: collectorOf(register, row.collectorCode)?.id ?? '', organisationId: row.organisationId })
}
