import { afterEach, expect, test } from 'vitest'
import { joinSignature, factsText } from '#rules/signed-vouchers.ts'
import { makeCode } from '#rules/voucher-codes.ts'
import { bookHandover, bookUndo } from '../../web/state/counter-book.ts'
import { judge } from '../../web/state/counter-judge.ts'
import { searchShelf } from '../../web/state/counter-search.ts'
import { findVoucher } from '../../web/state/counter-shelf.ts'
import { type CounterStand, counterStand } from '../../web/state/counter-stand.ts'
import { campaign, CounterServer } from './counter-server.ts'
import { desk, person } from './desk-house.ts'

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
  const { found } = await searchShelf(stand.power, { ...nothing, name: 'Mỹ Duyên' })
  expect(found.map(({ code }) => code)).toEqual([codeOf(9)])
  expect((await searchShelf(stand.power, { ...nothing, lastFour: '8123' })).found).toHaveLength(1)
  expect((await searchShelf(stand.power, { ...nothing, name: 'không ai' })).found).toHaveLength(0)
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
