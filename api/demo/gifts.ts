import { and, asc, eq } from 'drizzle-orm'
import type { HandoverBody } from '#contract/counter.ts'
import { cancelEntry } from '#db/enrolments/judge.ts'
import { applyItems } from '#db/enrolments/sync.ts'
import { enrolments, handovers, vouchers } from '#db/schema/index.ts'
import { balanceAt } from '#db/stock/balance.ts'
import { appoint } from '#db/vouchers/appoint.ts'
import { drawBlanks } from '#db/vouchers/blanks.ts'
import { claimVoucher } from '#db/vouchers/claim.ts'
import { clerkOf } from '#db/vouchers/clerk.ts'
import { nameDevice } from '#db/vouchers/holding-device.ts'
import { overrideHold } from '#db/vouchers/override.ts'
import { openUnknown } from '#db/vouchers/parked.ts'
import { remind } from '#db/vouchers/remind.ts'
import { listWaiting } from '#db/vouchers/waiting.ts'
import { HOUR } from '#rules/days.ts'
import { makeCode } from '#rules/voucher-codes.ts'
import { supervisorOf } from './judging.ts'
import type { Moment } from './moments.ts'
import { SHOWN } from './shown.ts'
import type { Stage } from './stage.ts'
import { lend } from './warehouse.ts'

const [FIRST, SECOND, EMPTY] = ['quay01', 'quay02', 'quay06'] as const
/** The supervisor who acts for the first counter. */
const ACTING = 'pt01'

/** What goes another way than it should: unknown codes, a voucher handed over twice, many at once, a mug taken back, people in line, a shelf below zero, an entry that falls after its gift. */
export function giftMoments(stage: Stage): Moment[] {
  return [
    { at: stage.at(4, 9.5), happen: async () => void (await give(stage, FIRST, [{ code: makeCode('3141592653'), source: 'typed' }])) },
    { at: stage.at(12, 8.1), happen: async () => void (await openUnknown(stage.store)) },
    { at: stage.at(13, 10), happen: () => giveTwice(stage) },
    { at: stage.at(14, 10.5), happen: async () => void (await give(stage, SECOND, [{ code: makeCode('2718281828'), source: 'scan' }])) },
    { at: stage.at(14, 15.2), happen: () => giveMany(stage) },
    { at: stage.at(15, 8.4), happen: () => takeBack(stage) },
    { at: stage.at(15, 9.2), happen: () => promiseSome(stage) },
    { at: stage.at(15, 9.4), happen: () => cancelOne(stage) },
    { at: stage.at(15, 15.9), happen: () => goBelowZero(stage) },
    { at: stage.at(15, 16.5), happen: () => remindSome(stage) },
    { at: stage.at(15, 16.8), happen: () => makeReady(stage) },
  ]
}

type Gift = Partial<HandoverBody> & { code: string; ago?: number }

/** Items as the counter's device of a clerk sends them; `ago` is how many minutes before now the tap was. */
async function give({ store, as, chance }: Stage, clerk: string, gifts: Gift[]): Promise<string[]> {
  const { staffId, deviceId, officeId } = clerkOf(as(clerk))
  const items = gifts.map(({ ago = 0, ...told }) => ({
    ...{ id: chance.uuid(store.now()), kind: 'handover', capturedAt: store.now() - Math.round((ago * HOUR) / 60) },
    body: { officeId, source: 'scan', mode: 'offline', hold: null, fact: null, proxy: null, ...told },
  }))
  const answers = await applyItems(store, { staffId, deviceId, offset: 0, roundTrip: 400, may: () => true }, items)
  const refused = answers.find((answer) => 'code' in answer)
  if (refused) throw new Error(`A handover of the demo was refused: ${JSON.stringify(refused)}`)
  return items.map(({ id }) => id)
}

/** Two vouchers that the first counter holds without network; the second one asks for them, and a supervisor gives them there. */
async function giveTwice(stage: Stage): Promise<void> {
  const { store, as } = stage
  const waiting = (await waitingAt(stage, FIRST)).slice(0, 2)
  for (const { code } of waiting) {
    const text = { by: 'code', text: code, source: 'scan' } as const
    const own = await claimVoucher(store, clerkOf(as(FIRST)), text)
    await claimVoucher(store, clerkOf(as(SECOND)), text)
    await overrideHold(store, as(ACTING), code, 'Máy quầy kia mất sóng, người tham gia đang đợi')
    const { hold } = await claimVoucher(store, clerkOf(as(SECOND)), text)
    await give(stage, SECOND, [{ code, mode: 'online', hold }])
    await give(stage, FIRST, [{ code, hold: own.hold, ago: 25, proxy: { relation: 'family', lastFour: '4321' } }])
  }
}

/** Somebody brings the vouchers of one collector together. */
async function giveMany(stage: Stage): Promise<void> {
  const waiting = await waitingAt(stage, FIRST)
  const [most = []] = [...Map.groupBy(waiting, ({ collectorId }) => collectorId).values()].toSorted((one, other) => other.length - one.length)
  const gifts = await Promise.all(
    most.slice(0, 6).map(async ({ code }, index) => {
      const { hold } = await claimVoucher(stage.store, clerkOf(stage.as(FIRST)), { by: 'code', text: code, source: 'scan' })
      return { code, hold, ago: 6 - index }
    }),
  )
  await give(stage, FIRST, gifts)
}

async function takeBack(stage: Stage): Promise<void> {
  const { store, as, chance } = stage
  const [one] = await waitingAt(stage, SECOND)
  if (!one) return
  const { staffId, deviceId } = clerkOf(as(SECOND))
  const { hold } = await claimVoucher(store, clerkOf(as(SECOND)), { by: 'code', text: one.code, source: 'scan' })
  const [of] = await give(stage, SECOND, [{ code: one.code, hold }])
  const undo = { id: chance.uuid(store.now()), kind: 'undo', of, capturedAt: store.now(), body: { returned: true } }
  await applyItems(store, { staffId, deviceId, offset: 0, roundTrip: 400, may: () => true }, [undo])
}

/** The participant takes the money back after the mug was handed over. */
async function cancelOne(stage: Stage): Promise<void> {
  const { store } = stage
  const done = and(eq(handovers.standing, true), eq(enrolments.state, 'verified'), eq(enrolments.product, 'bhyt-hgd'))
  const rows = await store.connections.read
    .select({ entry: enrolments })
    .from(handovers)
    .innerJoin(vouchers, eq(vouchers.code, handovers.voucherCode))
    .innerJoin(enrolments, eq(enrolments.id, vouchers.enrolmentId))
    .where(done)
    .orderBy(asc(handovers.at), asc(handovers.id))
  const open = rows.findLast(({ entry }) => !stage.campaign().periods.some(({ id, final }) => final && (id === entry.weekId || id === entry.dayId)))
  if (open) await cancelEntry(store, supervisorOf(stage, open.entry), open.entry.id, 'Người tham gia xin huỷ, đã hoàn tiền')
}

/** The last mugs went to a neighbour in the morning; then the next box came, and its first mugs were handed over before it was booked. */
async function goBelowZero(stage: Stage): Promise<void> {
  const { officeId } = clerkOf(stage.as(EMPTY))
  const left = await balanceAt(stage.store.connections.read, officeId)
  if (left > 0) await lend(stage, EMPTY, 'quay05', left / stage.share)
  const waiting = (await waitingAt(stage, EMPTY)).slice(0, 3)
  await give(
    stage,
    EMPTY,
    waiting.map(({ code }, index) => ({ code, ago: 9 - 3 * index })),
  )
}

/** While its shelf was empty, people went home with a number. */
async function promiseSome(stage: Stage): Promise<void> {
  const { store, as, chance } = stage
  for (const { code } of (await waitingAt(stage, EMPTY)).slice(4, 8)) await appoint(store, clerkOf(as(EMPTY)), code, chance.uuid(store.now()))
}

async function remindSome({ store, as, campaign, chance }: Stage): Promise<void> {
  const { vouchers: waiting } = await listWaiting(store, as(SHOWN), campaign().id)
  for (const { code } of waiting.slice(0, 2)) await remind(store, as(SHOWN), code, chance.uuid(store.now()))
}

/** A few phones have their blanks, and two counters a device that holds their vouchers. */
async function makeReady({ store, as, campaign }: Stage): Promise<void> {
  for (const code of [SHOWN, 'nvt002', 'nvt003']) await drawBlanks(store, as(code), { campaignId: campaign().id, have: [], taken: [] })
  for (const code of ['quay04', 'quay05']) await nameDevice(store, as(code), clerkOf(as(code)).officeId)
}

async function waitingAt({ store, as }: Stage, clerk: string) {
  const { officeId } = clerkOf(as(clerk))
  return store.connections.read
    .select({ code: vouchers.code, enrolmentId: vouchers.enrolmentId, collectorId: enrolments.collectorId })
    .from(vouchers)
    .innerJoin(enrolments, eq(enrolments.id, vouchers.enrolmentId))
    .where(and(eq(vouchers.officeId, officeId), eq(vouchers.state, 'issued')))
    .orderBy(asc(vouchers.issuedAt), asc(vouchers.code))
}
