import { eq } from 'drizzle-orm'
import { Refused } from '#contract/refusals.ts'
import { dayOf } from '#rules/days.ts'
import { readCode } from '#rules/voucher-codes.ts'
import type { Actor } from '../actor.ts'
import { note } from '../audit/note.ts'
import { lastVoucherDay } from '../enrolments/view.ts'
import { reminders } from '../schema/index.ts'
import { statementOf } from '../statements.ts'
import type { Store } from '../store.ts'

/** Notes that a collector reminded a participant of their own. Refuses `not-found` for anyone else's, `state-does-not-allow` when nothing waits any more. */
export async function remind(store: Store, actor: Actor, text: string, id: string): Promise<void> {
  const read = readCode(text)
  if (!read.ok) throw new Refused('not-found')
  const code = read.value
  await store.lane.do({
    name: 'remind',
    needs: { vouchers: [code] },
    alone: async (world) => {
      const { write } = store.connections
      const voucher = world.vouchers.get(code)
      const entry = voucher && world.enrolments.get(voucher.enrolmentId)
      const campaign = voucher && world.register.campaigns.get(voucher.campaignId)
      if (!campaign || entry?.collectorId !== actor.staffId) throw new Refused('not-found')
      const [known] = await write.select().from(reminders).where(eq(reminders.id, id))
      if (known) return
      if (voucher.state !== 'issued' || dayOf(world.now) > lastVoucherDay(campaign)) throw new Refused('state-does-not-allow')
      world.statements.push(statementOf(write.insert(reminders).values({ id, voucherCode: code, by: actor.staffId, at: world.now })))
      note(world, actor, 'participant-reminded', entry.id)
    },
  })
}
