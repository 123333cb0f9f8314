import { count } from 'drizzle-orm'
import type { QueueParts } from '#contract/evidence.ts'
import type { Actor } from '../actor.ts'
import { upwards } from '../organisations.ts'
import type { Register } from '../register.ts'
import { enrolments } from '../schema/index.ts'
import type { Store } from '../store.ts'
import { wantedBy, type Filter } from './filter.ts'

type Sum = { organisationId: string | null; collectorId: string; count: number }

/** Which organisations and collectors the entries belong to that a list would show, whichever of them it is narrowed to. */
export async function queueParts(store: Store, actor: Actor, filter: Filter): Promise<QueueParts> {
  const { organisationId, collectorId } = enrolments
  const all = wantedBy(store, actor, { ...filter, organisationId: undefined, collectorId: undefined })
  const sums = await store.connections.read
    .select({ organisationId, collectorId, count: count() })
    .from(enrolments)
    .where(all)
    .groupBy(organisationId, collectorId)
  return { organisations: organisationsOf(store.register, sums), collectors: collectorsOf(store.register, sums) }
}

/** In the order of the tree; each counts what lies below it too. One that holds no entry itself stands there only where several come together below it. */
function organisationsOf(register: Register, sums: Sum[]): QueueParts['organisations'] {
  const counts = new Map<string, number>()
  for (const sum of sums) for (const id of upwards(register, sum.organisationId)) counts.set(id, (counts.get(id) ?? 0) + sum.count)
  const holding = new Set(sums.map((sum) => sum.organisationId))
  const below = Map.groupBy(counts.keys(), (id) => register.organisations.get(id)?.parentId ?? null)
  const listed = [...counts.keys()].filter((id) => holding.has(id) || (below.get(id)?.length ?? 0) > 1)
  const nameOf = (id: string) => register.organisations.get(id)?.name ?? ''
  const pathOf = (id: string) =>
    upwards(register, id)
      .filter((one) => listed.includes(one))
      .toReversed()
  const order = (path: string[]) => path.map((id) => `${nameOf(id)} ${id}`).join('\n')
  return listed
    .map((id) => ({ id, path: pathOf(id) }))
    .toSorted((one, other) => order(one.path).localeCompare(order(other.path), 'vi'))
    .map(({ id, path }) => ({ id, name: nameOf(id), depth: path.length - 1, count: counts.get(id) ?? 0 }))
}

/** By name. */
function collectorsOf(register: Register, sums: Sum[]): QueueParts['collectors'] {
  const collectors = [...Map.groupBy(sums, (sum) => sum.collectorId)].map(([id, own]) => {
    const person = register.staff.get(id)
    return { id, code: person?.code ?? '', name: person?.name ?? '', count: own.reduce((sum, one) => sum + one.count, 0) }
  })
  return collectors.toSorted((one, other) => one.name.localeCompare(other.name, 'vi') || one.code.localeCompare(other.code))
}
