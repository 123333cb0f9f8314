import { Refused } from '#contract/refusals.ts'
import { may, confirms, isOrganiser, sees, type Actor } from '../actor.ts'
import { note, type Doer } from '../audit/note.ts'
import { changeState } from '../enrolments/change.ts'
import { keepingFinal } from '../enrolments/counted.ts'
import { campaignOf } from '../enrolments/log.ts'
import { holdersOf } from '../enrolments/persons.ts'
import type { CaseRow, EnrolmentRow, World } from '../lane/world.ts'
import type { Campaign } from '../register.ts'
import type { Store } from '../store.ts'
import { joinPersons } from './join.ts'
import { caseIdOf } from './open.ts'
import { tellDecided } from './tell.ts'

export type Decision = { counts: boolean; reason: string }

/** Decides whether the entry that a case is named by counts; the holder of the place gives way, or stays (RULES 4, 14.2). */
export const decideCase = (store: Store, actor: Actor, id: string, decision: Decision): Promise<void> =>
  store.lane.do({
    name: 'decide',
    needs: { cases: [id] },
    run(world) {
      const found = world.cases.get(id)
      const entry = found && world.enrolments.get(found.enrolmentId)
      if (!found || !entry || !mayDecide(world, actor, found, entry)) throw new Refused('not-found')
      if (found.state === 'decided') throw new Refused('case-decided')
      const campaign = campaignOf(world, found.campaignId)
      const by = { staffId: actor.staffId, deviceId: actor.deviceId, reason: decision.reason }
      DECIDE[found.kind](world, campaign, found, entry, decision, by)
      world.cases.change(id, { state: 'decided', counts: decision.counts, decidedBy: actor.staffId, decidedAt: world.now, reason: decision.reason })
      note(world, actor, `case-${decision.counts ? 'for' : 'against'}`, id, { reason: decision.reason })
    },
  })

type By = Doer & { reason: string }
type Decider = (world: World, campaign: Campaign, found: CaseRow, entry: EnrolmentRow, decision: Decision, by: By) => void

const DECIDE: Record<CaseRow['kind'], Decider> = {
  duplicate(world, campaign, found, entry, { counts }, by) {
    if (entry.state !== 'duplicate') throw new Refused('state-does-not-allow')
    const holders = holdersOf(world, campaign.id, entry.product, [entry.personId], entry.id)
    if (!counts) return stay(world, found, entry, holders, by)
    const phaseAlone = { dayId: null, weekId: null, late: 'phase-only' } as const
    const patch = holders.some((holder) => standsInFinalWeek(campaign, holder)) ? keepingFinal(campaign, entry, phaseAlone) : {}
    // Lifted before the other is displaced: so the person's voucher finds where to move, and keeps its code.
    changeState(world, campaign, entry, 'lift', by, { ...patch, otherReceivedAt: null })
    for (const holder of holders) displace(world, campaign, holder, entry, by)
    world.cases.change(found.id, { holderId: holders[0]?.id ?? found.holderId })
    tellDecided(world, found, entry, true)
    for (const holder of holders) tellDecided(world, found, holder, false)
  },
  identity(world, campaign, found, entry, { counts }, by) {
    tellDecided(world, found, entry, counts)
    if (counts) return joinPersons(world, campaign, entry, by)
    // Decided before it is rejected: so the case counts as decided, and does not end by itself.
    world.cases.change(found.id, { state: 'decided' })
    if (entry.state === 'received') changeState(world, campaign, entry, 'reject', by)
  },
  gift() {},
}

/** The entry stays a duplicate, and whoever holds the place keeps it. */
function stay(world: World, found: CaseRow, entry: EnrolmentRow, holders: EnrolmentRow[], by: By): void {
  const { state } = entry
  world.transitions.push({
    ...{ enrolmentId: entry.id, act: 'stay-duplicate', before: state, after: state, at: world.now },
    ...{ by: by.staffId, deviceId: by.deviceId, reason: by.reason },
  })
  tellDecided(world, found, entry, false)
  for (const holder of holders) tellDecided(world, found, holder, true)
}

/** The holder becomes the duplicate; its own case stands decided, to be opened again when the other falls. */
function displace(world: World, campaign: Campaign, holder: EnrolmentRow, entry: EnrolmentRow, by: By): void {
  changeState(world, campaign, holder, 'displace', by, { otherReceivedAt: entry.receivedAt })
  const id = caseIdOf('duplicate', holder.id)
  const decided = { holderId: entry.id, state: 'decided', counts: false, decidedBy: by.staffId, decidedAt: world.now, reason: by.reason } as const
  if (world.cases.get(id)) world.cases.change(id, decided)
  else world.cases.add({ id, kind: 'duplicate', campaignId: campaign.id, enrolmentId: holder.id, voucherCode: null, openedAt: world.now, ...decided })
}

const standsInFinalWeek = (campaign: Campaign, entry: EnrolmentRow) =>
  campaign.periods.some((period) => period.final && (period.id === entry.weekId || period.id === entry.dayId))

/** The supervisor of both entries, the other being whoever holds the place now (RULES 14.2); when two differ, the organiser. Nobody who logged one of them. */
function mayDecide(world: World, actor: Actor, found: CaseRow, entry: EnrolmentRow): boolean {
  const named = found.holderId ? world.enrolments.get(found.holderId) : undefined
  const holders = found.kind === 'duplicate' ? holdersOf(world, found.campaignId, entry.product, [entry.personId], entry.id) : []
  const entries = [entry, ...(holders.length > 0 ? holders : named ? [named] : [])]
  if (!may(actor, 'case.decide') || !entries.every((one) => sees(world.register, actor, one))) return false
  if (entries.some((one) => one.collectorId === actor.staffId)) throw new Refused('own-entry')
  return isOrganiser(actor) || entries.every((one) => confirms(world.register, actor, one))
}
