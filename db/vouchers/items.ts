import * as v from 'valibot'
import { HandoverBody, type HandoverOutcome, UndoBody, type UndoOutcome } from '#contract/counter.ts'
import { Refused } from '#contract/refusals.ts'
import type { Item } from '#contract/sync.ts'
import { dayOf } from '#rules/days.ts'
import { confirmedMode, isUndoInTime, tapTime } from '#rules/redemption.ts'
import { readCode } from '#rules/voucher-codes.ts'
import type { Phone } from '../enrolments/log.ts'
import type { HandoverRow, Needs, World } from '../lane/world.ts'
import { assignmentsOn } from '../organisations.ts'
import type { Campaign } from '../register.ts'
import type { Store } from '../store.ts'
import { bookHandover, type Booked, type Given } from './book.ts'
import { factMac, readFact } from './fact.ts'
import { redeemedOf } from './said.ts'
import { park } from './parked.ts'
import { undoHandover, undoParked } from './undo.ts'

export type Counter = Phone & { roundTrip: number }
type Planned<Told> = { needs: Needs; run: (world: World) => { outcome: Told } }

/**
 * "Đã trao" as a counter tells it: booked whatever stands in its way, since the gift is gone (RULES section 11). Refused are only what is no handover
 * (`item-malformed`, `office-unknown`, `no-office`) and, while the participant stands there, a typed code without the right four digits (`fact-missing`, `fact-wrong`).
 */
export function planHandover(store: Store, counter: Counter, item: Item): Planned<HandoverOutcome> {
  const read = v.safeParse(HandoverBody, item.body)
  if (!read.success || !readCode(read.output.code).ok) throw new Refused('item-malformed', [read.success ? 'code' : 'body'])
  const body = read.output
  const time = tapTime({ ...counter, capturedAt: item.capturedAt, receivedAt: store.now() })
  mustHaveStood(store, counter.staffId, body.officeId, time.at)
  const needs = {
    vouchers: [body.code],
    blanks: [body.code],
    handovers: [item.id],
    offices: [body.officeId],
    bursts: [{ officeId: body.officeId, at: time.at }],
  }
  return { needs, run: (world) => ({ outcome: take(world, counter, item.id, body, time) }) }
}

/** A clerk may send what happened at an office on a day when they stood there, today or then. */
function mustHaveStood(store: Store, staffId: string, officeId: string, at: number): void {
  if (!store.register.offices.has(officeId)) throw new Refused('office-unknown', ['officeId'])
  const days = new Set([dayOf(at), dayOf(store.now())])
  const shifts = [...days].flatMap((day) => assignmentsOn(store.register, staffId, day))
  if (!shifts.some((shift) => shift.role === 'clerk' && shift.officeId === officeId)) throw new Refused('no-office', ['officeId'])
}

function take(world: World, counter: Counter, id: string, body: HandoverBody, time: ReturnType<typeof tapTime>): HandoverOutcome {
  if (world.handovers.get(id) || world.parked.get(id)) throw new Refused('id-taken')
  const { code: voucherCode, officeId, source, hold, proxy, mode } = body
  const voucher = world.vouchers.get(voucherCode)
  const factWrong = isFactWrong(world, body)
  const who = { id, officeId, clerkId: counter.staffId, deviceId: counter.deviceId, source, hold, proxy, ...time, receivedAt: world.now }
  if (!voucher) {
    const kept = source === 'typed' ? factMac(world.store, id, body.fact) : null
    const balance = park(world, { ...who, code: voucherCode, mode: 'offline', factMac: kept })
    return { handoverId: id, result: 'parked', other: null, balance }
  }
  const given: Given = { ...who, voucherCode, factWrong, mode: confirmedMode(mode, counter.deviceId, voucher.heldBy) }
  return outcomeOf(world, bookHandover(world, given))
}

function isFactWrong(world: World, { code, source, fact, mode }: HandoverBody): boolean {
  const voucher = world.vouchers.get(code)
  const entry = voucher && world.enrolments.get(voucher.enrolmentId)
  const campaign = voucher && world.register.campaigns.get(voucher.campaignId)
  if (source !== 'typed' || !entry || !campaign?.key) return false
  const verdict = readFact(campaign as Campaign, entry, fact)
  if (verdict !== 'right' && mode === 'online') throw new Refused(verdict, ['fact'])
  return verdict !== 'right'
}

const outcomeOf = (world: World, { row, result, other, balance }: Booked): HandoverOutcome => ({
  handoverId: row.id,
  result,
  other: result === 'extra' && other ? redeemedOf(world.store, other) : null,
  balance,
})

/** A clerk takes an own handover back, on the same device within fifteen minutes; refuses `not-found` and `handover-undo-late`. */
export function planUndo(store: Store, counter: Counter, item: Item, of: string): Planned<UndoOutcome> {
  const read = v.safeParse(UndoBody, item.body)
  if (!read.success) throw new Refused('item-malformed', ['body'])
  const { at } = tapTime({ ...counter, capturedAt: item.capturedAt, receivedAt: store.now() })
  return {
    needs: { handovers: [of] },
    run(world) {
      const row = world.handovers.get(of) ?? world.parked.get(of)
      if (!row || row.clerkId !== counter.staffId || row.deviceId !== counter.deviceId) throw new Refused('not-found', ['of'])
      if (world.undos.get(of)) return { outcome: { handoverId: of, result: 'already-undone', balance: null } }
      if (!isUndoInTime(row.at, at)) throw new Refused('handover-undo-late')
      const undone = { handoverId: of, returned: read.output.returned, at, reason: null }
      const balance = isBooked(row) ? undoHandover(world, counter, row, undone) : undoParked(world, counter, row, undone)
      return { outcome: { handoverId: of, result: 'undone', balance } }
    },
  }
}

const isBooked = (row: object): row is HandoverRow => 'voucherCode' in row
