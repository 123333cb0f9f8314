import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { openSession } from '#db/access/sessions.ts'
import { prove } from '#db/audit/prove.ts'
import { addDays, dayOf } from '#rules/days.ts'
import { makeChance } from '../../api/demo/chance.ts'
import { makeHouse, type House } from '../cast/house.ts'
import { itemOf, syncAs } from '../cast/phone.ts'
import { expectGiftSums } from '../db/gift-sums.ts'
import { counterOn, makeBook, ship, step, takeAll } from './gift-counters.ts'
import { startChild } from './kept-house.ts'

const KILLS = 4
const [OWN, TORN] = [16, 6]
const CLERKS = ['q1', 'q2']
const STOCK = 500
const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31))
const chance = makeChance(seed)

async function signIn(house: House, clerk: string) {
  const { id } = [...house.store.register.staff.values()].find(({ code }) => code === clerk) as { id: string }
  const deviceId = randomUUID()
  return { clerk, id, deviceId, cookie: `ra-quan=${(await openSession(house.store, id, { id: deviceId, name: 'Máy quầy' })).token}` }
}

test(`a server killed ${KILLS} times while two counters give, take back, claim, release, break and send each other mugs keeps each receipt, each gift once and each book exact, seed ${seed}`, async () => {
  const today = dayOf(Date.now())
  const options = {
    now: new Date().toISOString(),
    furniture: { campaign: { firstDay: addDays(today, -3), lastDay: addDays(today, 31) }, offices: CLERKS.map((code) => ({ code, stock: STOCK })) },
  }
  const house = await makeHouse(options)
  const items = Array.from({ length: OWN + TORN }, (_, at) => itemOf(house, { officeId: house.furniture.office(CLERKS[at % 2] ?? '') }))
  expect((await syncAs(house, await house.as('a'), items)).status).toBe(200)
  const codes = (await house.store.connections.reader.execute('SELECT code FROM vouchers ORDER BY seq')).rows.map(({ code }) => String(code))
  expect(codes).toHaveLength(OWN + TORN)
  const signed = await Promise.all(CLERKS.map((clerk) => signIn(house, clerk)))
  await house.store.close()

  const [own, torn] = [codes.slice(0, OWN), codes.slice(OWN)]
  const book = makeBook()
  const road = { url: '' }
  const counters = await Promise.all(signed.map((one) => counterOn(house, road, one, book)))
  const lists = counters.map(() => ({ own, torn: [...torn], offices: counters.map(({ officeId }) => officeId) }))
  for (let time = 0; time <= KILLS; time += 1) {
    const child = await startChild(house.dataDir)
    road.url = child.url
    if (time === 0) await counters[0]!.hold()
    if (time < KILLS) ship(counters[time % 2]!, chance, book, lists[0]!.offices)
    if (time === KILLS) {
      for (const [at, counter] of counters.entries()) {
        for (const code of lists[at]!.torn.splice(0)) counter.queue({ code })
        for (let turn = 0; turn < 3 || counter.state.outbox.length > 0; turn += 1) expect(await step(counter, chance, lists[at]!, book)).toBe(true)
      }
      for (const counter of counters) await takeAll(counter, chance, book)
      expect(await child.stop()).toBe(0)
      break
    }
    const before = book.receipts.size
    const streams = counters.map(async (counter, at) => {
      while (await step(counter, chance, lists[at]!, book));
    })
    while (book.receipts.size < before + 6) await wait(1)
    await wait(chance.below(150))
    await child.kill()
    await Promise.all(streams)
  }

  const last = await makeHouse({ ...options, dataDir: house.dataDir })
  const { reader } = last.store.connections
  const rows = async (sql: string) => (await reader.execute(sql)).rows
  const pairs = async (sql: string) => (await rows(sql)).map((row) => `${row[0]} ${row[1]}`).toSorted()
  expect((await rows('PRAGMA integrity_check'))[0]?.['integrity_check']).toBe('ok')

  const told = [...book.receipts.values()].map((text) => JSON.parse(text))
  const given = told.filter(({ outcome }) => outcome.handoverId && ['redeemed', 'extra'].includes(outcome.result))
  expect(told.length).toBeGreaterThanOrEqual(KILLS * 6)
  expect(await pairs(`SELECT id, json_extract(receipt, '$.seq') FROM items WHERE id NOT IN (SELECT id FROM enrolments) AND receipt IS NOT NULL`)).toEqual(
    told.map(({ id, seq }) => `${id} ${seq}`).toSorted(),
  )
  expect((await rows('SELECT id FROM handovers')).map(({ id }) => id).toSorted()).toEqual(given.map(({ id }) => id).toSorted())
  expect(await pairs('SELECT handover_id, returned FROM undos')).toEqual([...book.undone].map(([id, returned]) => `${id} ${Number(returned)}`).toSorted())

  const live = `SELECT h.voucher_code, count(*) FROM handovers h WHERE h.id NOT IN (SELECT handover_id FROM undos) AND h.voucher_code IN (SELECT value FROM json_each('%'))`
  const among = (some: string[], rest: string) => pairs(live.replace('%', JSON.stringify(some)) + rest)
  expect(await among(own, ' GROUP BY 1 HAVING count(*) > 1')).toEqual([])
  expect(await among(torn, ' GROUP BY 1')).toEqual(torn.map((code) => `${code} 2`).toSorted())
  expect(await pairs('SELECT voucher_code, count(*) FROM gift_cases GROUP BY 1')).toEqual(torn.map((code) => `${code} 1`).toSorted())
  expect(await pairs('SELECT voucher_code, count(*) FROM handovers WHERE standing = 1 GROUP BY 1 HAVING count(*) > 1')).toEqual([])

  const state = new Map((await rows('SELECT code, state, held_by, hold FROM vouchers')).map((row) => [String(row['code']), row]))
  for (const code of codes) {
    const held = counters.filter(({ rows: known }) => (known.get(code)?.hold ?? null) !== null)
    expect(held.length, code).toBeLessThan(2)
    const mine = held[0]?.rows.get(code)
    if (mine && mine.booked === null) expect([state.get(code)?.['held_by'], state.get(code)?.['hold']]).toEqual([held[0]!.person.deviceId, mine.hold])
  }
  expect(await pairs('SELECT office_id, sum(quantity) FROM stock_moves GROUP BY 1')).toEqual(
    await Promise.all(
      counters.map(async ({ officeId }) => {
        const gone = await rows(`SELECT count(*) AS n FROM handovers WHERE office_id = '${officeId}'`)
        const back = await rows(
          `SELECT count(*) AS n FROM undos u JOIN handovers h ON h.id = u.handover_id WHERE u.returned = 1 AND h.office_id = '${officeId}'`,
        )
        const acted = [...book.acts.values()].filter((act) => act.officeId === officeId).reduce((sum, { adds }) => sum + adds, 0)
        return `${officeId} ${STOCK - Number(gone[0]?.['n']) + Number(back[0]?.['n']) + acted}`
      }),
    ).then((each) => each.toSorted()),
  )
  expect(await pairs('SELECT office_id || kind, quantity FROM stock_sums')).toEqual(
    await pairs('SELECT office_id || kind, sum(quantity) FROM stock_moves GROUP BY 1'),
  )
  const idsOf = (end: string) => [...book.acts].filter(([, { path }]) => path.endsWith(end)).map(([id]) => id)
  const sent = idsOf('/shipments').toSorted()
  expect(sent.length).toBeGreaterThanOrEqual(KILLS)
  expect((await rows('SELECT id FROM shipments WHERE arrived_at IS NOT NULL')).map(({ id }) => id).toSorted()).toEqual(sent)
  expect(await pairs(`SELECT kind, count(*) FROM stock_moves WHERE kind IN ('dispatch', 'arrive') GROUP BY 1`)).toEqual([
    `arrive ${sent.length}`,
    `dispatch ${sent.length}`,
  ])
  await expectGiftSums(last)
  expect(await prove(reader)).toMatchObject({ broken: null, head: last.store.audit })
  console.log(`${given.length} handovers, ${book.undone.size} taken back, ${sent.length} shipments, through ${KILLS} kills, seed ${seed}`)
  await last.store.close()
  rmSync(house.dataDir, { recursive: true, force: true })
}, 300_000)
