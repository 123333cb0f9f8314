import { afterEach, describe, expect, test } from 'vitest'
import type { RulesView } from '#contract/rules.ts'
import type { Me } from '#contract/sessions.ts'
import { defaultRules } from '#rules/defaults.ts'
import type { CampaignRules, TieBreaker } from '#rules/words.ts'
import { moveTie, nextBonus, switchTie, tieRows, withHoliday } from '../../web/state/set-up-rules.ts'
import { createRulesDraft } from '../../web/state/set-up-rules-draft.ts'
import { createPublish } from '../../web/state/set-up-rules-publish.ts'
import { refusals } from '../../web/text/refusals.vi.ts'
import { setUpRules as t } from '../../web/text/set-up-rules.vi.ts'
import { setUpRulesPublish } from '../../web/text/set-up-rules-publish.vi.ts'
import { type Asked, cut, desk, json, no, NOW, person, settled } from './desk-house.ts'
import { bundle } from './fake-server.ts'

const PATH = '/api/campaigns/c-1/rules'
const viewOf = (changes: Partial<RulesView> = {}): RulesView => ({
  ...{ draft: defaultRules(), changed: true, versions: [], problems: [], total: 50_000_000, prizes: 60 },
  ...changes,
})
let close = () => {}
afterEach(() => close())

/** A desk with one draft on the server, which takes what it is sent. */
async function atDesk(first: RulesView = viewOf(), answer?: (asked: Asked) => Response | Promise<Response> | undefined, more: Me['campaigns'] = []) {
  let stored = first
  const organiser = person('organiser')
  const house = await desk({ ...organiser, campaigns: [...organiser.campaigns, ...more] }, (asked) => {
    const own = answer?.(asked)
    if (own) return own
    if (asked.path === '/api/campaigns') {
      const { id, name, firstDay, lastDay } = bundle
      return json({ campaigns: [{ id, name, firstDay, lastDay, theme: '', training: false, published: true }] })
    }
    if (asked.path !== PATH) return undefined
    if (asked.method === 'PATCH') stored = { ...stored, draft: asked.body.rules }
    if (asked.method === 'POST') {
      const version = stored.versions.length + 1
      stored = {
        ...stored,
        changed: false,
        versions: [...stored.versions, { version, publishedAt: NOW, publishedBy: 'Trần Quang Khải', note: asked.body.note }],
      }
    }
    return json(stored)
  })
  ;({ close } = house)
  return {
    ...house,
    store: (view: RulesView) => (stored = view),
    sent: (method: string) => house.asked.filter((one) => one.method === method).map(({ body }) => body),
  }
}
async function draftOf(...given: Parameters<typeof atDesk>) {
  const house = await atDesk(...given)
  const draft = house.inRoot(() => createRulesDraft(house.app, house.app.person()!))
  await settled()
  return { ...house, draft }
}

describe('tie-breakers', () => {
  const ties: TieBreaker[] = ['voluntary', 'household', 'per-member', 'people']
  test('of people and of teams each have an order of their own', () => {
    expect(moveTie(ties, 'household', -1)).toEqual(['household', 'voluntary', 'per-member', 'people'])
    expect(moveTie(ties, 'per-member', 1)).toEqual(['voluntary', 'household', 'people', 'per-member'])
    expect(moveTie(ties, 'household', 1)).toEqual(ties)
    expect(moveTie(ties, 'per-member', -1)).toEqual(ties)
  })
  test('switched on decide last, switched off stand below', () => {
    expect(switchTie(ties, 'amount', true)).toEqual(['voluntary', 'household', 'amount', 'per-member', 'people'])
    expect(tieRows(switchTie(ties, 'voluntary', false), 'individual').map(({ name, on, first, last }) => [name, on, first, last])).toEqual([
      ['household', true, true, true],
      ['voluntary', false, true, true],
      ['amount', false, true, true],
      ['own-target', false, true, true],
      ['last-receipt', false, true, true],
    ])
  })
})

test('a step of the bonus comes above the highest, a holiday into its place and once', () => {
  expect(nextBonus([{ from: 6, points: 1 }])[1]?.from).toBe(12)
  expect(nextBonus([])[0]?.from).toBe(6)
  expect(withHoliday(['2026-01-01'], '2025-12-25')).toEqual(['2025-12-25', '2026-01-01'])
  expect(withHoliday(['2026-01-01'], '2026-01-01')).toEqual(['2026-01-01'])
})

describe('a draft', () => {
  const eleven = (rules: CampaignRules) => ({ ...rules.points, 'bhxh-tn': { ...rules.points['bhxh-tn'], new: 11 } })

  test('knows what was changed, saves the whole of it and says what was saved', async () => {
    const { draft, sent } = await draftOf()
    draft.set('points', eleven(draft.rules()!))
    draft.set('freeze', true)
    expect([draft.dirty(), draft.what()]).toEqual([true, ['điểm', 'bảng 24 giờ cuối']])
    expect(await draft.save()).toBe(true)
    expect(sent('PATCH')[0].rules).toEqual({ ...defaultRules(), points: eleven(defaultRules()), freeze: true })
    expect([draft.dirty(), draft.toast.said()?.words]).toEqual([false, 'Đã lưu nháp: điểm, bảng 24 giờ cuối.'])
  })

  test('put back as it was has nothing to save; undone it is as stored', async () => {
    const { draft, sent } = await draftOf()
    draft.set('cutoffHours', 24)
    draft.set('cutoffHours', 12)
    expect(draft.dirty()).toBe(false)
    draft.set('cutoffHours', 24)
    draft.undo()
    expect([draft.rules()?.cutoffHours, await draft.save(), sent('PATCH')]).toEqual([12, true, []])
  })

  test('keeps what is edited here when a colleague saved meanwhile, and saves only that over it', async () => {
    const { draft, sent, store } = await draftOf()
    draft.set('cutoffHours', 24)
    store(viewOf({ draft: { ...defaultRules(), voucherDays: 60 } }))
    await draft.read.reload()
    expect([draft.rules()?.cutoffHours, draft.rules()?.voucherDays]).toEqual([24, 30])
    await draft.save()
    expect([sent('PATCH')[0].rules.cutoffHours, sent('PATCH')[0].rules.voucherDays, draft.rules()?.voucherDays]).toEqual([24, 60, 60])
  })

  test('is left behind when one goes over to another campaign', async () => {
    const { draft, app, sent } = await draftOf(
      viewOf(),
      (asked) => {
        if (asked.path === '/api/campaigns') {
          const brief = (id: string, firstDay: string) => ({ id, name: id, theme: '', training: false, published: true, firstDay, lastDay: bundle.lastDay })
          return json({ campaigns: [brief('c-1', bundle.firstDay), brief('c-2', '2025-01-01')] })
        }
        if (asked.path === '/api/campaigns/c-2') return json({ ...bundle, id: 'c-2' })
        return asked.path === '/api/campaigns/c-2/rules' ? json(viewOf({ draft: { ...defaultRules(), voucherDays: 60 } })) : undefined
      },
      [{ id: 'c-2', name: 'c-2', training: false }],
    )
    draft.set('cutoffHours', 24)
    await app.session.refresh()
    expect(draft.dirty()).toBe(true)
    await app.session.choose('c-2')
    await settled()
    expect([draft.dirty(), draft.rules()?.cutoffHours, draft.rules()?.voucherDays, sent('PATCH')]).toEqual([false, 12, 60, []])
  })

  test('with a figure that cannot be is not sent, and says which', async () => {
    const { draft, sent } = await draftOf()
    draft.set('cutoffHours', 49)
    expect(draft.trouble('cutoffHours')).toBe(t.atMost(48))
    draft.set('cutoffHours', Number.NaN)
    expect(draft.trouble('cutoffHours')).toBeNull()
    expect([await draft.save(), draft.trouble('cutoffHours'), draft.deed.trouble(), sent('PATCH')]).toEqual([false, t.number, t.mend, []])
    draft.set('cutoffHours', 12)
    draft.set('monthsBonus', [...draft.rules()!.monthsBonus, { from: 6, points: 2 }])
    expect(draft.trouble('monthsBonus.2.from')).toBe(t.twice)
    draft.set('prizes', [{ ...draft.rules()!.prizes[0]!, count: 0 }])
    expect(draft.trouble('prizes.0.count')).toBe(t.atLeast(1))
    draft.set('interruption', { ...draft.rules()!.interruption, 'bhxh-tn': { months: 61 } })
    expect(draft.trouble('interruption.bhxh-tn.months')).toBe(t.atMost(60))
  })

  test('refused or cut off stays as it was typed', async () => {
    let answer = () => no('not-allowed', 403) as Response | Promise<Response>
    const { draft } = await draftOf(viewOf(), (asked) => (asked.method === 'PATCH' ? answer() : undefined))
    draft.set('cutoffHours', 24)
    expect([await draft.save(), draft.deed.trouble(), draft.dirty()]).toEqual([false, refusals['not-allowed'], true])
    answer = cut
    expect([await draft.save(), draft.rules()?.cutoffHours]).toEqual([false, 24])
    expect(draft.deed.trouble()).toMatch(/mạng/)
  })
})

describe('publishing', () => {
  async function publishAt(view: RulesView, answer?: Parameters<typeof atDesk>[1]) {
    const house = await atDesk(view, answer)
    const publish = house.inRoot(() => createPublish(house.app, house.app.person()!))
    await settled()
    return { ...house, publish }
  }
  const lines = (sections: { blocks: { kind: string; lines?: string[] }[] }[]) => sections.flatMap(({ blocks }) => blocks.flatMap((block) => block.lines ?? []))

  test('asks for a sentence, makes the next version, and says so', async () => {
    const { publish, sent } = await publishAt(viewOf({ versions: [{ version: 1, publishedAt: NOW, publishedBy: 'A', note: '' }] }))
    expect([publish.next(), await publish.publish(), publish.noteTrouble(), sent('POST')]).toEqual([2, false, setUpRulesPublish.noteFirst, []])
    publish.setNote(' đổi giờ nhận bản trễ ')
    expect(await publish.publish()).toBe(true)
    expect([sent('POST'), publish.toast.said()?.words]).toEqual([[{ note: 'đổi giờ nhận bản trễ' }], setUpRulesPublish.published(2)])
    expect([publish.view()?.changed, publish.next(), publish.hrefOf(2)]).toEqual([false, 3, '/the-le/c-1?ban=2'])
  })

  test('is held up by what blocks, with the way to mend it; a hint holds up nothing', async () => {
    const { publish, sent } = await publishAt(
      viewOf({
        problems: [
          { code: 'over-budget', blocks: true, detail: [] },
          { code: 'no-targets', blocks: false, detail: ['Bưu điện Gò Dầu', 'Bưu điện Bến Cầu'] },
        ],
      }),
    )
    publish.setNote('bản đầu')
    expect([publish.blocked(), await publish.publish(), sent('POST')]).toEqual([true, false, []])
    expect(publish.problems().map(({ title, href }) => [title, href])).toEqual([
      ['Tổng giải vượt kinh phí', '/thiet-lap/giai'],
      ['2 tập thể chưa có chỉ tiêu', '/thiet-lap/chi-tieu'],
    ])
    const free = await publishAt(viewOf({ problems: [{ code: 'no-teams', blocks: false, detail: [] }] }))
    expect(free.publish.blocked()).toBe(false)
  })

  test('shows the draft in the words that everyone will read, with the cutoffs that it brings', async () => {
    const { publish } = await publishAt(viewOf({ draft: { ...defaultRules(), cutoffHours: 6, freeze: true } }))
    expect(lines(publish.preview())).toContain('24 giờ cuối của đợt, bảng đứng yên với số của người khác. Số của bạn vẫn chạy trên máy bạn.')
    const rows = publish.preview().flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'table' ? block.rows : [])))
    // Week 3 runs and keeps its hour; week 4 has not begun.
    expect(rows.filter(([name]) => name === 'Tuần 3' || name === 'Tuần 4')).toEqual([
      ['Tuần 3', '26/11 đến 02/12', '12:00 ngày 03/12'],
      ['Tuần 4', '03/12 đến 09/12', '06:00 ngày 10/12'],
    ])
  })

  test('refused by the server, the reason is said and the note is kept', async () => {
    const { publish } = await publishAt(viewOf(), (asked) => (asked.method === 'POST' && asked.path === PATH ? no('nothing-to-publish', 409) : undefined))
    publish.setNote('bản đầu')
    expect([await publish.publish(), publish.deed.trouble(), publish.note()]).toEqual([false, refusals['nothing-to-publish'], 'bản đầu'])
  })
})
