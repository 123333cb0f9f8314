import { and, desc, eq, gte, inArray } from 'drizzle-orm'
import type { HandoverLine, SupervisorUndo } from '#contract/counter.ts'
import { Refused } from '#contract/refusals.ts'
import { dayOf, startOfDay } from '#rules/days.ts'
import { initials } from '#rules/identifiers.ts'
import { UNDO_WITHIN } from '#rules/redemption.ts'
import { sees, supervised, type Actor } from '../actor.ts'
import { openContents } from '../enrolments/contents.ts'
import { enrolments, handovers, undos, vouchers } from '../schema/index.ts'
import type { Store } from '../store.ts'
import { undoHandover } from './undo.ts'

const MOST = 200

/** Today's handovers, newest first: a clerk's office, and what a supervisor sees. */
export async function readHandovers(store: Store, actor: Actor): Promise<HandoverLine[]> {
  const { register, connections } = store
  const offices = actor.assignments.flatMap(({ role, officeId }) => (role === 'clerk' && officeId ? [officeId] : []))
  const supervises = supervised(actor).length > 0
  const rows = await connections.read
    .select({ handover: handovers, entry: enrolments, undo: undos })
    .from(handovers)
    .innerJoin(vouchers, eq(vouchers.code, handovers.voucherCode))
    .innerJoin(enrolments, eq(enrolments.id, vouchers.enrolmentId))
    .leftJoin(undos, eq(undos.handoverId, handovers.id))
    .where(and(gte(handovers.at, startOfDay(dayOf(store.now()))), supervises ? undefined : inArray(handovers.officeId, offices)))
    .orderBy(desc(handovers.at))
  const theirs = rows.filter(({ handover, entry }) => offices.includes(handover.officeId) || (supervises && sees(register, actor, entry)))
  return theirs.slice(0, MOST).map(({ handover, entry, undo }) => {
    const campaign = register.campaigns.get(entry.campaignId)
    const contents = openContents(campaign?.key ?? null, entry)
    const isOwn = handover.clerkId === actor.staffId && handover.deviceId === actor.deviceId && store.now() - handover.at <= UNDO_WITHIN
    const isTheirs = entry.collectorId === actor.staffId || handover.clerkId === actor.staffId
    const mayUndo = undo === null && (isOwn || (supervises && !isTheirs && sees(register, actor, entry)))
    return {
      ...{ id: handover.id, code: handover.voucherCode, at: handover.at, mode: handover.mode, standing: handover.standing },
      ...{ office: register.offices.get(handover.officeId)?.name ?? '', by: register.staff.get(handover.clerkId)?.name ?? '' },
      ...{ initials: contents && initials(contents.name), lastFour: (contents?.cccd ?? contents?.insuranceNumber)?.slice(-4) ?? null },
      ...{ training: campaign?.training ?? false, undone: undo?.at ?? null, mayUndo },
    }
  })
}

/** A supervisor takes a handover back, whenever it was. Refuses `not-found` for what they do not see, `own-entry`, `own-handover`, `already-decided` for one that is undone. */
export const undoAsSupervisor = (store: Store, actor: Actor, id: string, { returned, reason }: SupervisorUndo): Promise<void> =>
  store.lane.do({
    name: 'undo-handover',
    needs: { handovers: [id] },
    run(world) {
      const row = world.handovers.get(id)
      const entry = row && world.enrolments.get(world.vouchers.get(row.voucherCode)?.enrolmentId ?? '')
      const may = supervised(actor).length > 0
      if (!row || !entry || !may || !sees(world.register, actor, entry)) throw new Refused('not-found')
      if (entry.collectorId === actor.staffId) throw new Refused('own-entry')
      if (row.clerkId === actor.staffId) throw new Refused('own-handover')
      if (world.undos.get(id)) throw new Refused('already-decided')
      undoHandover(world, actor, row, { handoverId: id, returned, at: world.now, reason })
    },
  })
