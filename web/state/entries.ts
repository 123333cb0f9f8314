import { createMemo, createSignal } from 'solid-js'
import { dayOf, type Day } from '#rules/days.ts'
import { plain } from '#rules/plain.ts'
import type { App } from './app.ts'
import { type EntryRow, entryRows, isWaiting, needsHand } from './entry-rows.ts'
import type { Person } from './person.ts'

export const FILTERS = ['all', 'hand', 'waiting', 'pending', 'verified', 'rest'] as const
export type Filter = (typeof FILTERS)[number]

const HOLDS: Record<Filter, (row: EntryRow) => boolean> = {
  all: () => true,
  hand: needsHand,
  waiting: isWaiting,
  pending: (row) => row.chip === 'pending',
  verified: (row) => row.chip === 'verified',
  rest: (row) => ['draft', 'rejected', 'duplicate', 'cancelled'].includes(row.chip),
}

/** All rows of this person, wherever they are on their way. */
export const createRows = (app: App, person: Person) =>
  createMemo(() => {
    const bundle = app.bundle()
    // A dry run and the real one never stand in one list; what still waits here is shown wherever it goes.
    const entries = person.ledger.entries().filter((entry) => !bundle || entry.campaignId === bundle.id)
    return entryRows({ items: person.ledger.items(), entries, drafts: person.ledger.drafts(), bundle })
  })

/** The ledger: searched without diacritics, filtered, by day, what needs a hand first. */
export function createEntries(app: App, person: Person) {
  const [search, setSearch] = createSignal('')
  const [filter, setFilter] = createSignal<Filter>('all')
  const rows = createRows(app, person)
  const found = createMemo(() => {
    const wanted = plain(search())
    return rows().filter((row) => HOLDS[filter()](row) && (!wanted || plain(`${row.name} ${row.receiptNumber} ${row.masked.slice(-4)}`).includes(wanted)))
  })
  /** What needs a hand, however old, stands before the days. */
  const hand = createMemo(() => found().filter(needsHand))
  const days = createMemo(() => {
    const byDay = Map.groupBy(
      found().filter((row) => !needsHand(row)),
      (row) => dayOf(row.at),
    )
    return [...byDay].map(([day, list]): { day: Day; rows: EntryRow[] } => ({ day, rows: list }))
  })
  const counts = createMemo(() => Object.fromEntries(FILTERS.map((name) => [name, rows().filter(HOLDS[name]).length])) as Record<Filter, number>)

  /** What this phone itself has sent today, to lay beside the book of receipts. */
  const today = createMemo(() => {
    const sent = person.ledger.receipts().filter((receipt) => receipt.kind === 'enrolment' && dayOf(receipt.receivedAt) === dayOf(app.device.now()))
    return { count: sent.length, sum: sent.reduce((sum, receipt) => sum + receipt.amount, 0) }
  })
  const points = createMemo(() => {
    const counted = rows().filter((row) => row.counts && row.points !== null)
    const sum = (list: EntryRow[]) => list.reduce((total, row) => total + (row.points ?? 0), 0)
    return {
      provisional: sum(counted.filter((row) => row.chip === 'pending' || row.chip === 'verified')),
      official: sum(counted.filter((row) => row.chip === 'verified')),
    }
  })
  const reset = () => (setSearch(''), setFilter('all'))
  return { search, setSearch, filter, setFilter, reset, rows, found, hand, days, counts, today, points }
}
