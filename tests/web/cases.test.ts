import { afterEach, expect, test } from 'vitest'
import type { CaseView, Collisions } from '#contract/cases.ts'
import { createCases } from '../../web/state/cases.ts'
import { matrixOf } from '../../web/state/collisions.ts'
import { desk, entry, json, no, NOW, person, type Says, settled } from './desk-house.ts'

let close = () => {}
afterEach(() => close())

const one = (id: string): CaseView => ({
  ...{ id, kind: 'duplicate', state: 'open', openedAt: NOW, suggestion: 'holder', decision: null },
  ...{ entry: entry(`${id}-1`), holder: entry(`${id}-2`) },
})
const collector = (code: string) => ({ id: `s-${code}`, code, name: `Người ${code}`, organisation: 'Bưu điện Gò Dầu' })
const pair = (first: string, second: string, open: number, decided = 0) => ({
  ...{ one: `s-${first}`, other: `s-${second}`, open, decided, ended: 0 },
  lost: { one: decided, other: 0 },
})
const collisions: Collisions = { collectors: ['a', 'b', 'c'].map(collector), pairs: [pair('a', 'b', 2, 1), pair('b', 'c', 0, 1)] }

async function casesOf(says: Says) {
  const house = await desk(person('organiser'), (asked) => says(asked) ?? (asked.path.startsWith('/api/cases/collisions') ? json(collisions) : undefined))
  const cases = house.inRoot(() => createCases(house.app))
  close = house.close
  await settled()
  return { ...house, cases }
}
const pages: Says = ({ path }) =>
  path.includes('before=k2')
    ? json({ cases: [one('k3')], next: null, count: 3 })
    : path.startsWith('/api/cases?')
      ? json({ cases: [one('k1'), one('k2')], next: 'k2', count: 3 })
      : undefined

test('cases come page by page, and the count is of all of them', async () => {
  const { cases } = await casesOf(pages)
  expect([cases.list().map(({ id }) => id), cases.count(), cases.hasMore()]).toEqual([['k1', 'k2'], 3, true])
  await cases.more()
  expect([cases.list().map(({ id }) => id), cases.hasMore()]).toEqual([['k1', 'k2', 'k3'], false])
})

test('those of two collectors are asked for by their ids, and everyone’s again', async () => {
  const { cases, asked } = await casesOf(pages)
  cases.setBetween({ collector: 's-a', other: 's-b' })
  await settled()
  expect(asked.at(-1)?.path).toMatch(/^\/api\/cases\?state=open&campaign=c-1&gifts=apart&collector=s-a&with=s-b$/)
  cases.everyone()
  await settled()
  expect(asked.at(-1)?.path).toMatch(/^\/api\/cases\?state=open&campaign=c-1&gifts=apart$/)
  expect(cases.nameOf('s-a')).toBe('Người a')
})

test('a decision reads list and matrix anew; a refused one says why and shows what another decided', async () => {
  let refused = false
  const { cases, asked } = await casesOf((ask) =>
    ask.method === 'POST' ? (refused ? no('case-decided', 409) : new Response(null, { status: 204 })) : pages(ask),
  )
  await cases.more()
  expect(await cases.decide(one('k1'), true, 'Biên lai sớm hơn')).toBe(true)
  await settled()
  expect(cases.list().length).toBe(2)
  const reads = () => asked.filter(({ method, path }) => method === 'GET' && path.startsWith('/api/cases')).length
  const before = reads()
  refused = true
  expect(await cases.decide(one('k1'), true, 'Biên lai sớm hơn')).toBe(false)
  expect([cases.deed.trouble(), reads() - before]).toEqual([expect.stringContaining('đã có người quyết'), 2])
})

test('the matrix has a row for each who collides most, none of them empty, and a pair is found from both sides', () => {
  const matrix = matrixOf(collisions)
  expect([matrix.people.map(({ code }) => code), matrix.isCut]).toEqual([['a', 'b', 'c'], false])
  expect([matrix.at('s-a', 's-b'), matrix.at('s-b', 's-a'), matrix.at('s-a', 's-c')]).toEqual([collisions.pairs[0], collisions.pairs[0], null])
  const codes = Array.from({ length: 40 }, (_, index) => `n${String(index).padStart(2, '0')}`)
  const pairs = Array.from({ length: 20 }, (_, index) => pair(codes[index * 2]!, codes[index * 2 + 1]!, index + 1))
  const many = matrixOf({ collectors: codes.map(collector), pairs })
  expect([many.people.length, many.isCut]).toEqual([14, true])
  for (const { id } of many.people) expect(many.people.some((other) => many.at(id, other.id) !== null)).toBe(true)
})
