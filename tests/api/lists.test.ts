import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { EnrolmentBody } from '#contract/enrolments.ts'
import type { ListRow, ListRowView } from '#contract/lists.ts'
import { see, tell, verify } from '../cast/deeds.ts'
import { AT, makeHouse, type House, type Person } from '../cast/house.ts'
import { begin, dump, importList, look, payment, rowsOf, sendRows, settled, unpaidOf } from '../cast/lists.ts'
import { log, newCccd } from '../cast/phone.ts'

let house: House
let a: Person
let pt1: Person
beforeEach(async () => {
  house = await makeHouse({ now: '2025-11-13T09:00:00+07:00' })
  a = await house.enter('a')
  pt1 = await house.enter('pt1')
})
afterEach(() => house.close())

const PAID = { paidDay: '2025-11-13', amount: 3_168_000, months: 12, participation: 'new', collectorCode: 'A' } as const
const NAMES = ['Lê Văn Cả', 'Nguyễn Thị Mỹ Duyên', 'Trần Văn Bình', 'Phạm Hoà Ánh']
/** An entry, and the payment that speaks of it. */
async function both(row: number, said: Partial<EnrolmentBody> = {}, paid: Partial<ListRow> = {}): Promise<{ id: string; paid: ListRow }> {
  const cccd = newCccd()
  const receiptNumber = `BL ${row}`
  const name = NAMES[row] as string
  const id = await log(house, a, { name, cccd, receiptNumber, ...said })
  return { id, paid: payment(row, { ...PAID, name: name.toUpperCase(), cccd, receiptNumber: `00${row}`, ...paid }) }
}
const brief = (rows: ListRowView[]) => rows.map(({ row, group, doubts, entry }) => [row, group, doubts, entry?.id ?? null])

describe('the three groups', () => {
  test('a payment that says the same agrees, and waits to be confirmed', async () => {
    const { id, paid } = await both(1)
    const list = await importList(house, pt1, [paid])
    expect(list).toMatchObject({ state: 'matched', rows: 1, received: 1, done: 1, newer: 0, own: true, counts: { agreed: 1, toConfirm: 1, withoutPayment: 0 } })
    const [row] = await rowsOf(pt1, list.id, 'agreed')
    expect(row).toMatchObject({ entry: { id, state: 'received' }, mine: true, collector: 'Người a', organisation: 'Đơn vị u1', decision: null })
    expect(row?.maskedCccd).toMatch(/^072\*\*\*\d{4}$/)
  })

  test.each([
    ['name', { name: 'TRAN VAN BINH' }],
    ['receipt', { receiptNumber: '777' }],
    ['amount', { amount: 1_584_000 }],
    ['months', { months: 6 }],
    ['collector', { collectorCode: 'b' }],
    ['participation', { participation: 'renewal' }],
  ] as [string, Partial<ListRow>][])('a contradiction in %s makes the pair doubtful', async (doubt, said) => {
    const { id, paid } = await both(1, {}, said)
    const list = await importList(house, pt1, [paid])
    expect(brief(await rowsOf(pt1, list.id))).toEqual([[1, 'doubtful', [doubt], id]])
  })

  test('year, day and a second number are compared where both say one', async () => {
    const insured = await log(house, a, { cccd: null, insuranceNumber: '7912345678', birthYear: 1985, receiptNumber: '5' })
    const list = await importList(house, pt1, [
      payment(1, { ...PAID, insuranceNumber: '7912345678', birthYear: 1986, paidDay: '2025-11-20', collectorCode: null }),
    ])
    expect(brief(await rowsOf(pt1, list.id))).toEqual([[1, 'doubtful', ['birth-year', 'day'], insured]])
    const cccd = newCccd()
    const two = await log(house, a, { cccd, insuranceNumber: '7911111111' })
    const other = await importList(house, pt1, [payment(1, { cccd, insuranceNumber: '7922222222' })])
    expect(brief(await rowsOf(pt1, other.id))).toEqual([[1, 'doubtful', ['numbers'], two]])
  })

  test('without a number namesakes of the year and equal receipts are found, and doubted', async () => {
    const { id } = await both(1)
    const named = await importList(house, pt1, [payment(1, { birthYear: 1990 })])
    expect(brief(await rowsOf(pt1, named.id))).toEqual([[1, 'doubtful', ['no-number'], id]])
    const by = await importList(house, pt1, [payment(1, { birthYear: 1970, name: 'LE VAN CA', receiptNumber: 'BL1', collectorCode: 'a' })])
    expect(brief(await rowsOf(pt1, by.id))).toEqual([[1, 'doubtful', ['name', 'birth-year', 'no-number'], id]])
  })

  test('a returned entry is doubtful, a cancelled one none, and of a duplicate the holder counts', async () => {
    const [returned, cancelled, twice] = [await both(1), await both(2), await both(3)]
    await tell(pt1, returned.id, 'return')
    await tell(pt1, cancelled.id, 'cancellation')
    await log(house, await house.enter('b'), { cccd: twice.paid.cccd })
    const list = await importList(house, pt1, [returned.paid, cancelled.paid, twice.paid])
    expect(brief(await rowsOf(pt1, list.id))).toEqual([
      [1, 'doubtful', ['state'], returned.id],
      [2, 'unmatched', ['state'], cancelled.id],
      [3, 'agreed', [], twice.id],
    ])
  })

  test('of two payments for one entry the better one has it, however far apart they stand', async () => {
    const { id, paid } = await both(1)
    const others = Array.from({ length: 450 }, (_, index) => payment(index + 2, { name: 'LE VAN CA', cccd: newCccd() }))
    const worse = { ...paid, row: 1, amount: 5 }
    const list = await importList(house, pt1, [worse, ...others, { ...paid, row: 900 }, { ...paid, row: 901 }])
    expect(list.counts).toMatchObject({ agreed: 1, doubtful: 2, unmatched: 450 })
    expect(brief([...(await rowsOf(pt1, list.id, 'agreed')), ...(await rowsOf(pt1, list.id, 'doubtful'))])).toEqual([
      [900, 'agreed', [], id],
      [1, 'doubtful', ['amount', 'several'], id],
      [901, 'doubtful', ['several'], id],
    ])
  })

  test('an entry of the list’s days and products that no payment speaks of is without one', async () => {
    const { paid } = await both(1)
    const [same, other] = [await log(house, a), await log(house, a, { product: 'bhyt-hgd', amount: 1 })]
    house.clock.now = AT('2025-11-14T09:00:00+07:00')
    const [later] = [await log(house, await house.enter('a')), (pt1 = await house.enter('pt1'))]
    const list = await importList(house, pt1, [paid])
    expect([list.counts.withoutPayment, await unpaidOf(pt1, list.id)]).toEqual([1, [same]])
    const wide = await importList(house, pt1, [paid, payment(2, { name: 'LE VAN CA', product: 'bhyt-hgd', cccd: newCccd() })])
    expect(new Set(await unpaidOf(pt1, wide.id))).toEqual(new Set([same, other]))
    const days = await importList(house, pt1, [paid, payment(2, { name: 'LE VAN CA', cccd: newCccd(), paidDay: '2025-11-14' })])
    expect(new Set(await unpaidOf(pt1, days.id))).toEqual(new Set([same, later]))
    const first = await pt1.get(`/api/lists/${days.id}/entries?limit=1`)
    const second = await pt1.get(`/api/lists/${days.id}/entries?limit=1&after=${first.body.next}`)
    expect([first.body.count, first.body.entries[0].id, second.body.entries[0].id, second.body.next]).toEqual([2, same, later, null])
  })
})

describe('sending', () => {
  test('the same rows are the same list, and a row number that is there stays as it is', async () => {
    const rows = [payment(1, { cccd: newCccd() }), payment(2, { cccd: newCccd() })]
    const [first, again] = [await begin(house, pt1, rows), await begin(house, pt1, rows, { name: 'Bản khác.xlsx' })]
    expect([again.body.id, again.body.name]).toEqual([first.body.id, first.body.name])
    const { id } = first.body
    expect((await sendRows(pt1, id, [rows[0]!])).body).toEqual({ received: 1 })
    expect((await sendRows(pt1, id, [{ ...rows[0]!, name: 'KHAC TEN' }, rows[1]!])).body).toEqual({ received: 2 })
    expect((await sendRows(pt1, id, [{ ...rows[0]!, row: 3 }])).body).toMatchObject({ code: 'row-malformed', detail: { row: 3, field: 'row' } })
    await pt1.post(`/api/lists/${id}/matching`)
    await settled(house)
    expect((await rowsOf(pt1, id)).map(({ name }) => name)).toEqual(['NGUYEN THI MY DUYEN', 'NGUYEN THI MY DUYEN'])
  })

  test('it is not compared while rows are missing', async () => {
    const rows = [payment(1, { cccd: newCccd() }), payment(2, { cccd: newCccd() })]
    const { id } = (await begin(house, pt1, rows)).body
    await sendRows(pt1, id, [rows[1]!])
    expect(await pt1.post(`/api/lists/${id}/matching`)).toMatchObject({ status: 409, body: { code: 'list-incomplete' } })
    expect(await pt1.post(`/api/lists/${id}/verifications`)).toMatchObject({ status: 409, body: { code: 'list-incomplete' } })
    expect(await look(pt1, id)).toMatchObject({ state: 'receiving', received: 1, done: 0 })
  })

  test.each([
    [{ cccd: '07219000000' }, 'cccd', 'cccd-length'],
    [{ cccd: '07219000000X' }, 'cccd', 'cccd-not-digits'],
    [{ insuranceNumber: '123' }, 'insuranceNumber', 'insurance-number-malformed'],
    [{ cccd: null }, 'cccd', 'identifier-missing'],
    [{ name: 'A1' }, 'name', 'name-malformed'],
    [{ birthYear: 2026 }, 'birthYear', 'birth-year-impossible'],
  ] as [Partial<ListRow>, string, string][])('a row with %o is refused by its number and field, and none of its part is stored', async (said, field, why) => {
    const rows = [payment(1, { cccd: newCccd() }), payment(17, { cccd: newCccd(), ...said })]
    const { id } = (await begin(house, pt1, rows)).body
    const { status, body } = await sendRows(pt1, id, rows)
    expect([status, body.code, body.fields, body.detail]).toEqual([422, 'row-malformed', [field], { row: 17, field, why }])
    expect((await look(pt1, id)).received).toBe(0)
  })

  test('how columns were mapped is remembered for their headings', async () => {
    const rows = [payment(1, { cccd: newCccd() })]
    const headings = 'a'.repeat(64)
    const ask = async () => (await pt1.get(`/api/lists/mapping?headings=${headings}`)).body.mapping
    expect(await ask()).toBeNull()
    await begin(house, pt1, rows, { headings, mapping: { columns: ['cccd', 'name'], product: null } })
    expect(await ask()).toEqual({ columns: ['cccd', 'name'], product: null })
    const others = [payment(2, { cccd: newCccd() })]
    await begin(house, await house.enter('btc1'), others, { headings, mapping: { columns: ['name', 'cccd'], product: 'bhyt-hgd' } })
    expect(await ask()).toEqual({ columns: ['name', 'cccd'], product: 'bhyt-hgd' })
  })
})

describe('imported twice', () => {
  test('a file changes nothing the second time, nor do the same payments in another file once their entries are confirmed', async () => {
    const pairs = [await both(1), await both(2), await both(3)]
    const rows = pairs.map(({ paid }) => paid)
    const list = await importList(house, pt1, rows)
    for (const { id } of pairs) await verify(pt1, id)
    const before = await dump(house)
    expect((await importList(house, pt1, rows)).id).toBe(list.id)
    const other = await importList(house, pt1, rows.map((row) => ({ ...row, row: row.row + 10 })).toReversed())
    expect(other.id).not.toBe(list.id)
    expect(other.counts).toMatchObject({ agreed: 3, toConfirm: 0, doubtful: 0, unmatched: 0 })
    await pt1.post(`/api/lists/${other.id}/verifications`)
    await settled(house)
    expect(await dump(house)).toBe(before)
  })

  test('what came since is told, and compared when asked for; decided rows stay', async () => {
    const { paid } = await both(1, {}, { amount: 5 })
    const late = { ...PAID, name: 'LE VAN CA', cccd: newCccd(), receiptNumber: '2' }
    const list = await importList(house, pt1, [paid, payment(2, late)])
    await pt1.post(`/api/lists/${list.id}/rows/1/decision`, { same: false })
    expect(list.counts).toMatchObject({ doubtful: 1, unmatched: 1 })
    const id = await log(house, a, { name: 'Lê Văn Cả', cccd: late.cccd, receiptNumber: '2' })
    expect((await look(pt1, list.id)).newer).toBe(1)
    await pt1.post(`/api/lists/${list.id}/matching`)
    await settled(house)
    expect(brief(await rowsOf(pt1, list.id)).map(([row, group, , entry]) => [row, group, entry === id])).toEqual([
      [1, 'different', false],
      [2, 'agreed', true],
    ])
    expect((await look(pt1, list.id)).newer).toBe(0)
    expect((await see(pt1, id)).state).toBe('received')
  })
})
