import { and, eq, inArray, isNotNull, lt, or, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { DAY } from '#rules/days.ts'
import { erasedFrom, KEPT_DAYS } from '#rules/retention.ts'
import { note } from '../audit/note.ts'
import { windowsOf } from '../complaints/window.ts'
import type { Database } from '../open.ts'
import { campaignKeys, handovers, parked, vouchers } from '../schema/index.ts'
import { statementOf } from '../statements.ts'
import type { Store } from '../store.ts'

/** Destroys the keys of the campaigns whose time has come, and with them every identifier and name of their participants (RULES section 13). Answers which; a second run finds none. */
export async function eraseDue(store: Store): Promise<string[]> {
  if ((await dueOf(store, store.connections.read)).length === 0) return []
  const erased = await store.lane.do({
    name: 'erase-identifiers',
    touchesRegister: true,
    alone: async (world) => {
      const { write } = store.connections
      const due = await dueOf(store, write)
      const rows = await write.select().from(campaignKeys).where(inArray(campaignKeys.campaignId, due))
      for (const { campaignId, box } of rows) {
        const own = eq(campaignKeys.campaignId, campaignId)
        // A deleted row stays readable in its page, so it is written over first.
        world.statements.push(
          statementOf(
            write
              .update(campaignKeys)
              .set({ box: new Uint8Array(box.length) })
              .where(own),
          ),
        )
        world.statements.push(statementOf(write.delete(campaignKeys).where(own)))
        world.statements.push(...proxiesOf(write, campaignId, world.now))
        note(world, { staffId: 'retention', deviceId: null }, 'identifiers-erased', campaignId)
      }
      return rows.map(({ campaignId }) => campaignId)
    },
  })
  await store.connections.checkpoint()
  return erased
}

/** Who fetched a gift for somebody else: the digits go, the fact stays. A code that nobody knew belongs to no campaign, so what was given for it goes by its age. */
function proxiesOf(db: Database, campaignId: string, now: number) {
  const codes = db.select({ code: vouchers.code }).from(vouchers).where(eq(vouchers.campaignId, campaignId))
  const old = lt(parked.receivedAt, now - KEPT_DAYS * DAY)
  const without = (column: SQLiteColumn) => ({ proxy: sql`json_set(${column}, '$.lastFour', NULL)` })
  return [
    statementOf(
      db
        .update(handovers)
        .set(without(handovers.proxy))
        .where(and(isNotNull(handovers.proxy), inArray(handovers.voucherCode, codes))),
    ),
    statementOf(
      db
        .update(parked)
        .set(without(parked.proxy))
        .where(and(isNotNull(parked.proxy), or(inArray(parked.code, codes), old))),
    ),
  ]
}

async function dueOf(store: Store, db: Database): Promise<string[]> {
  const kept = [...store.register.campaigns.values()].filter(({ key }) => key !== null)
  const phaseOf = ({ periods }: (typeof kept)[number]) => periods.find(({ kind }) => kind === 'phase')?.id ?? ''
  const windows = await windowsOf(db, kept.map(phaseOf))
  const due = kept.filter((campaign) => {
    const from = erasedFrom({ ...campaign, sealedAt: windows.get(phaseOf(campaign))?.sealedAt ?? null })
    return from !== null && from <= store.now()
  })
  return due.map(({ id }) => id)
}
