import { sql } from 'drizzle-orm'
import type { Collisions } from '#contract/cases.ts'
import { may, type Actor } from '../actor.ts'
import type { Store } from '../store.ts'
import { SIDES, whichCases } from './sides.ts'

type Sum = { one: string; other: string; open: number; entry: number; holder: number; ended: number }
type Pair = Collisions['pairs'][number]

/** As many pairs as a person can look through; those with the most cases come first. */
const MOST = 2_000

/**
 * Who collides with whom: for each pair of collectors how many of their duplicates are open, decided, or ended by themselves, and how many each lost.
 * Summed by the database within the asker's scope. An entry that is no duplicate any more, without a decision, ended its case by itself.
 */
export async function collisionsOf(store: Store, actor: Actor, campaignId: string | undefined): Promise<Collisions> {
  if (!may(actor, 'case.decide')) return { collectors: [], pairs: [] }
  const decided = sql`(c.state = 'decided' AND (c.counts = 1 OR EXISTS (
    SELECT 1 FROM transitions t WHERE t.enrolment_id = c.enrolment_id AND t.at = c.decided_at AND t.act IN ('stay-duplicate', 'displace'))))`
  const sums = await store.connections.read.all<Sum>(
    sql`SELECT e.collector_id AS one, h.collector_id AS other, sum(c.state = 'open') AS open,
        sum(${decided} AND c.counts = 1) AS entry, sum(${decided} AND c.counts = 0) AS holder, sum(c.state = 'decided' AND NOT ${decided}) AS ended
      FROM ${SIDES} WHERE c.kind = 'duplicate' AND h.id IS NOT NULL AND ${whichCases(store, actor, { campaignId })}
      GROUP BY e.collector_id, h.collector_id`,
  )
  const pairs = new Map<string, Pair>()
  for (const sum of sums) addTo(pairs, sum)
  const shown = [...pairs.values()].toSorted((a, b) => casesOf(b) - casesOf(a) || (a.one < b.one ? -1 : 1)).slice(0, MOST)
  const ids = [...new Set(shown.flatMap(({ one, other }) => [one, other]))]
  return { collectors: ids.map((id) => collectorOf(store, id)), pairs: shown }
}

const casesOf = ({ open, decided, ended }: Pair) => open + decided + ended

/** A pair is one, whoever came second; decided for the later entry its holder lost, against it the entry did. */
function addTo(pairs: Map<string, Pair>, { one, other, open, entry, holder, ended }: Sum): void {
  const turned = one > other
  const key = turned ? `${other} ${one}` : `${one} ${other}`
  const before = pairs.get(key) ?? { one: turned ? other : one, other: turned ? one : other, open: 0, decided: 0, ended: 0, lost: { one: 0, other: 0 } }
  const [first, second] = turned ? [entry, holder] : [holder, entry]
  pairs.set(key, {
    ...before,
    ...{ open: before.open + open, decided: before.decided + entry + holder, ended: before.ended + ended },
    lost: { one: before.lost.one + first, other: before.lost.other + second },
  })
}

function collectorOf({ register }: Store, id: string): Collisions['collectors'][number] {
  const person = register.staff.get(id)
  const organisationId = register.assignments.get(id)?.find(({ role }) => role === 'collector')?.organisationId ?? null
  return { id, code: person?.code ?? '', name: person?.name ?? '', organisation: (organisationId && register.organisations.get(organisationId)?.name) ?? '' }
}
