import { openGiftCase } from '../gift-cases/open.ts'
import { randomId } from '../ids.ts'
import type { World } from '../lane/world.ts'

type Move = { officeId: string; kind: 'handover' | 'duplicate' | 'return'; by: string; handoverId: string }

/** One mug less on a shelf, or one back; answers the balance. Below zero nobody is stopped, and one question is opened while none is (RULES section 12). */
export function moveMug(world: World, { officeId, kind, by, handoverId }: Move): number {
  const quantity = kind === 'return' ? 1 : -1
  const balance = (world.balances.get(officeId) ?? 0) + quantity
  world.balances.set(officeId, balance)
  world.stockMoves.push({
    ...{ id: randomId(world.store), officeId, kind, quantity, at: world.now, by, note: null, of: handoverId },
    // One move takes the mug of a handover; what brings it back only names it.
    handoverId: kind === 'return' ? null : handoverId,
  })
  if (balance < 0 && kind !== 'return' && !world.openCounts.has(officeId)) askForCount(world, officeId)
  return balance
}

function askForCount(world: World, officeId: string): void {
  world.openCounts.add(officeId)
  const about = { kind: 'negative-balance', officeId, campaignId: null, voucherCode: null, handoverId: null } as const
  openGiftCase(world, { id: `negative-balance.${officeId}.${world.nextSeq()}`, ...about })
}
