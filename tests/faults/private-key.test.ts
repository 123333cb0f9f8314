import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { publicKeyOf } from '#db/vouchers/signing.ts'
import { can, type Act } from '#rules/rights.ts'
import type { Answer, Person } from '../cast/house.ts'
import { draw } from '../cast/blanks.ts'
import { makeCounter } from '../cast/counter.ts'
import { itemOf, syncAs } from '../cast/phone.ts'
import { EVERY, isUnsafe, pathOf } from '../api/doors.ts'
import { makeWorld, type World } from '../api/neighbour.ts'
import { ask, HEAD, PATHS, QUERIES } from '../api/records.ts'
import { formsOf, foundIn, privateParts, written, type Form } from './private-forms.ts'

const ROOT = join(import.meta.dirname, '../..')
const ROLES = { a: 'collector', pta: 'supervisor', q1: 'clerk', btc1: 'organiser' } as const
let world: World
let forms: Form[]
let people: [keyof typeof ROLES | 'nobody', Person][]
/** What every door said, by who asked and where. */
const said = new Map<string, Buffer>()

beforeAll(async () => {
  world = await makeWorld()
  forms = privateParts(world.house).flatMap(formsOf)
  const codes = Object.keys(ROLES) as (keyof typeof ROLES)[]
  people = [...(await Promise.all(codes.map(async (code) => [code, await world.as(code)] as [typeof code, Person]))), ['nobody', world.house.nobody]]
})
afterAll(() => world.house.close())

const search = (bytes: Buffer | string): string[] => foundIn(Buffer.from(bytes), forms)
function hear(who: string, title: string, { status, text, headers }: Answer): number {
  const key = `${who}: ${title}`
  said.set(key, Buffer.concat([said.get(key) ?? Buffer.alloc(0), Buffer.from(`${text}\n${JSON.stringify([...headers])}\n`)]))
  return status
}
const opens = (act: string, who: keyof typeof ROLES | 'nobody') =>
  act === 'public' || (who !== 'nobody' && (act === 'signed-in' || can(ROLES[who], act as Act)))

describe('whoever looks for a private key finds it', () => {
  test.each(Object.keys(written(Buffer.alloc(32, 7))))('written as %s', (how) => {
    for (const { name, bytes } of privateParts(world.house).filter((part) => part.name === 'scalar'))
      expect(search(Buffer.concat([Buffer.from('{"before":1,'), Buffer.from(written(bytes)[how]!), Buffer.from(',"after":2}')])), name).not.toEqual([])
  })

  test('and the secret behind it, in the file where it is kept', () => {
    expect(search(readFileSync(join(world.house.dataDir, 'keys', 'VOUCHER_KEYS')))).not.toEqual([])
  })
})

test('no route that reads tells anyone a private key, whatever record is asked for', async () => {
  const { ids } = world
  const query = Object.entries(QUERIES).map(([name, { theirs, shared }]) => [name, ids[shared ?? theirs] ?? ''])
  const open = new Set<string>()
  for (const [title, route] of EVERY.filter(([, one]) => !isUnsafe(one))) {
    const head = PATHS[HEAD.exec(route.path)?.[0] ?? '']
    const name = /:(\w+)/.exec(route.path)?.[1] ?? ''
    const records = head ? [head.theirs, head.shared ?? head.theirs] : ['']
    const asked = new URLSearchParams(query.filter(([one = '']) => one in route.query) as [string, string][])
    const beside = asked.size > 0 ? [`?${asked}`, ''] : ['']
    for (const [who, person] of people)
      for (const record of new Set(records))
        for (const end of beside) {
          const path = pathOf(route, { [name]: ids[record] ?? '' })
          const status = hear(who, title, end === '' ? await ask(world, person, title, route, path) : await person.get(path + end))
          if (status === 200 && opens(route.act, who)) open.add(title)
        }
  }
  const voucher = (await people.find(([who]) => who === 'btc1')![1].get(`/api/enrolments/${ids['entry']}`)).body.voucher
  for (const path of [`/q/${voucher.token}`, `/api/public/vouchers/${voucher.token}`, '/', '/vao']) hear('nobody', path, await world.house.nobody.get(path))
  const shut = EVERY.filter(([title, route]) => !isUnsafe(route) && !open.has(title)).map(([title]) => title)
  expect(shut).toEqual([])
  for (const [door, bytes] of said) expect([door, search(bytes)]).toEqual([door, []])
})

test('no answer to what phones and counters send does', async () => {
  const { house } = world
  const collector = await world.as('a')
  const pool = await draw(house, collector)
  const blank = pool.body.blanks[0]!
  const sync = await syncAs(house, collector, [itemOf(house, { blank } as object), itemOf(house)])
  const counter = await makeCounter(house, 'q1')
  const holder = await counter.hold()
  const round = await counter.person.post('/api/holdings', { sentAt: house.clock.now, since: null, waiting: 0, releases: [] })
  const code = round.body.vouchers?.[0]?.code ?? world.ids['voucher']
  const claims = await Promise.all(['scan', 'typed'].map((source) => counter.person.post('/api/vouchers/claims', { by: 'code', text: code, source })))
  counter.queue({ code })
  const given = await counter.send()
  const answers = { pool, sync, holder, round, given, claim: claims[0]!, typed: claims[1]! }
  for (const [door, answer] of Object.entries(answers)) {
    expect([door, hear('told', door, answer)]).toEqual([door, expect.toBeOneOf([200, 204])])
    expect([door, search(said.get(`told: ${door}`)!)]).toEqual([door, []])
  }
  // The half that proves is told, and so is what was signed.
  expect(round.text).toContain(publicKeyOf(house.store, house.furniture.campaignId))
  expect(pool.text).toMatch(/"1\d{177}"/)
})

test('no act does, done or refused', async () => {
  for (const [title, route] of EVERY.filter(([, one]) => isUnsafe(one))) {
    const head = PATHS[HEAD.exec(route.path)?.[0] ?? '']
    const names = Object.fromEntries(
      [...route.path.matchAll(/:(\w+)/g)].map(([, name], at) => [name, world.ids[(at === 0 ? head?.theirs : head?.rest?.[name!]) ?? ''] ?? '']),
    )
    for (const [who, person] of people) {
      hear(who, title, await ask(world, person, title, route, pathOf(route, names)))
      hear(who, title, await person.send(route.method, pathOf(route, names), {}))
      expect([who, title, search(said.get(`${who}: ${title}`)!)]).toEqual([who, title, []])
    }
  }
})

test('no log line, no file of the database with its journal, and no backup of it does', () => {
  const { house } = world
  expect(house.logs.length).toBeGreaterThan(100)
  expect(search(house.logs.join('\n'))).toEqual([])
  const backups = join(house.dataDir, 'backups')
  const { status, stderr } = spawnSync(process.execPath, [join(ROOT, 'api/jobs/backup.ts'), backups], { env: { ...process.env, DATA_DIR: house.dataDir } })
  expect([status, String(stderr)]).toEqual([0, ''])
  const files = readdirSync(house.dataDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.parentPath !== join(house.dataDir, 'keys'))
    .map((entry) => join(entry.parentPath, entry.name))
  expect(files.map((path) => path.slice(house.dataDir.length + 1)).toSorted()).toEqual([
    expect.stringMatching(/^backups\/.*\.db$/),
    ...['ra-quan.db', 'ra-quan.db-shm', 'ra-quan.db-wal'],
  ])
  for (const path of files) expect([path, search(readFileSync(path))]).toEqual([path, []])
})

test('the built app holds nothing that makes one or signs with one', () => {
  const files = readdirSync(join(ROOT, 'web/dist'), { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && !/\.(br|gz)$/.test(entry.name),
  )
  expect(files.length).toBeGreaterThan(10)
  const all = Buffer.concat(files.map((entry) => readFileSync(join(entry.parentPath, entry.name))))
  for (const text of ['VOUCHER_KEYS', 'ra-quan voucher p-256', 'PRIVATE KEY', 'createECDH', 'hkdfSync'])
    expect([text, all.includes(text)]).toEqual([text, false])
  expect(search(all)).toEqual([])
  expect(all.includes('P-256')).toBe(true)
})
