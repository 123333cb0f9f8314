import { and, desc, eq, gte, inArray } from 'drizzle-orm'
import type { HandoverLine, SupervisorUndo } from '#contract/counter.ts'
import { Refused } from '#contract/refusals.ts'
import { dayOf, startOfDay } from '#rules/days.ts'
import { initials } from '#rules/identifiers.ts'
import { UNDO_WITHIN } from '#rules/redemption.ts'
import type { Actor } from '../actor.ts'
import { openContents } from '../enrolments/contents.ts'
import { actedFor, actsFor } from '../office-scope.ts'
import { enrolments, handovers, undos, vouchers } from '../schema/index.ts'
import type { Store } from '../store.ts'
import { once } from './once.ts'
import { undoHandover } from './undo.ts'

const MOST = 200

/** Today's handovers, newest first: of a clerk's office, and of those that a supervisor or organiser acts for. */
export async function readHandovers(store: Store, actor: Actor): Promise<HandoverLine[]> {
  const { register, connections } = store
  const stands = actor.assignments.flatMap(({ role, officeId }) => (role === 'clerk' && officeId ? [officeId] : []))
  const acts = actedFor(store, actor)
  const rows = await connections.read
    .select({ handover: handovers, entry: enrolments, undo: undos })
    .from(handovers)
    .innerJoin(vouchers, eq(vouchers.code, handovers.voucherCode))
    .innerJoin(enrolments, eq(enrolments.id, vouchers.enrolmentId))
    .leftJoin(undos, eq(undos.handoverId, handovers.id))
    .where(and(gte(handovers.at, startOfDay(dayOf(store.now()))), acts === null ? undefined : inArray(handovers.officeId, [...stands, ...acts])))
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

/**
 * A supervisor takes a handover back, whenever it was, at a counter they act for: exactly once, by the operation's id. Refuses `not-found` for any other's,
 * `own-entry`, `own-handover`, `already-decided` for one that is undone, `id-taken`.
 */
export const undoAsSupervisor = (store: Store, actor: Actor, handoverId: string, { id, returned, reason }: SupervisorUndo): Promise<void> =>
  store.lane.do({
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
