import { afterEach, expect, test } from 'vitest'
import { joinSignature, factsText } from '#rules/signed-vouchers.ts'
import { makeCode } from '#rules/voucher-codes.ts'
import { bookHandover, bookUndo } from '../../web/state/counter-book.ts'
import { judge } from '../../web/state/counter-judge.ts'
import { makeNameIndex } from '../../web/state/counter-index.ts'
import { searchShelf } from '../../web/state/counter-search.ts'
import { findVoucher, keepClaim } from '../../web/state/counter-shelf.ts'
import { type CounterStand, counterStand } from '../../web/state/counter-stand.ts'
import { campaign, CounterServer } from './counter-server.ts'
import { desk, person, view } from './desk-house.ts'

const codeOf = (number: number) => makeCode(String(1_000_000_000 + number))
const CODE = codeOf(0)

let close = () => {}
afterEach(() => close())

async function standWith(count: number, prepare: (server: CounterServer) => void = () => {}) {
  const server = new CounterServer()
  server.campaigns = [campaign()]
  for (let number = 0; number < count; number += 1) server.put(codeOf(number))
  prepare(server)
  const house = await desk(person('clerk'), server.says)
  close = house.close
  const stand = await counterStand(house.app)
  await stand.sync.kick(true)
  return { ...house, server, stand }
}
const asked = (code: string) => ({ code, officeId: 'of-1', source: 'scan', mode: 'offline', fact: null, proxy: null, initials: 'T. N.' }) as const
const give = (stand: CounterStand, code: string) => bookHandover(stand.power, asked(code))

test('500 wait, the first is refused for good: 499 are settled in one sync', async () => {
  const { stand, server } = await standWith(500)
  server.refusing.set(CODE, 'not-allowed')
  for (let number = 0; number < 500; number += 1) await give(stand, codeOf(number))
  await stand.sync.kick(true)
  expect(server.receipts.size).toBe(499)
  expect(stand.waiting()).toBe(0)
  expect(stand.refused().map(({ refusal }) => refusal?.code)).toEqual(['not-allowed'])
  expect(server.sent('handover')).toHaveLength(500)
  // What was refused stands here as given: the mug is gone.
  expect((await findVoucher(stand.power, CODE))?.row.booked).not.toBeNull()
}, 60_000)

test('a voucher is given once, whoever asks twice at once', async () => {
  const { stand } = await standWith(1)
  const booked = await Promise.all([give(stand, CODE), give(stand, CODE), give(stand, CODE)])
  expect(booked.filter((id) => id !== null)).toHaveLength(1)
})

test('a device that was lost hears by one number that all its holds are over, also that of an answer still on its way', async () => {
  const { stand, server } = await standWith(3)
  const upTo = server.seq
  server.ended = upTo
  server.isHolder = false
  for (const row of server.rows.values()) row.held = { heldBy: null, hold: null, wantedBy: null, wantedAt: null }
  await stand.sync.kick(true)
  expect(await Promise.all([give(stand, CODE), give(stand, codeOf(1))])).toEqual([null, null])
  await keepClaim(stand.power, view({ code: codeOf(2), hold: upTo }))
  expect(await give(stand, codeOf(2))).toBeNull()
  await keepClaim(stand.power, view({ code: codeOf(2), hold: upTo + 1 }))
  await stand.sync.kick(true)
  expect(await give(stand, codeOf(2))).not.toBeNull()
})

test('another clerk’s unsent handovers wait for their sign-in and are named', async () => {
  const { stand, server } = await standWith(2)
  const minh = { ...stand.power, clerk: () => ({ id: 's-minh', name: 'Trần Văn Minh', office: 'Bưu điện Gò Dầu' }) }
  await bookHandover(minh, asked(CODE))
  await stand.sync.kick(true)
  expect(server.sent('handover')).toHaveLength(0)
  expect(stand.others()).toEqual([{ name: 'Trần Văn Minh', count: 1 }])
  // Their hold stays here as long, though another device asks for it.
  server.want(CODE)
  await stand.sync.kick(true)
  expect(server.rows.get(CODE)?.held.heldBy).toBe('here')
})

test('an undo goes behind its handover, and the voucher may be given again', async () => {
  const { stand, server } = await standWith(1)
  const first = (await give(stand, CODE)) as string
  expect(await bookUndo(stand.power, first, true)).not.toBeNull()
  expect(await bookUndo(stand.power, first, true)).toBeNull()
  const again = await give(stand, CODE)
  expect(again).not.toBeNull()
  await stand.sync.kick(true)
  expect([...server.receipts.values()].map(({ item }) => item.kind)).toEqual(['handover', 'undo', 'handover'])
  expect(server.balance).toBe(45)
  expect(stand.given().map(({ undone, outcome }) => [undone, outcome?.result])).toEqual(
    expect.arrayContaining([
      [true, 'redeemed'],
      [false, 'redeemed'],
    ]),
  )
})

test('an undo that the server refuses is not one: the handover stands, and the reason is kept', async () => {
  const { stand, server } = await standWith(1)
  const id = (await give(stand, CODE)) as string
  await stand.sync.kick(true)
  server.refusing.set('undo', 'undo-late')
  await bookUndo(stand.power, id, false)
  await stand.sync.kick(true)
  expect(stand.refused()).toMatchObject([{ kind: 'undo', refusal: { code: 'undo-late' } }])
  expect(stand.given()[0]).toMatchObject({ id, undone: false })
})

test('a snapshot comes page by page, and lies sealed under names that tell no code', async () => {
  const { stand, server } = await standWith(30, (made) => (made.page = 7))
  expect(server.asked.filter(({ path }) => path === '/api/holdings').length).toBeGreaterThan(4)
  const rows = await stand.power.store.run((database) => database.getAll('vouchers'))
  expect(rows).toHaveLength(30)
  expect(rows.every(({ hold }) => hold !== null)).toBe(true)
  const plainly = JSON.stringify(rows)
  for (const secret of [CODE, 'TRAN NGA', '4217', '1985']) expect(plainly).not.toContain(secret)
  const keys = await stand.power.store.run((database) => database.getAll('keys'))
  expect(keys.map(({ extractable }) => extractable)).toEqual([false, false])
})

test('a lost voucher is found without network by a part of the name, without marks', async () => {
  const { stand } = await standWith(3, (made) => made.put(codeOf(9), { name: 'nguyen thi my duyen', lastFour: '8123', facts: ['8123'] }))
  const nothing = { name: '', lastFour: '', day: null, collector: '' }
  const { matches } = await searchShelf(stand.power, makeNameIndex(stand.power), { ...nothing, name: 'Duyên mỹ' })
  expect(matches.map(({ code }) => code)).toEqual([codeOf(9)])
  expect((await searchShelf(stand.power, makeNameIndex(stand.power), { ...nothing, lastFour: '8123' })).count).toBe(1)
  expect((await searchShelf(stand.power, makeNameIndex(stand.power), { ...nothing, name: 'không ai' })).count).toBe(0)
})

test('names lie sealed in few blocks however many rounds told of them, and each voucher is found by its youngest word', async () => {
  const { stand, server } = await standWith(40, (made) => (made.page = 1))
  const named = async (name: string) =>
    (await searchShelf(stand.power, makeNameIndex(stand.power), { name, lastFour: '', day: null, collector: '' })).matches.map(({ code }) => code)
  server.put(CODE, { name: 'le thi sau' })
  await stand.sync.kick(true)
  expect([await named('lê sáu'), (await named('tran nga')).includes(CODE)]).toEqual([[CODE], false])
  const facts = await stand.power.store.run((database) => Promise.all([database.getAllKeys('facts'), database.getAll('facts')]))
  expect(facts[0].filter((name) => name.startsWith('names:')).length).toBeLessThan(20)
  expect(JSON.stringify(facts[1])).not.toMatch(/tran nga|le thi sau|4217/)
})

test('names that are open hear of what a round tells, open no block twice, and are forgotten when they are closed', async () => {
  const { stand, server } = await standWith(40, (made) => (made.page = 10))
  const told: string[] = []
  const names = makeNameIndex(stand.power, (opened, all) => void told.push(`${opened}/${all}`))
  const named = async (name: string) =>
    (await searchShelf(stand.power, names, { name, lastFour: '', day: null, collector: '' })).matches.map(({ code }) => code)
  expect(await names.lines()).toHaveLength(40)
  expect(told.at(-1)).toBe('40/40')
  const before = told.length
  server.put(CODE, { name: 'le thi sau' })
  await stand.sync.kick(true)
  expect([await named('lê sáu'), (await named('tran nga')).includes(CODE), told.length]).toEqual([[CODE], false, before + 1])
  server.officeId = 'of-2'
  for (const row of server.rows.values()) row.home = false
  await stand.sync.kick(true)
  expect(await names.lines()).toEqual([])
  names.close()
  expect(await names.lines()).toEqual([])
})

test('a search that many are meant by counts all of them and opens only those it shows', async () => {
  const { stand } = await standWith(45)
  let opened = 0
  const { sealer } = stand.power
  const power = { ...stand.power, sealer: { ...sealer, open: <Value>(box: Parameters<typeof sealer.open>[0]) => ((opened += 1), sealer.open<Value>(box)) } }
  const names = makeNameIndex(stand.power)
  expect(await searchShelf(power, names, { name: 'tran', lastFour: '', day: null, collector: '' })).toMatchObject({ count: 45, matches: { length: 20 } })
  expect(opened).toBe(20)
})

test('a snapshot whose pages stopped half-way is not told as whole', async () => {
  const { stand, server, phone } = await standWith(3)
  const whole = stand.toldAt()
  server.page = 2
  for (let number = 10; number < 14; number += 1) server.put(codeOf(number))
  server.roads.set('/api/holdings', ['go', 'cut'])
  phone.now += 60_000
  await stand.sync.kick(true)
  expect(stand.toldAt()).toBe(whole)
  await stand.sync.kick(true)
  expect(stand.toldAt()).toBe(phone.now)
})

test('the next office’s clerk finds nobody of the former one, and holds stay what they are', async () => {
  const { stand, server } = await standWith(2)
  server.officeId = 'of-2'
  server.rows.get(CODE)!.home = false
  server.rows.get(codeOf(1))!.home = false
  server.former = new Set([CODE, codeOf(1)])
  server.put(codeOf(5), { name: 'le van moi' })
  await stand.sync.kick(true)
  expect([stand.toldAt(), stand.balance(), stand.isHolder()]).toEqual([null, null, false])
  const all = { name: '', lastFour: '', day: null, collector: '' }
  expect((await searchShelf(stand.power, makeNameIndex(stand.power), all)).matches.map(({ code }) => code)).toEqual([codeOf(5)])
  expect((await findVoucher(stand.power, CODE))?.row).toMatchObject({ home: false, hold: expect.any(Number) })
})

test('participants of a campaign lie on no counter 30 days after its last voucher day, but for what is unsent', async () => {
  const { stand, phone, server } = await standWith(3)
  await stand.sync.kick(true)
  await give(stand, CODE)
  server.campaigns = []
  phone.now = Date.parse('2026-02-15T12:00:00+07:00')
  server.roads.set('/api/sync', ['cut'])
  await stand.sync.kick(true)
  expect(await stand.power.store.run((database) => database.count('vouchers'))).toBe(3)
  await stand.sync.kick(true)
  expect(await stand.power.store.run((database) => database.count('vouchers'))).toBe(0)
  expect((await searchShelf(stand.power, makeNameIndex(stand.power), { name: '', lastFour: '', day: null, collector: '' })).count).toBe(0)
  expect(await stand.power.store.run((database) => database.getAllKeys('facts'))).not.toContain('names:00000000')
})

test('a forged, an altered and another campaign’s QR are refused without network, a genuine one passes', async () => {
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify'])
  const point = Buffer.from(await crypto.subtle.exportKey('raw', pair.publicKey)).toString('base64url')
  const { stand } = await standWith(1, (made) => (made.campaigns = [campaign({ publicKey: point })]))
  const sign = async (code: string, campaignNumber: number, key = pair.privateKey) => {
    const facts = factsText({ code, campaignNumber, lastDay: '2026-01-15' })
    return joinSignature(facts, new Uint8Array(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key, new TextEncoder().encode(facts))))
  }
  const verdictOf = async (text: string) => (await judge(stand.power, stand.told(), 'of-1', text, false)).verdict
  const genuine = await sign(CODE, 12_345)
  expect(await verdictOf(genuine)).toBe('redeemable')
  expect(await verdictOf(await sign(codeOf(77), 12_345))).toBe('needs-network')
  const stranger = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify'])
  expect(await verdictOf(await sign(CODE, 12_345, stranger.privateKey))).toBe('forged')
  expect(await verdictOf(`${genuine[0]}${codeOf(5)}${genuine.slice(13)}`)).toBe('forged')
  expect(await verdictOf(await sign(CODE, 54_321))).toBe('other-campaign')
})
