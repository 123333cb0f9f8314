import { describe, expect, test } from 'vitest'
import { changesOf, fieldsOf } from '../../web/state/log-changes.ts'
import { emptyFields, householdFields, isTouched, type LogFields } from '../../web/state/log-fields.ts'
import { type LogContext, readLog } from '../../web/state/log-reading.ts'
import { bundle, NOW } from './fake-server.ts'
import { enrolment } from './start.ts'

const context: LogContext = { bundle, now: NOW, usedReceipts: new Set(['0042000']), stored: null }
const typed = (changes: Partial<LogFields> = {}): LogFields => ({
  ...emptyFields(),
  ...{
    product: 'bhxh-tn',
    name: 'Tôn Nữ Quỳnh Phương Khuê',
    cccd: '072185004217',
    insured: 'until',
    coveredUntil: '072025',
    months: '12',
    amount: 3_168_000,
    receiptNumber: '0042517',
  },
  ...changes,
})
const read = (changes: Partial<LogFields> = {}, over: Partial<LogContext> = {}) => readLog(typed(changes), { ...context, ...over })

describe('the log form', () => {
  test('reads birth year and sex out of a CCCD', () => {
    expect(read().hints.cccd).toEqual({ state: 'ok', note: 'Đủ 12 số. Nữ, sinh năm 1985.' })
    expect(read().body).toMatchObject({ cccd: '072185004217', birthYear: 1985, sex: 'female' })
  })

  test('says what a returning person brings, and why', () => {
    expect(read()).toMatchObject({ participation: 'returning', points: 11, bonus: 3, period: { id: 'week-3' }, gift: true })
    expect(read().hints.coveredUntil?.note).toBe('Ngừng 3 tháng: đúng là tái tham gia.')
    expect(read({ coveredUntil: '082025' })).toMatchObject({ participation: 'renewal', points: 2, gift: false })
    expect(read({ coveredUntil: '072025', coversFrom: '082025' })).toMatchObject({ participation: 'renewal' })
  })

  test('an old card counts by its day', () => {
    const card = { product: 'bhyt-hgd', amount: 1_263_600 } as const
    expect(read({ ...card, coveredUntil: '27082025' })).toMatchObject({ participation: 'returning', points: 3 })
    expect(read({ ...card, coveredUntil: '28082025' })).toMatchObject({ participation: 'renewal', points: 1 })
    expect(read({ ...card, coveredUntil: '31022025' }).missing.map((one) => one.field)).toEqual(['coveredUntil'])
  })

  test('a donated one brings no points and no word of a gift', () => {
    expect(read({ donated: true, consent: true })).toMatchObject({ points: 0, gift: false, body: { giftConsent: null } })
  })

  test('consent stands in the body with the text’s version, and only when given', () => {
    expect(read().body?.giftConsent).toBeNull()
    expect(read({ consent: true, consentBy: 'guardian' }).body?.giftConsent).toEqual({ by: 'guardian', text: '2026-1' })
  })

  test('with a mã số BHXH birth year and sex are asked for', () => {
    const number = { identifier: 'insurance-number', cccd: '', insuranceNumber: '7912345678' } as const
    expect(read(number).missing.map((one) => one.field)).toEqual(['birthYear', 'sex'])
    expect(read({ ...number, birthYear: '1958', sex: 'male' }).body).toMatchObject({ cccd: null, insuranceNumber: '7912345678', birthYear: 1958 })
    expect(read({ ...number, insuranceNumber: 'GD4797912345678', birthYear: '1958', sex: 'male' }).body).toMatchObject({
      insuranceNumber: '7912345678',
    })
  })

  test('names each field that is missing, in the order of the form', () => {
    expect(readLog(emptyFields(), context).missing.map((one) => one.field)).toEqual(['product', 'name', 'cccd', 'months', 'amount', 'receiptNumber'])
    expect(read({ cccd: '07218500421' }).missing[0]?.note).toBe('CCCD cần đủ 12 số, đang có 11.')
  })

  test('warns, and lets save, when an amount is low or a receipt stands in the ledger already', () => {
    const low = read({ amount: 26_400, receiptNumber: '0042000' })
    expect(low.hints.amount?.state).toBe('warning')
    expect(low.hints.receiptNumber?.state).toBe('warning')
    expect(low.body).not.toBeNull()
  })

  test('offers the lowest amount for the term, and the next place in the household', () => {
    expect(read().amountHint?.amount).toBe(3_168_000)
    expect(read({ product: 'bhyt-hgd', householdOrder: 2 }).amountHint).toMatchObject({ amount: 884_520 })
    expect(read({ months: '7' }).amountHint).toBeNull()
  })

  test('the time is the clock’s until it is typed; another day asks for its hour', () => {
    expect(read().body).toMatchObject({ collectedAt: NOW, collectedFrom: 'clock' })
    expect(read({ receiptTime: { day: '27112025', time: '0905' } }).body).toMatchObject({
      collectedAt: Date.parse('2025-11-27T02:05:00Z'),
      collectedFrom: 'receipt',
    })
    expect(read({ receiptTime: { day: '27112025', time: '' } }).missing).toEqual([{ field: 'receiptTime', note: 'Ngày đã đổi, ghi thêm giờ trên biên lai.' }])
    expect(read({ receiptTime: { day: '11112025', time: '0905' } }).missing[0]?.note).toContain('12/11 đến 16/12/2025')
  })

  test('a clock outside the campaign warns and lets save, since the server mends clocks', () => {
    const wrong = read({}, { now: Date.parse('2020-01-01T00:00:00Z') })
    expect(wrong.hints.receiptTime?.state).toBe('warning')
    expect(wrong.missing).toEqual([])
  })
})

describe('a change of an entry', () => {
  test('carries what was changed and nothing else', () => {
    const before = fieldsOf(enrolment())
    expect(changesOf(before, before, enrolment())).toEqual({})
    const after = { ...before, amount: 792_000, months: '3' }
    expect(changesOf(before, after, enrolment({ amount: 792_000, months: 3 }))).toEqual({ amount: 792_000, months: 3 })
  })

  test('keeps a masked number unless a new one is typed', () => {
    const stored = { collectedAt: NOW, collectedFrom: 'clock' as const, maskedCccd: '072***4217', maskedInsuranceNumber: null }
    expect(read({ cccd: '' }, { stored })).toMatchObject({ missing: [], hints: { cccd: { note: 'Đang lưu 072***4217. Để trống là giữ nguyên.' } } })
  })

  test('takes the consent along when a gift may no longer be spoken of', () => {
    const before = fieldsOf(enrolment({ giftConsent: { by: 'self', text: '2026-1' } }))
    expect(changesOf(before, { ...before, donated: true }, enrolment({ donated: true, giftConsent: null }))).toEqual({
      donated: true,
      giftConsent: null,
    })
  })
})

test('the next person of a household starts with what a household shares, never with a number or a consent', () => {
  const next = householdFields(typed({ phone: '0918204366', officeId: 'of-1', place: 'Ấp 3', consent: true }))
  expect(next).toMatchObject({
    product: 'bhxh-tn',
    phone: '0918204366',
    officeId: 'of-1',
    place: 'Ấp 3',
    householdOrder: 2,
    name: '',
    cccd: '',
    consent: false,
    receiptNumber: '',
  })
  expect(isTouched(next)).toBe(false)
})
