import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { can, type Act } from '#rules/rights.ts'
import type { Route } from '../../api/route.ts'
import type { Answer } from '../cast/house.ts'
import { EVERY, isUnsafe, NOWHERE, pathOf } from './doors.ts'
import { makeWorld, type Stranger, STRANGERS, type World } from './neighbour.ts'
import { ask, BESIDE, HEAD, IN_BODY, INNER, PATHS, PLAIN, QUERIES, type Registered } from './records.ts'

let world: World
let before: string
beforeAll(async () => {
  world = await makeWorld()
  before = await stored()
}, 60_000)
afterAll(() => world.house.close())

const INNER_HEAD = /^[^:]*:\w+[^:]*:\w+/
const named = EVERY.filter(([, { path }]) => path.includes(':')).map(([title, route]) => [title, route, HEAD.exec(route.path)?.[0] ?? ''] as const)
const nested = EVERY.filter(([, { path }]) => INNER_HEAD.test(path)).map(([title, route]) => [title, route, INNER_HEAD.exec(route.path)?.[0] ?? ''] as const)
const asking = EVERY.flatMap(([title, route]) =>
  Object.keys(route.query)
    .filter((name) => !PLAIN.includes(name))
    .map((name) => [`${title} ?${name}`, route, name, title] as const),
)
const codes = Object.keys(STRANGERS) as Stranger[]
const opens = (route: Route, code: Stranger) => route.act === 'public' || route.act === 'signed-in' || can(STRANGERS[code], route.act as Act)

const LATER = [
  'results',
  'proposals',
  'announcements',
  'assignments',
  'prize_moves',
  'amendments',
  'lists',
  'list_rows',
  'check_entries',
  'calls',
  'undos',
  'overrides',
  'holding_devices',
]

/** All that a refused act could have left behind. */
async function stored(): Promise<string> {
  const { reader } = world.house.store.connections
  const tables = ['enrolments', 'transitions', 'enrolment_versions', 'cases', 'vouchers', 'handovers', 'stock_moves', 'complaints', 'complaint_answers']
  const rows = await Promise.all([...tables, ...LATER].map((table) => reader.execute(`SELECT * FROM ${table}`)))
  return JSON.stringify(rows.map((one) => one.rows))
}

const shown = ({ status, text }: Answer, said: string) => `${status} ${text.replaceAll(said, '‹id›')}`

test.each(named)('%s has its record of a neighbour', (title, _route, head) => {
  const how = `${title} names a record that nobody registered. Add '${head}' to PATHS in tests/api/records.ts with the name under which makeWorld() puts a record of u1 into ids.`
  expect(PATHS[head], how).toBeDefined()
  expect(world.ids[PATHS[head]!.theirs], `makeWorld() in tests/api/neighbour.ts makes no '${PATHS[head]!.theirs}'`).toBeTruthy()
})

test.each(nested)('%s has a record of a neighbour within one that strangers may know of', (title, _route, head) => {
  expect(INNER[head], `${title}: add '${head}' to INNER in tests/api/records.ts.`).toBeDefined()
})

test.each(asking)('%s has its record of a neighbour', (title, _route, name) => {
  const how = `${title}: add '${name}' to QUERIES in tests/api/records.ts when it names a record, or to PLAIN there when it names none.`
  expect(QUERIES[name], how).toBeDefined()
})

const theirsOf = ({ theirs, missing = NOWHERE }: Registered) => [world.ids[theirs] ?? '', missing] as const

describe.each(named)('%s', (title, route, head) => {
  const record: Registered = PATHS[head] ?? { theirs: '' }
  const rest = () => Object.fromEntries(Object.entries(record.rest ?? {}).map(([name, id]) => [name, world.ids[id] ?? '']))
  const at = (said: string) => pathOf(route, { ...rest(), ...Object.fromEntries([[head.split(':')[1], said]]) })
  test.each(codes.filter((code) => !record.open?.[code]))('says to %s of a neighbour’s record what it says of none', async (code) => {
    const person = await world.as(code)
    const [theirs, missing] = theirsOf(record)
    const [one, none] = [await ask(world, person, title, route, at(theirs)), await ask(world, person, title, route, at(missing))]
    expect(shown(one, theirs)).toBe(shown(none, missing))
    if (isUnsafe(route)) expect(one.status).toBeGreaterThanOrEqual(400)
    if (opens(route, code))
      expect(String(one.body?.code), `${title}: give it a well formed body in BODIES of tests/api/records.ts`).not.toMatch(/malformed$|missing$/)
  })

  test('says to nobody signed in what it says of none', async () => {
    const [theirs, missing] = theirsOf(record)
    const { nobody } = world.house
    expect(shown(await ask(world, nobody, title, route, at(theirs)), theirs)).toBe(shown(await ask(world, nobody, title, route, at(missing)), missing))
  })
})

describe.each(nested)('%s', (title, route, head) => {
  const record = INNER[head] ?? { within: '', theirs: '' }
  const [outer = '', inner = ''] = [...head.matchAll(/:(\w+)/g)].map(([, name]) => name)
  const at = (said: string) => pathOf(route, { [outer]: world.ids[record.within] ?? '', [inner]: said })
  test.each(codes)('says to %s of what is a neighbour’s within it what it says of none', async (code) => {
    const person = await world.as(code)
    const [theirs, missing] = theirsOf(record)
    const [one, none] = [await ask(world, person, title, route, at(theirs)), await ask(world, person, title, route, at(missing))]
    expect(shown(one, theirs)).toBe(shown(none, missing))
    expect(one.status).toBeGreaterThanOrEqual(400)
    expect(String(one.body?.code)).not.toMatch(/malformed$|missing$/)
  })
})

describe.each(asking)('%s', (row, route, name, title) => {
  const record: Registered = QUERIES[name] ?? { theirs: '' }
  const shared = PATHS[HEAD.exec(route.path)?.[0] ?? '']?.shared
  const at = (said: string) => {
    const beside = (BESIDE[row] ?? BESIDE[title])?.(world.ids).replace(new RegExp(`&?${name}=[^&]*`), '') ?? ''
    return `${pathOf(route, shared ? { id: world.ids[shared]! } : {})}?${beside}&${name}=${said}`
  }
  test.each(codes.filter((code) => !record.open?.[code]))('says to %s of a neighbour’s record what it says of none', async (code) => {
    const person = await world.as(code)
    const [theirs, missing] = theirsOf(record)
    expect(shown(await ask(world, person, title, route, at(theirs)), theirs)).toBe(shown(await ask(world, person, title, route, at(missing)), missing))
  })
})

describe.each(Object.entries(IN_BODY))('%s, named in its body', (title, { theirs, body }) => {
  test.each(codes)('says to %s of a neighbour’s record what it says of none', async (code) => {
    const [person, id] = [await world.as(code), world.ids[theirs] ?? '']
    const say = (said: string) => person.post(title.replace('POST ', ''), body(said, world.house))
    const [one, none] = [await say(id), await say(NOWHERE)]
    expect(shown(one, id)).toBe(shown(none, NOWHERE))
    expect(String(one.body?.code)).not.toMatch(/malformed$|missing$/)
  })
})

test('after all of that everything stands as it stood', async () => expect(await stored()).toBe(before))
