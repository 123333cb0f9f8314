import type { Flag } from '#contract/enrolments.ts'
import { Refused } from '#contract/refusals.ts'
import type { Outcome } from '#contract/sync.ts'
import { correctClock } from '#rules/clock.ts'
import { dayOf } from '#rules/days.ts'
import { checkCoverage, participationOf } from '#rules/participation.ts'
import { holdsPlace } from '#rules/entry-states.ts'
import { placeInPeriods } from '#rules/lateness.ts'
import { pointsOf } from '#rules/points.ts'
import { personKeysOf } from '../campaign-keys.ts'
import { openCase } from '../cases/open.ts'
import type { EnrolmentRow, Needs, World } from '../lane/world.ts'
import { organisationOf, teamOf } from '../organisations.ts'
import { tell } from '../notices/tell.ts'
import type { Campaign } from '../register.ts'
import type { Store } from '../store.ts'
import { sealContents } from './contents.ts'
import { settlePerson } from './gifts.ts'
import { likenessOf } from './likeness.ts'
import { findPerson, holderOf } from './persons.ts'
import { readBody, type ReadBody } from './read-body.ts'

export type Phone = { staffId: string; deviceId: string; offset: number }
export type Logged = { id: string; capturedAt: number; body: unknown }

/** Reads what a phone logged and says what must be loaded; `run` then decides and stores it. Refusals are named with their field. */
export function planEnrolment(store: Store, phone: Phone, logged: Logged): { needs: Needs; run: (world: World) => { row: EnrolmentRow; outcome: Outcome } } {
  const read = readBody(logged.body, store.now())
  const campaign = campaignOf(store, read.body.campaignId)
  const keys = personKeysOf(campaign.key, read.contents)
  return {
    needs: { enrolments: [logged.id], personKeys: keys, campaignId: campaign.id, duplicatesOf: [phone.staffId] },
    run: (world) => logEnrolment(world, phone, logged, read, keys),
  }
}

/** The campaign an entry is for; unknown, erased or without published rules, it takes none. */
export function campaignOf(store: Pick<Store, 'register'>, id: string): Campaign & { key: NonNullable<Campaign['key']> } {
  const campaign = store.register.campaigns.get(id)
  if (!campaign) throw new Refused('campaign-unknown', ['campaignId'])
  if (!campaign.key) throw new Refused('campaign-erased', ['campaignId'])
  if (campaign.rulesVersion === 0) throw new Refused('rules-unpublished', ['campaignId'])
  return campaign as Campaign & { key: NonNullable<Campaign['key']> }
}

function logEnrolment(world: World, phone: Phone, logged: Logged, read: ReadBody, keys: string[]) {
  const campaign = campaignOf(world, read.body.campaignId)
  const facts = judgeFacts(world, campaign, phone, { ...read.body, capturedAt: logged.capturedAt, receivedAt: world.now })
  const organisationId = organisationOf(world.register, phone.staffId, facts.collectedAt)
  if (organisationId === null) throw new Refused('not-collector', ['collectedAt'])
  const officeId = officeOf(campaign, read.body.officeId, teamOf(world.register, campaign, organisationId))

  const { personId, others } = findPerson(world, campaign.id, keys)
  const holder = holderOf(world, campaign.id, read.body.product, [personId, ...others])
  const state = holder ? ('duplicate' as const) : ('received' as const)
  const { dayId, weekId, phaseId, naturalDayId, naturalWeekId, late, afterPhase } = placeInPeriods({ ...facts, receivedAt: world.now }, campaign.periods)
  const { body } = read
  const seq = world.nextSeq()
  const row = world.enrolments.add({
    id: logged.id,
    seq,
    changedSeq: seq,
    campaignId: campaign.id,
    personId,
    collectorId: phone.staffId,
    deviceId: phone.deviceId,
    organisationId,
    teamId: teamOf(world.register, campaign, organisationId),
    state,
    holding: holdsPlace(state),
    ...{ product: body.product, months: body.months, amount: body.amount, donated: body.donated, coverage: body.coverage },
    ...{ receiptNumber: body.receiptNumber, collectedFrom: body.collectedFrom, targetGroup: body.targetGroup, officeId },
    ...{ participation: facts.participation, points: facts.points, rulesVersion: campaign.rulesVersion },
    ...{ collectedAt: facts.collectedAt, declaredCollectedAt: body.collectedAt },
    ...{ capturedAt: facts.capturedAt, declaredCapturedAt: logged.capturedAt, receivedAt: world.now },
    ...{ dayId, weekId, phaseId, naturalDayId, naturalWeekId, late },
    flags: [
      ...read.flags,
      ...facts.flags,
      ...(others.length > 0 ? ['links-persons' as const] : []),
      ...(holder && !campaign.training ? manyDuplicates(world, phone) : []),
    ],
    ...{ giftConsent: body.giftConsent !== null, consentBy: body.giftConsent?.by ?? null, consentText: body.giftConsent?.text ?? null },
    ...{ reason: null, otherReceivedAt: holder?.receivedAt ?? null, returnedAt: null, setAsideAt: null },
    ...likenessOf(campaign.key, read.contents, body.receiptNumber),
    box: sealContents(campaign.key, campaign.id, logged.id, read.contents, world.store.random(12)),
  })
  world.transitions.push({
    ...{ enrolmentId: row.id, act: 'log', before: null, after: state, at: world.now },
    ...{ by: phone.staffId, deviceId: phone.deviceId, reason: null },
  })
  askAbout(world, row, holder, others)
  if (afterPhase && !holder) tell(world, campaign.id, row.collectorId, { kind: 'after-phase', enrolmentId: row.id })
  settlePerson(world, campaign, personId, phone)
  return { row, outcome: outcomeOf(row) }
}

const MANY = 5

/** Each duplicate tells its collector something about a stranger, so many of them are shown to the supervisor (RULES section 4). */
function manyDuplicates(world: World, { staffId }: Phone): Flag[] {
  const known = (world.duplicates.get(staffId) ?? 0) + 1
  world.duplicates.set(staffId, known)
  return known >= MANY ? ['many-duplicates'] : []
}

export const outcomeOf = (row: EnrolmentRow): Outcome => ({
  enrolmentId: row.id,
  state: row.state,
  participation: row.participation,
  points: row.points,
  otherReceivedAt: row.otherReceivedAt,
})

/** A duplicate opens a case; numbers that link two persons open one of their own when nobody holds the place. */
export function askAbout(world: World, row: EnrolmentRow, holder: EnrolmentRow | null, others: string[]): void {
  const about = { campaignId: row.campaignId, enrolmentId: row.id, voucherCode: null }
  if (holder) openCase(world, { kind: 'duplicate', ...about, holderId: holder.id })
  const linked = world.enrolments.all().find((one) => others.includes(one.personId))
  if (linked && !holder) openCase(world, { kind: 'identity', ...about, holderId: linked.id })
}

type Stated = Pick<ReadBody['body'], 'product' | 'coverage' | 'months' | 'donated' | 'collectedAt' | 'collectedFrom'> & {
  capturedAt: number
  receivedAt: number
}
export type Facts = { collectedAt: number; capturedAt: number; participation: EnrolmentRow['participation']; points: number; flags: Flag[] }

/** What the server makes of the stated times and cover: refuses a day outside the campaign and a cover that cannot be. */
export function judgeFacts(_world: World, campaign: Campaign, phone: { offset: number }, stated: Stated): Facts {
  const { collectedAt, capturedAt, flags } = correctClock({ ...stated, offset: phone.offset })
  const day = dayOf(collectedAt)
  if (day < campaign.firstDay || day > campaign.lastDay)
    throw new Refused('outside-campaign', ['collectedAt'], { firstDay: campaign.firstDay, lastDay: campaign.lastDay })
  const coverage = checkCoverage(stated.product, stated.coverage, collectedAt)
  if (!coverage.ok) throw new Refused(coverage.refusal, ['coverage'])
  const participation = participationOf(stated.product, coverage.value, collectedAt, campaign.rules)
  return { collectedAt, capturedAt, participation, points: pointsOf({ ...stated, participation }, campaign.rules), flags }
}

/** The chosen counter, else the team's, else the campaign's first; the campaign's list alone counts. */
export function officeOf(campaign: Campaign, chosen: string | null, teamId: string | null): string | null {
  if (chosen !== null && !campaign.officeIds.includes(chosen)) throw new Refused('office-unknown', ['officeId'])
  return chosen ?? (teamId ? campaign.teams.get(teamId)?.defaultOfficeId : null) ?? campaign.officeIds[0] ?? null
}
