import { expect, test } from 'vitest'
import { burstAround, communeOf, familyOf, signalsOf, supportsOf, type Against, type InFavour } from '#rules/evidence.ts'

const MINUTE = 60_000
const AT = 1_763_000_000_000
const nothing: Against = {
  ...{ flags: [], capturedAt: AT, offset: 0, delay: MINUTE, birthYear: 1985, sameReceipt: 0, phone: null, collectorName: 'Nguyễn Thị Lan' },
  ...{ participantName: 'Trương Công Định', collectorsOnDevice: 1, saved: [AT], deadline: null, duplicates: null, places: null },
}
const codes = (said: Partial<Against>) => signalsOf({ ...nothing, ...said }).map(({ code }) => code)
const the = (said: Partial<Against>) => signalsOf({ ...nothing, ...said })

test('an entry with nothing about it raises nothing', () => expect(the({})).toEqual([]))

test('a receipt that stands at other entries says at how many', () => {
  expect(the({ sameReceipt: 2 })).toEqual([{ code: 'receipt-repeated', number: 2, of: null }])
})

test('three people of a household share a telephone, a fourth is a sign', () => {
  expect(codes({ phone: { people: 3, own: 3, days: 1 } })).toEqual([])
  expect(the({ phone: { people: 4, own: 4, days: 1 } })).toEqual([{ code: 'phone-shared', number: 4, of: null }])
})

test('a telephone of one collector’s people alone, over days, is the collector’s own', () => {
  expect(the({ phone: { people: 3, own: 3, days: 2 } })).toEqual([{ code: 'own-phone', number: 3, of: 2 }])
  expect(codes({ phone: { people: 5, own: 4, days: 3 } })).toEqual(['phone-shared'])
})

test('the collector’s own family name is a sign only beside a telephone that others of theirs have', () => {
  const participantName = 'nguyen Văn An'
  expect(codes({ participantName })).toEqual([])
  expect(codes({ participantName, phone: { people: 1, own: 1, days: 1 } })).toEqual([])
  expect(the({ participantName, phone: { people: 2, own: 2, days: 1 } })).toEqual([{ code: 'own-family', number: 2, of: null }])
  expect(codes({ participantName: null, phone: { people: 2, own: 2, days: 1 } })).toEqual([])
})

test('five entries within ten minutes are a burst, five within eleven are none', () => {
  const every = (minutes: number) => [0, 1, 2, 3, 4].map((step) => AT + step * minutes * MINUTE)
  expect(the({ saved: every(2.5) })).toEqual([{ code: 'burst', number: 5, of: 10 }])
  expect(codes({ saved: every(2.75) })).toEqual([])
  expect(codes({ saved: every(2.5), capturedAt: AT + 10 * MINUTE })).toEqual(['burst'])
})

test('those ten minutes hold the entry itself: before and after it are not added up', () => {
  const saved = [-9, -8, 0, 8, 9].map((minute) => AT + minute * MINUTE)
  expect(burstAround(saved, AT)).toBe(3)
})

test('the last hour is unusual with five entries and three tenths of the period’s', () => {
  expect(codes({ deadline: { inHour: 4, inPeriod: 4 } })).toEqual([])
  expect(codes({ deadline: { inHour: 5, inPeriod: 17 } })).toEqual([])
  expect(the({ deadline: { inHour: 6, inPeriod: 20 } })).toEqual([{ code: 'deadline', number: 6, of: 20 }])
})

test('what was flagged on arrival comes with its numbers', () => {
  const flags = ['clock-corrected', 'day-changed', 'old', 'birth-year-differs', 'place-unknown']
  expect(the({ flags, offset: -90 * MINUTE, delay: 80 * 60 * MINUTE })).toEqual([
    { code: 'day-changed', number: 90, of: null },
    { code: 'clock-corrected', number: 90, of: null },
    { code: 'old', number: 80, of: null },
    { code: 'birth-year-differs', number: 1985, of: null },
    { code: 'place-unknown', number: null, of: null },
  ])
})

test('a commune is unlike the others of the day when three have one and none the same', () => {
  const places = (others: string[]) => ({ own: communeOf('Ấp 3, xã Phước Đông'), others: others.map(communeOf) })
  expect(codes({ places: places(['Ấp 1, xã Bàu Đồn', 'Bàu Đồn']) })).toEqual([])
  expect(codes({ places: places(['Ấp 1, xã Bàu Đồn', 'Bàu Đồn', 'ấp 5, Phước đông']) })).toEqual([])
  expect(the({ places: places(['Ấp 1, xã Bàu Đồn', 'Bàu Đồn', 'x. Thạnh Đức']) })).toEqual([{ code: 'place-unlike', number: 3, of: null }])
})

test('a family name is compared without signs', () => expect(familyOf('  Đặng  Thị Thu ')).toBe('dang'))

const neutral: InFavour = {
  ...{ receiptKey: 'c.45.bb.120', neighbours: [], delay: 48 * 60 * MINUTE, late: false, clockTrue: false, listsAgreeing: 0, callsConfirmed: 0, consent: false },
}
const supports = (said: Partial<InFavour>) => supportsOf({ ...neutral, ...said })

test('a receipt near others of the same book speaks for an entry; another book, and the same number, do not', () => {
  expect(supports({ neighbours: ['c.45.bb.118', 'c.45.bb.90'] })).toEqual([{ code: 'own-series', number: 2, of: null }])
  expect(supports({ neighbours: ['d.45.bb.121', 'c.45.bb.141', 'c.45.bb.120'] })).toEqual([])
  expect(supports({ receiptKey: null, neighbours: ['c.45.bb.121'] })).toEqual([])
})

test('a list, a call, being on time, a true clock and consent speak for it', () => {
  const all = { listsAgreeing: 1, callsConfirmed: 1, delay: 5 * MINUTE, clockTrue: true, consent: true }
  expect(supports(all).map(({ code, number }) => [code, number])).toEqual([
    ['list-agrees', 1],
    ['called', 1],
    ['on-time', 5],
    ['clock-true', null],
    ['consent', null],
  ])
  expect(supports({ delay: 5 * MINUTE, late: true })).toEqual([])
})
