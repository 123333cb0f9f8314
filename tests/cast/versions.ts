import { createHash } from 'node:crypto'
import { canonical } from '#contract/canonical.ts'
import type { Snapshot } from '#contract/results.ts'
import { randomId } from '#db/ids.ts'
import { results } from '#db/schema/index.ts'
import { statementOf } from '#db/statements.ts'
import type { House, Person } from './house.ts'

/** Puts the next version of a closed period beside those there are, with what a test makes of its snapshot; answers its id. */
export async function nextVersion(house: House, period: string, change: (snapshot: Snapshot) => void = () => {}): Promise<string> {
  const { store } = house
  const periodId = house.furniture.period(period)
  const { body: newest } = await (await house.enter('btc1')).get(`/api/periods/${periodId}/result`)
  const snapshot: Snapshot = structuredClone(newest.snapshot)
  snapshot.version += 1
  change(snapshot)
  const body = canonical(snapshot)
  const row = { id: randomId(store), periodId, version: snapshot.version, body, hash: createHash('sha256').update(body).digest('hex'), at: house.clock.now }
  await store.lane.do({
    name: 'next-version',
    touchesRegister: true,
    alone: async (world) => void world.statements.push(statementOf(store.connections.write.insert(results).values(row))),
  })
  return row.id
}

export const announce = (person: Person, resultId: string) => person.post(`/api/results/${resultId}/announcement`)
