import { and, asc, eq, gt, gte, lte, not, type SQL } from 'drizzle-orm'
import { actorOf, confirms, may } from '../actor.ts'
import { changeState } from '../enrolments/change.ts'
import { verifyEntry } from '../enrolments/judge.ts'
import { campaignOf } from '../enrolments/log.ts'
import type { Job } from '../lane/lane.ts'
import type { World } from '../lane/world.ts'
import { enrolments, listRows, lists, type Confirming } from '../schema/index.ts'
import { statementOf } from '../statements.ts'
import type { Store } from '../store.ts'
import { restated } from './restated.ts'
import type { ListRecord } from './scope.ts'

/** How many entries change in one write, and how many rows are looked through for them. */
const GROUP = 50
const WINDOW = 2_000

/** The next agreed entries behind the list's cursor that wait (or that were verified in that one go), as the job that changes them and says how far it came. */
export async function confirmNext(store: Store, list: ListRecord, confirming: Confirming): Promise<Job<void>> {
  const { read } = store.connections
  const behind = and(eq(listRows.listId, list.id), gt(listRows.row, list.cursor))
  const [edge] = await read
    .select({ row: listRows.row })
    .from(listRows)
    .where(behind)
    .orderBy(asc(listRows.row))
    .limit(1)
    .offset(WINDOW - 1)
  const found = await read
    .select({ row: listRows.row, id: enrolments.id, seq: enrolments.changedSeq })
    .from(listRows)
    .innerJoin(enrolments, eq(enrolments.id, listRows.enrolmentId))
    .where(and(behind, edge && lte(listRows.row, edge.row), wantedBy(list, confirming)))
    .orderBy(asc(listRows.row))
    .limit(GROUP)
  const isFull = found.length === GROUP
  const cursor = isFull ? found.at(-1)?.row : edge?.row
  return {
    name: `${confirming.act}-list`,
    needs: { enrolments: found.map(({ id }) => id) },
    run(world) {
      changeAll(world, list, confirming, found)
      const progress = cursor === undefined ? { confirming: null } : { cursor }
      world.statements.push(statementOf(store.connections.write.update(lists).set(progress).where(eq(lists.id, list.id))))
    },
  }
}

function wantedBy(list: ListRecord, { act, by, since }: Confirming): SQL | undefined {
  if (act === 'verify') return and(eq(listRows.group, 'agreed'), eq(enrolments.state, 'received'), not(restated(list)))
  return and(eq(listRows.verifiedBy, by), gte(listRows.verifiedAt, since), eq(enrolments.state, 'verified'), eq(listRows.verifiedSeq, enrolments.changedSeq))
}

/** Each entry is looked at again: unchanged since it was read, still in that state, confirmed by this person and not their own. */
function changeAll(world: World, list: ListRecord, { act, by, deviceId, at }: Confirming, found: { row: number; id: string; seq: number }[]): void {
  const actor = actorOf(world.register, by, deviceId, world.now)
  const expected = act === 'verify' ? 'received' : 'verified'
  const reason = reasonOf(list)
  const changed = found.filter(({ id, seq }) => {
    const entry = world.enrolments.get(id)
    if (!entry || entry.changedSeq !== seq || entry.state !== expected || !may(actor, 'enrolment.verify') || !confirms(world.register, actor, entry))
      return false
    if (act === 'verify') verifyEntry(world, entry, { ...actor, reason })
    else changeState(world, campaignOf(world, entry.campaignId), entry, act, { ...actor, reason })
    return true
  })
  const rows = changed.map(({ row, id }) => [list.id, row, ...(act === 'verify' ? [by, at, world.enrolments.get(id)?.changedSeq ?? null] : [null, null, null])])
  if (rows.length > 0) world.statements.push(statementFor(rows))
}

/** What a change of an entry's state says of where it came from. */
export const reasonOf = ({ name }: Pick<ListRecord, 'name'>): string => `Theo danh sách «${name}»`

const statementFor = (rows: unknown[][]) => ({
  sql: `UPDATE list_rows SET verified_by = one.value ->> 2, verified_at = one.value ->> 3, verified_seq = one.value ->> 4
    FROM json_each(?) AS one WHERE list_rows.list_id = one.value ->> 0 AND list_rows.row = one.value ->> 1`,
  args: [JSON.stringify(rows)],
})
