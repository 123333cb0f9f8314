import { beforeEach, describe, expect, test } from 'vitest'
import { createRoot } from 'solid-js'
import type { Notice, NoticeBody } from '#contract/notices.ts'
import { createNoticesView } from '../../web/state/notices.ts'
import { sayNotice } from '../../web/text/notices-say.vi.ts'
import { answering } from './answers.ts'
import { FakePhone, settled, wipePhone } from './fake-device.ts'
import { FakeServer, NOW } from './fake-server.ts'
import { openApp, signedIn } from './start.ts'

let server: FakeServer
let phone: FakePhone
const paid: NoticeBody = { kind: 'prize-paid', periodId: 'week-2', periodKind: 'week', periodNumber: 2, amount: 500_000 }
const notice = (id: string, body: NoticeBody = paid): Notice => ({ id, campaignId: 'c-1', at: NOW, body })

beforeEach(() => {
  wipePhone()
  server = new FakeServer()
  phone = new FakePhone(server)
})

describe('what a person is told', () => {
  test('counts as unread until its screen was open, and is marked there while it stands', async () => {
    answering(server, { '/api/notices': { notices: [notice('n-2'), notice('n-1')], next: null } })
    const { person } = await signedIn(phone)
    expect(person.notices.unread()).toBe(2)
    const view = createRoot(() => createNoticesView(person.notices))
    await settled()
    expect([person.notices.unread(), view.isFresh('n-2')]).toEqual([0, true])
    const { app } = await openApp(new FakePhone(server))
    expect([app.person()?.notices.list().length, app.person()?.notices.unread()]).toEqual([2, 0])
  })

  test('can be read without network', async () => {
    answering(server, { '/api/notices': { notices: [notice('n-1')], next: null } })
    await signedIn(phone)
    const cold = new FakePhone(server)
    cold.isOnline = false
    const { app } = await openApp(cold)
    expect(
      app
        .person()
        ?.notices.list()
        .map(({ id }) => id),
    ).toEqual(['n-1'])
  })

  test('older ones come page by page', async () => {
    answering(server, {
      '/api/notices': { notices: [notice('n-3')], next: '7' },
      '/api/notices?before=7': { notices: [notice('n-2')], next: null },
    })
    const { person } = await signedIn(phone)
    expect(person.notices.hasMore()).toBe(true)
    await person.notices.more()
    expect([person.notices.list().map(({ id }) => id), person.notices.hasMore()]).toEqual([['n-3', 'n-2'], false])
  })

  test('a kind that this build does not know waits for the update', async () => {
    answering(server, { '/api/notices': { notices: [notice('n-9', { kind: 'of-tomorrow' } as never), notice('n-1')], next: null } })
    const { person } = await signedIn(phone)
    expect(person.notices.list().map(({ id }) => id)).toEqual(['n-1'])
  })
})

describe('one sentence for each kind', () => {
  const week = { periodId: 'week-2', periodKind: 'week' as const, periodNumber: 2 }
  const corrected = (said: object) =>
    sayNotice({ kind: 'result-corrected', ...week, version: 2, reason: 'Biên lai ghi hai lần', fromRank: 3, toRank: 2, fromPrize: 0, toPrize: 0, ...said })

  test('a corrected result says place and prize, as far as they changed, and why', () => {
    expect(corrected({})).toBe('Kết quả tuần 2 có bản 2: từ hạng 3 thành hạng 2. Lý do: Biên lai ghi hai lần.')
    expect(corrected({ fromRank: 2, fromPrize: 400_000, toPrize: 500_000, reason: 'Đã soát.' })).toBe(
      'Kết quả tuần 2 có bản 2: giải từ 400.000\u00a0đ thành 500.000\u00a0đ. Lý do: Đã soát.',
    )
    expect(corrected({ fromRank: 1, toRank: null, fromPrize: 500_000 })).toContain('từ hạng 1 thành chưa xếp hạng, giải 500.000\u00a0đ không còn')
    expect(corrected({ toPrize: 300_000 })).toContain('được giải 300.000\u00a0đ')
  })

  test('money is said to be before tax, a thing by its nature, a recovery with its decision', () => {
    expect(sayNotice(paid)).toBe('Đã chi giải tuần 2: 500.000\u00a0đ, trước thuế.')
    expect(sayNotice({ ...paid, periodKind: 'phase', amount: 0 })).toBe('Đã trao giải hiện vật cả đợt.')
    expect(sayNotice({ kind: 'prize-recovered', ...week, amount: 500_000, decision: '12/QĐ' })).toContain(
      'Thu hồi 500.000\u00a0đ của giải tuần 2 theo quyết định số 12/QĐ.',
    )
  })

  test('an answered complaint is read where it is told', () => {
    expect(sayNotice({ kind: 'complaint-answered', ...week, text: 'Đã soát lại.' })).toBe('Ban tổ chức trả lời khiếu nại của bạn về tuần 2: “Đã soát lại.”')
    expect(sayNotice({ kind: 'after-phase', enrolmentId: 'e-1' })).toContain('đính chính')
  })
})
