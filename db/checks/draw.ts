import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { Snapshot } from '#contract/results.ts'
import { isChecked, sampleOf, sampleSize, type Keyed } from '#rules/sample.ts'
import type { CampaignRules } from '#rules/words.ts'
import { note, SYSTEM } from '../audit/note.ts'
import type { Worth } from '../corrections/worths.ts'
import type { World } from '../lane/world.ts'
import type { CampaignPeriod } from '../register.ts'
import { checkEntries, checks } from '../schema/index.ts'
import { chunks, statementOf } from '../statements.ts'
import { countedEntries } from './counted-entries.ts'
import { ownersOf, winnersOf, wordOf, type Winner } from './owners.ts'

/** What a correction changes: as what an entry counted that goes, and counts that comes. */
export type Changed = { takeOut: readonly string[]; takeIn: readonly string[]; worths: readonly Pick<Worth, 'collectorId' | 'teamId'>[] }

/**
 * Draws the random check of a result with a seed of its own, in the same write: for each winner of money or of a thing. A correction draws for those alone who won
 * nothing before or whose entries it changes; what was drawn before stays drawn. A dry run, and rules that check nobody, have none.
 */
export async function drawCheck(world: World, period: CampaignPeriod, resultId: string, snapshot: Snapshot, changed: Changed | null): Promise<void> {
  const { store, now: at } = world
  const rules = snapshot.campaign.rules as CampaignRules
  const campaignId = snapshot.campaign.id
  if (!isChecked(rules) || world.register.campaigns.get(campaignId)?.training) return
  const { write } = store.connections
  const seed = Buffer.from(store.random(16)).toString('hex')
  const { checkShare: share, checkLeast: least } = rules
  note(world, SYSTEM, 'check-drawn', resultId, { seed, share, least })
  world.statements.push(statementOf(write.insert(checks).values({ resultId, periodId: period.id, campaignId, seed, share, least, at })))
  const winners = changed ? await newlyConcerned(world, period, snapshot, changed) : winnersOf(snapshot.awards)
  const drawn = await sampleFor(world, period, snapshot, winners, seed, changed)
  for (const some of chunks(drawn, 500)) world.statements.push(statementOf(write.insert(checkEntries).values(some.map((one) => ({ resultId, ...one })))))
}

/** The number that an entry is drawn by. */
export const keyOfEntry = (seed: string, id: string): string => createHash('sha256').update(`${seed}:${id}`).digest('hex')

async function newlyConcerned({ store }: World, period: CampaignPeriod, snapshot: Snapshot, { worths }: Changed) {
  const before = await store.connections.write
    .selectDistinct({ board: checkEntries.board, id: checkEntries.winnerId })
    .from(checkEntries)
    .innerJoin(checks, eq(checks.resultId, checkEntries.resultId))
    .where(eq(checks.periodId, period.id))
  const known = new Set(before.map(wordOf))
  const ownersIn = ownersOf(snapshot)
  const touched = new Set(worths.flatMap((worth) => ownersIn(worth).map(wordOf)))
  return winnersOf(snapshot.awards).filter((winner) => !known.has(wordOf(winner)) || touched.has(wordOf(winner)))
}

/** The entries with the smallest keys of each winner; only so many are held at a time, since a phase may count a million. */
async function sampleFor({ store }: World, period: CampaignPeriod, snapshot: Snapshot, winners: readonly Winner[], seed: string, changed: Changed | null) {
  const rules = snapshot.campaign.rules as CampaignRules
  const people = new Map(snapshot.boards.flatMap(({ board, rows: own }) => own.map((row) => [wordOf({ board, id: row.id }), row.people])))
  const sizeFor = (word: string) => sampleSize(people.get(word) ?? 0, rules)
  const pools = new Map(winners.map((winner) => [wordOf(winner), { winner, size: sizeFor(wordOf(winner)), drawn: [] as Keyed[] }]))
  const ownersIn = ownersOf(snapshot)
  await countedEntries(store, period, winners, snapshot, changed, (rows) => {
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
