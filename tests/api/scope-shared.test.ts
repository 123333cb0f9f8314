import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Route } from '../../api/route.ts'
import { EVERY, pathOf } from './doors.ts'
import { makeWorld, SECRETS, type Stranger, STRANGERS, type World } from './neighbour.ts'
import { ask, HEAD, PATHS } from './records.ts'

let world: World
beforeAll(async () => {
  world = await makeWorld()
}, 60_000)
afterAll(() => world.house.close())

const codes = Object.keys(STRANGERS) as Stranger[]
const reads = EVERY.filter(([, route]) => route.method === 'GET')
const sharedOf = ({ path }: Route) => PATHS[HEAD.exec(path)?.[0] ?? '']?.shared
test.each(reads.filter(([, route]) => !route.path.includes(':') || sharedOf(route)))(
  '%s tells a stranger nothing of a neighbour’s participants',
  async (title, route) => {
    const shared = sharedOf(route)
    const [name = ''] = HEAD.exec(route.path)?.[0].split(':').slice(1) ?? []
    for (const code of codes) {
      const { text } = await ask(world, await world.as(code), title, route, pathOf(route, shared ? { [name]: world.ids[shared]! } : {}))
      for (const secret of [...SECRETS, world.ids.entry!]) expect(text).not.toContain(secret)
    }
  },
)

test('those secrets do stand where they belong', async () => {
  const read = async (code: string, path: string) => (await (await world.as(code)).get(path)).text
  const { week, list, entry } = world.ids
  const paths = ['/api/enrolments', `/api/periods/${week}/complaints`, '/api/amendments', '/api/checks', '/api/lists', `/api/lists/${list}/rows`]
  const texts = await Promise.all([...paths.map((path) => read('btc1', path)), read('pta', `/api/enrolments/${entry}/versions`)])
  for (const secret of SECRETS) expect(texts.join()).toContain(secret)
})

test('a neighbour does read the own rows of a list of the whole campaign', async () => {
  const { body } = await (await world.as('ptc')).get(`/api/lists/${world.ids.listOfAll}/rows`)
  expect(body.rows.map(({ row }: { row: number }) => row)).toEqual([3])
})

test('a case stands between the two collectors that are asked about', async () => {
  const { body } = await (await world.as('pta')).get(`/api/cases?collector=${world.ids.staff}&with=${world.ids.other}`)
  expect(body.cases.map(({ id }: { id: string }) => id)).toEqual([world.ids.openCase])
})

const OWNERS: [string, string[]][] = [
  ['/api/enrolments/:entry', ['a', 'pta', 'pt1', 'btc1']],
  ['/api/enrolments/:entry/history', ['a', 'pta', 'pt1', 'btc1']],
  ['/api/enrolments/:entry/versions', ['a', 'pta', 'pt1', 'btc1']],
  ['/api/enrolments/:entry/evidence', ['pta', 'pt1', 'btc1']],
  ['/api/stock/:office', ['q1', 'btc1']],
  ['/api/lists/:list', ['pta', 'btc1']],
  ['/api/lists/:list/rows', ['pta', 'btc1']],
  ['/api/lists/:list/entries', ['pta', 'btc1']],
  ['/api/campaigns/:draft', ['btc1']],
  ['/api/periods/:draftPeriod/closing', ['btc1']],
]
test.each(OWNERS)('%s is there for those whose it is: %s', async (path, owners) => {
  const address = path.replace(/:(\w+)/, (_, name: string) => world.ids[name] ?? '')
  for (const code of owners) expect([code, (await (await world.as(code)).get(address)).status]).toEqual([code, 200])
})
