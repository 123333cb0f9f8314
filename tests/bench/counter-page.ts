import type { HeldVoucher } from '#contract/counter.ts'
import { makeCode } from '#rules/voucher-codes.ts'
import { linesOf, planNames } from '../../web/state/counter-names.ts'
import { makeNameIndex, type NameIndex } from '../../web/state/counter-index.ts'
import { searchShelf } from '../../web/state/counter-search.ts'
import { findPeople, findVoucher, makeShelf, shelved } from '../../web/state/counter-shelf.ts'
import { openCounterStore } from '../../web/device/counter-store.ts'

/** Runs inside a real browser: a snapshot of so many vouchers, sealed and stored as a round does it, and what is asked of it. */
const shelf = makeShelf(() => Date.now(), openCounterStore('ra-quan-counter-bench'))
const PART = 2_000
const codeAt = (at: number) => makeCode(String(1_000_000_000 + at * 7))

const voucherAt = (at: number): HeldVoucher => ({
  ...{ code: codeAt(at), campaignId: 'c-1', state: 'issued', hold: at + 1, seq: at + 1, participation: 'new', product: 'bhxh-tn', unverified: false },
  ...{ entitled: true, initials: 'T. N. Q. P. K.', name: `ton nu quynh phuong khue ${at}`, birthYear: 1950 + (at % 60), facts: [] },
  ...{ lastFour: String(at % 10_000).padStart(4, '0'), enrolledOn: '2025-11-20', collector: 'Nguyễn Thị Lan', issuedAt: at, redeemed: null },
})

async function fill(count: number): Promise<number> {
  const started = performance.now()
  for (let from = 0; from < count; from += PART) {
    const vouchers = Array.from({ length: PART }, (_, at) => voucherAt(from + at))
    const rows = await shelved(shelf, vouchers, true)
    const names = await planNames(shelf, linesOf(rows, vouchers))
    await shelf.store.run(async (database) => {
      const change = database.transaction(['vouchers', 'facts'], 'readwrite', { durability: 'strict' })
      const facts = change.objectStore('facts')
      await Promise.all(names.remove.map((name) => facts.delete(name)))
      await Promise.all([...rows.map((row) => change.objectStore('vouchers').put(row)), ...names.put.map(([name, block]) => facts.put(block, name))])
      await change.done
    })
  }
  return performance.now() - started
}

/** How long each of so many look-ups took, in milliseconds. */
async function times(rounds: number, ask: (at: number) => Promise<unknown>, count: number): Promise<number[]> {
  const found: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const at = Math.floor(Math.random() * count)
    const started = performance.now()
    if (!(await ask(at))) throw new Error('a voucher was not found')
    found.push(performance.now() - started)
  }
  return found
}

let names: NameIndex = makeNameIndex(shelf)
const asked = (name: string) => ({ name, lastFour: '', day: null, collector: '' })
const bench = {
  fill,
  look: (rounds: number, count: number) => times(rounds, (at) => findVoucher(shelf, codeAt(at)), count),
  people: (rounds: number, count: number) =>
    times(rounds, async (at) => (await findPeople(shelf, 1950 + (at % 60), String(at % 10_000).padStart(4, '0'))).length > 0, count),
  /** A screen is opened: its names from sealed to searchable, anew each time. */
  open: (rounds: number) =>
    times(
      rounds,
      async () => {
        names.close()
        names = makeNameIndex(shelf)
        return (await names.lines()).length > 0
      },
      1,
    ),
  search: (rounds: number, count: number) => times(rounds, async (at) => (await searchShelf(shelf, names, asked(`khue ${at}`))).count > 0, count),
  common: (rounds: number) => times(rounds, async () => (await searchShelf(shelf, names, asked('tôn nữ'))).count > 0, 1),
}
export type CounterBench = typeof bench
Object.assign(globalThis, { bench })
