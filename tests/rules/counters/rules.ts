import * as holding from '#rules/holding.ts'
import * as redemption from '#rules/redemption.ts'

/** The rules that the app itself uses, in one record, so that a test can break one of them and see that it is found. */
export const APP = { ...holding, ...redemption }
export type Rules = typeof APP

/** Chance out of a seed: the same seed plays the same schedule (mulberry32). */
export function makeChance(seed: number) {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (most: number): number => Math.floor(next() * most)
  return {
    below,
    whether: (likely: number): boolean => next() < likely,
    pick: <T>(list: readonly T[]): T | undefined => list[below(list.length)],
    take<T>(list: T[]): T | undefined {
      return list.length === 0 ? undefined : list.splice(below(list.length), 1)[0]
    },
  }
}
export type Chance = ReturnType<typeof makeChance>
