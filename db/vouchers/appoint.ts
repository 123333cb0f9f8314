import { and, count, eq, lt, max } from 'drizzle-orm'
import type { Appointment, AppointmentLine } from '#contract/lost-vouchers.ts'
import { Refused } from '#contract/refusals.ts'
import { inLine, nextNumber } from '#rules/line.ts'
import { note } from '../audit/note.ts'
import type { World } from '../lane/world.ts'
import type { Database } from '../open.ts'
import { appointments, enrolments, vouchers } from '../schema/index.ts'
import { statementOf } from '../statements.ts'
import { balanceAt } from '../stock/balance.ts'
import type { Store } from '../store.ts'
import { endAppointment } from './change.ts'
import type { Clerk } from './clerk.ts'
import { atOffice } from './line.ts'
import { withoutGuessing } from './guesses.ts'
import { nearOffices } from './near.ts'
import { findVoucher, mustBringGift, whoOf } from './own.ts'

/** "Hẹn nhận": a place in the line of the clerk's office; a voucher has one, and asked again keeps it. Refuses `not-found`, `voucher-ended`, `office-unknown`, `training-campaign`, `id-taken`, `code-mistyped`, `lookup-locked`. */
export async function appoint(store: Store, clerk: Clerk, code: string, id: string): Promise<Appointment> {
  const { number, campaignId } = await withoutGuessing(store, clerk, code, () =>
    store.lane.do({ name: 'appoint', needs: { vouchers: [code] }, alone: (world) => decide(world, clerk, code, id) }),
  )
  const { read } = store.connections
  const ahead = and(atOffice(clerk.officeId), lt(appointments.number, number))
  const [found] = await read.select({ before: count() }).from(appointments).where(ahead)
  const office = store.register.offices.get(clerk.officeId)?.name ?? ''
  return { code, number, before: found?.before ?? 0, office, nearest: await nearOffices(store, campaignId, clerk.officeId) }
}

async function decide(world: World, clerk: Clerk, code: string, id: string): Promise<{ number: number; campaignId: string }> {
  const { write } = world.store.connections
  const found = findVoucher(world, code)
  const { campaign } = found
  const [known] = await write.select().from(appointments).where(eq(appointments.id, id))
  if (known && (known.by !== clerk.staffId || known.voucherCode !== code)) throw new Refused('id-taken')
  if (known) return { number: known.number, campaignId: campaign.id }
  if (!campaign.officeIds.includes(clerk.officeId)) throw new Refused('office-unknown')
  mustBringGift(world, found)
  if (campaign.training) throw new Refused('training-campaign')
  const here = and(eq(appointments.voucherCode, code), atOffice(clerk.officeId))
  const [place] = await write.select().from(appointments).where(here)
  if (place) return { number: place.number, campaignId: campaign.id }
  const number = await nextAt(write, clerk.officeId)
  endAppointment(world, code, clerk.officeId)
  const row = { id, voucherCode: code, officeId: clerk.officeId, number, by: clerk.staffId, at: world.now }
  world.statements.push(statementOf(write.insert(appointments).values(row)))
  note(world, clerk, 'voucher-promised', found.entry.id, { officeId: clerk.officeId, number })
  return { number, campaignId: campaign.id }
}

async function nextAt(db: Database, officeId: string): Promise<number> {
  const [last] = await db
    .select({ number: max(appointments.number) })
    .from(appointments)
    .where(eq(appointments.officeId, officeId))
  return nextNumber(last?.number ? [{ number: last.number }] : [])
}

/** Who waits at the clerk's office, in line, and for whom a mug lies there now. */
export async function lineAt(store: Store, clerk: Clerk): Promise<AppointmentLine> {
  const { read } = store.connections
  const rows = await read
    .select({ number: appointments.number, code: appointments.voucherCode, at: appointments.at, entry: enrolments, campaignId: vouchers.campaignId })
    .from(appointments)
    .innerJoin(vouchers, eq(vouchers.code, appointments.voucherCode))
    .innerJoin(enrolments, eq(enrolments.id, vouchers.enrolmentId))
    .where(atOffice(clerk.officeId))
  const balance = await balanceAt(read, clerk.officeId)
  const line = inLine(rows, balance).map(({ entry, campaignId, ...one }) => ({ ...one, ...whoOf(store.register.campaigns.get(campaignId), entry) }))
  return { officeId: clerk.officeId, office: store.register.offices.get(clerk.officeId)?.name ?? '', balance, line }
}
