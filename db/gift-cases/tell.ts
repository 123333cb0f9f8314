import type { GiftGiven } from '#rules/gift-cases.ts'
import type { Actor } from '../actor.ts'
import type { World } from '../lane/world.ts'
import { tell } from '../notices/tell.ts'

/** The clerks of a voucher that was handed over twice read whether their own handover is the one that counts, and nothing of the other. Whoever decided knows. */
export function tellClerks(world: World, actor: Actor, campaignId: string | null, standing: GiftGiven | undefined, extra: GiftGiven): void {
  if (!campaignId) return
  const told = standing && standing.clerkId !== extra.clerkId ? [standing, extra] : [extra]
  for (const { clerkId, officeId, at } of told.filter((one) => one.clerkId !== actor.staffId)) {
    const office = world.register.offices.get(officeId)?.name ?? ''
    tell(world, campaignId, clerkId, { kind: 'gift-case-decided', office, at, stands: clerkId !== extra.clerkId })
  }
}

/** After the handover that a decision named was undone, another one counts. */
export function tellStands(
  world: World,
  by: { staffId: string },
  campaignId: string,
  { clerkId, officeId, at }: Pick<GiftGiven, 'clerkId' | 'officeId' | 'at'>,
): void {
  const office = world.register.offices.get(officeId)?.name ?? ''
  if (clerkId !== by.staffId) tell(world, campaignId, clerkId, { kind: 'gift-case-decided', office, at, stands: true })
}
