import type { NoticeBody } from '#contract/notices.ts'
import { randomId } from '../ids.ts'
import type { World } from '../lane/world.ts'
import { notices } from '../schema/index.ts'
import { chunks, statementOf } from '../statements.ts'

/** Tells a person something of their own, in the same write as what it tells. */
export const tell = (world: World, campaignId: string, staffId: string, body: NoticeBody): void => tellAll(world, campaignId, [{ staffId, body }])

/** The same for many people, each their own; in few statements, since a correction may move a whole province. */
export function tellAll(world: World, campaignId: string, letters: { staffId: string; body: NoticeBody }[]): void {
  const rows = letters.map(({ staffId, body }) => ({ id: randomId(world.store), staffId, campaignId, at: world.now, body }))
  world.statements.push(...chunks(rows, 150).map((some) => statementOf(world.store.connections.write.insert(notices).values(some))))
}
