import { createRoot } from 'solid-js'
import { beforeEach, expect, test } from 'vitest'
import type { Enrolment } from '#contract/enrolments.ts'
import { createEntry } from '../../web/state/entry.ts'
import { createPaper, createSlip, reprintOf } from '../../web/state/slip.ts'
import { type SlipPicture, wrapped } from '../../web/state/slip-picture.ts'
import { FakePhone, settled, until, wipePhone } from './fake-device.ts'
import { FakeServer } from './fake-server.ts'
import { enrolment, signedIn } from './start.ts'

let server: FakeServer
let phone: FakePhone
beforeEach(() => {
  wipePhone()
  server = new FakeServer()
  server.blanks = []
  phone = new FakePhone(server)
})

const NAME = 'Tôn Nữ Quỳnh Phương Khuê'
const gift = (changes = {}) => enrolment({ giftConsent: { by: 'self', text: '2026-1' }, phone: '0912345678', ...changes })

/** Signed in with a pool, then without network; one entry saved. */
async function savedOffline(changes = {}) {
  const { app, person } = await signedIn(phone)
  await until(() => server.blanks!.length > 0)
  await settled()
  await phone.goOnline(false)
  const id = person.newId()
  await person.outbox.save(id, gift(changes))
  await settled()
  return { app, person, id, code: person.ledger.items()[0]?.body.blank as string }
}

async function slipOf({ app, person, id }: Awaited<ReturnType<typeof savedOffline>>, drawn: SlipPicture[] = []) {
  const draw = async (picture: SlipPicture) => (drawn.push(picture), new Blob(['png'], { type: 'image/png' }))
  const slip = createRoot(() => createSlip(app, person, () => id, 'https://ra-quan.vn', draw))
  await settled()
  return slip
}

test('an entry saved without network shows its voucher at once, and says that it waits', async () => {
  const { app, person, id, code } = await savedOffline()
  const entry = createRoot(() => createEntry(app, person, () => id))
  await settled()
  expect(entry.voucher()).toMatchObject({ code, state: 'issued', unsent: true, name: NAME, office: 'Bưu điện Gò Dầu', lastDay: '2026-01-15' })
  await person.outbox.change(id, { giftConsent: null })
  await settled()
  expect(entry.voucher()).toBeNull()
})

test('what the server says of the voucher takes the place of what the phone showed', async () => {
  const found = await savedOffline()
  const { app, person, id, code } = found
  const entry = createRoot(() => createEntry(app, person, () => id))
  await phone.goOnline(true)
  await until(() => person.ledger.items().length === 0)
  const voucher = { code, token: 'T'.repeat(22), signed: null, state: 'void' as const, officeId: 'of-1', lastDay: '2026-01-15' }
  server.entries = server.entries.map((one): Enrolment => (one.id === id ? { ...one, seq: ++server.seq, voucher } : one))
  await phone.wake()
  await until(() => entry.voucher()?.state === 'void')
  expect(entry.voucher()).toMatchObject({ code, state: 'void', unsent: false })
  expect((await slipOf(found)).voucher()).toBeNull()
})

test('the message has code, place, last day and link, and neither a name nor a number of the participant', async () => {
  const slip = await slipOf(await savedOffline())
  const words = slip.words()
  expect(words).toContain(slip.voucher()!.code.replace(/(\d{4})(?=\d)/g, '$1 '))
  expect(words).toContain('Bưu điện Gò Dầu')
  expect(words).toContain('15/01/2026')
  expect(words).toContain(`https://ra-quan.vn/q/${slip.voucher()!.token}`)
  expect(words).not.toMatch(/Khuê|Phương|072185|0912|345678|1985/)
  slip.copy()
  await settled()
  expect(phone.copied).toEqual([words])
})

test('the picture holds the signed digits and initials, is handed on where a phone can, and else saved', async () => {
  const drawn: SlipPicture[] = []
  const slip = await slipOf(await savedOffline(), drawn)
  await slip.picture()
  expect(phone.saved.map(({ name }) => name)).toEqual(['phieu-nhan-ly.png'])
  phone.pictures = []
  await slip.picture()
  expect([phone.pictures.length, phone.saved.length]).toEqual([1, 1])
  await slip.save()
  expect([phone.pictures.length, phone.saved.length]).toEqual([1, 2])
  expect(drawn[0]).toMatchObject({ content: slip.voucher()!.signed, name: 'T. N. Q. P. K.', until: '15/01/2026' })
  expect(JSON.stringify(drawn)).not.toMatch(/Khuê|072185|0912/)
})

test('a picture that cannot be drawn says so and leaves the buttons', async () => {
  const { app, person, id } = await savedOffline()
  const slip = createRoot(() =>
    createSlip(
      app,
      person,
      () => id,
      '',
      () => Promise.reject(new Error('no canvas')),
    ),
  )
  await settled()
  await slip.picture()
  expect(slip.toast.said()?.words).toContain('chưa vẽ được')
  expect([slip.busy(), phone.saved.length]).toEqual([false, 0])
})

test('long words of an office go on in the next row, none is lost', () => {
  const text = 'Nhận tại: Bưu điện huyện Gò Dầu, khu phố 1'
  const rows = wrapped(text, 16, (row) => row.length)
  expect(rows.join(' ')).toBe(text)
  expect(rows.every((row) => row.length <= 16)).toBe(true)
})

test('a clerk’s reprint is the same paper with the same picture and words, and leads to the participant’s own page', async () => {
  const { app } = await signedIn(phone)
  const drawn: SlipPicture[] = []
  const draw = async (picture: SlipPicture) => (drawn.push(picture), new Blob(['png'], { type: 'image/png' }))
  const office = { name: 'Bưu điện Gò Dầu', address: 'Khu phố 1', hours: '7:30 đến 17:00', phone: '0276 385 0001' }
  const told = {
    code: '679239104904',
    token: 'T'.repeat(22),
    signed: '1'.repeat(178),
    initials: 'T. N. Q. P. K.',
    office,
    lastDay: '2026-01-15',
    training: false,
  }
  const paper = createRoot(() => createPaper(app, () => reprintOf(told), 'https://ra-quan.vn', draw))
  await paper.save()
  expect(drawn).toEqual([
    {
      ...{ content: told.signed, name: 'T. N. Q. P. K.', code: '6792 3910 4904', place: 'Bưu điện Gò Dầu, Khu phố 1' },
      ...{ hours: '7:30 đến 17:00', until: '15/01/2026' },
    },
  ])
  expect([paper.voucher()?.name, paper.office()?.phone, paper.link()]).toEqual(['T. N. Q. P. K.', '0276 385 0001', `https://ra-quan.vn/q/${told.token}`])
  expect(paper.words()).toContain(paper.link())
  paper.print()
  expect(phone.printed).toBe(1)
})
