import type { CorrectionBody } from '#contract/enrolments.ts'
import { Refused } from '#contract/refusals.ts'
import { holdsPlace } from '#rules/entry-states.ts'
import type { Doer } from '../audit/note.ts'
import { endCase, reopenCases, reopenParted } from '../cases/open.ts'
import type { EnrolmentRow, World } from '../lane/world.ts'
import { organisationOf, teamOf } from '../organisations.ts'
import type { Campaign } from '../register.ts'
import { placeAnew } from './change.ts'
import { rememberCounted } from './counted.ts'
import { sealContents, sealVersion } from './contents.ts'
import { judgeFacts, officeOf } from './facts.ts'
import { settlePerson } from './gifts.ts'
import { likenessOf } from './likeness.ts'
import { askAbout, campaignOf } from './log.ts'
import { findPerson, holderOf, kin } from './persons.ts'
import { statedIn, withChanges } from './stated.ts'
import { tellHolder } from '../vouchers/change.ts'
import { shownBlank } from '../vouchers/blanks.ts'
import { followEntry } from '../vouchers/follow.ts'

/** Who corrects, why, and by how much their clock is off. */
export type Corrector = Doer & { reason: string | null; offset: number }
/** What is to be changed, the keys of the person whom the entry then names, and the blank that its collector's phone showed. */
export type Changes = { changes: CorrectionBody; keys: string[]; blank?: string | undefined }

/**
 * Writes an entry anew: the same id, what it said before sealed beside it, and person, points, participation and periods judged again.
 * A verified entry stays verified; whoever finds their place taken becomes a duplicate. Who may do it, and in which state, is for the caller to say.
 */
export function rewriteEntry(world: World, by: Corrector, row: EnrolmentRow, { changes, keys, blank }: Changes): EnrolmentRow {
  const campaign = campaignOf(world, row.campaignId)
  const read = withChanges(campaign, row, changes, world.now)
  const stated = { ...read.body, capturedAt: row.declaredCapturedAt, receivedAt: row.receivedAt }
  const facts = judgeFacts(campaign, changes.collectedAt === undefined ? { offset: row.capturedAt - row.declaredCapturedAt } : by, stated)
  const organisationId = organisationOf(world.register, row.collectorId, facts.collectedAt)
  if (organisationId === null) throw new Refused('not-collector', ['collectedAt'])
  const officeId = officeOf(campaign, read.body.officeId, teamOf(world.register, campaign, organisationId))

  const { personId, others } = findPerson(world, campaign.id, keys)
  // What it said before links nobody any more.
  const holder = holderOf(world, campaign.id, read.body.product, [personId, ...others], row.id, row.id)
  const linked = kin(world, row.personId)
  const state = holder ? ('duplicate' as const) : row.state === 'verified' ? ('verified' as const) : ('received' as const)
  const box = sealContents(campaign.key, campaign.id, row.id, read.contents, world.store.random(12))
  rememberCounted(world, campaign, row)
  const changed = world.enrolments.change(row.id, {
    ...{ personId, organisationId, teamId: teamOf(world.register, campaign, organisationId), state, holding: holdsPlace(state) },
    ...{ product: read.body.product, months: read.body.months, amount: read.body.amount, donated: read.body.donated, coverage: read.body.coverage },
    ...{ receiptNumber: read.body.receiptNumber, collectedFrom: read.body.collectedFrom, targetGroup: read.body.targetGroup, officeId },
    ...{ participation: facts.participation, points: facts.points, rulesVersion: campaign.rulesVersion },
    ...{ collectedAt: facts.collectedAt, declaredCollectedAt: read.body.collectedAt },
    ...placement(campaign, row, facts.collectedAt),
    flags: [...new Set([...read.flags, ...facts.flags, ...(others.length > 0 ? ['links-persons' as const] : [])])],
    ...{
      giftConsent: read.body.giftConsent !== null,
      consentBy: read.body.giftConsent?.by ?? null,
      consentText: read.body.giftConsent?.text ?? null,
    },
    ...likenessOf(campaign.key, read.contents, read.body.receiptNumber),
    ...{ reason: null, returnedAt: null, otherReceivedAt: holder?.receivedAt ?? null, box, changedSeq: world.nextSeq() },
  })
  const version = { enrolmentId: row.id, version: row.changedSeq }
  world.versions.push({
    ...version,
    at: world.now,
    by: by.staffId,
    box: sealVersion(campaign.key, version, statedIn(campaign, row), world.store.random(12)),
  })
  world.transitions.push({
    enrolmentId: row.id,
    act: row.state === 'returned' ? 'mend' : 'correct',
    before: row.state,
    after: state,
    at: world.now,
    by: by.staffId,
    deviceId: by.deviceId,
    reason: by.reason,
    changed: Object.keys(changes).toSorted(),
  })
  if (row.holding && (personId !== row.personId || read.body.product !== row.product || holder)) reopenCases(world, row)
  if (!holder) endCase(world, row.id, 'corrected', by)
  askAbout(world, changed, holder, others)
  const stillLinked = kin(world, row.personId)
  if (linked.some((id) => !stillLinked.includes(id))) reopenParted(world, campaign.id, linked)
  followEntry(world, campaign, changed, by)
  for (const id of new Set([personId, ...linked])) settlePerson(world, campaign, id, by, id === personId ? shownBlank(world, changed, blank) : null)
  tellHolder(world, row.id)
  return changed
}

/** A mended or moved entry is placed anew by its first receipt; one that stays where it was keeps its periods. */
function placement(campaign: Campaign, row: EnrolmentRow, collectedAt: number): Partial<EnrolmentRow> {
  if ((row.state === 'received' || row.state === 'verified') && collectedAt === row.collectedAt) return {}
  return placeAnew(campaign, { ...row, collectedAt })
}
