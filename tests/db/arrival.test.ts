import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Snapshot } from '#contract/results.ts'
import type { EnrolmentBody } from '#contract/enrolments.ts'
import { close, openCases, verify } from '../cast/deeds.ts'
import { AT, makeHouse } from '../cast/house.ts'
import { itemOf, newId, syncAs } from '../cast/phone.ts'
import { makeShift } from '../cast/shift.ts'

const HOUR = 3_600_000
const PEOPLE = ['a', 'b', 'c'] as const
type Logged = { by: (typeof PEOPLE)[number]; person: number; facts: number; hour: number }
const logged = fc.record({ by: fc.constantFrom(...PEOPLE), person: fc.nat(11), facts: fc.nat(11), hour: fc.nat(160) })
/** Entries of one week, no two receipts of one moment, and two orders in which they may arrive. */
const story = fc
  .uniqueArray(logged, { minLength: 6, maxLength: 16, selector: ({ hour }) => hour })
  .chain((list) =>
    fc.tuple(
      fc.constant(list),
      fc.shuffledSubarray(list, { minLength: list.length }),
      fc.array(fc.nat(10), { minLength: list.length, maxLength: list.length }),
    ),
  )

test('in whatever order entries arrive before the cutoff, the final result is the same', async () => {
  await fc.assert(
    fc.asyncProperty(story, async ([list, turned, pauses]) => {
      const ids = new Map(list.map((one) => [one, newId()]))
      expect(await resultOf(turned, pauses, ids)).toEqual(await resultOf(list, [], ids))
    }),
    { numRuns: 12, interruptAfterTimeLimit: 25_000, markInterruptAsFailure: false },
  )
}, 60_000)

/** Everything arrives after the week, in some order and with some pauses; each case is decided for the earlier receipt. */
async function resultOf(order: readonly Logged[], pauses: readonly number[], ids: ReadonlyMap<Logged, string>): Promise<object> {
  const targets = { 'week 1': { 'bhxh-tn': 3, 'bhyt-hgd': 2 } }
  const house = await makeHouse({
    furniture: {
      organisations: [
        { code: 'u1', targets },
        { code: 'u2', targets },
      ],
    },
  })
  try {
    const as = makeShift(house)
    house.clock.now = AT('2025-11-19T02:00:00+07:00')
    for (const [index, one] of order.entries()) {
      house.clock.now += (pauses[index] ?? 0) * 60_000
      const answer = await syncAs(house, await as(one.by), [itemOf(house, said(one), ids.get(one))])
      if ('code' in (answer.body.receipts[0] ?? { code: '' })) throw new Error(answer.text)
    }
    house.clock.now = AT('2025-11-19T12:00:00+07:00')
    const supervisor = await as('pt1')
    // Each decision may change who holds the place, and with it what the next case suggests.
    for (let [one] = await openCases(supervisor); one; [one] = await openCases(supervisor))
      await supervisor.post(`/api/cases/${one.id}/decision`, { counts: one.suggestion === 'entry', reason: 'Biên lai sớm hơn' })
    for (const id of ids.values()) await verify(supervisor, id)
    const answer = await close(house, await as('btc1'), 'week 1')
    if (answer.status !== 200) throw new Error(answer.text)
    const { snapshot } = (await (await as('btc1')).get(`/api/periods/${house.furniture.period('week 1')}/result`)).body as { snapshot: Snapshot }
    return plain(snapshot)
  } finally {
    await house.close()
  }
}

/** A person's second entry of one product may come first: whose receipt is earlier counts in the end. */
function said({ person, facts, hour }: Logged): Partial<EnrolmentBody> {
  const product = facts % 2 === 0 ? ('bhxh-tn' as const) : ('bhyt-hgd' as const)
  return {
    ...{ product, cccd: `0721900${String(10_000 + person)}`, months: facts < 6 ? 3 : 12, amount: 100_000 + person },
    ...{ collectedAt: AT('2025-11-12T01:00:00+07:00') + hour * HOUR, collectedFrom: 'receipt', donated: facts === 11 },
  }
}

/** Ids of people and units are drawn anew in each house, so they are told by their names. */
function plain({ boards, awards, totals, entries }: Snapshot): object {
  const rows = boards.map(({ board, rows: own }) => [board, own.map(({ id: _id, ...row }) => row)])
  const won = awards.map(({ awards: own, ...one }) => [one, own.map(({ id: _id, ...row }) => JSON.stringify(row)).toSorted()])
  return { rows, won, totals, entries }
}
