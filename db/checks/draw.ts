import { hash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { Snapshot } from '#contract/results.ts'
import { isChecked, sampleOf, sampleSize, type Keyed } from '#rules/sample.ts'
import type { Board, CampaignRules } from '#rules/words.ts'
import { note, SYSTEM } from '../audit/note.ts'
import type { Worth } from '../corrections/worths.ts'
import type { World } from '../lane/world.ts'
import type { Database } from '../open.ts'
import type { CampaignPeriod } from '../register.ts'
import { checkEntries, checks } from '../schema/index.ts'
import { chunks, statementOf } from '../statements.ts'
import type { Store } from '../store.ts'
import { countedEntries } from './counted-entries.ts'
import { ownersOf, winnersOf, wordOf, type Winner } from './owners.ts'

/** What a correction changes: as what an entry counted that goes, and counts that comes. */
export type Changed = { takeOut: readonly string[]; takeIn: readonly string[]; worths: readonly Pick<Worth, 'collectorId' | 'teamId'>[] }

/** What must be known of a result to draw its check. */
export type Drawable = Pick<Snapshot, 'campaign' | 'awards' | 'boards' | 'roster'>
export type Sample = { seed: string; drawn: { board: Board; winnerId: string; enrolmentId: string }[] }

/**
 * Draws the random check of a result with a seed of its own: for each winner of money or of a thing. A correction draws for those alone who won nothing before or
 * whose entries it changes; what was drawn before stays drawn. A dry run, and rules that check nobody, have none.
 */
export async function drawSample(store: Store, db: Database, period: CampaignPeriod, result: Drawable, changed: Changed | null): Promise<Sample | null> {
  const { id, rules } = result.campaign
  if (!isChecked(rules as CampaignRules) || store.register.campaigns.get(id)?.training) return null
  const seed = Buffer.from(store.random(16)).toString('hex')
  const winners = changed ? await newlyConcerned(db, period, result, changed) : winnersOf(result.awards)
  return { seed, drawn: await sampleFor(store, db, period, result, winners, seed, changed) }
}

/** Stores the check in the same write as its result. */
export function keepCheck(world: World, period: CampaignPeriod, resultId: string, { campaign }: Pick<Snapshot, 'campaign'>, { seed, drawn }: Sample): void {
  const { write } = world.store.connections
  const { checkShare: share, checkLeast: least } = campaign.rules as CampaignRules
  const check = { resultId, periodId: period.id, campaignId: campaign.id, seed, share, least, at: world.now }
  note(world, SYSTEM, 'check-drawn', resultId, { seed, share, least })
  world.statements.push(statementOf(write.insert(checks).values(check)))
  for (const some of chunks(drawn, 500)) world.statements.push(statementOf(write.insert(checkEntries).values(some.map((one) => ({ resultId, ...one })))))
}

/** The number that an entry is drawn by. */
export const keyOfEntry = (seed: string, id: string): string => hash('sha256', `${seed}:${id}`)

async function newlyConcerned(db: Database, period: CampaignPeriod, result: Drawable, { worths }: Changed) {
  const before = await db
    .selectDistinct({ board: checkEntries.board, id: checkEntries.winnerId })
    .from(checkEntries)
    .innerJoin(checks, eq(checks.resultId, checkEntries.resultId))
    .where(eq(checks.periodId, period.id))
  const known = new Set(before.map(wordOf))
  const ownersIn = ownersOf(result)
  const touched = new Set(worths.flatMap((worth) => ownersIn(worth).map(wordOf)))
  return winnersOf(result.awards).filter((winner) => !known.has(wordOf(winner)) || touched.has(wordOf(winner)))
}

/** The entries with the smallest keys of each winner; only so many are held at a time, since a phase may count a million. */
async function sampleFor(
  store: Store,
  db: Database,
  period: CampaignPeriod,
  result: Drawable,
  winners: readonly Winner[],
  seed: string,
  changed: Changed | null,
): Promise<Sample['drawn']> {
  const rules = result.campaign.rules as CampaignRules
  const people = new Map(result.boards.flatMap(({ board, rows: own }) => own.map((row) => [wordOf({ board, id: row.id }), row.people])))
  const sizeFor = (word: string) => sampleSize(people.get(word) ?? 0, rules)
  const pools = new Map(winners.map((winner) => [wordOf(winner), { winner, size: sizeFor(wordOf(winner)), drawn: [] as Keyed[] }]))
  const ownersIn = ownersOf(result)
  await countedEntries(store, db, period, winners, result, changed, (rows) => {
    const found = new Map<string, Keyed[]>()
    for (const row of rows) {
      const words = ownersIn(row)
        .map(wordOf)
        .filter((word) => pools.has(word))
      if (words.length === 0) continue
      const keyed = { id: row.id, key: keyOfEntry(seed, row.id) }
      for (const word of words) (found.get(word) ?? found.set(word, []).get(word))?.push(keyed)
    }
    for (const [word, keyed] of found) {
      const pool = pools.get(word)
      if (pool) pool.drawn = sampleOf([...pool.drawn, ...keyed], pool.size)
    }
  })
  return [...pools.values()].flatMap(({ winner, drawn }) => drawn.map(({ id }) => ({ board: winner.board, winnerId: winner.id, enrolmentId: id })))
}
