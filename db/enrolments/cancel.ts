import * as v from 'valibot'
import { Reason } from '#contract/enrolments.ts'
import { Refused } from '#contract/refusals.ts'
import type { Outcome } from '#contract/sync.ts'
import type { Needs, World } from '../lane/world.ts'
import { changeState } from './change.ts'
import { campaignOf, outcomeOf, type Phone } from './log.ts'

/** A collector takes an entry of their own back, with a reason; once verified only a supervisor may. */
export function planCancellation(phone: Phone, of: string, raw: unknown): { needs: Needs; run: (world: World) => { outcome: Outcome } } {
  const read = v.safeParse(Reason, raw)
  if (!read.success) throw new Refused('reason-missing', ['reason'])
  return {
    needs: { enrolments: [of] },
    run(world) {
      const row = world.enrolments.get(of)
      if (!row || row.collectorId !== phone.staffId) throw new Refused('entry-unknown')
      if (row.state === 'verified') throw new Refused('already-verified')
      return {
        outcome: outcomeOf(
          changeState(world, campaignOf(world, row.campaignId), row, 'cancel', {
            staffId: phone.staffId,
            deviceId: phone.deviceId,
            reason: read.output.reason,
          }),
        ),
      }
    },
  }
}
