import { createMemo, createSignal } from 'solid-js'
import type { CarryOver } from '#contract/campaigns.ts'
import type { Product } from '#rules/words.ts'
import type { App } from './app.ts'
import { sentenceOf } from './desk.ts'
import type { Change } from './set-up-target-edits.ts'
import { type CellKey, type GridColumn, keyOf } from './set-up-target-grid.ts'

/** What an owner misses of a week in one product, and where it would go. */
export type CarryLine = {
  ownerId: string
  product: Product
  target: number
  achieved: number
  missing: number
  into: { periodId: string; before: number; target: number }[]
}
type Of = {
  campaignId: () => string | null
  ended: () => GridColumn[]
  nameOf: (id: string) => string | null
  /** What stands in the grid, typed or stored. */
  value: (key: CellKey) => number | null
  apply: (changes: Change[]) => void
}

/** What is missing of an unmet week, spread over the weeks to come: offered by the server, chosen by owner, and laid into the grid to be looked at and stored. */
export function createCarry(app: App, { campaignId, ended, nameOf, value, apply }: Of) {
  const [periodId, setPeriod] = createSignal<string | null>(null)
  const [answer, setAnswer] = createSignal<CarryOver | null>(null)
  const [trouble, setTrouble] = createSignal<string | null>(null)
  const [left, setLeft] = createSignal<ReadonlySet<string>>(new Set())
  let turn = 0

  async function pick(id: string): Promise<void> {
    const own = ++turn
    setPeriod(id)
    setAnswer(null)
    setTrouble(null)
    const got = await app.device.api.get<CarryOver>(`/api/campaigns/${campaignId()}/carry-over?period=${id}`)
    if (own !== turn) return
    if (!got.ok) return void setTrouble(sentenceOf(got.failure))
    setLeft(new Set<string>())
    setAnswer(got.value)
  }

  /** By owner, in the order of the server; only who misses something and has a week to come. */
  const lines = createMemo((): Map<string, CarryLine[]> => {
    const found = (answer()?.rows ?? []).flatMap(({ ownerId, product, target, achieved, remaining }): CarryLine[] =>
      achieved < target && remaining.length > 0 && nameOf(ownerId) !== null
        ? [
            {
              ownerId,
              product: product as Product,
              target,
              achieved,
              missing: target - achieved,
              into: remaining.map((part) => onTop(ownerId, product as Product, part)),
            },
          ]
        : [],
    )
    return Map.groupBy(found, ({ ownerId }) => ownerId)
  })

  /** The server knows what is stored alone; what is typed and not stored yet keeps its figure, and the share comes on top of it. */
  function onTop(ownerId: string, product: Product, { periodId: to, before, target }: CarryLine['into'][number]) {
    const now = value(keyOf(ownerId, to, product)) ?? 0
    return { periodId: to, before: now, target: now + target - before }
  }

  function go(): void {
    const taken = [...lines()].filter(([ownerId]) => !left().has(ownerId)).flatMap(([, own]) => own)
    apply(taken.flatMap(({ ownerId, product, into }) => into.map(({ periodId: to, target }): Change => [keyOf(ownerId, to, product), target])))
  }

  return {
    ...{ periodId, pick, answer, trouble, lines, go, ended },
    begin: () => {
      const last = ended().at(-1)
      if (last) void pick(last.period.id)
    },
    isTaken: (ownerId: string) => !left().has(ownerId),
    take(ownerId: string, taken: boolean): void {
      const after = new Set(left())
      if (taken) after.delete(ownerId)
      else after.add(ownerId)
      setLeft(after)
    },
    taken: () => [...lines().keys()].filter((ownerId) => !left().has(ownerId)).length,
  }
}
export type Carry = ReturnType<typeof createCarry>
