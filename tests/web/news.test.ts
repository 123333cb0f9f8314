import { beforeEach, describe, expect, test } from 'vitest'
import { createRoot } from 'solid-js'
import type { App } from '../../web/state/app.ts'
import { createAnnouncement } from '../../web/state/announcement.ts'
import { shareWords } from '../../web/state/announcement-share.ts'
import { createNews, nextDue, sayDue } from '../../web/state/news.ts'
import { announcement, award, brief, individual } from './announced.ts'
import { answering } from './answers.ts'
import { FakePhone, settled, wipePhone } from './fake-device.ts'
import { bundle, FakeServer, NOW } from './fake-server.ts'
import { openApp, signedIn } from './start.ts'

let server: FakeServer
let phone: FakePhone
beforeEach(() => {
  wipePhone()
  server = new FakeServer()
  phone = new FakePhone(server)
})

const within = async <State>(make: () => State): Promise<State> => {
  const state = createRoot(make)
  await settled()
  return state
}

describe('the list of news', () => {
  const three = {
    announcements: [
      brief({ id: 'r-1', periodNumber: 1, firstDay: '2025-11-12', lastDay: '2025-11-18', announcedAt: NOW - 9 }),
      brief(),
      brief({ id: 'r-2b', version: 2, announcedAt: NOW + 5 }),
    ],
  }

  test('stands newest first, and an older version says that there is a newer one', async () => {
    answering(server, { '/api/announcements': three })
    const { app } = await signedIn(phone)
    const news = await within(() => createNews(app, false))
    expect(news.list().map(({ id, superseded }) => [id, superseded])).toEqual([
      ['r-2b', false],
      ['r-2', true],
      ['r-1', false],
    ])
  })

  test('what was opened is not new any more, also after a cold start', async () => {
    answering(server, { '/api/announcements': three, '/api/announcements/r-2': announcement() })
    const { app } = await signedIn(phone)
    const news = await within(() => createNews(app, false))
    // An older version is news to nobody.
    expect(news.list().map((one) => one.unread)).toEqual([true, false, true])
    await within(() => createAnnouncement(app, false, () => 'r-2'))
    const { app: again } = await openApp(new FakePhone(server))
    const later = await within(() => createNews(again, false))
    expect(
      later
        .list()
        .filter((one) => one.unread)
        .map((one) => one.id),
    ).toEqual(['r-2b', 'r-1'])
  })

  test('anyone may read it without a session, and nothing is called new there', async () => {
    const told = answering(server, { '/api/public/announcements': three })
    const { app } = await openApp(phone)
    const news = await within(() => createNews(app, true))
    expect([news.list().length, news.list().some((one) => one.unread), news.due()]).toEqual([3, false, null])
    expect(told.asked).toEqual(['/api/public/announcements'])
  })

  test('says what is due next and from when', () => {
    const [day, first] = [bundle.periods.find((one) => one.kind === 'day')!, bundle.periods.find((one) => one.id === 'week-1')!]
    expect(nextDue(bundle.periods, [])).toBe(day)
    const out = [day, first].map((period) => brief({ periodKind: period.kind, firstDay: period.firstDay, lastDay: period.lastDay }))
    const next = nextDue(bundle.periods, out)!
    expect([next.id, sayDue(next, NOW - 5 * 86_400_000)]).toEqual(['week-2', 'Kết quả công bố sau khi chốt, từ trưa 26/11.'])
    expect(sayDue({ ...next, cutoffAt: next.cutoffAt + 1_800_000 }, 0)).toBe('Kết quả công bố sau khi chốt, từ 12:30 ngày 26/11.')
    expect(sayDue(next, NOW)).toBe('Ban tổ chức đang soát. Kết quả hiện ở đây ngay khi công bố.')
  })
})

describe('handing an announcement on', () => {
  const named = individual([award({})])
  const closed = individual([award({ id: '0', name: 'Nhân viên thu, Bưu điện Bến Cầu' })])
  const shared: string[] = []
  const listening = (app: App): App => {
    shared.length = 0
    app.device.share = { ...app.device.share, copy: async (text) => shared.push(text) > 0 }
    return app
  }

  test('says sums, prizes and the public address', () => {
    expect(shareWords(named, ['individual', 'team']).split('\n')).toEqual([
      'Kết quả tuần 2, 19/11 đến 25/11',
      'Cao điểm Tây Ninh 2025',
      '2.073 người tham gia: 571 BHXH TN, 1.502 BHYT.',
      '',
      'Giải cá nhân',
      'Nhất: Cao Thị Kim Huệ (Bưu điện Bến Cầu), 118 điểm, 500.000\u00a0đ',
      '',
      'Đã chốt, bản 1, 09:41 28/11/2025. Mức thưởng trước thuế.',
    ])
  })

  test('takes only the names that the public may read', async () => {
    answering(server, { '/api/announcements': { announcements: [] }, '/api/announcements/r-2': named, '/api/public/announcements/r-2': closed })
    const { app } = await signedIn(phone)
    const state = await within(() => createAnnouncement(listening(app), false, () => 'r-2'))
    expect(await state.share('https://thi-dua.example')).toBe('Đã chép. Bạn mở nhóm rồi dán vào.')
    expect(shared[0]).toContain('Nhất: Nhân viên thu, Bưu điện Bến Cầu, 118 điểm')
    expect(shared[0]).not.toContain('Kim Huệ')
    expect(shared[0]).toContain('https://thi-dua.example/cong-bo/r-2')
  })

  test('names nobody while it is not known who agreed', async () => {
    answering(server, { '/api/announcements/r-2': named })
    const { app } = await signedIn(phone)
    const state = await within(() => createAnnouncement(listening(app), false, () => 'r-2'))
    await state.share('https://thi-dua.example')
    expect(shared[0]).not.toContain('Kim Huệ')
    expect(shared[0]).toContain('2.073 người tham gia')
  })
})

test('an address that leads nowhere is told apart from a lost network', async () => {
  answering(server, {})
  const { app } = await signedIn(phone)
  const gone = await within(() => createAnnouncement(app, false, () => 'nowhere'))
  expect([gone.missing(), gone.read.state()]).toEqual([true, 'failed'])
  await phone.goOnline(false)
  const lost = await within(() => createAnnouncement(app, false, () => 'r-2'))
  expect([lost.missing(), lost.read.state()]).toEqual([false, 'failed'])
})
