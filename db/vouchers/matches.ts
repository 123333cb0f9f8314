import { and, asc, eq, gt, gte, inArray, isNull, lt, notInArray, type SQL } from 'drizzle-orm'
import { setImmediate as breathe } from 'node:timers/promises'
import type { Matches, MatchesAsked, VoucherMatch } from '#contract/lost-vouchers.ts'
import { Refused } from '#contract/refusals.ts'
import { addDays, dayOf, startOfDay } from '#rules/days.ts'
import { isNarrow, isWhole, saysName, type Sought } from '#rules/lost-voucher.ts'
import { plain } from '#rules/plain.ts'
import { note } from '../audit/note.ts'
import { openContents } from '../enrolments/contents.ts'
import type { EnrolmentRow, VoucherRow } from '../lane/world.ts'
import { appointments, enrolments, vouchers } from '../schema/index.ts'
import type { Store } from '../store.ts'
import type { Clerk } from './clerk.ts'
import { whoOf } from './own.ts'

const MOST = 20
const WINDOW = 500
type Pair = { voucher: VoucherRow; entry: EnrolmentRow }

/** Vouchers of the clerk's own office that fit what a participant says; marks of names do not matter. Each search leaves a line that says how it was made, never for whom. Refuses `search-too-wide`. */
export async function findMatches(store: Store, clerk: Clerk, asked: MatchesAsked): Promise<Matches> {
  const sought = { name: asked.name ?? null, lastFour: asked.lastFour ?? null, day: asked.day ?? null, collector: asked.collector ?? null }
  if (!isNarrow(sought)) throw new Refused('search-too-wide')
  const facts = Object.entries(sought).flatMap(([fact, said]) => (said === null ? [] : [fact]))
  const found = await scan(store, within(store, clerk, asked), (entry) => fits(store, entry, sought))
  await store.lane.do({
    name: 'find-voucher',
    needs: {},
    run: (world) => note(world, clerk, 'vouchers-searched', clerk.officeId, { by: facts, found: found.length }),
  })
  const shown = found.toSorted((one, other) => other.entry.collectedAt - one.entry.collectedAt).slice(0, MOST)
  return { count: found.length, matches: await viewsOf(store, clerk, shown) }
}

/** Boxes are opened window by window, with others' turns between: an office may have 20,000. */
async function scan(store: Store, of: SQL | undefined, isSought: (entry: EnrolmentRow) => boolean): Promise<Pair[]> {
  const found: Pair[] = []
  for (let after = ''; ;) {
    const rows: Pair[] = await store.connections.read
      .select({ voucher: vouchers, entry: enrolments })
      .from(vouchers)
      .innerJoin(enrolments, eq(enrolments.id, vouchers.enrolmentId))
      .where(and(of, gt(vouchers.code, after)))
      .orderBy(asc(vouchers.code))
      .limit(WINDOW)
    found.push(...rows.filter(({ entry }) => isSought(entry)))
    const last = rows.at(-1)
    if (!last || rows.length < WINDOW) return found
    after = last.voucher.code
    await breathe()
  }
}

/** What SQL may say of it: the office, and the facts that are not sealed. */
function within(store: Store, { officeId }: Clerk, { day, collector }: MatchesAsked): SQL | undefined {
  const saysCollector = (one: { code: string; name: string }) => plain(one.code) === plain(collector ?? '') || saysName(one.name, collector ?? '')
  const collectors = collector === undefined ? null : [...store.register.staff.values()].filter(saysCollector).map(({ id }) => id)
  return and(
    eq(vouchers.officeId, officeId),
    notInArray(vouchers.state, ['blank', 'replaced']),
    day === undefined ? undefined : and(gte(enrolments.collectedAt, startOfDay(day)), lt(enrolments.collectedAt, startOfDay(addDays(day, 1)))),
    collectors === null ? undefined : inArray(enrolments.collectorId, collectors),
  )
}

function fits(store: Store, entry: EnrolmentRow, sought: Sought): boolean {
  const { name, lastFour } = sought
  if (name === null && lastFour === null) return true
  const contents = openContents(store.register.campaigns.get(entry.campaignId)?.key ?? null, entry)
  if (!contents) return false
  const numbers = [contents.cccd, contents.insuranceNumber, contents.phone].map((number) => number?.slice(-4))
  return (name === null || saysName(contents.name, name, isWhole(sought))) && (lastFour === null || numbers.includes(lastFour))
}

async function viewsOf(store: Store, { officeId }: Clerk, pairs: Pair[]): Promise<VoucherMatch[]> {
  const codes = pairs.map(({ voucher }) => voucher.code)
  const open = and(inArray(appointments.voucherCode, codes), eq(appointments.officeId, officeId), isNull(appointments.endedAt))
  const places = new Map((await store.connections.read.select().from(appointments).where(open)).map((one) => [one.voucherCode, one.number]))
  return pairs.map(({ voucher, entry }) => {
    const campaign = store.register.campaigns.get(voucher.campaignId)
    return {
      ...{ code: voucher.code, state: voucher.state, ...whoOf(campaign, entry), product: entry.product, participation: entry.participation },
      ...{ day: dayOf(entry.collectedAt), collector: store.register.staff.get(entry.collectorId)?.name ?? '' },
      ...{ training: campaign?.training ?? false, place: places.get(voucher.code) ?? null },
    }
  })
}
