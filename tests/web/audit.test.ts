import { afterEach, describe, expect, test } from 'vitest'
import { AUDIT_ACTS, type AuditLine, type AuditPage } from '#contract/audit.ts'
import { createAudit } from '../../web/state/audit.ts'
import { deviceOf, partsOf, saysOf, subjectOf, whoOf } from '../../web/state/audit-words.ts'
import { createDownload } from '../../web/state/set-up-download.ts'
import { type Asked, cut, desk, json, no, NOW, person } from './desk-house.ts'
import { settled } from './fake-device.ts'

let close = () => {}
afterEach(() => close())

const line = (id: number, given: Partial<AuditLine> = {}): AuditLine => ({
  ...{ id, at: NOW, act: 'entry-verify', detail: '{"before":"received","after":"verified"}' },
  ...{ by: { id: 's-2', code: 'pt01', name: 'Trần Thị Ngọc Hạnh' }, device: { id: 'd-1', name: 'Máy ở quầy' } },
  subject: { id: 'e-1', kind: 'entry', name: 'Lê Văn Nam', period: null },
  ...given,
})
const head = { line: 120, hash: 'ab12cd34ef56'.padEnd(64, '0') }
const page = (lines: AuditLine[], next: string | null = null, through: number | null = null): AuditPage => ({ lines, next, head, through })

async function house(says: (asked: Asked) => Response | Promise<Response> | undefined) {
  const made = await desk(person('organiser'), says)
  close = made.close
  return { ...made, paths: () => made.asked.map(({ path }) => path) }
}

describe('the audit on a desk', () => {
  test('stands by day, and goes further back on demand', async () => {
    const { app, inRoot, paths } = await house(({ path }) => {
      if (!path.startsWith('/api/audit')) return undefined
      return json(path.includes('before=') ? page([line(7, { at: NOW - 86_400_000 })]) : page([line(9), line(8)], '8'))
    })
    const state = inRoot(() => createAudit(app))
    await settled()
    expect(state.byDay().map(([, lines]) => lines.map(({ id }) => id))).toEqual([[9, 8]])
    await state.more()
    expect(state.byDay().map(([, lines]) => lines.map(({ id }) => id))).toEqual([[9, 8], [7]])
    expect(state.next()).toBe(null)
    expect(paths()).toEqual(['/api/audit?limit=50', '/api/audit?limit=50&before=8'])
  })

  test('is filtered by group, days, person and thing, and all of it can be dropped', async () => {
    const { app, inRoot, paths } = await house(({ path }) => (path.startsWith('/api/audit') ? json(page([])) : undefined))
    const state = inRoot(() => createAudit(app))
    await settled()
    state.setGroup('gifts')
    state.search('2025-11-12', '2025-11-13', ' PT01 ')
    state.setSubject({ id: 'e-1', words: 'lượt' })
    await settled()
    expect(paths().at(-1)).toBe('/api/audit?limit=50&act=gifts&by=pt01&subject=e-1&from=2025-11-12&to=2025-11-13')
    expect(state.isFiltered()).toBe(true)
    state.clear()
    await settled()
    expect([paths().at(-1), state.isFiltered()]).toEqual(['/api/audit?limit=50', false])
  })

  test('says how far the server looked when it found nothing yet', async () => {
    const { app, inRoot } = await house(({ path }) => (path.startsWith('/api/audit') ? json(page([], '8', NOW)) : undefined))
    const state = inRoot(() => createAudit(app))
    await settled()
    expect([state.next(), state.through()]).toEqual(['8', NOW])
  })

  test('keeps what it showed when older lines cannot be had, and says so', async () => {
    const { app, inRoot } = await house(({ path }) => {
      if (!path.startsWith('/api/audit')) return undefined
      return path.includes('before=') ? cut() : json(page([line(9)], '9'))
    })
    const state = inRoot(() => createAudit(app))
    await settled()
    await state.more()
    expect([state.lines().length, state.read.state(), state.toast.said()?.words]).toEqual([1, 'kept', expect.stringContaining('Chưa đọc được')])
  })

  test('hands out the whole head of the chain to be noted down', async () => {
    const { app, inRoot, phone } = await house(({ path }) => (path.startsWith('/api/audit') ? json(page([])) : undefined))
    const state = inRoot(() => createAudit(app))
    await settled()
    await state.copyHead()
    expect(phone.copied).toEqual([`120:${head.hash}`])
  })
})

describe('a line is a sentence', () => {
  const said = (given: Partial<AuditLine>) => {
    const one = line(1, given)
    return [`${whoOf(one)} ${saysOf(one)}`, ...partsOf(one), deviceOf(one)]
  }

  test('with who, what, to what, what changed, why and from where', () => {
    expect(said({})).toEqual(['Trần Thị Ngọc Hạnh xác nhận lượt do Lê Văn Nam ghi', 'chờ xác nhận → đã xác nhận', 'Máy ở quầy'])
    expect(said({ act: 'entry-reject', detail: '{"before":"received","after":"rejected","reason":"Không có biên lai"}' }).slice(1, 3)).toEqual([
      'chờ xác nhận → từ chối',
      'Lý do: Không có biên lai',
    ])
    expect(said({ act: 'entry-correct', detail: '{"before":"received","after":"received","changed":["amount","months","zebra"]}' })[1]).toBe(
      'Đổi: số tiền, số tháng, 1 mục khác',
    )
    const failed = { act: 'sign-in-failed', by: { id: '', code: null, name: null }, device: { id: '0123456789', name: null }, detail: '{"why":"code"}' }
    expect(said({ ...failed, subject: { id: '', kind: 'none', name: null, period: null } })).toEqual([
      'Người chưa đăng nhập thử đăng nhập bằng một mã không có',
      'không có mã này',
      'máy 01234567',
    ])
    const closed = { act: 'result-final', detail: `{"version":2,"hash":"${head.hash}","comment":"Đã soát","setAside":3}` }
    expect(said({ ...closed, subject: { id: 'p', kind: 'period', name: 'Cao điểm', period: { kind: 'week', number: 2 } } }).slice(0, -1)).toEqual([
      'Trần Thị Ngọc Hạnh duyệt và chốt Tuần 2, đợt Cao điểm',
      ...['bản 2', '3 lượt để ngoài', 'mã ab12cd34ef56', 'Ghi chú: Đã soát'],
    ])
    expect(said({ act: 'exported', detail: '{"kind":"targets"}' })[0]).toBe('Trần Thị Ngọc Hạnh tải về bảng chỉ tiêu')
    expect(said({ act: 'stock-breakage', detail: '{"quantity":-2}' })[1]).toBe('−2 ly')
    expect(said({ act: 'identifiers-erased', by: { id: 'retention', code: null, name: null }, device: null, detail: null }).at(-1)).toBe('máy chủ')
  })

  test('of a gift’s case says what became of it, since no entry is counted by it', () => {
    const closed = (act: string) => saysOf(line(1, { act, subject: { id: 'gift.e-1', kind: 'case', name: 'Lê Văn Nam', period: null } }))
    expect(closed('case-for')).toBe('khép ca của lượt do Lê Văn Nam ghi: quà đã trao giữ nguyên, lượt đúng')
    expect(closed('case-against')).toBe('khép ca của lượt do Lê Văn Nam ghi: quà đã trao giữ nguyên, đã ghi nhận sai')
  })

  test('of the own entry it says so, and lines of other versions are read too', () => {
    const own = line(1, { subject: { id: 'e', kind: 'entry', name: 'Trần Thị Ngọc Hạnh', period: null } })
    expect(subjectOf(own)).toBe('lượt của chính mình')
    expect(partsOf(line(1, { detail: 'Đã xem biên lai' }))).toEqual(['Đã xem biên lai'])
    expect(partsOf(line(1, { detail: 'f'.repeat(64) }))).toEqual([])
    expect(saysOf(line(1, { act: 'of-tomorrow' }))).toBe('of-tomorrow')
  })

  test('for every act, whatever its subject and detail', () => {
    for (const act of Object.values(AUDIT_ACTS).flat())
      for (const detail of [null, '{}', '[]', '7', '"x"', '{"changed":7,"cells":7,"version":"x"}']) {
        const one = line(1, { act, detail })
        expect(`${saysOf(one)} ${partsOf(one).join(' ')}`).not.toMatch(/undefined|NaN|\[object/)
      }
  })
})

describe('a file with people’s data', () => {
  const sheets = () => [{ name: 'Phiếu', widths: [10], heading: ['Mã'], rows: [['a']] }]
  async function downloads(says: (asked: Asked) => Response | Promise<Response> | undefined) {
    const made = await house(says)
    const words: string[] = []
    return { ...made, words, download: made.inRoot(() => createDownload(made.app, (said) => void words.push(said))) }
  }

  test('stands in the audit before it is made', async () => {
    const { download, phone, asked } = await downloads(({ path }) => (path === '/api/exports' ? new Response(null, { status: 204 }) : undefined))
    expect(await download.workbook('phieu', sheets, { kind: 'slips', about: '' })).toBe(true)
    expect(asked.map(({ path, body }) => [path, body])).toEqual([['/api/exports', { kind: 'slips', about: '' }]])
    expect(phone.saved.map(({ name }) => name)).toEqual(['phieu.xlsx'])
  })

  test('is not made without network or right, and says why; one without such data needs neither', async () => {
    let answer: () => Response | Promise<Response> = cut
    const { download, phone, words } = await downloads(({ path }) => (path === '/api/exports' ? answer() : undefined))
    expect(await download.workbook('phieu', sheets, { kind: 'slips', about: '' })).toBe(false)
    expect(words.at(-1)).toContain('cần mạng')
    answer = () => no('server-busy', 503)
    expect(await download.workbook('phieu', sheets, { kind: 'slips', about: '' })).toBe(false)
    expect([phone.saved, words.length]).toEqual([[], 2])
    expect(await download.workbook('mau', sheets)).toBe(true)
    expect(phone.saved.map(({ name }) => name)).toEqual(['mau.xlsx'])
  })
})
