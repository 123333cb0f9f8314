import { and, asc, eq, gt, inArray, isNotNull, isNull, lt, lte, ne, or, type SQL, sql } from 'drizzle-orm'
import type { Hold, Holdings, HoldingsRound } from '#contract/counter.ts'
import { grant, isFree, release, WISH_LASTS } from '#rules/holding.ts'
import type { World } from '../lane/world.ts'
import { devices, holdingDevices, vouchers } from '../schema/index.ts'
import { statementOf } from '../statements.ts'
import type { Store } from '../store.ts'
import type { Clerk } from './clerk.ts'
import { holdingsOf } from './holdings.ts'
import { changeHold } from './holds.ts'

/** Vouchers in one answer, and grants in one write. */
export const PAGE = 500
const TOLD_EACH = 30_000

/**
 * A counter's round: takes what the device has given back, grants an office's holding device what is free, and answers what changed since and what others want
 * of this device (RULES section 11). Nobody is refused: a release of a hold that is over changes nothing.
 */
export async function holdRound(store: Store, clerk: Clerk, round: HoldingsRound): Promise<Holdings> {
  const named = await namedAt(store, clerk.officeId)
  const isMine = named?.deviceId === clerk.deviceId
  const free = isMine ? await freeAt(store, clerk.officeId) : []
  const isStale = isMine && store.now() - (named.lastSyncAt ?? 0) >= TOLD_EACH
  if (round.releases.length > 0 || free.length > 0 || isStale) await write(store, clerk, round, free)
  const claimed = isMine && !isStale ? [] : await claimedOf(store, clerk.deviceId)
  return holdingsOf(store, clerk, round, { more: free.length === PAGE, claimed })
}

export async function namedAt(store: Store, officeId: string, db = store.connections.read) {
  const [named] = await db.select().from(holdingDevices).where(eq(holdingDevices.officeId, officeId))
  return named ?? null
}

/** Issued, in nobody's hands and wanted by nobody. */
export const isFreeAt = (now: number) =>
  and(eq(vouchers.state, 'issued'), isNull(vouchers.heldBy), or(isNull(vouchers.wantedBy), isNull(vouchers.wantedAt), lte(vouchers.wantedAt, now - WISH_LASTS)))

async function freeAt({ connections, now }: Store, officeId: string): Promise<string[]> {
  const free = and(eq(vouchers.officeId, officeId), isFreeAt(now()))
  const rows = await connections.read.select({ code: vouchers.code }).from(vouchers).where(free).orderBy(asc(vouchers.seq)).limit(PAGE)
  return rows.map(({ code }) => code)
}

const write = (store: Store, clerk: Clerk, { releases, waiting }: HoldingsRound, free: string[]): Promise<void> =>
  store.lane.do({
    name: 'holdings-round',
    alone: async (world) => {
      const db = store.connections.write
      const codes = [...new Set([...free, ...releases.map(({ code }) => code)])]
      if (codes.length > 0) world.vouchers.load(await db.select().from(vouchers).where(inArray(vouchers.code, codes)))
      takeBack(world, clerk, releases)
      // The device may have been named elsewhere since it was read.
      if ((await namedAt(store, clerk.officeId, db))?.deviceId === clerk.deviceId) grantAll(world, clerk, free)
      tellSync(world, clerk, waiting)
    },
  })

function takeBack(world: World, { deviceId }: Clerk, releases: Hold[]): void {
  for (const { code, hold } of releases) {
    const voucher = world.vouchers.get(code)
    const held = voucher && release(voucher, deviceId, hold)
    if (voucher && held) changeHold(world, voucher, held)
  }
}

function grantAll(world: World, { deviceId, officeId }: Clerk, free: string[]): void {
  for (const code of free) {
    const voucher = world.vouchers.get(code)
    if (voucher?.state !== 'issued' || voucher.officeId !== officeId || !isFree(voucher, world.now)) continue
    changeHold(world, voucher, grant(deviceId, world.nextSeq()))
  }
}

function tellSync({ store, statements, now }: World, { deviceId, staffId, officeId }: Clerk, waiting: number): void {
  const { write: db } = store.connections
  const mine = and(eq(holdingDevices.officeId, officeId), eq(holdingDevices.deviceId, deviceId))
  statements.push(statementOf(db.update(holdingDevices).set({ lastSyncAt: now }).where(mine)))
  const own = and(eq(devices.id, deviceId), eq(devices.staffId, staffId))
  statements.push(statementOf(db.update(devices).set({ lastSyncAt: now, waiting }).where(own)))
}

/** What others ask for of a device's holds, while they ask. */
export async function wantedOf({ connections, now }: Store, deviceId: string): Promise<Hold[]> {
  // The plus keeps SQLite from walking all that the device holds: few are wanted.
  const held = sql`+${vouchers.heldBy} = ${deviceId}`
  const asked = and(
    held,
    eq(vouchers.state, 'issued'),
    isNotNull(vouchers.wantedBy),
    ne(vouchers.wantedBy, deviceId),
    gt(vouchers.wantedAt, now() - WISH_LASTS),
  )
  const rows = await connections.read.select({ code: vouchers.code, hold: vouchers.hold }).from(vouchers).where(asked).limit(PAGE)
  return holdsIn(rows)
}

/**
 * What a device holds beside the vouchers of an office that it is the holding device of. It may know nothing of it: an answer that was lost, a grant by override.
 * A holding device, which has thousands, is told each half minute.
 */
async function claimedOf({ connections: { read } }: Store, deviceId: string): Promise<Hold[]> {
  const offices = (await read.select().from(holdingDevices).where(eq(holdingDevices.deviceId, deviceId))).map(({ officeId }) => officeId)
  const held = and(eq(vouchers.heldBy, deviceId), eq(vouchers.state, 'issued'))
  const pages = besides(offices).map((where) => read.select({ code: vouchers.code, hold: vouchers.hold }).from(vouchers).where(and(held, where)).limit(PAGE))
  return holdsIn((await Promise.all(pages)).flat()).slice(0, PAGE)
}

/** All homes but these, as stretches between them: an index leaps over the thousands that a holding device has of its own office. */
function besides(offices: string[]): SQL[] {
  const [first, ...others] = offices.toSorted()
  if (first === undefined) return [sql`1 = 1`]
  const between = others.map((next, at) => and(gt(vouchers.officeId, [first, ...others][at] as string), lt(vouchers.officeId, next)))
  return [isNull(vouchers.officeId), lt(vouchers.officeId, first), ...between, gt(vouchers.officeId, others.at(-1) ?? first)].flatMap((one) => one ?? [])
}

const holdsIn = (rows: { code: string; hold: number | null }[]): Hold[] => rows.flatMap(({ code, hold }) => (hold === null ? [] : [{ code, hold }]))
