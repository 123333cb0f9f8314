import type { CampaignBundle } from '#contract/campaigns.ts'
import type { Enrolment, EnrolmentBody } from '#contract/enrolments.ts'
import type { RefusalCode } from '#contract/refusals.ts'
import { countsIn } from '#rules/entry-states.ts'
import { maskDigits } from '#rules/identifiers.ts'
import { checkCoverage, participationOf } from '#rules/participation.ts'
import { pointsOf } from '#rules/points.ts'
import type { Participation, Product } from '#rules/words.ts'
import type { EntryChip } from '../parts/state-chip.tsx'
import type { OpenDraft, OpenItem } from './ledger.ts'

/** One line of the ledger, wherever its entry is on its way. */
export type EntryRow = {
  id: string
  chip: EntryChip
  late: boolean
  /** A change or a cancellation of it waits in the queue, and may be refused. */
  change: { id: string; kind: 'correction' | 'cancellation'; refusal: OpenItem['refusal'] } | null
  product: Product | null
  participation: Participation | null
  name: string
  masked: string
  receiptNumber: string
  at: number
  months: number | null
  amount: number | null
  points: number | null
  counts: boolean
  donated: boolean
  refusal: { code: RefusalCode; fields: string[] } | null
  reason: string | null
  otherReceivedAt: number | null
  /** Where a late entry stands: `waiting` for a supervisor, in the `phase` alone, or `outside` of it. */
  lateness: 'waiting' | 'phase' | 'outside' | null
}

type Sources = { items: OpenItem[]; entries: Enrolment[]; drafts: OpenDraft[]; bundle: CampaignBundle | null }

/** Drafts, queue and what the server has, in one list: what needs a hand first, then newest first. */
export function entryRows({ items, entries, drafts, bundle }: Sources): EntryRow[] {
  const waiting = items.filter((item) => item.kind === 'enrolment')
  const own = new Set(waiting.map((item) => item.id))
  const rows = [
    ...drafts.filter((draft) => !own.has(draft.id)).map(draftRow),
    ...waiting.map((item) => itemRow(item, items, bundle)),
    ...entries.filter((entry) => !own.has(entry.id)).map((entry) => serverRow(entry, items)),
  ]
  return rows.toSorted((one, other) => other.at - one.at)
}

/** An entry as it will be once the changes behind it have arrived. */
export function withChanges<Entry extends EnrolmentBody | Enrolment>(entry: Entry, id: string, items: readonly OpenItem[]): Entry {
  const changes = items.filter((item) => item.of === id && item.kind === 'correction' && item.state !== 'refused')
  return Object.assign({ ...entry }, ...changes.map((item) => item.body)) as Entry
}

/** Sent back, and not mended yet: a change of it that waits has done what was asked. */
export const isReturned = (row: EntryRow) => row.chip === 'returned' && (row.change === null || row.change.refusal !== null)
/** What a collector has to look at: refused here, or returned by a supervisor. */
export const needsHand = (row: EntryRow) => row.chip === 'refused' || isReturned(row) || Boolean(row.change?.refusal)
export const isWaiting = (row: EntryRow) => row.chip === 'queued' || row.chip === 'sending' || (row.change !== null && !row.change.refusal)

const EMPTY = { late: false, change: null, refusal: null, reason: null, otherReceivedAt: null, lateness: null }

function draftRow({ id, at, fields }: OpenDraft): EntryRow {
  return {
    ...EMPTY,
    ...{ id, at, chip: 'draft', product: fields.product, participation: null, name: fields.name, masked: '', receiptNumber: fields.receiptNumber },
    ...{ months: null, amount: fields.amount, points: null, counts: false, donated: fields.donated },
  }
}

function itemRow(item: OpenItem, items: OpenItem[], bundle: CampaignBundle | null): EntryRow {
  const body = withChanges(item.body as EnrolmentBody, item.id, items)
  const { participation, points } = worth(body, bundle)
  const number = body.cccd ?? body.insuranceNumber
  return {
    ...EMPTY,
    ...{ id: item.id, chip: item.state, change: changeOf(item.id, items), refusal: item.refusal, participation, points, counts: item.state !== 'refused' },
    ...{ product: body.product, name: body.name ?? '', masked: number ? maskDigits(number) : '', receiptNumber: body.receiptNumber ?? '' },
    ...{ at: body.collectedAt ?? item.capturedAt, months: body.months, amount: body.amount, donated: body.donated },
  }
}

function serverRow(known: Enrolment, items: OpenItem[]): EntryRow {
  const entry = withChanges(known, known.id, items)
  return {
    ...{ id: entry.id, chip: entry.state === 'received' ? 'pending' : entry.state, change: changeOf(entry.id, items), refusal: null },
    ...{ late: entry.counting.late === 'waiting' || entry.counting.late === 'left-out', lateness: latenessOf(entry.counting) },
    ...{ product: entry.product, participation: entry.participation, name: entry.name, masked: entry.maskedCccd ?? entry.maskedInsuranceNumber ?? '' },
    ...{ receiptNumber: entry.receiptNumber, at: entry.collectedAt, months: entry.months, amount: entry.amount, donated: entry.donated },
    ...{ points: entry.points, counts: countsIn(entry.state).provisional, reason: entry.reason, otherReceivedAt: entry.otherReceivedAt },
  }
}

function latenessOf({ late, phaseId }: Enrolment['counting']): EntryRow['lateness'] {
  if (late === 'waiting') return 'waiting'
  return late === 'left-out' || late === 'phase-only' ? (phaseId ? 'phase' : 'outside') : null
}

function changeOf(id: string, items: OpenItem[]): EntryRow['change'] {
  const change = items.findLast((item) => item.of === id)
  return change && change.kind !== 'enrolment' ? { id: change.id, kind: change.kind, refusal: change.refusal } : null
}

/** What an entry that is only here will be worth, as a hint. */
export function worth(body: Partial<EnrolmentBody>, bundle: CampaignBundle | null): { participation: Participation | null; points: number | null } {
  const { product, coverage, collectedAt, months, donated } = body
  if (!bundle || !product || !coverage || collectedAt === undefined || !checkCoverage(product, coverage, collectedAt).ok)
    return { participation: null, points: null }
  const participation = participationOf(product, coverage, collectedAt, bundle.rules)
  return { participation, points: pointsOf({ product, participation, months: months ?? null, donated: donated ?? false }, bundle.rules) }
}
