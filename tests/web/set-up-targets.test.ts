import { createRoot, createSignal } from 'solid-js'
import { beforeEach, expect, test } from 'vitest'
import type { OrganisationView, StaffView } from '#contract/imports.ts'
import type { Person } from '../../web/state/person.ts'
import type { App } from '../../web/state/app.ts'
import { readFile } from '../../web/state/set-up-file.ts'
import { workbookOf } from '../../web/state/set-up-save.ts'
import { targetSheet } from '../../web/state/set-up-target-file.ts'
import { createTargets, type Targets } from '../../web/state/set-up-targets.ts'
import { setUpSpread, setUpTargets as t } from '../../web/text/set-up-targets.vi.ts'
import { FakePhone, settled, wipePhone } from './fake-device.ts'
import { bundle, json } from './fake-server.ts'
import { ToldServer } from './set-up-server.ts'
import { signedIn } from './start.ts'

const unit = (id: string, changes: Partial<OrganisationView> = {}): OrganisationView => ({
  ...{ id, code: id.toUpperCase(), name: `Bưu điện ${id}`, kind: 'post', parentId: 'tinh', verifierId: null },
  ...{ team: true, division: null, defaultOfficeId: null },
  ...changes,
})
const collector = (id: string, organisationId: string): StaffView => ({
  ...{ id, code: id, name: `Người ${id}`, ready: true, locked: false },
  assignments: [
    {
      ...{ id: `${id}-1`, role: 'collector', organisationId, organisation: null, officeId: null, office: null },
      ...{ officer: false, firstDay: '2025-11-01', lastDay: null },
    },
  ],
})
const UNITS = [unit('go'), unit('hoa'), unit('ben'), unit('tinh', { parentId: null, team: false }), unit('xa', { parentId: 'hoa', team: false })]
const STAFF = [collector('an', 'go'), collector('bo', 'xa'), collector('chi', 'xa')]
const weeks = (ownerId: string, product: string, ...numbers: number[]) =>
  numbers.map((target, at) => ({ periodId: `week-${at + 1}`, ownerId, product, target }))
/** It is 28/11/2025: week 3 runs. */
const STORED = [...weeks('go', 'bhxh-tn', 70, 70, 70, 70), ...weeks('hoa', 'bhxh-tn', 50, 50, 50, 50), ...weeks('go', 'bhyt-hgd', 220)]

let server: ToldServer
let app: App
let person: Person
let targets: Targets
let setNarrow: (narrow: boolean) => void

beforeEach(async () => {
  wipePhone()
  server = new ToldServer()
  server.tell('GET /api/campaigns', () => json({ campaigns: [{ ...bundle, published: true }] }))
  server.tell('GET /api/organisations?campaign=c-1', () => json({ organisations: UNITS }))
  server.tell('GET /api/staff', () => json({ staff: STAFF }))
  server.tell('GET /api/targets?campaign=c-1', () => json({ targets: STORED }))
  ;({ app, person } = await signedIn(new FakePhone(server)))
  const [narrow, set] = createSignal(false)
  setNarrow = set
  targets = createRoot(() => createTargets(app, person, narrow))
  await settled()
})
const TN = 'bhxh-tn' as const
const cell = (owner: string, week: number, product: 'bhxh-tn' | 'bhyt-hgd' = TN) => `${owner} week-${week} ${product}`
const value = (owner: string, week: number, product: 'bhxh-tn' | 'bhyt-hgd' = TN) => targets.edits.value(cell(owner, week, product))
const type = (text: string) => targets.cursor.type(text)
const press = (...keys: string[]) => keys.map((key) => targets.cursor.press({ key }))
const sent = () => server.sent('/api/campaigns/c-1/targets') as { targets: { ownerId: string; periodId: string; product: string; target: number | null }[] }[]

test('the grid has the teams and the weeks; what was given for a week that has begun is locked', () => {
  expect(targets.view.rows().map(({ id }) => id)).toEqual(['go', 'hoa', 'ben'])
  expect(targets.view.columns().map(({ period, locked }) => [period.id, locked])).toEqual([
    ['week-1', true],
    ['week-2', true],
    ['week-3', true],
    ['week-4', false],
    ['week-5', false],
  ])
  expect([targets.isOpen(cell('go', 3)), targets.isOpen(cell('ben', 3)), targets.isOpen(cell('go', 4))]).toEqual([false, true, true])
  expect([targets.view.chosen()?.period.id, targets.sums('week-4'), targets.points(targets.sums('week-4')), targets.lacking()]).toEqual([
    ...['week-4', { 'bhxh-tn': 120, 'bhyt-hgd': 0 }, 1_200, 1],
  ])
})

test('the collectors of a team stand below it when asked for, those of units under it too', () => {
  targets.view.unfold('hoa')
  expect(targets.view.rows().map(({ id }) => id)).toEqual(['go', 'hoa', 'bo', 'chi', 'ben'])
  targets.edits.change([[cell('bo', 4), 12]])
  expect(targets.sums('week-4')[TN]).toBe(120)
})

test('what is typed counts once the cell is left, and Escape leaves it as it was', () => {
  targets.cursor.go(cell('go', 4))
  type('62')
  expect(targets.edits.count()).toBe(0)
  press('Enter')
  expect([value('go', 4), targets.cursor.active()]).toEqual([62, cell('hoa', 4)])
  type('9')
  press('Escape', 'ArrowDown')
  expect([value('hoa', 4), targets.cursor.active(), targets.edits.count()]).toEqual([50, cell('ben', 4), 1])
  type('1.200')
  targets.cursor.commit()
  expect([value('ben', 4), targets.edits.list()]).toEqual([
    1_200,
    [
      [cell('go', 4), 62],
      [cell('ben', 4), 1_200],
    ],
  ])
})

test('an emptied cell takes the target away, a number that is none leaves it and is said', () => {
  targets.cursor.go(cell('go', 4))
  type('')
  targets.cursor.commit()
  expect(value('go', 4)).toBeNull()
  type('2000000')
  targets.cursor.commit()
  expect([value('go', 4), targets.notes()]).toEqual([null, [t.notPeople('2000000')]])
})

test('arrows walk over locked cells, Enter and Tab pass over them, and Tab leaves at the end', () => {
  targets.cursor.go(cell('go', 3))
  press('ArrowLeft')
  expect(targets.cursor.active()).toBe(cell('go', 2, 'bhyt-hgd'))
  press('Home', 'ArrowUp')
  expect(targets.cursor.active()).toBe(cell('go', 1))
  press('Tab')
  expect(targets.cursor.active()).toBe(cell('go', 2, 'bhyt-hgd'))
  press('Enter')
  expect(targets.cursor.active()).toBe(cell('hoa', 2, 'bhyt-hgd'))
  targets.cursor.go(cell('go', 3))
  press('Enter')
  expect(targets.cursor.active()).toBe(cell('ben', 3))
  targets.cursor.press({ key: 'End', whole: true })
  expect([targets.cursor.active(), press('Tab')]).toEqual([cell('ben', 5, 'bhyt-hgd'), ['out']])
  expect(targets.cursor.press({ key: 'Tab', shift: true })).toBe('moved')
  expect(targets.cursor.active()).toBe(cell('ben', 5))
})

test('with the caret in a cell the arrows move within it', () => {
  targets.cursor.go(cell('go', 4))
  expect(press('F2', 'ArrowLeft', 'Home')).toEqual(['done', null, null])
  expect(press('ArrowDown', 'ArrowLeft')).toEqual(['moved', 'moved'])
})

test('a block from a spreadsheet is laid from the active cell on; locked cells, words and what lies outside are told', () => {
  targets.cursor.go(cell('go', 3, 'bhyt-hgd'))
  expect(targets.paste('15\t62\t185\nx\t\t1.175\n8\t9\t10\n1\t2\t3')).toBe(true)
  expect([value('go', 3, 'bhyt-hgd'), value('go', 4), value('go', 4, 'bhyt-hgd')]).toEqual([15, 62, 185])
  expect([value('hoa', 4), value('hoa', 4, 'bhyt-hgd'), value('ben', 4)]).toEqual([50, 1_175, 9])
  expect(targets.notes()).toEqual([t.pastedOutside(3), t.pastedBad('x')])
  targets.cursor.go(cell('go', 3))
  targets.paste('1\t2')
  expect([value('go', 3), targets.notes()]).toEqual([70, [t.pastedLocked(1)]])
})

test('names or codes beside the numbers say which rows are meant; one number is the cell’s own', () => {
  targets.cursor.go(cell('go', 4))
  targets.paste('Đơn vị\tTN\nBEN\t40\nBưu điện hoa\t46\nBưu điện xa lạ\t1')
  expect([value('ben', 4), value('hoa', 4), value('go', 4), targets.notes()]).toEqual([40, 46, 70, [t.pastedUnknown('Bưu điện xa lạ')]])
  expect(targets.paste('33')).toBe(false)
})

test('each act is undone as one, also that of dropping all edits', () => {
  targets.cursor.go(cell('go', 4))
  targets.paste('1\t2\n3\t4')
  type('9')
  press('Enter')
  expect(targets.edits.count()).toBe(4)
  const undo = () => targets.cursor.press({ key: 'z', whole: true })
  undo()
  expect(value('go', 4)).toBe(1)
  undo()
  expect([targets.edits.count(), targets.edits.canUndo()]).toEqual([0, false])
  targets.edits.change([[cell('go', 5), 5]])
  targets.drop()
  expect(targets.edits.count()).toBe(0)
  targets.tabs.toast.said()?.undo?.()
  expect(value('go', 5)).toBe(5)
  targets.edits.change([[cell('go', 5), null]])
  expect(targets.edits.count()).toBe(0)
})

test('the week before is copied into the chosen one, as edits to be looked at', () => {
  targets.view.choose('week-5')
  targets.copyBefore()
  expect(targets.edits.list()).toEqual([
    [cell('go', 5), 70],
    [cell('hoa', 5), 50],
  ])
  expect(targets.tabs.toast.said()?.words).toBe(t.copied('Tuần 4', 'Tuần 5', 2))
})

test('a total is shared by weights with largest remainders, and adds up', () => {
  targets.spread.begin('week-4')
  expect([targets.spread.go(), targets.spread.trouble()]).toEqual([false, setUpSpread.totalFirst])
  targets.spread.setTotal(TN, '1.000')
  expect(targets.spread.trouble()).toBe(setUpSpread.weightsFirst)
  expect(targets.spread.paste('50.000\n30.000\n17.000', 'go')).toBe(true)
  expect([targets.spread.weightSum(), targets.spread.go()]).toEqual([97_000, true])
  expect([value('go', 4), value('hoa', 4), value('ben', 4), value('ben', 4, 'bhyt-hgd')]).toEqual([516, 309, 175, null])
  expect(targets.sums('week-4')[TN]).toBe(1_000)
})

test('weights are filled in from what is known, and pasted beside names in any order', () => {
  targets.spread.begin('week-4')
  targets.spread.fill('people')
  expect(targets.spread.weights()).toEqual({ go: '1', hoa: '2', ben: '0' })
  targets.spread.fill('before')
  expect(targets.spread.weights()).toEqual({ go: '70', hoa: '50', ben: '0' })
  targets.spread.paste('BEN\tBưu điện ben\t17000\nGO\tBưu điện go\t50000', 'go')
  expect(targets.spread.weights()).toEqual({ go: '50000', hoa: '50', ben: '17000' })
})

test('what a week left unmet is offered by owner and laid over the weeks to come', async () => {
  const remaining = [
    { periodId: 'week-4', before: 70, target: 83 },
    { periodId: 'week-5', before: 0, target: 12 },
  ]
  const row = (ownerId: string) => ({ ownerId, product: TN, target: 70, achieved: 45, remaining })
  server.tell('GET /api/campaigns/c-1/carry-over?period=week-2', () => json({ periodId: 'week-2', final: true, rows: [row('go'), row('hoa')] }))
  targets.carry.begin()
  await settled()
  expect([[...targets.carry.lines().keys()], targets.carry.lines().get('go')?.[0]?.missing]).toEqual([['go', 'hoa'], 25])
  targets.carry.take('hoa', false)
  targets.carry.go()
  expect(targets.edits.list()).toEqual([
    [cell('go', 4), 83],
    [cell('go', 5), 12],
  ])
})

test('what is carried over comes on top of a figure that is typed and not stored yet', async () => {
  const remaining = [{ periodId: 'week-4', before: 70, target: 83 }]
  const row = { ownerId: 'go', product: TN, target: 70, achieved: 57, remaining }
  server.tell('GET /api/campaigns/c-1/carry-over?period=week-2', () => json({ periodId: 'week-2', final: true, rows: [row] }))
  targets.edits.change([[cell('go', 4), 100]])
  targets.carry.begin()
  await settled()
  expect(targets.carry.lines().get('go')?.[0]?.into).toEqual([{ periodId: 'week-4', before: 100, target: 113 }])
  targets.carry.go()
  expect(targets.edits.list()).toEqual([[cell('go', 4), 113]])
})

test('all edits are stored in one write, and stand as stored afterwards', async () => {
  targets.edits.change([
    [cell('go', 4), 62],
    [cell('hoa', 4), null],
  ])
  server.tell('POST /api/campaigns/c-1/targets', () => json({ changed: 2 }))
  server.tell('GET /api/targets?campaign=c-1', () => json({ targets: [...weeks('go', TN, 70, 70, 70, 62)] }))
  expect(await targets.save()).toBe(true)
  expect(sent()).toEqual([
    {
      targets: [
        { ownerId: 'go', periodId: 'week-4', product: TN, target: 62 },
        { ownerId: 'hoa', periodId: 'week-4', product: TN, target: null },
      ],
    },
  ])
  expect([targets.edits.count(), value('go', 4), targets.tabs.toast.said()?.words]).toEqual([0, 62, t.saved(2)])
})

test('without network the edits stay; cells of a period that began meanwhile are given back', async () => {
  targets.edits.change([
    [cell('go', 4), 62],
    [cell('go', 5), 60],
  ])
  server.tell('POST /api/campaigns/c-1/targets', () => new Response('portal', { status: 200 }))
  expect([await targets.save(), targets.edits.count(), targets.deed.trouble()]).toEqual([false, 2, expect.stringContaining('máy chủ')])
  const detail = { cells: [{ ownerId: 'go', periodId: 'week-4', product: TN }] }
  server.tell('POST /api/campaigns/c-1/targets', () => json({ code: 'target-begun', detail, fields: ['targets'] }, { status: 409 }))
  expect([await targets.save(), targets.deed.trouble(), targets.edits.list()]).toEqual([false, t.begun(1), [[cell('go', 5), 60]]])
})

test('read anew, what did not change stays the same, with the cell that is typed into', async () => {
  targets.cursor.go(cell('go', 4))
  type('6')
  const [rows, columns] = [targets.view.rows(), targets.view.columns()]
  server.tell('GET /api/targets?campaign=c-1', () => json({ targets: [...STORED, ...weeks('ben', TN, 9)] }))
  await targets.read.reload()
  expect([targets.view.rows()[0] === rows[0], targets.view.columns()[3] === columns[3], value('ben', 1)]).toEqual([true, true, 9])
  expect([targets.cursor.active(), targets.cursor.draft()]).toEqual([cell('go', 4), '6'])
})

test('on a phone one period is shown at a time, and the keys stay within it', () => {
  setNarrow(true)
  targets.view.choose('week-5')
  expect(targets.view.columns().map(({ period }) => period.id)).toEqual(['week-5'])
  targets.cursor.go(cell('go', 5))
  press('Tab', 'Tab')
  expect(targets.cursor.active()).toBe(cell('hoa', 5))
})

test('the grid goes out as a workbook with numbers in it', async () => {
  targets.edits.change([[cell('chi', 4), 3]])
  const read = await readFile(await workbookOf([targetSheet(targets)]))
  const rows = read.ok && read.kind === 'sheets' ? read.sheets[0]!.rows : []
  expect(rows[0]?.slice(0, 5)).toEqual(['Mã', 'Đơn vị thi đua', 'Tuần 1 TN', 'Tuần 1 YT', 'Tuần 2 TN'])
  expect(rows.map(([code]) => code)).toEqual(['Mã', 'GO', 'HOA', 'chi', 'BEN'])
  expect(rows[1]?.slice(2, 5)).toEqual(['70', '220', '70'])
})
