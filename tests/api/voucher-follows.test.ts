import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { pageOf } from '../cast/blanks.ts'
import { balanceOf, giftCases, makeCounter, participant, type Counter } from '../cast/counter.ts'
import { correct, openCases, REASON, see } from '../cast/deeds.ts'
import { openOnes } from '../cast/gift-cases.ts'
import { makeHouse, type House, type Person } from '../cast/house.ts'
import { log, newCccd } from '../cast/phone.ts'

let house: House
let collector: Person
let supervisor: Person
let one: Counter
let two: Counter
beforeEach(async () => {
  house = await makeHouse({ now: '2025-11-13T09:00:00+07:00' })
  collector = await house.enter('a')
  supervisor = await house.enter('pt1')
  one = await makeCounter(house, 'q1')
  two = await makeCounter(house, 'q2')
})
afterEach(() => house.close())

const voucherOf = async (id: string) => (await see(supervisor, id)).voucher
const evidenceOf = async (code: string) => {
  const { rows } = await house.store.connections.reader.execute({ sql: 'SELECT evidence FROM vouchers WHERE code = ?', args: [code] })
  return (JSON.parse(`${rows[0]?.['evidence']}`) as { enrolmentId: string }[]).map(({ enrolmentId }) => enrolmentId)
}
const results = (receipts: any[]) => receipts.map(({ outcome }) => outcome?.result)
const other = { product: 'bhyt-hgd' } as const

describe('the slip in a participant’s hand holds when a mistyped number is put right', () => {
  test('by its collector: the same code, digits and link are the right person’s', async () => {
    const { id, code, token, signed } = await participant(house)
    const cccd = newCccd()
    await correct(house, collector, id, { cccd })
    expect(await voucherOf(id)).toMatchObject({ code, token, signed, state: 'issued' })
    expect(await evidenceOf(code)).toEqual([id, id])
    expect((await one.person.post('/api/vouchers/claims', { by: 'cccd', cccd })).body).toMatchObject({ code, verdict: 'redeemable' })
    expect((await pageOf(house, token)).text).toContain('Phiếu còn hiệu lực')
    expect((await (await house.enter('btc1')).get('/api/audit?act=gifts')).body.lines.map(({ act }: { act: string }) => act)).toContain('voucher-followed')
  })

  test('by the supervisor after it was verified', async () => {
    const { id, code } = await participant(house)
    await supervisor.post(`/api/enrolments/${id}/verification`)
    expect((await supervisor.post(`/api/enrolments/${id}/correction`, { changes: { cccd: newCccd() }, ...REASON })).status).toBe(204)
    expect(await voucherOf(id)).toMatchObject({ code, state: 'issued' })
  })

  test('and whoever really has the mistyped number gets a voucher of their own', async () => {
    const { id, code, cccd } = await participant(house)
    await correct(house, collector, id, { cccd: newCccd() })
    const owner = await voucherOf(await log(house, collector, { cccd }))
    expect(owner).toMatchObject({ state: 'issued' })
    expect(owner?.code).not.toBe(code)
    // Back to the number of before, which is somebody's now: theirs stays, ours is a second one.
    await correct(house, collector, id, { cccd })
    expect([await voucherOf(id), (await see(supervisor, id)).state]).toMatchObject([{ code, state: 'void' }, 'duplicate'])
  })

  test('the device that holds it hears the new last digits and keeps its hold', async () => {
    await one.hold()
    const { id, code } = await participant(house)
    await one.round()
    const before = one.rows.get(code)?.hold
    const cccd = `07219090${String(Math.floor(house.clock.now / 1000) % 10_000).padStart(4, '0')}`
    await correct(house, collector, id, { cccd })
    const { vouchers } = await one.round()
    expect(vouchers.find((row) => row.code === code)).toMatchObject({ state: 'issued', hold: before, lastFour: cccd.slice(-4), entitled: true })
    one.give({ code })
    expect(results(await one.sync())).toEqual(['redeemed'])
  })
})

describe('a right number that has a voucher already', () => {
  test('keeps it: ours is void, and its late handover is the one gift', async () => {
    const cccd = newCccd()
    const theirs = await voucherOf(await log(house, collector, { ...other, cccd }))
    const { id, code } = await participant(house)
    await one.claim(code)
    one.give({ code })
    await correct(house, collector, id, { cccd })
    expect([await voucherOf(id), (await one.claim(theirs?.code ?? '')).verdict]).toMatchObject([{ code, state: 'void' }, 'redeemable'])
    expect(results(await one.sync())).toEqual(['redeemed'])
    expect([(await two.claim(theirs?.code ?? '')).verdict, (await two.claim(code)).verdict]).toEqual(['void', 'already-redeemed'])
    expect([await giftCases(house), await balanceOf(house, 'q1')]).toEqual([[], 9])
  })

  test('loses it when our gift is gone: one person, one gift, and nothing to ask', async () => {
    const cccd = newCccd()
    const theirs = await voucherOf(await log(house, collector, { ...other, cccd }))
    const { id, code } = await participant(house)
    await one.claim(code)
    one.give({ code, mode: 'online' })
    await one.sync()
    await correct(house, collector, id, { cccd })
    expect([(await two.claim(theirs?.code ?? '')).verdict, (await two.claim(code)).verdict]).toEqual(['void', 'already-redeemed'])
    expect([await giftCases(house), await openCases(supervisor)]).toEqual([[], []])
  })

  test('whose gift is gone as well: ours is void, and one case holds both handovers', async () => {
    const cccd = newCccd()
    const theirs = (await voucherOf(await log(house, collector, { ...other, cccd })))?.code ?? ''
    const { id, code } = await participant(house)
    two.queue({ code: theirs })
    await two.sync()
    one.queue({ code })
    await one.sync()
    await correct(house, collector, id, { cccd })
    expect((await voucherOf(id))?.state).toBe('void')
    const cases = await openOnes(await house.enter('btc1'))
    expect(cases).toMatchObject([{ kind: 'extra-handover', code, given: [{ standing: false, office: { name: 'Quầy q1' } }, { standing: true }] }])
    expect([await openCases(supervisor), await balanceOf(house, 'q1'), await balanceOf(house, 'q2')]).toEqual([[], 9, 4])
    // A further change of the person asks nothing anew.
    await correct(house, collector, id, { name: 'Nguyễn Thị Duyên' })
    expect(await giftCases(house)).toEqual(['extra-handover'])
  })
})

test('a gift that is gone goes along: the right number brings no second one, before or after its voucher was corrected', async () => {
  const [early, late] = [await participant(house), await participant(house)]
  const [right, wrong] = [newCccd(), newCccd()]
  await one.claim(early.code)
  one.give({ code: early.code })
  await one.claim(late.code)
  one.give({ code: late.code })
  await correct(house, collector, early.id, { cccd: right })
  await one.sync()
  await correct(house, collector, late.id, { cccd: wrong })
  for (const { id, code } of [early, late]) expect(await voucherOf(id)).toMatchObject({ code, state: 'redeemed' })
  for (const cccd of [right, wrong]) await log(house, collector, { ...other, cccd })
  expect([await giftCases(house), await balanceOf(house, 'q1')]).toEqual([[], 8])
  const { rows } = await house.store.connections.reader.execute("SELECT count(*) AS n FROM vouchers WHERE state = 'issued'")
  expect(rows[0]?.['n']).toBe(0)
})

test('with another entry that entitles, the voucher stays with the old number, gone or not, and the new one gets its own', async () => {
  for (const isGone of [false, true]) {
    const { id, code, cccd } = await participant(house)
    const second = await log(house, collector, { ...other, cccd })
    if (isGone) one.queue({ code })
    await one.sync()
    await correct(house, collector, id, { cccd: newCccd() })
    expect(await voucherOf(second)).toMatchObject({ code, state: isGone ? 'redeemed' : 'issued' })
    expect((await voucherOf(id))?.state).toBe('issued')
    expect((await voucherOf(id))?.code).not.toBe(code)
  }
})

test('a replaced code goes along with the one in its place: handed over late, it takes nobody else’s gift', async () => {
  const { id, code } = await participant(house)
  const reissued = await one.person.post(`/api/vouchers/${code}/reissue`, { id: '01930000-0000-7000-8000-0000000fffff', reason: 'Mất phiếu', hold: null })
  expect(reissued.status).toBeLessThan(300)
  await correct(house, collector, id, { cccd: newCccd() })
  two.queue({ code })
  expect(results(await two.sync())).toEqual(['redeemed'])
  expect((await one.claim(reissued.body.code)).verdict).toBe('void')
  expect(await giftCases(house)).toEqual([])
})
