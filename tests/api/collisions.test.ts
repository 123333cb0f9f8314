import { afterEach, beforeEach, expect, test } from 'vitest'
import type { CaseList, Collisions } from '#contract/cases.ts'
import { correct, decide, see, tell } from '../cast/deeds.ts'
import { AT, makeHouse, type House, type Person } from '../cast/house.ts'
import { log, newCccd } from '../cast/phone.ts'

/** Two units that confirm their own: a and b in u1, c and d in u2. */
let house: House
let organiser: Person
beforeEach(async () => {
  const unit = (code: string) => ({ code, verifier: code })
  const collector = (code: string, organisation: string) => ({ code, organisation })
  const supervisor = (code: string, organisation: string) => ({ code, organisation, role: 'supervisor' as const })
  house = await makeHouse({
    furniture: {
      organisations: [unit('u1'), unit('u2')],
      staff: [collector('a', 'u1'), collector('b', 'u1'), collector('c', 'u2'), collector('d', 'u2'), supervisor('p1', 'u1'), supervisor('p2', 'u2')],
    },
  })
  house.clock.now = AT('2025-11-13T09:00:00+07:00')
  organiser = await house.as('btc1')
})
afterEach(() => house.close())

/** One person logged by two; answers the second entry, which is the duplicate. */
async function collide(first: string, second: string): Promise<{ held: string; late: string }> {
  const cccd = newCccd()
  house.clock.now += 60_000
  const held = await log(house, await house.as(first), { cccd, months: 1 })
  house.clock.now += 60_000
  return { held, late: await log(house, await house.as(second), { cccd, months: 1 }) }
}
const collisions = async (code: string): Promise<Collisions> =>
  (await (await house.as(code)).get(`/api/cases/collisions?campaign=${house.furniture.campaignId}`)).body
/** Each pair as `a b: open decided ended, lost by a, lost by b`, by the codes of the people. */
async function matrixOf(code: string): Promise<string[]> {
  const { collectors, pairs } = await collisions(code)
  const names = new Map(collectors.map((one) => [one.id, one.code]))
  const told = pairs.map(({ one, other, open, decided, ended, lost }) => {
    const [first, second] = [names.get(one)!, names.get(other)!]
    const sides = first <= second ? [`${first} ${second}`, lost.one, lost.other] : [`${second} ${first}`, lost.other, lost.one]
    return `${sides[0]}: ${open} ${decided} ${ended}, ${sides[1]} ${sides[2]}`
  })
  return told.toSorted()
}
const list = async (code: string, question = ''): Promise<CaseList> => (await (await house.as(code)).get(`/api/cases${question}`)).body

test('the matrix says for each pair what is open, decided and ended, and who lost, whoever came second', async () => {
  await collide('a', 'b')
  await decide(organiser, (await collide('a', 'b')).late, true)
  await decide(organiser, (await collide('b', 'a')).late, true)
  await decide(organiser, (await collide('b', 'a')).late, false)
  await tell(await house.as('pt1'), (await collide('a', 'b')).late, 'cancellation')
  await correct(house, await house.as('b'), (await collide('a', 'b')).late, { cccd: newCccd() })
  await collide('c', 'c')
  await collide('a', 'c')
  expect(await matrixOf('btc1')).toEqual(['a b: 1 3 2, 2 1', 'a c: 1 0 0, 0 0', 'c c: 1 0 0, 0 0'])
  expect((await collisions('btc1')).pairs[0]).toMatchObject({ open: 1, decided: 3 })
  expect((await collisions('btc1')).collectors).toContainEqual({ id: (await house.as('a')).id, code: 'a', name: expect.any(String), organisation: 'Đơn vị u1' })
})

test('a supervisor reads the pairs of the own unit alone, a collector none, and a case of two units is the organiser’s', async () => {
  await collide('a', 'b')
  await collide('c', 'd')
  await collide('a', 'c')
  expect(await matrixOf('p1')).toEqual(['a b: 1 0 0, 0 0'])
  expect(await matrixOf('p2')).toEqual(['c d: 1 0 0, 0 0'])
  expect((await matrixOf('btc1')).length).toBe(3)
  expect(await (await house.as('a')).get('/api/cases/collisions?campaign=x')).toMatchObject({ status: 403, body: { code: 'not-allowed' } })
})

test('the list is read in pages that hold each case once, and a unit’s own are found behind any number of others’', async () => {
  const own = [await collide('a', 'b'), await collide('b', 'a')].map(({ late }) => `duplicate.${late}`)
  for (let count = 0; count < 6; count += 1) await collide('c', 'd')
  const first = await list('p1', '?limit=1')
  expect([first.cases.map(({ id }) => id), first.count]).toEqual([[own[1]], 2])
  const second = await list('p1', `?limit=1&before=${first.next}`)
  expect([second.cases.map(({ id }) => id), second.next]).toEqual([[own[0]], null])
  const seen: string[] = []
  for (let before = ''; ;) {
    const page = await list('btc1', `?limit=3${before}`)
    seen.push(...page.cases.map(({ id }) => id))
    if (page.next === null) break
    before = `&before=${page.next}`
  }
  expect([seen.length, new Set(seen).size]).toEqual([8, 8])
  expect((await list('btc1', '?before=nothing')).cases.length).toBe(8)
})

test('the list is narrowed to one collector, or to a pair', async () => {
  const [pair, other] = [await collide('a', 'b'), await collide('b', 'c')]
  await collide('c', 'd')
  const id = async (code: string) => (await house.as(code)).id
  const found = async (question: string) => (await list('btc1', question)).cases.map(({ entry }) => entry.id)
  expect(await found(`?collector=${await id('b')}`)).toEqual([other.late, pair.late])
  expect(await found(`?collector=${await id('b')}&with=${await id('a')}`)).toEqual([pair.late])
  expect(await found(`?collector=${await id('a')}&with=${await id('d')}`)).toEqual([])
})

test('a decision that displaced the holder stands once in the list of those decided', async () => {
  const { held, late } = await collide('a', 'b')
  await decide(organiser, late, true)
  expect((await list('btc1', '?state=decided')).cases.map(({ id }) => id)).toEqual([`duplicate.${late}`])
  expect((await see(organiser, held)).state).toBe('duplicate')
})

test('of another campaign nothing stands in the matrix, of all campaigns everything', async () => {
  await collide('a', 'b')
  expect((await organiser.get('/api/cases/collisions?campaign=none')).body).toEqual({ collectors: [], pairs: [] })
  expect((await organiser.get('/api/cases/collisions')).body).toEqual(await collisions('btc1'))
})
