import { and, eq } from 'drizzle-orm'
import { note, type Doer } from '../audit/note.ts'
import type { World } from '../lane/world.ts'
import { giftCases } from '../schema/index.ts'
import { statementOf } from '../statements.ts'
import { openGiftCase } from './open.ts'

/** The open question of a shelf below zero ends by itself once a count or an arrival has filled it; in a job that goes alone. Nothing where none is open. */
export async function endCounting(world: World, officeId: string, by: Doer): Promise<void> {
  const id = await openQuestion(world, officeId)
  if (id === undefined) return
  const decided = { state: 'decided', outcome: 'counted', decidedBy: by.staffId, decidedAt: world.now } as const
  world.statements.push(statementOf(world.store.connections.write.update(giftCases).set(decided).where(eq(giftCases.id, id))))
  note(world, by, 'gift-case-decided', id, { outcome: 'counted', officeId })
}

/** A shelf fell below zero: it is to be counted, unless that is asked already; in a job that goes alone. */
export async function askForCount(world: World, officeId: string): Promise<void> {
  if ((await openQuestion(world, officeId)) !== undefined) return
  const about = { kind: 'negative-balance', officeId, campaignId: null, voucherCode: null, handoverId: null } as const
  openGiftCase(world, { id: `negative-balance.${officeId}.${world.nextSeq()}`, ...about })
}

async function openQuestion({ store }: World, officeId: string): Promise<string | undefined> {
  const open = and(eq(giftCases.officeId, officeId), eq(giftCases.kind, 'negative-balance'), eq(giftCases.state, 'open'))
  const [found] = await store.connections.write.select({ id: giftCases.id }).from(giftCases).where(open)
  return found?.id
}
