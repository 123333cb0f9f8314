import { note, SYSTEM } from '../audit/note.ts'
import type { World } from '../lane/world.ts'
import { giftCases } from '../schema/index.ts'
import { statementOf } from '../statements.ts'

type GiftCaseRow = typeof giftCases.$inferSelect
export type NewGiftCase = Pick<GiftCaseRow, 'id' | 'kind' | 'campaignId' | 'officeId' | 'voucherCode' | 'handoverId'>

/** Opens a question about a gift, one by its id and never again. Ids: `extra-handover.<handover>`, `unknown-code.<parked>`, `negative-balance.<office>.<n>`. */
export function openGiftCase(world: World, about: NewGiftCase): void {
  const row = { ...about, state: 'open' as const, openedAt: world.now }
  world.statements.push(statementOf(world.store.connections.write.insert(giftCases).values(row).onConflictDoNothing()))
  note(world, SYSTEM, 'gift-case-opened', about.id, { officeId: about.officeId })
}
