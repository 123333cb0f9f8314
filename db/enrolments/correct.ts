import { eq } from 'drizzle-orm'
import * as v from 'valibot'
import { PhoneCorrection } from '#contract/enrolments.ts'
import { Refused } from '#contract/refusals.ts'
import type { Outcome } from '#contract/sync.ts'
import { personKeysOf } from '../campaign-keys.ts'
import type { Needs, World } from '../lane/world.ts'
import { enrolments } from '../schema/index.ts'
import type { Store } from '../store.ts'
import { needsOfBlank } from '../vouchers/blanks.ts'
import { campaignOf, outcomeOf, type Phone } from './log.ts'
import { rewriteEntry } from './rewrite.ts'
import { withChanges } from './stated.ts'

/** The states in which an entry may still be written anew by its collector; whoever confirms it may once verified, too. */
export const MENDABLE: readonly string[] = ['received', 'returned', 'duplicate']

/** Reads a correction by the collector: what it names is changed, the rest stays. Refuses once the entry is verified. */
export async function planCorrection(
  store: Store,
  phone: Phone,
  of: string,
  raw: unknown,
): Promise<{ needs: Needs; run: (world: World) => { outcome: Outcome } }> {
  const patch = v.safeParse(PhoneCorrection, raw)
  if (!patch.success) throw new Refused('item-malformed', [String(patch.issues[0].path?.[0]?.key ?? 'body')])
  const { blank, ...changes } = patch.output
  const [stored] = await store.connections.read.select().from(enrolments).where(eq(enrolments.id, of))
  if (!stored || stored.collectorId !== phone.staffId) throw new Refused('entry-unknown')
  const campaign = campaignOf(store, stored.campaignId)
  const keys = personKeysOf(campaign.key, withChanges(campaign, stored, changes, store.now()).contents)
  return {
    needs: { enrolments: [of], personKeys: keys, campaignId: campaign.id, ...needsOfBlank(blank) },
    run(world) {
      const row = world.enrolments.get(of)
      if (!row) throw new Refused('entry-unknown')
      if (row.state === 'verified') throw new Refused('already-verified')
      if (!MENDABLE.includes(row.state)) throw new Refused('state-does-not-allow')
      return { outcome: outcomeOf(rewriteEntry(world, { ...phone, reason: null }, row, { changes, keys, blank })) }
    },
  }
}
