import { beforeEach, describe, expect, test } from 'vitest'
import { createRoot } from 'solid-js'
import type { Announcement, AnnouncementBrief, AwardRow } from '#contract/results.ts'
import type { App } from '../../web/state/app.ts'
import { createAnnouncement } from '../../web/state/announcement.ts'
import { shareWords } from '../../web/state/announcement-share.ts'
import { createNews, nextDue, sayDue } from '../../web/state/news.ts'
import { prizeBoard } from '../../web/state/prize-board.ts'
import { answering, row } from './answers.ts'
import { FakePhone, settled, wipePhone } from './fake-device.ts'
import { bundle, FakeServer, NOW } from './fake-server.ts'
import { openApp, signedIn } from './start.ts'

let server: FakeServer
let phone: FakePhone
const brief = (said: Partial<AnnouncementBrief> = {}): AnnouncementBrief => ({
  id: 'r-2',
  campaignId: 'c-1',
  periodId: 'week-2',
  campaign: 'Cao điểm Tây Ninh 2025',
  periodKind: 'week',
  periodNumber: 2,
  firstDay: '2025-11-19',
  lastDay: '2025-11-25',
  version: 1,
  announcedAt: NOW,
  training: false,
  ...said,
})
const award = (said: Partial<AwardRow>): AwardRow => ({
  place: 'Nhất',
  id: 's-1',
  amount: 500_000,
  shared: 1,
  name: 'Cao Thị Kim Huệ',
  unit: 'Bưu điện Bến Cầu',
  rank: 1,
  points: 118,
  target: null,
  voluntary: 7,
  voluntaryTarget: null,
  thing: null,
  ...said,
})
const nobody = { id: null, amount: 0, shared: 0, name: null, unit: null, rank: null, points: 0 }
const announcement = (said: Partial<Announcement> = {}): Announcement => ({
  ...brief(),
  hash: 'ab'.repeat(32),
  closedAt: NOW,
  signedBy: ['Trần Thị Tổ'],
  awards: [],
  boards: [],
  totals: { 'bhxh-tn': 571, 'bhyt-hgd': 1_502 },
  complaintsUntil: NOW,
  teamMeasure: 'target-rate',
  correction: null,
  ...said,
})
const individual = (awards: AwardRow[], more = {}) =>
  announcement({ awards: [{ board: 'individual', division: null, list: null, awards, paid: 0, left: 0, passedOver: [], ...more }] })

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
    expect(news.list().every((one) => one.unread)).toBe(true)
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

describe('the prizes of an announcement', () => {
  test('winners stand on the podium, the encouraged below, the own one marked', () => {
    const board = prizeBoard(individual([award({}), award({ place: 'Khuyến khích', id: 's-lan', amount: 200_000, rank: 4 })]), 'individual', ['s-lan'])
    expect(board.podium).toMatchObject([{ rank: 1, prize: 'Giải Nhất', amount: '500.000\u00a0đ', figure: '118 điểm', mine: false }])
    expect(board.encouraged).toMatchObject([{ plate: 4, worth: '200.000\u00a0đ', mine: 'Bạn' }])
  })

  test('who shares a place stands beside the other and shares its sum', () => {
    const board = prizeBoard(
      individual([award({ shared: 2, amount: 450_000 }), award({ id: 's-2', name: 'Sầm Văn Hưởng', shared: 2, amount: 450_000 })], { left: 1_000 }),
      'individual',
      [],
    )
    expect(board.podium.map((place) => place.rank)).toEqual([1, 1])
    expect(board.notes).toEqual([
      'Cao Thị Kim Huệ, Sầm Văn Hưởng đồng hạng 1 nên chia đều, mỗi người 450.000\u00a0đ.',
      'Chia đều còn lẻ 1.000\u00a0đ, không trao.',
    ])
  })

  test('a tie says who stands above whom and by what, also where names are closed', () => {
    const rows = [
      row({ id: '0', rank: 1, name: 'Cao Thị Kim Huệ', points: 118, tie: { kind: 'won', by: 'voluntary', mine: 7, theirs: 5 } }),
      row({ id: '1', rank: 2, name: 'Nhân viên thu, Bưu điện Gò Dầu', points: 118 }),
    ]
    const value = { ...individual([award({ id: '5' })]), boards: [{ board: 'individual' as const, rows }] }
    expect(prizeBoard(value, 'individual', []).notes).toEqual([
      'Cao Thị Kim Huệ đứng trên Nhân viên thu, Bưu điện Gò Dầu: cùng 118 điểm, hơn nhờ 7 > 5 người BHXH\u00a0TN.',
    ])
  })

  test('who shares a rank has won together over the next one, not over each other', () => {
    const tie = { kind: 'won', by: 'voluntary', mine: 3, theirs: 0 } as const
    const rows = [
      row({ id: 'a', rank: 1, name: 'A', points: 39, tie }),
      row({ id: 'b', rank: 1, name: 'B', points: 39, tie }),
      row({ id: 'c', rank: 3, name: 'C', points: 39 }),
    ]
    const value = {
      ...individual([award({ id: 'a', name: 'A', rank: 1 }), award({ id: 'b', name: 'B', rank: 1 })]),
      boards: [{ board: 'individual' as const, rows }],
    }
    const board = prizeBoard(value, 'individual', [])
    expect(board.notes).toEqual(['A, B đứng trên C: cùng 39 điểm, hơn nhờ 3 > 0 người BHXH\u00a0TN.'])
    expect(board.rows.map((one) => one.shared)).toEqual([true, true, false])
  })

  test('a period without prizes for a board is told apart from prizes that nobody won', () => {
    expect(prizeBoard(announcement(), 'team', []).hasPrizes).toBe(false)
    const all = prizeBoard(individual([award(nobody), award({ ...nobody, place: 'Nhì' })]), 'individual', [])
    expect([all.hasPrizes, all.notAwarded]).toEqual([true, [{ title: 'Giải Nhất, Giải Nhì', why: 'Chưa ai đủ điều kiện.' }]])
  })

  test('a place that is not given says why, and one that another took says who lacked what', () => {
    const passedOver = [{ name: 'Bưu điện Trảng Bàng', rank: 1, place: 'Nhất', what: 'target-rate', has: 96, needs: 100 }]
    const team = (awards: AwardRow[]) =>
      prizeBoard(announcement({ awards: [{ board: 'team', division: null, list: null, awards, paid: 0, left: 0, passedOver }] }), 'team', [])
    expect(team([award(nobody)]).notAwarded).toEqual([{ title: 'Giải Nhất', why: 'Bưu điện Trảng Bàng đạt 96\u00a0% chỉ tiêu BHXH\u00a0TN, cần 100\u00a0%.' }])
    expect(team([award({}), award({ ...nobody, place: 'Ba' }), award({ ...nobody, place: 'Ba' })])).toMatchObject({
      notAwarded: [{ title: '2 giải Ba', why: 'Không còn đơn vị nào đủ điều kiện nên không đôn đơn vị khác lên.' }],
      notes: ['Bưu điện Trảng Bàng đạt 96\u00a0% chỉ tiêu BHXH\u00a0TN, cần 100\u00a0% cho Giải Nhất.'],
    })
  })

  test('a closed name is not followed by its unit once more', () => {
    expect(prizeBoard(individual([award({ name: 'Nhân viên thu, Bưu điện Bến Cầu' })]), 'individual', []).podium[0]?.unit).toBe('')
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
