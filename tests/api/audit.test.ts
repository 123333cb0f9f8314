import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AuditPage } from '#contract/audit.ts'
import { AUDIT_ACTS } from '#contract/audit.ts'
import { close, correct, decide, REASON, settleLate, tell, unverify, verify } from '../cast/deeds.ts'
import { makeCode } from '#rules/voucher-codes.ts'
import { AT, makeHouse, type House, type Person } from '../cast/house.ts'
import { itemOf, log, newCccd, newId, syncAs } from '../cast/phone.ts'
import { givePins, newDevice, PIN, signIn } from './pins.ts'

let house: House
let people: Record<'a' | 'b' | 'pt1' | 'q1' | 'btc1', Person>
beforeAll(async () => {
  house = await makeHouse({ now: '2025-11-13T09:00:00+07:00', furniture: { campaign: { settings: { twoPersonClose: false } } } })
  const codes = ['a', 'b', 'pt1', 'q1', 'btc1'] as const
  people = Object.fromEntries(await Promise.all(codes.map(async (code) => [code, await house.as(code)]))) as typeof people
})
afterAll(() => house.close())

const read = async (query = '', by = people.btc1): Promise<AuditPage> => (await by.get<AuditPage>(`/api/audit?${query}`)).body
/** The lines that a deed leaves, oldest first, as `[act, who, device, subject, detail]`. */
async function linesOf(deed: () => Promise<unknown>) {
  const before = house.store.audit.line
  await deed()
  const { lines } = await read('limit=200')
  const own = lines.filter(({ id }) => id > before).toReversed()
  return own.map(({ act, by, device, subject, detail }) => [act, by.code ?? by.id, device?.id ?? null, subject.id, JSON.parse(detail ?? 'null')])
}
const from = (person: Person, code: string) => [code, person.deviceId]

describe('each change of an entry is a line with its device', () => {
  test('logging, correcting and cancelling on the phone', async () => {
    const { a } = people
    const item = itemOf(house, { giftConsent: null })
    expect(await linesOf(() => syncAs(house, a, [item]))).toEqual([['entry-log', ...from(a, 'a'), item.id, { after: 'received' }]])
    const corrected = await linesOf(() => correct(house, a, item.id, { months: 6, receiptNumber: 'BL-77' }))
    expect(corrected).toEqual([['entry-correct', ...from(a, 'a'), item.id, { before: 'received', after: 'received', changed: ['months', 'receiptNumber'] }]])
    const cancel = { id: newId(), kind: 'cancellation', of: item.id, capturedAt: house.clock.now, body: REASON }
    expect(await linesOf(() => syncAs(house, a, [cancel]))).toEqual([
      ['entry-cancel', ...from(a, 'a'), item.id, { before: 'received', after: 'cancelled', reason: REASON.reason }],
    ])
  })

  test('verifying, taking it back, returning, mending, rejecting, setting aside', async () => {
    const { a, pt1, btc1 } = people
    const id = await log(house, a, { giftConsent: null })
    const acts = await linesOf(async () => {
      await verify(pt1, id)
      await unverify(pt1, id)
      await tell(pt1, id, 'return')
      await correct(house, a, id, { months: 6 })
      await btc1.post('/api/set-asides', { ids: [id], ...REASON })
      await tell(pt1, id, 'rejection')
    })
    expect(acts.map(([act, code]) => [act, code])).toEqual([
      ...[
        ['entry-verify', 'pt1'],
        ['entry-unverify', 'pt1'],
        ['entry-return', 'pt1'],
        ['entry-mend', 'a'],
      ],
      ['entry-set-aside', 'btc1'],
      ['entry-reject', 'pt1'],
    ])
    expect(acts.every(([, , device, subject]) => device !== null && subject === id)).toBe(true)
    expect(acts.at(-1)?.[4]).toEqual({ before: 'received', after: 'rejected', reason: REASON.reason })
  })

  test('a duplicate, its case and its decision, and the voucher that moves', async () => {
    const { a, b, pt1 } = people
    const cccd = newCccd()
    const first = await log(house, a, { cccd })
    let second = ''
    const logged = await linesOf(async () => (second = await log(house, b, { cccd })))
    expect(logged.map(([act, code, , subject]) => [act, code, subject])).toEqual([
      ['entry-log', 'b', second],
      ['case-opened', 'system', `duplicate.${second}`],
    ])
    const decided = await linesOf(() => decide(pt1, second, true))
    expect(decided.map(([act, code, , subject]) => [act, code, subject])).toEqual([
      ['entry-lift', 'pt1', second],
      ['entry-displace', 'pt1', first],
      ['voucher-moved', 'pt1', second],
      ['case-for', 'pt1', `duplicate.${second}`],
    ])
    expect((await linesOf(() => decide(pt1, second, false))).map(([act]) => act)).toEqual([])
  })
})

describe('what else changes something is a line', () => {
  test('a gift that is handed over, a code that nobody has, and the shelf', async () => {
    const { q1, a } = people
    const item = itemOf(house)
    const { body } = await syncAs(house, a, [item])
    const voucher = body.changes.find(({ id }) => id === item.id)?.voucher
    const office = house.furniture.office('q1')
    const acts = await linesOf(async () => {
      await q1.post(`/api/vouchers/${voucher?.code}/handover`, { id: newId(), source: 'scan', fact: null })
      await q1.get(`/api/vouchers?code=${makeCode('1234567890')}&source=scan`)
      await q1.post(`/api/stock/${office}/breakages`, { id: newId(), quantity: 5, note: 'x' })
    })
    expect(acts.map(([act, code, , subject]) => [act, code, subject])).toEqual([
      ['hand-over', 'q1', item.id],
      ['look-up-missed', 'q1', office],
      ['stock-breakage', 'q1', office],
    ])
    expect(JSON.stringify(acts)).not.toContain(voucher?.code)
  })

  test('reading a number in full, and a file with people’s data', async () => {
    const { a, pt1, btc1 } = people
    const id = await log(house, a, { giftConsent: null })
    expect(await linesOf(() => pt1.post(`/api/enrolments/${id}/disclosure`))).toEqual([['disclosure', ...from(pt1, 'pt1'), id, null]])
    const about = house.furniture.campaignId
    expect(await linesOf(() => btc1.post('/api/exports', { kind: 'targets', about }))).toEqual([
      ['exported', ...from(btc1, 'btc1'), about, { kind: 'targets' }],
    ])
    for (const typed of ['Nguyễn Thị Mỹ Duyên', '079190001234'])
      expect((await btc1.post('/api/exports', { kind: 'targets', about: typed })).body.code).toBe('body-malformed')
    expect((await house.nobody.post('/api/exports', { kind: 'targets' })).status).toBe(401)
  })

  test('a late entry that is accepted, and a close, whose snapshot holds where the audit stood before it', async () => {
    house.clock.now = AT('2025-11-20T13:00:00+07:00')
    const [btc1, supervisor] = [await house.enter('btc1'), await house.enter('pt1')]
    people.btc1 = btc1
    const late = await log(house, people.a, { giftConsent: null, collectedAt: AT('2025-11-18T10:00:00+07:00'), collectedFrom: 'receipt' })
    expect(await linesOf(() => settleLate(supervisor, late, true))).toEqual([
      ['entry-accepted', ...from(supervisor, 'pt1'), late, { before: 'received', after: 'received', reason: REASON.reason }],
    ])
    const { body } = await supervisor.get('/api/enrolments?state=received&limit=200')
    for (const { id } of body.entries) await verify(supervisor, id)
    const head = house.store.audit
    const lines = await linesOf(() => close(house, btc1, 'week 1'))
    const { id, snapshot, check } = (await btc1.get(`/api/periods/${house.furniture.period('week 1')}/result`)).body
    expect(lines.map(([act, code, , subject]) => [act, code, subject])).toEqual([
      ['result-proposed', 'btc1', house.furniture.period('week 1')],
      ['check-drawn', 'system', id],
      ['result-final', 'btc1', house.furniture.period('week 1')],
    ])
    expect(lines[1]?.at(-1)).toEqual({ seed: check.seed, share: check.share, least: check.least })
    expect(snapshot.audit).toEqual(head)
  })
})

describe('signing in', () => {
  test('succeeds, fails and ends with a line, whatever was typed', async () => {
    await givePins(house, ['b'])
    const device = newDevice()
    const id = people.b.id
    const lines = await linesOf(async () => {
      for (let time = 0; time < 5; time += 1) await signIn(house, 'b', '975310', device)
      await signIn(house, 'b', PIN, device)
      await signIn(house, '079190735190', '975310', newDevice())
      await signIn(house, 'b', PIN, newDevice())
    })
    const wrong = ['sign-in-failed', '', device.id, id, { why: 'pin' }]
    expect(lines).toEqual([
      ...Array.from({ length: 5 }, () => wrong),
      ['sign-in-failed', '', device.id, id, { why: 'sign-in-locked' }],
      ['sign-in-failed', '', expect.any(String), '', { why: 'code' }],
      ['signed-in', 'b', expect.any(String), id, null],
    ])
    expect(JSON.stringify(await read('limit=200'))).not.toContain('079190735190')
  })

  test('another person on the same phone ends the session before, and says whose', async () => {
    await givePins(house, ['c'])
    const device = newDevice()
    await signIn(house, 'b', PIN, device)
    const lines = await linesOf(() => signIn(house, 'c', PIN, device))
    expect(lines.map(([act, code, , subject]) => [act, code, subject])).toEqual([
      ['session-ended', 'c', people.b.id],
      ['signed-in', 'c', [...house.store.register.staff.values()].find(({ code }) => code === 'c')?.id],
    ])
    const person = await house.enter('c')
    expect((await linesOf(() => person.send('DELETE', '/api/session'))).map(([act, code]) => [act, code])).toEqual([['signed-out', 'c']])
  })
})

describe('read by organisers', () => {
  test('and by nobody else', async () => {
    for (const code of ['a', 'pt1', 'q1']) expect((await (await house.enter(code)).get('/api/audit')).body.code).toBe('not-allowed')
  })

  test('page by page, each line once, newest first, down to the first', async () => {
    const ids: number[] = []
    for (let next: string | null = ''; next !== null;) {
      const page: AuditPage = await read(`limit=7${next ? `&before=${next}` : ''}`)
      ids.push(...page.lines.map(({ id }) => id))
      next = page.next
      expect(page.head).toEqual(house.store.audit)
    }
    expect(ids).toEqual(Array.from({ length: house.store.audit.line }, (_, index) => house.store.audit.line - index))
  })

  test('by person, by code or id, by group, by subject, by day and by all of these', async () => {
    const byCode = await read('by=pt1&limit=200')
    expect(byCode.lines.length).toBeGreaterThan(4)
    expect(new Set(byCode.lines.map(({ by }) => by.name))).toEqual(new Set(byCode.lines.slice(0, 1).map(({ by }) => by.name)))
    expect((await read(`by=${people.pt1.id}&limit=200`)).lines).toEqual(byCode.lines)
    expect((await read('by=nobody-of-that-code')).lines).toEqual([])

    const reading = await read('act=reading&limit=200')
    expect(reading.lines.map(({ act }) => act).toSorted()).toEqual(['disclosure', 'exported', 'look-up-missed'])

    const [{ subject }] = (await read('act=cases')).lines as [AuditPage['lines'][0]]
    const about = (await read(`subject=${subject.id}`)).lines
    expect(about.length).toBeGreaterThan(1)
    expect(about.every((line) => line.subject.id === subject.id && line.subject.kind === 'case')).toBe(true)

    const days = async (query: string) =>
      new Set((await read(`${query}&limit=200`)).lines.map(({ at }) => new Date(at + 7 * 3_600_000).toISOString().slice(0, 10)))
    expect(await days('to=2025-11-13')).toEqual(new Set(['2025-11-13']))
    expect(await days('from=2025-11-14')).toEqual(new Set(['2025-11-20']))
    expect(await days('from=2025-11-14&to=2025-11-19')).toEqual(new Set())
    const all = await read(`by=pt1&act=entries&from=2025-11-13&to=2025-11-13&subject=${about[0]!.subject.id.replace('duplicate.', '')}`)
    expect(all.lines.map(({ act }) => act)).toEqual(['entry-lift'])
  })

  test('with names of people, of their phones and of things', async () => {
    const [line] = (await read('act=results')).lines
    expect(line).toMatchObject({
      act: 'result-final',
      by: { code: 'btc1' },
      device: { name: 'Máy của btc1' },
      subject: { kind: 'period', period: { kind: 'week', number: 1 } },
    })
    const [entry] = (await read('by=pt1&act=entries')).lines
    expect(entry).toMatchObject({ subject: { kind: 'entry', name: expect.stringMatching(/./) } })
  })
})

test('a page looks through so many lines and no more, by an index, and says how far it came', async () => {
  const { reader } = house.store.connections
  const plan = async (sql: string, args: string[]) => (await reader.execute({ sql: `EXPLAIN QUERY PLAN ${sql}`, args })).rows.map((row) => row['detail']).join()
  const sql = (column: string) => `SELECT * FROM audit INDEXED BY audit_${column} WHERE ${column} = ? AND id >= 1 AND id < 9 ORDER BY id DESC LIMIT 5`
  for (const column of ['by', 'subject']) {
    expect(await plan(sql(column), ['x'])).toContain(`audit_${column} (${column}=? AND rowid>? AND rowid<?)`)
    expect(await plan(sql(column), ['x'])).not.toContain('TEMP B-TREE')
  }
  const { line } = house.store.audit
  await house.store.lane.do({
    name: 'many',
    needs: {},
    run(world) {
      for (let count = 0; count < 45_000; count += 1) world.audit.push({ at: world.now, by: 'x', act: 'exported', subject: 's', detail: null })
    },
  })
  const first = await read('act=cases')
  expect([first.lines.length, first.next, typeof first.through]).toEqual([0, String(line + 25_001), 'number'])
  const second = await read(`act=cases&before=${first.next}`)
  const third = await read(`act=cases&before=${second.next}`)
  expect([second.lines.length, third.lines.length > 0, third.next]).toEqual([0, true, null])
}, 30_000)

test('every group has acts, and none has one of another', () => {
  const all = Object.values(AUDIT_ACTS).flat()
  expect(new Set(all).size).toBe(all.length)
})
