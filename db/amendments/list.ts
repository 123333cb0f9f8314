import { and, asc, desc, eq, inArray, ne, notInArray } from 'drizzle-orm'
import type { AmendmentList, AmendmentView, Stated } from '#contract/amendments.ts'
import type { CorrectionBody, EnrolmentBody } from '#contract/enrolments.ts'
import { Refused } from '#contract/refusals.ts'
import { maskDigits } from '#rules/identifiers.ts'
import { dryRuns } from '../campaigns/visible.ts'
import { finalPeriodsOf } from '../enrolments/counted.ts'
import { judgeFacts } from '../enrolments/facts.ts'
import { statedIn, withChanges } from '../enrolments/stated.ts'
import { queueOf } from '../enrolments/view.ts'
import type { EnrolmentRow } from '../lane/world.ts'
import type { Campaign } from '../register.ts'
import { amendments, enrolments } from '../schema/index.ts'
import type { Store } from '../store.ts'
import type { AmendmentRow } from './amend.ts'
import { openChanges } from './box.ts'

const MOST = 200

/** Amendments of one campaign, or of all that are no dry run: the open ones with what they would change, oldest first, or those decided last. */
export async function listAmendments(store: Store, campaignId: string | undefined, state: 'open' | 'decided'): Promise<AmendmentList> {
  const { read } = store.connections
  const wanted = campaignId ? eq(amendments.campaignId, campaignId) : notInArray(amendments.campaignId, dryRuns(store.register))
  const rows = await read
    .select()
    .from(amendments)
    .where(and(wanted, state === 'open' ? eq(amendments.state, 'open') : ne(amendments.state, 'open')))
    .orderBy(state === 'open' ? asc(amendments.proposedAt) : desc(amendments.decidedAt))
    .limit(MOST)
  const ids = rows.map(({ enrolmentId }) => enrolmentId)
  const entries = ids.length === 0 ? [] : await read.select().from(enrolments).where(inArray(enrolments.id, ids))
  const views = new Map((await queueOf(store, entries)).map((entry) => [entry.id, entry]))
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  return {
    amendments: rows.flatMap((row): AmendmentView[] => {
      const [entry, view] = [byId.get(row.enrolmentId), views.get(row.enrolmentId)]
      const campaign = store.register.campaigns.get(row.campaignId)
      if (!entry || !view || !campaign) return []
      const isChanged = entry.changedSeq !== row.seenSeq
      const name = (id: string) => store.register.staff.get(id)?.name ?? ''
      return [
        {
          ...{ id: row.id, kind: row.kind, state: row.state, reason: row.reason, by: name(row.proposedBy), byId: row.proposedBy, at: row.proposedAt },
          decided: row.decidedBy ? { by: name(row.decidedBy), at: row.decidedAt ?? 0 } : null,
          ...{ entry: view, periods: finalPeriodsOf(campaign, entry), isChanged },
          ...(row.state === 'open' && !isChanged ? changesOf(store, campaign, entry, row) : NOTHING),
        },
      ]
    }),
  }
}

const NOTHING = { before: null, after: null, worth: null }

function changesOf(store: Store, campaign: Campaign, entry: EnrolmentRow, row: AmendmentRow): Pick<AmendmentView, 'before' | 'after' | 'worth'> {
  const { key } = campaign
  const before = { participation: entry.participation, points: entry.points }
  if (row.kind === 'cancellation') return { before: null, after: null, worth: { before, after: null } }
  if (!key) return NOTHING
  const changes = openChanges(key, row)
  const read = withChanges({ key }, entry, changes, store.now())
  const names = Object.keys(changes) as (keyof CorrectionBody)[]
  const after = { ...read.body, ...read.contents }
  return { before: masked(statedIn({ key }, entry), names), after: masked(after, names), worth: { before, after: worthOf(campaign, entry, read.body) } }
}

/** What the entry would be worth; null when it could not stand so any more, as the approval will say. */
function worthOf(campaign: Campaign, entry: EnrolmentRow, body: EnrolmentBody): { participation: EnrolmentRow['participation']; points: number } | null {
  try {
    const offset = body.collectedAt === entry.declaredCollectedAt ? entry.capturedAt - entry.declaredCapturedAt : 0
    const { participation, points } = judgeFacts(campaign, { offset }, { ...body, capturedAt: entry.declaredCapturedAt, receivedAt: entry.receivedAt })
    return { participation, points }
  } catch (error) {
    if (error instanceof Refused) return null
    throw error
  }
}

const IDENTIFIERS = ['cccd', 'insuranceNumber', 'phone'] as const

function masked(said: CorrectionBody, names: readonly (keyof CorrectionBody)[]): Stated {
  const shown: Stated = { ...(Object.fromEntries(names.filter((name) => name !== 'giftConsent').map((name) => [name, said[name]])) as Stated) }
  for (const name of IDENTIFIERS) if (shown[name]) shown[name] = maskDigits(shown[name])
  return names.includes('giftConsent') ? { ...shown, giftConsent: said.giftConsent !== null } : shown
}
