import { eq } from 'drizzle-orm'
import { Refused } from '#contract/refusals.ts'
import type { CorrectionPreview, Result } from '#contract/results.ts'
import { differenceOf } from '#rules/difference.ts'
import type { Database } from '../open.ts'
import type { Campaign, CampaignPeriod } from '../register.ts'
import { canonicalText } from '../results/canonical-text.ts'
import { hashesOfEntries } from '../results/entry-hash.ts'
import { rulesOf } from '../results/excerpt.ts'
import type { Figures } from '../results/figures.ts'
import { countedIn } from '../results/questions.ts'
import { readResult } from '../results/read.ts'
import type { Store } from '../store.ts'
import { correctedFigures } from './corrected.ts'
import { columnFor, isOfPeriod, readKnownById, type Known, type Worth } from './worths.ts'

export type Change = { takeOut: readonly string[]; takeIn: readonly string[] }
/** A correction as it would be: against which version, what it makes of it, and the entries it is about. */
export type Planned = { last: Result; figures: Figures; preview: CorrectionPreview; known: Map<string, Known> }

/**
 * What a correction would make of the newest version of a final period. Refuses `not-final`, `correction-empty`, `correction-entry-unknown` with the ids
 * that the version does not count or that may not come in, and `close-blocked` when what stands in the period is not what the version counted.
 */
export async function planCorrection(store: Store, db: Database, campaign: Campaign, period: CampaignPeriod, change: Change): Promise<Planned> {
  const last = await readResult(db, period.id)
  const [takeOut, takeIn] = [[...new Set(change.takeOut)].toSorted(), [...new Set(change.takeIn)].toSorted()]
  if (takeOut.length + takeIn.length === 0) throw new Refused('correction-empty')
  const known = new Map((await readKnownById(db, period, [...takeOut, ...takeIn])).map((one) => [one.row.id, one]))
  const out = takeOut.map((id) => known.get(id)?.counted ?? null)
  const into = takeIn.map((id) => comingIn(campaign, period, takeOut, known.get(id)))
  const unknown = [...takeOut.filter((_, index) => !out[index]), ...takeIn.filter((_, index) => !into[index])]
  if (unknown.length > 0) throw new Refused('correction-entry-unknown', [], { ids: unknown })

  const rules = rulesOf(last.snapshot.campaign.rules)
  const about = { register: store.register, campaign: { ...campaign, rules }, period, last: last.snapshot }
  const corrected = await correctedFigures(db, about, { out: out as Worth[], into: into as Worth[] })
  const ids = await hashesOfEntries(db, eq(countedIn[period.kind], period.id), { out: new Set(takeOut), into: takeIn })
  if (ids.before.hash !== last.snapshot.entries.hash) throw new Refused('close-blocked', [], { blockers: [{ code: 'recount-differs', count: 1, detail: [] }] })
  const figures = { ...corrected, entries: ids.after }
  const difference = differenceOf(last.snapshot, figures)
  const { hash } = await canonicalText({ ...figures, of: last.hash, takeOut, takeIn })
  return { last, figures, known, preview: { takeOut, takeIn, difference, awards: figures.awards, hash } }
}

/** A verified entry whose receipt's day lies in the period, and that counts in none of its kind; one that goes may come again as it is now. */
function comingIn(campaign: Campaign, period: CampaignPeriod, takeOut: readonly string[], known: Known | undefined): Worth | null {
  if (!known || known.row.state !== 'verified' || !isOfPeriod(campaign, period, known.row)) return null
  const isFree = known.row[columnFor(period)] === null || (known.counted !== null && takeOut.includes(known.row.id))
  return isFree ? known.row : null
}
