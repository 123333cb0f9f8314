import type { Wish } from './entries.ts'
import type { Stage } from './stage.ts'

/** The collector whose screen the demo is made for, and a colleague who enrolled one of the same people first. */
export const SHOWN = 'nvt001'
const COLLEAGUE = 'nvt007'

type Line = [day: number, hour: number, fate: Wish['fate'], product: Wish['product'], participation: Wish['participation'], months: number]

/** Week 3 of `nvt001`: eleven people, three waiting, one returned, one a duplicate. What is not yet past today was logged last night. */
const LINES: Line[] = [
  [14, 6.7, 'verify', 'bhxh-tn', 'new', 6],
  [14, 7.2, 'verify', 'bhyt-hgd', 'new', 12],
  [14, 9.4, 'verify', 'bhxh-tn', 'returning', 3],
  [14, 17.6, 'verify', 'bhyt-hgd', 'returning', 12],
  [14, 18.9, 'verify', 'bhyt-hgd', 'new', 12],
  [15, 6.9, 'verify', 'bhyt-hgd', 'renewal', 12],
  [15, 8.1, 'return', 'bhyt-hgd', 'new', 6],
  [15, 17.9, 'stay', 'bhxh-tn', 'new', 3],
  [15, 19.2, 'stay', 'bhyt-hgd', 'new', 12],
  [16, 7.1, 'stay', 'bhxh-tn', 'new', 1],
]

export function shownWishes(stage: Stage, now: number): { wishes: Wish[]; first: Wish; second: Wish } {
  const MINUTE = 60_000
  const timed = (code: string, [day, hour, fate, product, participation, months]: Line): Wish => {
    const planned = stage.at(day, hour)
    const at = planned + 20 * MINUTE < now ? planned : stage.at(15, 20.1)
    return { code, at, sentAt: at + 3 * MINUTE, fate, product, participation, months, donated: false }
  }
  return {
    wishes: LINES.map((line) => timed(SHOWN, line)),
    first: timed(COLLEAGUE, [14, 10.2, 'verify', 'bhxh-tn', 'new', 3]),
    second: timed(SHOWN, [15, 10.9, 'open', 'bhxh-tn', 'new', 3]),
  }
}
