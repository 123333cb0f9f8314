import { and, asc, count, eq, gt, gte, inArray, isNotNull, isNull, max, min, not, or, type SQL } from 'drizzle-orm'
import type { CounterCampaign, HeldVoucher, Hold, Holdings, HoldingsRound } from '#contract/counter.ts'
import { dayOf } from '#rules/days.ts'
import { holdsPlace } from '#rules/entry-states.ts'
import { initials } from '#rules/identifiers.ts'
import { plain } from '#rules/plain.ts'
import { campaignNumber } from '#rules/signed-vouchers.ts'
import { openContents } from '../enrolments/contents.ts'
import { lastVoucherDay } from '../enrolments/view.ts'
import type { EnrolmentRow, HandoverRow, VoucherRow } from '../lane/world.ts'
import { devices, enrolments, handovers, overrides, vouchers } from '../schema/index.ts'
import { balanceAt } from '../stock/balance.ts'
import type { Store } from '../store.ts'
import type { Clerk } from './clerk.ts'
import { factsOf } from './fact.ts'
import { promisedAt } from './line.ts'
import { redeemedOf } from './said.ts'
import { isFreeAt, namedAt, PAGE, wantedOf } from './round.ts'
import { publicKeyOf } from './signing.ts'

/** What a counter is told at the end of its round; the vouchers of the office to its holding device alone. */
export async function holdingsOf(
  store: Store,
  clerk: Clerk,
  { since, releases }: HoldingsRound,
  { more, claimed }: { more: boolean; claimed: Hold[] },
): Promise<Holdings> {
  const { officeId, deviceId } = clerk
  const { read } = store.connections
  const shelf = Promise.all([balanceAt(read, officeId), promisedAt(read, officeId)])
  const [named, [balance, promised], wanted, ended] = await Promise.all([namedAt(store, officeId), shelf, wantedOf(store, deviceId), endedOf(store, deviceId)])
  const mine = named?.deviceId === deviceId
  const rows = await pageOf(store, clerk, mine, readCursor(since, officeId))
  const last = rows.at(-1)
  return {
    ...{ officeId, office: store.register.offices.get(officeId)?.name ?? '', balance, promised },
    device: named && { name: await nameOf(store, named.deviceId), since: named.since, lastSyncAt: named.lastSyncAt, mine },
    campaigns: campaignsOf(store),
    vouchers: await heldOf(store, deviceId, rows),
    ...{ wanted, claimed, released: releases, ended },
    ...{ next: last ? `${officeId}~${last.seq}~${last.code}` : (since ?? ''), more: rows.length === PAGE || (mine && more), serverTime: store.now() },
  }
}

/** The number up to which all holds of a device that was said to be lost are over: of vouchers that are no longer its business it hears nothing else. */
async function endedOf({ connections: { read }, seq }: Store, deviceId: string): Promise<number | null> {
  const ofAll = and(eq(overrides.fromDevice, deviceId), isNull(overrides.voucherCode))
  const [found] = await read
    .select({ count: count(), upTo: max(overrides.upTo) })
    .from(overrides)
    .where(ofAll)
  if (!found?.count || found.upTo !== null) return found?.upTo ?? null
  // A word from before it named a number: what is held by now was granted behind it.
  const held = and(eq(vouchers.heldBy, deviceId), eq(vouchers.state, 'issued'))
  const [first] = await read
    .select({ hold: min(vouchers.hold) })
    .from(vouchers)
    .where(held)
  return first?.hold ? first.hold - 1 : seq
}

type Cursor = { seq: number; code: string }
/** One of another office starts anew. */
function readCursor(since: string | null, officeId: string): Cursor {
  const [office, seq, code] = since?.split('~') ?? []
  return office === officeId && /^\d{1,15}$/.test(seq ?? '') ? { seq: Number(seq), code: code ?? '' } : { seq: -1, code: '' }
}

/**
 * To an office's holding device all of its vouchers; those that are still to be granted are told once they are, since the grant gives them a number behind all others.
 * To any device a voucher that somebody took from it, wherever that voucher is now.
 */
async function pageOf(store: Store, { officeId, deviceId }: Clerk, mine: boolean, { seq, code }: Cursor): Promise<VoucherRow[]> {
  const { read } = store.connections
  const taken = await read
    .select({ code: overrides.voucherCode })
    .from(overrides)
    .where(and(eq(overrides.fromDevice, deviceId), isNotNull(overrides.voucherCode)))
  const codes = [...new Set(taken.flatMap((one) => one.code ?? []))]
  const behind = or(gt(vouchers.seq, seq), and(eq(vouchers.seq, seq), gt(vouchers.code, code)))
  const page = (told: SQL | undefined) =>
    read
      .select()
      .from(vouchers)
      .where(and(told, gte(vouchers.seq, seq), behind))
      .orderBy(asc(vouchers.seq), asc(vouchers.code))
      .limit(PAGE)
  const rows = [
    ...(mine ? await page(and(eq(vouchers.officeId, officeId), not(isFreeAt(store.now()) as SQL))) : []),
    ...(codes.length > 0 ? await page(inArray(vouchers.code, codes)) : []),
  ]
  const unique = [...new Map(rows.map((row) => [row.code, row])).values()]
  return unique.toSorted((a, b) => a.seq - b.seq || (a.code < b.code ? -1 : 1)).slice(0, PAGE)
}

const nameOf = async ({ connections }: Store, deviceId: string): Promise<string> =>
  (await connections.read.select({ name: devices.name }).from(devices).where(eq(devices.id, deviceId)).limit(1))[0]?.name ?? ''

function campaignsOf(store: Store): CounterCampaign[] {
  const today = dayOf(store.now())
  const known = [...store.register.campaigns.values()].filter((one) => one.key && one.rulesVersion > 0 && lastVoucherDay(one) >= today)
  return known.map((one) => ({
    ...{ id: one.id, name: one.name, number: campaignNumber(one.id), publicKey: publicKeyOf(store, one.id) },
    ...{ firstDay: one.firstDay, lastVoucherDay: lastVoucherDay(one), training: one.training, offices: one.officeIds },
  }))
}

async function heldOf(store: Store, deviceId: string, rows: VoucherRow[]): Promise<HeldVoucher[]> {
  if (rows.length === 0) return []
  const { read } = store.connections
  const codes = rows.map(({ code }) => code)
  const entries = await read
    .select()
    .from(enrolments)
    .where(
      inArray(
        enrolments.id,
        rows.map(({ enrolmentId }) => enrolmentId),
      ),
    )
  const given = await read
    .select()
    .from(handovers)
    .where(and(inArray(handovers.voucherCode, codes), eq(handovers.standing, true)))
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  const byCode = new Map(given.map((row) => [row.voucherCode, row]))
  return rows.flatMap((row) => {
    const entry = byId.get(row.enrolmentId)
    return entry ? [heldVoucher(store, deviceId, row, entry, byCode.get(row.code))] : []
  })
}

function heldVoucher(store: Store, deviceId: string, row: VoucherRow, entry: EnrolmentRow, given: HandoverRow | undefined): HeldVoucher {
  const campaign = store.register.campaigns.get(row.campaignId)
  const contents = campaign ? openContents(campaign.key, entry) : null
  return {
    ...{ code: row.code, campaignId: row.campaignId, state: row.state, seq: row.seq, hold: row.heldBy === deviceId ? row.hold : null },
    ...{ participation: entry.participation, product: entry.product, unverified: entry.state === 'received' },
    // Once the identifiers are erased nobody can say whom it is for.
    entitled: holdsPlace(entry.state) && contents !== null,
    ...{ initials: contents && initials(contents.name), name: contents && plain(contents.name), birthYear: contents?.birthYear ?? null },
    lastFour: (contents?.cccd ?? contents?.insuranceNumber)?.slice(-4) ?? null,
    facts: campaign && contents ? factsOf(campaign, entry) : [],
    ...{ enrolledOn: dayOf(entry.collectedAt), collector: store.register.staff.get(entry.collectorId)?.name ?? '', issuedAt: row.issuedAt },
    redeemed: given ? redeemedOf(store, given) : null,
  }
}
