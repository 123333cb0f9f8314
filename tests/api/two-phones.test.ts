import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { EnrolmentBody } from '#contract/enrolments.ts'
import { audit, cases } from '#db/schema/index.ts'
import { board, decide, openCases, REASON, see, verify } from '../cast/deeds.ts'
import { AT, makeHouse, type House } from '../cast/house.ts'
import { itemOf, newId, syncAs } from '../cast/phone.ts'
import { makeShift } from '../cast/shift.ts'
import { expectPromises } from '../db/promises.ts'

const PEOPLE = ['a', 'b', 'c'] as const
type Who = (typeof PEOPLE)[number]
/** What one phone holds for one participant; the same person stands on several phones. */
type Held = { id: string; by: Who; said: Partial<EnrolmentBody> }
/** Which of a person's entries is to count in the end, by its id. */
type Winners = ReadonlyMap<string, string>

const held = (by: Who, cccd: string, hour: number, more: Partial<EnrolmentBody> = {}): Held => ({
  ...{ id: newId(), by },
  said: { cccd, collectedAt: AT('2025-11-13T07:00:00+07:00') + hour * 3_600_000, collectedFrom: 'receipt', amount: 100_000 + hour, ...more },
})

/** a and b are of u1, c of u2; each unit has targets, so that teams are ranked too. */
async function open() {
  const targets = { 'week 1': { 'bhxh-tn': 2, 'bhyt-hgd': 1 } }
  const house = await makeHouse({ furniture: { organisations: ['u1', 'u2'].map((code) => ({ code, targets })) } })
  house.clock.now = AT('2025-11-14T09:00:00+07:00')
  const as = makeShift(house)
  const send = async (one: Held) => {
    house.clock.now += 60_000
    const { body, text } = await syncAs(house, await as(one.by), [itemOf(house, one.said, one.id)])
    if (!body.receipts[0] || 'code' in body.receipts[0]) throw new Error(text)
  }
  /** Decides each open case as it was agreed, one after the other, since each may change who holds the place. */
  const settle = async (winners: Winners) => {
    const supervisor = await as('pt1')
    for (let turn = 0; turn < 20; turn += 1) {
      const [found] = await openCases(supervisor)
      if (!found) return
      await decide(supervisor, found.entry.id, winners.get(found.entry.id) === found.entry.id)
    }
    throw new Error('The cases come to no end')
  }
  return { house, as, send, settle }
}

/** Everything that is counted: both boards, both figures, totals by unit, the state of each entry, and the gifts of each person. */
async function figuresOf(house: House, as: (code: string) => ReturnType<House['as']>, all: readonly Held[]) {
  const organiser = await as('btc1')
  const boards: unknown[] = []
  for (const period of ['week 1', 'phase'])
    for (const kind of ['individual', 'team'])
      for (const figures of ['provisional', 'official']) boards.push([period, kind, figures, await board(house, organiser, period, figures, kind)])
  const { rows } = (await organiser.get<{ rows: object[] }>(`/api/totals?campaign=${house.furniture.campaignId}`)).body
  const entries: unknown[] = []
  const gifts = new Map<string, number>()
  for (const [index, { id, said }] of all.entries()) {
    const { state, points, voucher } = await see(organiser, id)
    entries.push([index, state, points])
    gifts.set(String(said.cccd), (gifts.get(String(said.cccd)) ?? 0) + Number(voucher?.state === 'issued'))
  }
  return { boards, totals: rows.map(withoutIds).toSorted(), entries, gifts: [...gifts].toSorted() }
}
const withoutIds = (row: object) => JSON.stringify(row).replaceAll(/"[0-9a-zA-Z_-]{16,}"/g, '""')

describe('two offline phones with the same person', () => {
  const arrivals = ['A before B', 'B before A'] as const
  const verdicts = ['verified after the decision', 'verified before the decision'] as const

  /** Plays one order, with the earlier receipt of B or the later of A decided to count. */
  async function play(arrival: (typeof arrivals)[number], verdict: (typeof verdicts)[number], counts: 'A' | 'B') {
    const { house, as, send, settle } = await open()
    try {
      const cccd = '072190900001'
      const phones = { A: held('a', cccd, 5), B: held('c', cccd, 2) }
      const other = held('b', '072190900002', 3, { months: 1 })
      const order = arrival === 'A before B' ? [phones.A, phones.B] : [phones.B, phones.A]
      await send(other)
      for (const one of order) await send(one)
      const supervisor = await as('pt1')
      expect(await openCases(supervisor)).toMatchObject([
        { entry: { id: order[1]!.id }, holder: { id: order[0]!.id }, suggestion: order[1] === phones.B ? 'entry' : 'holder' },
      ])
      if (verdict === 'verified before the decision') await verify(supervisor, order[0]!.id)
      await settle(new Map(order.map(({ id }) => [id, phones[counts].id])))
      for (const { id } of [...order, other]) await verify(supervisor, id)
      await expectPromises(house, new Map())
      const [open_, lines] = [await openCases(supervisor), await house.store.connections.read.select().from(audit)]
      expect(open_).toEqual([])
      expect((await supervisor.get('/api/cases?state=decided')).body).toMatchObject({ count: 1, cases: [{ entry: { id: order[1]!.id } }] })
      expect(lines.filter(({ act }) => /^case-(for|against)$/.test(act))).toMatchObject([
        { by: supervisor.id, deviceId: supervisor.deviceId, subject: `duplicate.${order[1]!.id}`, detail: JSON.stringify(REASON) },
      ])
      expect((await see(supervisor, phones[counts].id)).voucher).toMatchObject({ state: 'issued' })
      return await figuresOf(house, as, [phones.A, phones.B, other])
    } finally {
      await house.close()
    }
  }

  test.each(['A', 'B'] as const)('end in the same figures in each of the four orders of arrival and decision, when %s’s entry is to count', async (counts) => {
    const found = []
    for (const arrival of arrivals) for (const verdict of verdicts) found.push(await play(arrival, verdict, counts))
    for (const one of found) expect(one).toEqual(found[0])
    const loser = counts === 'A' ? 1 : 0
    expect(found[0]?.entries[loser]).toEqual([loser, 'duplicate', 13])
    expect(found[0]?.gifts).toContainEqual(['072190900001', 1])
    expect(found[0]?.entries[1 - loser]).toEqual([1 - loser, 'verified', 13])
  })

  test('send at the same moment, each twice as after a lost answer: one case, one holder, one gift', async () => {
    const { house, as } = await open()
    const phones = [held('a', '072190900003', 1), held('c', '072190900003', 4)]
    const items = phones.map(({ by, id, said }) => ({ by, item: itemOf(house, said, id) }))
    await Promise.all([...items, ...items].map(async ({ by, item }) => syncAs(house, await as(by), [item])))
    expect(await house.store.connections.read.select().from(cases)).toMatchObject([{ kind: 'duplicate', state: 'open' }])
    await expectPromises(house, new Map())
    await house.close()
  })
})

const logged = fc.record({ by: fc.constantFrom(...PEOPLE), person: fc.nat(4), household: fc.boolean(), hour: fc.nat(26) })
/** Entries of few persons on three phones; two orders in which they arrive, and when somebody verifies or decides in between. */
const story = fc.uniqueArray(logged, { minLength: 4, maxLength: 10, selector: ({ hour }) => hour }).chain((list) =>
  fc.tuple(
    fc.constant(list),
    fc.shuffledSubarray(list, { minLength: list.length }),
    fc.array(fc.constantFrom('nothing', 'verify', 'decide'), { minLength: list.length, maxLength: list.length }),
    fc.infiniteStream(fc.nat(99)).map((stream) => [...stream.take(20)]),
  ),
)

test('however arrivals, verifications and decisions interleave, what was decided ends in the same figures', async () => {
  await fc.assert(
    fc.asyncProperty(story, async ([list, turned, between, picks]) => {
      const all = list.map(({ by, person, household, hour }) =>
        held(by, `0721900${String(10_000 + person)}`, hour, { product: household ? 'bhyt-hgd' : 'bhxh-tn', months: 1 + (hour % 12) }),
      )
      const winners = winnersOf(all, picks)
      const inOrder = turned.map((one) => all[list.indexOf(one)]!)
      expect(await live(inOrder, all, winners, between)).toEqual(await live(all, all, winners, []))
    }),
    { numRuns: 12, interruptAfterTimeLimit: 25_000, markInterruptAsFailure: false },
  )
}, 60_000)

/** Of each person and product any one is agreed to count. */
function winnersOf(all: readonly Held[], picks: readonly number[]): Winners {
  const places = [...Map.groupBy(all, ({ said }) => `${said.cccd} ${said.product}`).values()]
  return new Map(places.flatMap((place, index) => place.map(({ id }) => [id, place[(picks[index] ?? 0) % place.length]!.id] as const)))
}

async function live(order: readonly Held[], all: readonly Held[], winners: Winners, between: readonly string[]) {
  const { house, as, send, settle } = await open()
  try {
    for (const [index, one] of order.entries()) {
      await send(one)
      if (between[index] === 'verify') await verify(await as('pt1'), order[index >> 1]!.id)
      if (between[index] === 'decide') await settle(winners)
    }
    await settle(winners)
    for (const { id } of all) await verify(await as('pt1'), id)
    await expectPromises(house, new Map())
    return await figuresOf(house, as, all)
  } finally {
    await house.close()
  }
}
