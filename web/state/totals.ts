import { createMemo, createSignal } from 'solid-js'
import type { Totals, TotalsRow } from '#contract/standings.ts'
import { addDays, dayOf, type Day } from '#rules/days.ts'
import type { App } from './app.ts'
import { grouped } from './grouped.ts'
import { createRead } from './read.ts'

const WEEK = 7
const FIGURES = ['voluntary', 'household', 'renewals', 'donated', 'amount', 'unverified'] as const

/** Entries by collector and day of the receipt, of the last days of the campaign that have begun. */
export function createTotals(app: App) {
  const bundle = app.bundle
  const today = dayOf(app.device.now())
  const last = () => (bundle() && bundle()!.lastDay < today ? bundle()!.lastDay : today)
  const [from, setFrom] = createSignal<Day>(latest(addDays(last(), 1 - WEEK), bundle()?.firstDay ?? ''))
  const [to, setTo] = createSignal<Day>(last())
  const [by, setBy] = createSignal<'day' | 'collector'>('day')
  const read = createRead<Totals>(app.person()!.reads, () =>
    bundle() && from() <= to() ? `/api/totals?campaign=${bundle()!.id}&from=${from()}&to=${to()}` : null,
  )
  const rows = () => read.value()?.rows ?? []
  const groups = createMemo(() =>
    grouped(by() === 'day' ? rows().toSorted((one, other) => other.day.localeCompare(one.day)) : rows(), (row) =>
      by() === 'day' ? row.day : row.collectorId,
    ).map(([key, own]) => ({
      key,
      name: by() === 'day' ? null : own[0]!.collector,
      rows: own.toSorted((one, other) => (by() === 'day' ? one.collector.localeCompare(other.collector, 'vi') : other.day.localeCompare(one.day))),
      sum: sumOf(own),
    })),
  )
  return { hasNone: () => bundle() === null, read, groups, sum: () => sumOf(rows()), from, setFrom, to, setTo, by, setBy }
}

export type Sums = Record<(typeof FIGURES)[number], number>
export const sumOf = (rows: readonly TotalsRow[]): Sums =>
  Object.fromEntries(FIGURES.map((figure) => [figure, rows.reduce((sum, row) => sum + row[figure], 0)])) as Sums
const latest = (one: Day, other: Day) => (one > other ? one : other)
