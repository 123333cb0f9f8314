import { createMemo, createSignal } from 'solid-js'
import { apportion } from '#rules/apportion.ts'
import { PRODUCTS, type Product } from '#rules/words.ts'
import { setUpSpread as t } from '../text/set-up-targets.vi.ts'
import type { Change } from './set-up-target-edits.ts'
import { type GridColumn, type GridRow, keyOf, type TargetGrid } from './set-up-target-grid.ts'
import { blockOf } from './set-up-target-paste.ts'
import { plain } from '#rules/plain.ts'

export type Filling = 'even' | 'people' | 'before'
type Of = {
  grid: () => TargetGrid | null
  open: () => GridColumn[]
  value: (key: string) => number | null
  before: (periodId: string) => GridColumn | null
  apply: (changes: Change[], words: string) => void
}

/** A total of each product shared over the teams by weights: the labour force of each, or any numbers (DOMAIN T20). The weights stay while the page does. */
export function createSpread({ grid, open, value, before, apply }: Of) {
  const [periodId, setPeriod] = createSignal<string | null>(null)
  const [totals, setTotals] = createSignal<Record<Product, string>>({ 'bhxh-tn': '', 'bhyt-hgd': '' })
  const [weights, setWeights] = createSignal<Record<string, string>>({})
  const [asked, setAsked] = createSignal(false)
  const teams = () => grid()?.teams ?? []
  const whole = (text: string) => (/^\d{1,12}$/.test(bare(text)) ? Number(bare(text)) : null)
  const weightOf = (id: string) => whole(weights()[id] ?? '') ?? 0

  const parts = createMemo((): Map<string, Record<Product, number | null>> | null => {
    const given = teams().map(({ id }) => weightOf(id))
    if (given.every((weight) => weight === 0)) return null
    const of = (product: Product) => {
      const total = whole(totals()[product])
      return total === null ? null : apportion(total, given)
    }
    const [tn, yt] = [of('bhxh-tn'), of('bhyt-hgd')]
    if (!tn && !yt) return null
    return new Map(teams().map(({ id }, at) => [id, { 'bhxh-tn': tn?.[at] ?? null, 'bhyt-hgd': yt?.[at] ?? null }]))
  })
  const trouble = () => {
    if (!asked()) return null
    if (PRODUCTS.every((product) => bare(totals()[product]) === '')) return t.totalFirst
    if (PRODUCTS.some((product) => bare(totals()[product]) !== '' && (whole(totals()[product]) ?? Infinity) > 1_000_000)) return t.totalWrong
    return teams().every(({ id }) => weightOf(id) === 0) ? t.weightsFirst : null
  }

  function fill(filling: Filling): void {
    const earlier = filling === 'before' && periodId() !== null ? before(periodId()!) : null
    const of = ({ id }: GridRow): number => {
      if (filling === 'even') return 1
      if (filling === 'people') return grid()?.people.get(id)?.length ?? 0
      return earlier ? PRODUCTS.reduce((sum, product) => sum + (value(keyOf(id, earlier.period.id, product)) ?? 0), 0) : 0
    }
    setWeights(Object.fromEntries(teams().map((team) => [team.id, String(of(team))])))
  }

  /** Numbers for one team after the other from this one on; beside names or codes, for whom they name. Answers whether it was more than one number. */
  function paste(text: string, fromId: string): boolean {
    const block = blockOf(text)
    if (block.length === 1 && block[0]?.length === 1) return false
    const start = teams().findIndex(({ id }) => id === fromId)
    const given = { ...weights() }
    block.forEach((cells, line) => {
      const number = cells.findLast((cell) => whole(cell) !== null)
      const named = teams().find(({ name, code }) => cells.some((cell) => cell !== '' && (plain(cell) === plain(name) || plain(cell) === plain(code))))
      const team = named ?? (cells.length === 1 ? teams()[start + line] : undefined)
      if (team && number !== undefined) given[team.id] = bare(number)
    })
    setWeights(given)
    return true
  }

  function go(): boolean {
    setAsked(true)
    const shared = parts()
    const id = periodId()
    if (trouble() || !shared || id === null) return false
    const changes = [...shared].flatMap(([ownerId, targets]) =>
      PRODUCTS.flatMap((product): Change[] => (targets[product] === null ? [] : [[keyOf(ownerId, id, product), targets[product]]])),
    )
    apply(changes, t.done)
    setAsked(false)
    return true
  }

  return {
    ...{ periodId, setPeriod, totals, weights, parts, trouble, fill, paste, go, teams, open },
    begin(chosen: string | null): void {
      const known = open().some(({ period }) => period.id === chosen)
      setPeriod(known ? chosen : (open()[0]?.period.id ?? null))
      setAsked(false)
    },
    setTotal: (product: Product, text: string) => setTotals({ ...totals(), [product]: text }),
    setWeight: (id: string, text: string) => setWeights({ ...weights(), [id]: text }),
    /** What the teams have now in that period. */
    now: (product: Product) => (periodId() === null ? 0 : teams().reduce((sum, { id }) => sum + (value(keyOf(id, periodId()!, product)) ?? 0), 0)),
    weightSum: () => teams().reduce((sum, { id }) => sum + weightOf(id), 0),
    hasBefore: () => periodId() !== null && before(periodId()!) !== null,
  }
}
export type Spread = ReturnType<typeof createSpread>

const bare = (text: string) => text.replaceAll(/[\s.,\u00a0]/g, '')
