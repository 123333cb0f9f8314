import type { EntryCorrection } from '#contract/amendments.ts'
import type { CorrectionBody } from '#contract/enrolments.ts'
import { Refused } from '#contract/refusals.ts'
import { confirms, type Actor } from '../actor.ts'
import { personKeysOf } from '../campaign-keys.ts'
import type { EnrolmentRow } from '../lane/world.ts'
import { tell } from '../notices/tell.ts'
import type { Store } from '../store.ts'
import { MENDABLE } from './correct.ts'
import { finalPeriodsOf } from './counted.ts'
import { mayConfirm } from './judge.ts'
import { findEntry } from './list.ts'
import { campaignOf } from './log.ts'
import { rewriteEntry } from './rewrite.ts'
import { statedIn, withChanges } from './stated.ts'

const CORRECTABLE = ['verified', ...MENDABLE]

/**
 * Whoever confirms an entry puts right what its collector stated, before or after it is verified; a verified one stays verified, since who confirms vouches
 * for what it says, and its collector is told. Refuses `own-entry`, `entry-in-final-period`, `entry-changed`, `correction-unchanged`, and what an entry that is logged would be refused.
 */
export async function correctEntry(store: Store, actor: Actor, id: string, { changes, reason, seq }: EntryCorrection): Promise<void> {
  const seen = await findEntry(store, actor, id)
  if (!confirms(store.register, actor, seen)) throw new Refused(seen.collectorId === actor.staffId ? 'own-entry' : 'not-allowed')
  const planned = planChanges(store, seen, changes)
  await store.lane.do({
    name: 'correct-entry',
    needs: { enrolments: [id], personKeys: planned.keys },
    run(world) {
      const found = world.enrolments.get(id)
      if (!found) throw new Refused('entry-unknown')
      const row = mayConfirm(world, actor, found)
      mustBeCorrectable(row)
      if (row.changedSeq !== (seq ?? seen.changedSeq) || row.changedSeq !== seen.changedSeq) throw new Refused('entry-changed')
      if (finalPeriodsOf(campaignOf(world, row.campaignId), row).length > 0) throw new Refused('entry-in-final-period')
      rewriteEntry(world, { ...actor, reason, offset: 0 }, row, planned)
      tell(world, row.campaignId, row.collectorId, { kind: 'entry-corrected', enrolmentId: id, reason })
    },
  })
}

export function mustBeCorrectable({ state }: EnrolmentRow): void {
  if (!CORRECTABLE.includes(state)) throw new Refused('state-does-not-allow')
}

/** What another than the collector changes, and whom the entry then names. A time that is put right comes off the receipt. */
export function planChanges(store: Store, row: EnrolmentRow, said: CorrectionBody): { changes: CorrectionBody; keys: string[] } {
  const campaign = campaignOf(store, row.campaignId)
  const changes: CorrectionBody = said.collectedAt === undefined ? said : { ...said, collectedFrom: 'receipt' }
  const { contents, body } = withChanges(campaign, row, changes, store.now())
  const before = statedIn(campaign, row)
  const same = Object.keys(said).every(
    (name) => JSON.stringify({ ...body, ...contents }[name as keyof CorrectionBody]) === JSON.stringify(before[name as keyof CorrectionBody]),
  )
  if (same) throw new Refused('correction-unchanged')
  return { changes, keys: personKeysOf(campaign.key, contents) }
}
