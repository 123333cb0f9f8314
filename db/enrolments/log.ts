import type { Flag } from '#contract/enrolments.ts'
import { Refused } from '#contract/refusals.ts'
import type { Outcome } from '#contract/sync.ts'
import { holdsPlace } from '#rules/entry-states.ts'
import { placeInPeriods } from '#rules/lateness.ts'
import { personKeysOf } from '../campaign-keys.ts'
import type { Doer } from '../audit/note.ts'
import { openCase } from '../cases/open.ts'
import type { EnrolmentRow, Needs, World } from '../lane/world.ts'
import { organisationOf, teamOf } from '../organisations.ts'
import { tell } from '../notices/tell.ts'
import type { Campaign } from '../register.ts'
import type { Store } from '../store.ts'
import { needsOfBlank, shownBlank } from '../vouchers/blanks.ts'
import { sealContents } from './contents.ts'
import { judgeFacts, officeOf } from './facts.ts'
import { settlePerson } from './gifts.ts'
import { likenessOf } from './likeness.ts'
import { findPerson, holderOf, holdersOf } from './persons.ts'
import { readBody, type ReadBody } from './read-body.ts'

export type Phone = { staffId: string; deviceId: string; offset: number }
export type Logged = { id: string; capturedAt: number; body: unknown }
/** Who writes an entry down for its collector, and why; a phone's is written by the collector. */
export type Writer = Doer & { reason: string | null }
type Planned = { needs: Needs; run: (world: World) => { row: EnrolmentRow; outcome: Outcome } }

/** Reads what was logged for the collector of a phone and says what must be loaded; `run` then decides and stores it. Refusals are named with their field. */
export function planEnrolment(store: Store, phone: Phone, logged: Logged, by: Writer = { ...phone, reason: null }): Planned {
  const read = readBody(logged.body, store.now())
  const campaign = campaignOf(store, read.body.campaignId)
  const keys = personKeysOf(campaign.key, read.contents)
  return {
    needs: { enrolments: [logged.id], personKeys: keys, campaignId: campaign.id, duplicatesOf: [phone.staffId], ...needsOfBlank(read.body.blank) },
    run: (world) => logEnrolment(world, phone, logged, read, keys, by),
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

function logEnrolment(world: World, phone: Phone, logged: Logged, read: ReadBody, keys: string[], by: Writer) {
  const campaign = campaignOf(world, read.body.campaignId)
  const facts = judgeFacts(campaign, phone, { ...read.body, capturedAt: logged.capturedAt, receivedAt: world.now })
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
      // What another wrote down tells the collector nothing of a stranger.
      ...(holder && !campaign.training && by.staffId === phone.staffId ? manyDuplicates(world, phone) : []),
    ],
    ...{ giftConsent: body.giftConsent !== null, consentBy: body.giftConsent?.by ?? null, consentText: body.giftConsent?.text ?? null },
    ...{ reason: null, otherReceivedAt: holder?.receivedAt ?? null, returnedAt: null, setAsideAt: null },
    ...likenessOf(campaign.key, read.contents, body.receiptNumber),
    box: sealContents(campaign.key, campaign.id, logged.id, read.contents, world.store.random(12)),
  })
  world.transitions.push({
    ...{ enrolmentId: row.id, act: 'log', before: null, after: state, at: world.now },
    ...{ by: by.staffId, deviceId: by.deviceId, reason: by.reason },
  })
  askAbout(world, row, holder, others)
  if (afterPhase && !holder) tell(world, campaign.id, row.collectorId, { kind: 'after-phase', enrolmentId: row.id })
  settlePerson(world, campaign, personId, by, shownBlank(world, row, body.blank))
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
  // With numbers of two persons, each in this place, the case names the other one's: so it is known that they are one.
  const bridged = others.length > 0 && holdersOf(world, row.campaignId, row.product, others, row.id).find(({ personId }) => personId !== row.personId)
  if (holder) openCase(world, { kind: 'duplicate', ...about, holderId: (bridged || holder).id })
  const linked = world.enrolments.all().find((one) => others.includes(one.personId))
  if (linked && !holder) openCase(world, { kind: 'identity', ...about, holderId: linked.id })
}
