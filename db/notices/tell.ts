import type { NoticeBody } from '#contract/notices.ts'
import { randomId } from '../ids.ts'
import type { World } from '../lane/world.ts'
import { notices } from '../schema/index.ts'
import { statementOf } from '../statements.ts'

/** Tells a person something of their own, in the same write as what it tells. */
export function tell(world: World, campaignId: string, staffId: string, body: NoticeBody): void {
  const row = { id: randomId(world.store), staffId, campaignId, at: world.now, body }
  world.statements.push(statementOf(world.store.connections.write.insert(notices).values(row)))
}
