import type { ListExport, ListExportAnswer } from '#contract/lists.ts'
import { readWhole } from '#contract/shapes.ts'
import type { Actor } from '../actor.ts'
import { exported } from '../audit/exported.ts'
import type { Store } from '../store.ts'
import { entriesWithoutPayment, rowsOf } from './rows.ts'
import { findList } from './scope.ts'

/** How many rows are given out at once; the browser asks on with `next`. */
const MOST = 1_000

/** The rows of a group as far as the actor sees them, numbers masked. It is written down before it is answered. */
export async function exportList(store: Store, actor: Actor, id: string, { group, after }: ListExport): Promise<ListExportAnswer> {
  const list = await findList(store, actor, id)
  const given =
    group === 'without-payment'
      ? { rows: [], ...(await entriesWithoutPayment(store, actor, list, after, MOST)) }
      : { entries: [], ...(await rowsOf(store, actor, list, group, readWhole(after) ?? 0, MOST)) }
  const { rows, entries, next } = given
  await exported(store, actor, 'list', id, { group, goesOn: after !== undefined || undefined, count: rows.length + entries.length })
  return { rows, entries, next, more: next !== null }
}
