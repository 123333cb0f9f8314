import { createRoot } from 'solid-js'
import { beforeEach, expect, test } from 'vitest'
import type { StaffView } from '#contract/imports.ts'
import type { App } from '../../web/state/app.ts'
import type { Person } from '../../web/state/person.ts'
import { readFile } from '../../web/state/set-up-file.ts'
import { createMove, free } from '../../web/state/set-up-move.ts'
import { createNewPerson, createRename } from '../../web/state/set-up-person.ts'
import { assignmentWords, createStaff, type Staff } from '../../web/state/set-up-staff.ts'
import { setUpStaff as t } from '../../web/text/set-up-staff.vi.ts'
import { FakePhone, settled, wipePhone } from './fake-device.ts'
import { bundle, json, refused } from './fake-server.ts'
import { ToldServer } from './set-up-server.ts'
import { signedIn } from './start.ts'

const person = (id: string, name: string, ready: boolean): StaffView => ({
  id,
  code: id,
  name,
  ready,
  locked: false,
  assignments: [
    {
      id: `${id}-1`,
      role: 'collector',
      organisationId: 'o-1',
      organisation: 'Bưu điện Gò Dầu',
      officeId: null,
      office: null,
      officer: false,
      firstDay: '2025-11-01',
      lastDay: null,
    },
  ],
})

let server: ToldServer
let phone: FakePhone
let app: App
let staff: Staff

beforeEach(async () => {
  wipePhone()
  server = new ToldServer()
  server.tell('GET /api/campaigns', () => json({ campaigns: [bundle] }))
  server.tell('GET /api/staff', () => json({ staff: [person('nvt001', 'Nguyễn Thị Hoà', true), person('nvt002', 'Đặng Hồng Nhung', false)] }))
  server.tell('GET /api/organisations?campaign=c-1', () =>
    json({
      organisations: [
        { id: 'o-1', code: 'gd', name: 'Bưu điện Gò Dầu' },
        { id: 'o-2', code: 'ht', name: 'Bưu điện Hoà Thành' },
      ],
    }),
  )
  server.tell('GET /api/offices', () => json({ offices: bundle.offices }))
  const opened: { app: App; person: Person } = await signedIn((phone = new FakePhone(server)))
  app = opened.app
  staff = createRoot(() => createStaff(app, opened.person, { origin: 'https://ra-quan.vn', add: false, filter: 'all' }))
  await settled()
})
/** What was posted; a list that is read has no body. */
const sent = (path: string) => server.sent(path).filter((body) => body !== null)

test('people are found without marks and by who has no PIN', () => {
  expect(staff.found().length).toBe(2)
  staff.setSearch('hong nhung')
  expect(staff.found().map(({ id }) => id)).toEqual(['nvt002'])
  staff.reset()
  staff.setFilter('no-pin')
  expect([staff.found().map(({ id }) => id), staff.counts()['no-pin']]).toEqual([['nvt002'], 1])
})

test('new links are made five hundred at a time and shown once, with their address', async () => {
  const slip = { staffId: 'nvt002', code: 'nvt002', name: 'Đặng Hồng Nhung', path: '/pin#abc' }
  server.tell('POST /api/invitations', () => json({ slips: [slip] }))
  await staff.invite(Array.from({ length: 1_100 }, (_, at) => person(`n${at}`, 'Nguyễn Văn An', false)))
  expect(sent('/api/invitations').map((body) => (body as { staffIds: string[] }).staffIds.length)).toEqual([500, 500, 100])
  expect(staff.slips.slips().length).toBe(3)
  expect([staff.slips.linkOf(slip), staff.slips.until()]).toEqual(['https://ra-quan.vn/pin#abc', '2025-12-12'])
  staff.slips.close()
  expect(staff.slips.slips()).toEqual([])
})

test('a second organiser is added without unit or counter and gets a slip', async () => {
  server.tell('POST /api/staff', () => json({ staffId: 'x', code: 'btc02', name: 'Phan Thị Kiều Oanh', path: '/pin#x' }))
  const form = createRoot(() => createNewPerson(app, staff, 'organiser'))
  await form.go()
  expect([sent('/api/staff').length, form.trouble.name(), form.trouble.code()]).toEqual([0, t.nameWrong, t.codeWrong])
  form.setName('Phan Thị Kiều Oanh')
  form.setCode('BTC02')
  await form.go()
  expect(sent('/api/staff')).toEqual([
    { code: 'btc02', name: 'Phan Thị Kiều Oanh', role: 'organiser', organisationId: null, officeId: null, from: '2025-11-28' },
  ])
  expect(staff.slips.slips().map(({ code }) => code)).toEqual(['btc02'])
})

test('a collector needs a unit, and a code that is taken is said at its field', async () => {
  server.tell('POST /api/staff', () => refused('code-taken', 409))
  const form = createRoot(() => createNewPerson(app, staff, 'collector'))
  form.setName('Lê Văn Thuận')
  form.setCode('nvt001')
  await form.go()
  expect(form.trouble.place()).toBe(t.organisationFirst)
  form.setPlace('o-2')
  await form.go()
  expect([form.trouble.code(), staff.slips.slips().length]).toEqual([t.codeTaken, 0])
})

test('a collector moves from a day on, with the entries since then; a closed week stays', async () => {
  const [one] = staff.staff() as [StaffView]
  const form = createRoot(() => createMove(app, staff, { person: one, assignment: one.assignments[0]! }))
  form.setPlace('o-1')
  expect(form.trouble.place()).toBe(t.samePlace)
  form.setPlace('o-2')
  form.setFrom('2025-11-20')
  server.tell('POST /api/assignments', () => refused('already-final', 409))
  await form.go()
  expect(form.deed.trouble()).toBe(t.final)
  server.tell('POST /api/assignments', () => json({ entries: 3 }))
  await form.go()
  expect(sent('/api/assignments').at(-1)).toEqual({ staffId: 'nvt001', role: 'collector', organisationId: 'o-2', officeId: null, from: '2025-11-20' })
  expect(staff.tabs.toast.said()?.words).toBe(t.movedEntries('Nguyễn Thị Hoà', 'Bưu điện Hoà Thành', '20/11', 3))
})

test('an assignment says where and until when', () => {
  const [assignment] = person('a', 'An', true).assignments
  expect(assignmentWords({ ...assignment!, lastDay: '2025-11-30' }, '2025-11-28')).toBe('Nhân viên thu, Bưu điện Gò Dầu, đến hết 30/11')
  expect(assignmentWords({ ...assignment!, firstDay: '2025-12-01' }, '2025-11-28')).toBe('Nhân viên thu, Bưu điện Gò Dầu, từ 01/12')
})

test('a collector is marked as a viên chức BHXH from today on, and found by it', async () => {
  const [one] = staff.staff() as [StaffView]
  server.tell('POST /api/assignments', () => json({ entries: 0 }))
  const marked = { ...one, assignments: [{ ...one.assignments[0]!, officer: true }] }
  server.tell('GET /api/staff', () => json({ staff: [marked] }))
  await staff.setOfficer(one, one.assignments[0]!, true)
  expect(sent('/api/assignments')).toEqual([{ staffId: 'nvt001', role: 'collector', organisationId: 'o-1', officeId: null, officer: true, from: '2025-11-28' }])
  staff.setFilter('officer')
  expect([staff.found().length, assignmentWords(marked.assignments[0]!, '2025-11-28')]).toEqual([1, 'Viên chức BHXH, Bưu điện Gò Dầu'])
})

test('a person gets one more role, and one of several ends today', async () => {
  const [one] = staff.staff() as [StaffView]
  expect(free(one)).toEqual(['supervisor', 'clerk', 'organiser'])
  server.tell('POST /api/assignments', () => json({ entries: 0 }))
  const form = createRoot(() => createMove(app, staff, { person: one, assignment: null }))
  form.setRole('clerk')
  form.setPlace('of-1')
  await form.go()
  expect(sent('/api/assignments')).toEqual([{ staffId: 'nvt001', role: 'clerk', organisationId: null, officeId: 'of-1', from: '2025-11-28' }])
  server.tell('DELETE /api/assignments/nvt001-1', () => refused('state-does-not-allow', 409))
  await staff.end(one, one.assignments[0]!)
  expect(staff.deed.trouble()).toBe(t.lastOrganiser)
  server.tell('DELETE /api/assignments/nvt001-1', () => new Response(null, { status: 204 }))
  await staff.end(one, one.assignments[0]!)
  expect(staff.tabs.toast.said()?.words).toBe('Nguyễn Thị Hoà thôi làm nhân viên thu sau hôm nay.')
})

test('another name leaves the person where they stand', async () => {
  const [one] = staff.staff() as [StaffView]
  server.tell('POST /api/imports', () => json({ rows: 1, good: 1, changed: 1, bad: [], applied: true, slips: [], preview: [] }))
  const form = createRoot(() => createRename(app, staff, one))
  form.setName('Nguyễn Thị 9')
  await form.go()
  expect([form.trouble(), sent('/api/imports').length]).toEqual([t.nameWrong, 0])
  form.setName('Nguyễn Thị Hoà An')
  await form.go()
  expect(sent('/api/imports')).toEqual([
    {
      ...{ kind: 'staff', campaignId: null, apply: true, skipBad: false, from: '2025-11-01' },
      text: 'code\tname\trole\torganisation\toffice\nnvt001\tNguyễn Thị Hoà An\tcollector\tgd\t',
    },
  ])
})

test('slips are saved as a table with unit, link and last day, and count as kept', async () => {
  staff.slips.show([{ staffId: 'nvt002', code: 'nvt002', name: 'Đặng Hồng Nhung', path: '/pin#abc' }])
  await staff.slips.save()
  const [saved] = phone.saved
  const read = await readFile(saved!.file)
  expect([saved?.name, staff.slips.kept(), read.ok && read.kind === 'sheets' && read.sheets[0]?.rows]).toEqual([
    'phieu-dang-nhap.xlsx',
    true,
    [
      ['Mã nhân viên', 'Họ và tên', 'Đơn vị', 'Đường dẫn đặt PIN', 'Dùng đến hết'],
      ['nvt002', 'Đặng Hồng Nhung', 'Bưu điện Gò Dầu', 'https://ra-quan.vn/pin#abc', '12/12/2025'],
    ],
  ])
})
