import type { CaseEnd } from '#contract/notices.ts'
import { Refused } from '#contract/refusals.ts'
import { holdsPlace, transition, type EntryAct } from '#rules/entry-states.ts'
import { placeInPeriods } from '#rules/lateness.ts'
import type { Doer } from '../audit/note.ts'
import { endCase, reopenCases, reopenParted } from '../cases/open.ts'
import type { EnrolmentRow, World } from '../lane/world.ts'
import type { Campaign } from '../register.ts'
import { tellHolder } from '../vouchers/change.ts'
import { keepingFinal } from './counted.ts'
import { settlePerson } from './gifts.ts'
import { kin, linksPersons } from './persons.ts'

export type By = Doer & { reason: string | null }

/** Moves an entry to the state an act leads to, and everything that hangs on it. Refuses `state-does-not-allow` before any change. */
export function changeState(world: World, campaign: Campaign, row: EnrolmentRow, act: EntryAct, by: By, patch: Partial<EnrolmentRow> = {}): EnrolmentRow {
  const next = transition(row.state, act)
  if (!next.ok) throw new Refused('state-does-not-allow')
  const state = next.value
  const counting = act === 'mend' || act === 'lift' ? placeAnew(campaign, row) : {}
  const persons = kin(world, row.personId)
  const changed = world.enrolments.change(row.id, {
    ...counting,
    ...patch,
    state,
    holding: holdsPlace(state),
    reason: by.reason,
    returnedAt: act === 'return' ? world.now : act === 'mend' ? null : row.returnedAt,
    // Once verified it needs no leave to stay behind; taken back, it is a question again, of the phase too.
    setAsideAt: act === 'verify' ? null : row.setAsideAt,
    changedSeq: world.nextSeq(),
  })
  world.transitions.push({ enrolmentId: row.id, act, before: row.state, after: state, at: world.now, by: by.staffId, deviceId: by.deviceId, reason: by.reason })
  const how = ENDS[act]
  if (how) endCase(world, row.id, how, by)
  const falls = act === 'reject' || act === 'cancel'
  if (falls && row.holding) reopenCases(world, row)
  if (falls && linksPersons(row)) reopenParted(world, campaign.id, persons)
  for (const personId of persons) settlePerson(world, campaign, personId, by)
  tellHolder(world, row.id)
  return changed
}

const ENDS: Partial<Record<EntryAct, CaseEnd>> = { verify: 'verified', return: 'returned', reject: 'rejected', cancel: 'cancelled' }

/** An entry that comes to count after its week is final counts in the phase alone; before, it keeps its first receipt's time (RULES 14.4). One that was put out of its week for good stays out (RULES 14.11). */
export function placeAnew(campaign: Campaign, row: EnrolmentRow): Partial<EnrolmentRow> {
  const decision = row.late === 'accepted' || row.late === 'left-out' ? row.late : null
  const { dayId, weekId, phaseId, naturalDayId, naturalWeekId, late } = placeInPeriods(row, campaign.periods, decision)
  const stays = row.late === 'phase-only' && naturalWeekId === row.naturalWeekId
  if (stays) return keepingFinal(campaign, row, { dayId: row.dayId && dayId, weekId: row.weekId && weekId, phaseId, late: late ?? 'phase-only' })
  return keepingFinal(campaign, row, { dayId, weekId, phaseId, naturalDayId, naturalWeekId, late: late ?? decision })
}
