import * as v from 'valibot'
import { CorrectionBody, type EnrolmentBody } from '#contract/enrolments.ts'
import { Refused } from '#contract/refusals.ts'
import type { Outcome } from '#contract/sync.ts'
import { holdsPlace } from '#rules/entry-states.ts'
import { personKeysOf } from '../campaign-keys.ts'
import { endCase, reopenCases } from '../cases/open.ts'
import type { EnrolmentRow, Needs, World } from '../lane/world.ts'
import { organisationOf, teamOf } from '../organisations.ts'
import type { Campaign } from '../register.ts'
import { enrolments } from '../schema/index.ts'
import type { Store } from '../store.ts'
import { eq } from 'drizzle-orm'
import { placeAnew } from './change.ts'
import { rememberCounted } from './counted.ts'
import { openContents, sealContents, sealVersion, type Contents } from './contents.ts'
import { settlePerson } from './gifts.ts'
import { likenessOf } from './likeness.ts'
import { askAbout, campaignOf, judgeFacts, officeOf, outcomeOf, type Phone } from './log.ts'
import { findPerson, holderOf } from './persons.ts'
import { readBody, type ReadBody } from './read-body.ts'

const MENDABLE = ['received', 'returned', 'duplicate']

/** Reads a correction by the collector: what it names is changed, the rest stays. Refuses once the entry is verified. */
export async function planCorrection(
  store: Store,
  phone: Phone,
  of: string,
  raw: unknown,
): Promise<{ needs: Needs; run: (world: World) => { outcome: Outcome } }> {
  const patch = v.safeParse(CorrectionBody, raw)
  if (!patch.success) throw new Refused('item-malformed', [String(patch.issues[0].path?.[0]?.key ?? 'body')])
  const [stored] = await store.connections.read.select().from(enrolments).where(eq(enrolments.id, of))
  if (!stored || stored.collectorId !== phone.staffId) throw new Refused('entry-unknown')
  const campaign = campaignOf(store, stored.campaignId)
  const read = merge(campaign, stored, patch.output, store.now())
  const keys = personKeysOf(campaign.key, read.contents)
  return {
    needs: { enrolments: [of], personKeys: keys, campaignId: campaign.id },
    run: (world) => ({ outcome: correct(world, phone, of, patch.output, keys) }),
  }
}

function correct(world: World, phone: Phone, of: string, patch: CorrectionBody, keys: string[]): Outcome {
  const row = world.enrolments.get(of)
  if (!row) throw new Refused('entry-unknown')
  if (row.state === 'verified') throw new Refused('already-verified')
  if (!MENDABLE.includes(row.state)) throw new Refused('state-does-not-allow')
  const campaign = campaignOf(world, row.campaignId)
  const read = merge(campaign, row, patch, world.now)
  const stated = { ...read.body, capturedAt: row.declaredCapturedAt, receivedAt: row.receivedAt }
  const facts = judgeFacts(world, campaign, patch.collectedAt === undefined ? { offset: row.capturedAt - row.declaredCapturedAt } : phone, stated)
  const organisationId = organisationOf(world.register, row.collectorId, facts.collectedAt)
  if (organisationId === null) throw new Refused('not-collector', ['collectedAt'])
  const officeId = officeOf(campaign, read.body.officeId, teamOf(world.register, campaign, organisationId))

  const { personId, others } = findPerson(world, campaign.id, keys)
  const holder = holderOf(world, campaign.id, read.body.product, [personId, ...others], row.id)
  const state = holder ? ('duplicate' as const) : ('received' as const)
  const box = sealContents(campaign.key, campaign.id, row.id, read.contents, world.store.random(12))
  rememberCounted(world, campaign, row)
  const changed = world.enrolments.change(row.id, {
    ...{ personId, organisationId, teamId: teamOf(world.register, campaign, organisationId), state, holding: holdsPlace(state) },
    ...{ product: read.body.product, months: read.body.months, amount: read.body.amount, donated: read.body.donated, coverage: read.body.coverage },
    ...{ receiptNumber: read.body.receiptNumber, collectedFrom: read.body.collectedFrom, targetGroup: read.body.targetGroup, officeId },
    ...{ participation: facts.participation, points: facts.points, rulesVersion: campaign.rulesVersion },
    ...{ collectedAt: facts.collectedAt, declaredCollectedAt: read.body.collectedAt },
    ...placement(campaign, row, facts.collectedAt),
    flags: [...new Set([...read.flags, ...facts.flags])],
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
    by: phone.staffId,
    box: sealVersion(campaign.key, version, saidBy(campaign, row), world.store.random(12)),
  })
  world.transitions.push({
    enrolmentId: row.id,
    act: row.state === 'returned' ? 'mend' : 'correct',
    before: row.state,
    after: state,
    at: world.now,
    by: phone.staffId,
    reason: null,
  })
  if (row.holding && (personId !== row.personId || read.body.product !== row.product || holder)) reopenCases(world, row)
  if (!holder) endCase(world, row.id, phone.staffId, 'correct')
  askAbout(world, changed, holder, others)
  settlePerson(world, campaign, personId)
  if (personId !== row.personId) settlePerson(world, campaign, row.personId)
  return outcomeOf(changed)
}

/** A mended or moved entry is placed anew by its first receipt; one that stays where it was keeps its periods. */
function placement(campaign: Campaign, row: EnrolmentRow, collectedAt: number): Partial<EnrolmentRow> {
  if (row.state === 'received' && collectedAt === row.collectedAt) return {}
  return placeAnew(campaign, { ...row, collectedAt })
}

function merge(campaign: Campaign, row: EnrolmentRow, patch: CorrectionBody, now: number): ReadBody {
  const said = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined))
  return readBody({ ...saidBy(campaign, row), ...said }, now)
}

/** An entry as its collector stated it last. */
export function saidBy(campaign: Campaign, row: EnrolmentRow): EnrolmentBody {
  const contents = openContents(campaign.key, row) as Contents
  return {
    ...{
      campaignId: row.campaignId,
      product: row.product,
      coverage: row.coverage as EnrolmentBody['coverage'],
      months: row.months,
      amount: row.amount,
    },
    ...{ receiptNumber: row.receiptNumber, collectedAt: row.declaredCollectedAt, collectedFrom: row.collectedFrom, donated: row.donated },
    ...{ targetGroup: row.targetGroup as EnrolmentBody['targetGroup'], officeId: row.officeId },
    giftConsent: row.giftConsent ? { by: row.consentBy as 'self' | 'guardian', text: row.consentText ?? '' } : null,
    ...contents,
  }
}
