import { Refused } from '#contract/refusals.ts'
import { placeInPeriods } from '#rules/lateness.ts'
import { confirms, isOrganiser, may, sees, type Actor } from '../actor.ts'
import { joinPersons } from '../cases/join.ts'
import { caseIdOf } from '../cases/open.ts'
import type { EnrolmentRow, World } from '../lane/world.ts'
import type { Job } from '../lane/lane.ts'
import type { Store } from '../store.ts'
import { changeState, type By } from './change.ts'
import { keepingFinal } from './counted.ts'
import { campaignOf } from './log.ts'

export type Judgement = 'verify' | 'unverify' | 'return' | 'reject'

/** A supervisor's word on one entry. Not theirs to see: `entry-unknown`; their own: `own-entry`; wrong state: `state-does-not-allow`. */
export const judge = (store: Store, actor: Actor, id: string, act: Judgement, reason: string | null): Promise<void> =>
  store.lane.do(
    about(id, act, (world, row) => {
      const own = mayConfirm(world, actor, row)
      if (act === 'verify') verifyEntry(world, own, { ...actor, reason })
      else changeState(world, campaignOf(world, row.campaignId), own, act, { ...actor, reason })
    }),
  )

/** Confirms an entry whose state allows it; one whose numbers link two persons says with it that they are one. Who may do it is for the caller to say. */
export function verifyEntry(world: World, row: EnrolmentRow, by: By): void {
  const campaign = campaignOf(world, row.campaignId)
  const links = world.cases.get(caseIdOf('identity', row.id))?.state === 'open'
  const verified = changeState(world, campaign, row, 'verify', by)
  if (links) joinPersons(world, campaign, verified, by)
}

/** The money went back, or it was a mistake: by the collector until verified, after that by whoever confirms, or an organiser. */
export const cancelEntry = (store: Store, actor: Actor, id: string, reason: string): Promise<void> =>
  store.lane.do(
    about(id, 'cancel', (world, row) => {
      const isOwn = row.collectorId === actor.staffId
      if (isOwn && row.state === 'verified') throw new Refused('already-verified')
      if (!isOwn && !isOrganiser(actor)) mayConfirm(world, actor, row)
      changeState(world, campaignOf(world, row.campaignId), row, 'cancel', { staffId: actor.staffId, deviceId: actor.deviceId, reason })
    }),
  )

/** A late entry is accepted into its periods or left out of them; one decision holds for all (RULES 14.4). */
export const decideLateness = (store: Store, actor: Actor, id: string, accepted: boolean, reason: string): Promise<void> =>
  store.lane.do(
    about(id, 'lateness', (world, row) => {
      mayConfirm(world, actor, row)
      if (row.late !== 'waiting') throw new Refused(row.late === null ? 'not-late' : 'already-decided')
      const decision = accepted ? 'accepted' : 'left-out'
      const campaign = campaignOf(world, row.campaignId)
      const { dayId, weekId, phaseId, late } = placeInPeriods(row, campaign.periods, decision)
      const placed = { dayId, weekId, phaseId: phaseId ?? row.phaseId, late: accepted ? (late ?? decision) : decision } as const
      world.enrolments.change(row.id, { ...keepingFinal(campaign, row, placed), changedSeq: world.nextSeq() })
      world.transitions.push({
        enrolmentId: row.id,
        act: decision,
        before: row.state,
        after: row.state,
        at: world.now,
        by: actor.staffId,
        deviceId: actor.deviceId,
        reason,
      })
    }),
  )

/** An organiser lets a close go on without an entry; it counts in the phase once verified. */
export const setAside = (store: Store, actor: Actor, id: string, reason: string): Promise<void> =>
  store.lane.do(
    about(id, 'set-aside', (world, row) => {
      if (!isOrganiser(actor)) throw new Refused('entry-unknown')
      if (row.state !== 'received' && row.state !== 'returned') throw new Refused('state-does-not-allow')
      if (row.collectorId === actor.staffId) throw new Refused('own-entry')
      world.enrolments.change(row.id, { setAsideAt: world.now, changedSeq: world.nextSeq() })
      world.transitions.push({
        enrolmentId: row.id,
        act: 'set-aside',
        before: row.state,
        after: row.state,
        at: world.now,
        by: actor.staffId,
        deviceId: actor.deviceId,
        reason,
      })
    }),
  )

const about = (id: string, name: string, run: (world: World, row: EnrolmentRow) => void): Job<void> => ({
  name,
  needs: { enrolments: [id] },
  run(world) {
    const row = world.enrolments.get(id)
    if (!row) throw new Refused('entry-unknown')
    run(world, row)
  },
})

/** Refuses who may not confirm an entry: `entry-unknown`, `own-entry`, `not-allowed`. */
export function mayConfirm(world: World, actor: Actor, row: EnrolmentRow): EnrolmentRow {
  if (!sees(world.register, actor, row)) throw new Refused('entry-unknown')
  if (row.collectorId === actor.staffId) throw new Refused('own-entry')
  if (!may(actor, 'enrolment.verify') || !confirms(world.register, actor, row)) throw new Refused('not-allowed')
  return row
}
