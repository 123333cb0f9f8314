import { and, asc, eq, inArray, max, notInArray, sql } from 'drizzle-orm'
import type { WaitingVoucher, WaitingVouchers } from '#contract/reminders.ts'
import { dayOf } from '#rules/days.ts'
import { maskDigits } from '#rules/identifiers.ts'
import type { Actor } from '../actor.ts'
import { dryRuns } from '../campaigns/visible.ts'
import { openContents } from '../enrolments/contents.ts'
import { ERASED_NAME, lastVoucherDay } from '../enrolments/view.ts'
import type { EnrolmentRow, VoucherRow } from '../lane/world.ts'
import type { Campaign } from '../register.ts'
import { enrolments, reminders, vouchers } from '../schema/index.ts'
import type { Store } from '../store.ts'

const MOST = 1_000

/** A collector's own participants who have not fetched their gift; those of a dry run only when it is asked for by name. */
export async function listWaiting(store: Store, actor: Actor, campaignId: string | undefined): Promise<WaitingVouchers> {
  const { read } = store.connections
  const open = [...store.register.campaigns.values()].filter((campaign) => dayOf(store.now()) <= lastVoucherDay(campaign)).map(({ id }) => id)
  const asked = campaignId ? eq(vouchers.campaignId, campaignId) : notInArray(vouchers.campaignId, dryRuns(store.register))
  const mine = and(eq(enrolments.collectorId, actor.staffId), eq(vouchers.state, 'issued'), inArray(vouchers.campaignId, open), asked)
  const rows = await read
    .select({ voucher: vouchers, entry: enrolments })
    .from(enrolments)
    .innerJoin(vouchers, eq(vouchers.enrolmentId, enrolments.id))
    .where(mine)
    .orderBy(asc(vouchers.issuedAt))
    .limit(MOST)
  const [all] = await read
    .select({ count: sql<number>`count(*)` })
    .from(enrolments)
    .innerJoin(vouchers, eq(vouchers.enrolmentId, enrolments.id))
    .where(mine)
  const told = await remindersOf(
    store,
    rows.map(({ voucher }) => voucher.code),
  )
  const views = rows.flatMap(({ voucher, entry }) => {
    const campaign = store.register.campaigns.get(voucher.campaignId)
    return campaign ? [viewOf(store, campaign, voucher, entry, told.get(voucher.code))] : []
  })
  return { vouchers: views.toSorted((one, other) => one.lastDay.localeCompare(other.lastDay) || one.issuedAt - other.issuedAt), count: all?.count ?? 0 }
}

type Told = { count: number; last: number | null }

async function remindersOf({ connections: { read } }: Store, codes: string[]): Promise<Map<string, Told>> {
  const rows = await read
    .select({ code: reminders.voucherCode, count: sql<number>`count(*)`, last: max(reminders.at) })
    .from(reminders)
    .where(inArray(reminders.voucherCode, codes))
    .groupBy(reminders.voucherCode)
  return new Map(rows.map(({ code, count, last }) => [code, { count, last }]))
}

function viewOf(store: Store, campaign: Campaign, voucher: VoucherRow, entry: EnrolmentRow, told: Told | undefined): WaitingVoucher {
  const contents = openContents(campaign.key, entry)
  const office = voucher.officeId ? store.register.offices.get(voucher.officeId) : undefined
  return {
    ...{ enrolmentId: entry.id, code: voucher.code, token: voucher.token, name: contents?.name ?? ERASED_NAME },
    maskedPhone: contents?.phone ? maskDigits(contents.phone) : null,
    ...{ product: entry.product, issuedAt: voucher.issuedAt, lastDay: lastVoucherDay(campaign) },
    office: office ? { name: office.name, address: office.address, hours: office.hours } : null,
    ...{ reminded: told?.count ?? 0, lastRemindedAt: told?.last ?? null },
  }
}
