import { createSignal } from 'solid-js'
import type { GiftFigures } from '#contract/gift-figures.ts'
import { dayOf, type Day } from '#rules/days.ts'
import { fullDay } from '../text/format.ts'
import { giftFigures as t } from '../text/gift-figures.vi.ts'
import type { App } from './app.ts'
import { createDeed, createToast } from './desk.ts'
import { createRead } from './read.ts'
import { createDownload } from './set-up-download.ts'

/** What became of the gifts of the campaign, from its first day to today unless other days are asked for. */
export function createGiftFigures(app: App) {
  const { bundle } = app
  const [from, setFrom] = createSignal<Day>(bundle()?.firstDay ?? '')
  const [to, setTo] = createSignal<Day>(dayOf(app.device.now()))
  const isAsked = () => bundle() !== null && from() !== '' && from() <= to()
  const read = createRead<GiftFigures>(app.person()!.reads, () => (isAsked() ? `/api/gift-figures?campaign=${bundle()!.id}&from=${from()}&to=${to()}` : null))
  const deed = createDeed(app)
  const toast = createToast(app.device.timers)
  const download = createDownload(app, (words) => toast.say(words))

  /** The file stands in the audit before it is made; no participant is in it. */
  async function save(): Promise<void> {
    const value = read.value()
    if (!value) return
    const answer = await deed.send('POST', '/api/exports', { kind: 'gift-figures', about: bundle()?.id ?? '' })
    if (answer.ok) download.csv(t.file.name(value.from, value.to), rowsOf(value))
    else toast.say(deed.trouble() ?? '')
  }
  return { hasNone: () => bundle() === null, isWrongWay: () => from() !== '' && from() > to(), read, from, setFrom, to, setTo, save, deed, toast }
}
export type GiftFiguresState = ReturnType<typeof createGiftFigures>

/** How much of what was issued has been fetched. */
export const shareOf = ({ sum }: GiftFigures) => ({ part: sum.redeemed, whole: sum.redeemed + sum.waiting + sum.expired })

/** The bars of a day in hundredths of the highest one, so that the drawing needs no figures of its own. */
export function barsOf({ days }: GiftFigures): { day: Day; issued: number; redeemed: number }[] {
  const most = Math.max(1, ...days.flatMap(({ issued, redeemed }) => [issued, redeemed]))
  const height = (figure: number) => (figure === 0 ? 0 : Math.max(1, Math.round((figure * 100) / most)))
  return everyDay(days).map((one) => ({ day: one.day, issued: height(one.issued), redeemed: height(one.redeemed) }))
}

/** Days on which nothing happened have their place too. */
function everyDay(days: GiftFigures['days']): { day: Day; issued: number; redeemed: number }[] {
  const [first, last] = [days[0]?.day, days.at(-1)?.day]
  if (!first || !last) return []
  const known = new Map(days.map((one) => [one.day, one]))
  const count = Math.round((Date.parse(last) - Date.parse(first)) / 86_400_000) + 1
  return Array.from({ length: count }, (_, index) => {
    const day = new Date(Date.parse(first) + index * 86_400_000).toISOString().slice(0, 10)
    return { day, issued: known.get(day)?.issued ?? 0, redeemed: known.get(day)?.redeemed ?? 0 }
  })
}

const COLUMNS = ['issued', 'redeemed', 'waiting', 'held', 'parked', 'expired', 'extra', 'undone', 'proxies', 'overrides', 'bursts', 'factsWrong'] as const

function rowsOf(value: GiftFigures): string[][] {
  const cells = (row: GiftFigures['sum']) => COLUMNS.map((name) => String(row[name]))
  return [
    [t.file.span(fullDay(value.from), fullDay(value.to))],
    [t.table.office, ...COLUMNS.map((name) => t.heads[name])],
    ...value.offices.map((row) => [row.office?.name ?? t.table.none, ...cells(row)]),
    [t.table.sum, ...cells(value.sum)],
    [],
    [t.days.day, t.heads.issued, t.heads.redeemed, t.heads.extra, t.heads.undone],
    ...value.days.map(({ day, issued, redeemed, extra, undone }) => [fullDay(day), ...[issued, redeemed, extra, undone].map(String)]),
    [],
    [t.collectors.code, t.collectors.collector, t.collectors.organisation, t.heads.waiting],
    ...value.collectors.map((row) => [row.collector.code, row.collector.name, row.organisation, String(row.waiting)]),
  ]
}
