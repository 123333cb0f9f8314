import { and, desc, eq, gte, inArray, lt, type SQL } from 'drizzle-orm'
import type { HandoverLine, SupervisorUndo } from '#contract/counter.ts'
import { Refused } from '#contract/refusals.ts'
import { addDays, dayOf, isDay, startOfDay } from '#rules/days.ts'
import { initials } from '#rules/identifiers.ts'
import { UNDO_WITHIN } from '#rules/redemption.ts'
import { readCode } from '#rules/voucher-codes.ts'
import type { Actor } from '../actor.ts'
import { openContents } from '../enrolments/contents.ts'
import { randomId } from '../ids.ts'
import { actedFor, actsFor } from '../office-scope.ts'
import { enrolments, handovers, undos, vouchers } from '../schema/index.ts'
import type { Store } from '../store.ts'
import { once } from './once.ts'
import { undoHandover } from './undo.ts'

const MOST = 200

type Asked = { day: string | undefined; code: string | undefined }

/**
 * Handovers, newest first: today's of a clerk's office, and those of the offices that a supervisor or organiser acts for, of today, another day or one voucher.
 * Refuses `code-mistyped` and, for a day that is none, `body-malformed`.
 */
export async function readHandovers(store: Store, actor: Actor, asked: Asked): Promise<HandoverLine[]> {
  const { register, connections } = store
  const stands = actor.assignments.flatMap(({ role, officeId }) => (role === 'clerk' && officeId && isToday(store, asked) ? [officeId] : []))
  const acts = actedFor(store, actor)
  const rows = await connections.read
    .select({ handover: handovers, entry: enrolments, undo: undos })
    .from(handovers)
    .innerJoin(vouchers, eq(vouchers.code, handovers.voucherCode))
    .innerJoin(enrolments, eq(enrolments.id, vouchers.enrolmentId))
    .leftJoin(undos, eq(undos.handoverId, handovers.id))
    .where(and(when(store, asked), acts === null ? undefined : inArray(handovers.officeId, [...stands, ...acts])))
    .orderBy(desc(handovers.at))
    .limit(MOST)
  return rows.map(({ handover, entry, undo }) => {
    const campaign = register.campaigns.get(entry.campaignId)
    const contents = openContents(campaign?.key ?? null, entry)
    const isOwn = handover.clerkId === actor.staffId && handover.deviceId === actor.deviceId && store.now() - handover.at <= UNDO_WITHIN
    const isParty = entry.collectorId === actor.staffId || handover.clerkId === actor.staffId
    const mayUndo = undo === null && (isOwn || (!isParty && (acts === null || acts.has(handover.officeId))))
    return {
      ...{ id: handover.id, code: handover.voucherCode, at: handover.at, mode: handover.mode, standing: handover.standing },
      ...{ office: register.offices.get(handover.officeId)?.name ?? '', by: register.staff.get(handover.clerkId)?.name ?? '' },
      ...{ initials: contents && initials(contents.name), lastFour: (contents?.cccd ?? contents?.insuranceNumber)?.slice(-4) ?? null },
      ...{ training: campaign?.training ?? false, undone: undo?.at ?? null, mayUndo },
    }
  })
}

const isToday = (store: Store, { day, code }: Asked) => code === undefined && (day === undefined || day === dayOf(store.now()))

function when(store: Store, { day = dayOf(store.now()), code }: Asked): SQL | undefined {
  if (code === undefined) {
    if (!isDay(day)) throw new Refused('body-malformed', ['day'])
    return and(gte(handovers.at, startOfDay(day)), lt(handovers.at, startOfDay(addDays(day, 1))))
  }
  const read = readCode(code)
  if (!read.ok) throw new Refused(read.refusal, ['code'])
  return eq(handovers.voucherCode, read.value)
}

/**
 * A supervisor takes a handover back, whenever it was, at a counter they act for: exactly once, by the operation's id. Refuses `not-found` for any other's,
 * `own-entry`, `own-handover`, `already-decided` for one that is undone, `id-taken`.
 */
export function undoAsSupervisor(store: Store, actor: Actor, handoverId: string, asked: SupervisorUndo): Promise<void> {
  const { id = randomId(store), returned, reason } = asked
  return store.lane.do({
    name: 'undo-handover',
    needs: { handovers: [handoverId], items: [id] },
    run(world) {
      const row = world.handovers.get(handoverId)
      const entry = row && world.enrolments.get(world.vouchers.get(row.voucherCode)?.enrolmentId ?? '')
      if (!row || !entry || !actsFor(store, actor, row.officeId)) throw new Refused('not-found')
      once(world, actor, id, `undo:${handoverId}:${returned}`, () => {
        if (entry.collectorId === actor.staffId) throw new Refused('own-entry')
        if (row.clerkId === actor.staffId) throw new Refused('own-handover')
        if (world.undos.get(handoverId)) throw new Refused('already-decided')
        undoHandover(world, actor, row, { handoverId, returned, at: world.now, reason })
        return null
      })
    },
  })
}
