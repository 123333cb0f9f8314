import { can, type Act } from '#rules/rights.ts'
import { REFUSALS, type RefusalCode } from '#contract/refusals.ts'
import { ROLES } from '#rules/words.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeHouse, type House, type Person } from '../cast/house.ts'
import { EVERY, oneOfEach, pathOf } from './doors.ts'
import type { Route } from '../../api/route.ts'

let house: House
let people: Awaited<ReturnType<typeof oneOfEach>>
beforeAll(async () => {
  house = await makeHouse({ now: '2025-11-13T09:00:00+07:00' })
  people = await oneOfEach(house)
})
afterAll(() => house.close())

const SHUT = ['not-signed-in', 'session-expired', 'not-allowed']
const ask = (person: Person, route: Route) => person.send(route.method, pathOf(route), route.method === 'GET' ? undefined : {})

test('no two routes share a method and a path, and each has a method of the interface', () => {
  const titles = EVERY.map(([title]) => title)
  expect(new Set(titles).size).toBe(titles.length)
  expect(titles.length).toBeGreaterThan(40)
})

describe.each(EVERY)('%s', (_title, route) => {
  test('opens to nobody signed in only when it is public', async () => {
    const { body, status } = await ask(house.nobody, route)
    if (route.act === 'public') expect(SHUT).not.toContain(body?.code)
    else expect({ status, code: body?.code }).toEqual({ status: 401, code: 'not-signed-in' })
  })

  test.each(ROLES)('opens to a %s as the table of rights says', async (role) => {
    const { body, status } = await ask(people[role], route)
    const opens = route.act === 'public' || route.act === 'signed-in' || can(role, route.act as Act)
    if (opens) expect(SHUT).not.toContain(body?.code)
    else expect({ status, code: body?.code }).toEqual({ status: 403, code: 'not-allowed' })
  })

  test('says every refusal by a code of the table with its status', async () => {
    for (const person of [house.nobody, ...Object.values(people)]) {
      const { status, body, headers } = await ask(person, route)
      if (status < 400) continue
      expect(headers.get('content-type')).toBe('application/problem+json')
      expect(REFUSALS[body.code as RefusalCode]).toBe(status)
      expect(body.code).not.toBe('unknown-error')
    }
  })

  test('keeps its answer out of every shared cache', async () => {
    if (!route.path.startsWith('/api/')) return expect(route.act).toBe('public')
    const { headers } = await ask(people.organiser, route)
    expect(headers.get('cache-control')).toMatch(/^no-(store|cache)$/)
  })
})

test('who has no role today may do nothing but look at themselves', async () => {
  const { store } = house
  const person = await house.enter('b')
  const register = store.register
  store.register = { ...register, assignments: new Map([...register.assignments].filter(([id]) => id !== person.id)) }
  for (const [, route] of EVERY.filter(([, { act }]) => act !== 'public' && act !== 'signed-in'))
    expect((await ask(person, route)).body?.code).toBe('not-allowed')
  expect((await person.get('/api/me')).status).toBe(200)
  store.register = register
})

test('an address that no route has answers as one problem, whoever asks', async () => {
  for (const person of [house.nobody, people.organiser]) {
    expect((await person.get('/api/nowhere')).body).toMatchObject({ code: 'not-found', status: 404 })
    expect((await person.send('PUT', '/api/me', {})).body).toMatchObject({ code: 'not-found', status: 404 })
  }
})
