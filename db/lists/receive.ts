import { and, count, eq, inArray } from 'drizzle-orm'
import type { ListRow } from '#contract/lists.ts'
import { Refused, type RefusalCode } from '#contract/refusals.ts'
import { dayOf } from '#rules/days.ts'
import { readCccd, readInsuranceNumber, readName } from '#rules/identifiers.ts'
import { plainReceipt } from '#rules/plain.ts'
import type { Verdict } from '#rules/words.ts'
import type { Actor } from '../actor.ts'
import { personKeysOf, type CampaignKey } from '../campaign-keys.ts'
import { campaignOf } from '../enrolments/log.ts'
import { nameKeyOf } from '../enrolments/likeness.ts'
import { listRows } from '../schema/index.ts'
import type { Store } from '../store.ts'
import { sealPayment, type Payment } from './contents.ts'
import { touchList } from './counts.ts'
import { findList, isMaker, type ListRecord, type RowRecord } from './scope.ts'

/**
 * Takes some rows of a list from its maker, in any order, any number of times; a row number that is there stays as it is. Answers how many have arrived.
 * Refuses `row-malformed` with the row, its field and why, and then stores none of them.
 */
export async function receiveRows(store: Store, actor: Actor, id: string, said: ListRow[]): Promise<number> {
  const list = await findList(store, actor, id)
  if (!isMaker(store.register, actor, list)) throw new Refused('not-allowed')
  const { key } = campaignOf(store, list.campaignId)
  const rows = said.map((row) => rowOf(store, key, list, row))
  const known = await arrived(store, id, rows)
  if (known.all + known.fresh > list.rows) throw refuse(said[0]?.row ?? 0, 'row', 'body-malformed')
  if (known.fresh > 0) {
    await store.lane.do({
      name: 'list-rows',
      needs: {},
      run: (world) => void world.statements.push(insertionOf(rows)),
    })
    touchList(store, id)
  }
  return countRows(store, id)
}

export async function countRows(store: Store, listId: string): Promise<number> {
  const [found] = await store.connections.read.select({ all: count() }).from(listRows).where(eq(listRows.listId, listId))
  return found?.all ?? 0
}

async function arrived(store: Store, listId: string, rows: RowRecord[]): Promise<{ all: number; fresh: number }> {
  const numbers = [...new Set(rows.map(({ row }) => row))]
  const [known] = await store.connections.read
    .select({ some: count() })
    .from(listRows)
    .where(and(eq(listRows.listId, listId), inArray(listRows.row, numbers)))
  return { all: await countRows(store, listId), fresh: numbers.length - (known?.some ?? 0) }
}

function rowOf(store: Store, key: CampaignKey, list: ListRecord, said: ListRow): RowRecord {
  const payment = readPayment(said, dayOf(store.now()))
  return {
    ...{ listId: list.id, row: said.row, product: said.product, participation: said.participation, keys: personKeysOf(key, payment) },
    nameKey: nameKeyOf(key, payment.name, payment.birthYear),
    receiptKey: payment.receiptNumber && plainReceipt(payment.receiptNumber),
    collectorCode: said.collectorCode?.toLowerCase() ?? null,
    ...{ organisationId: null, group: null, doubts: [], enrolmentId: null, decidedBy: null, decidedAt: null, reason: null },
    ...{ verifiedBy: null, verifiedAt: null, verifiedSeq: null },
    box: sealPayment(key, list.id, said.row, payment, store.random(12)),
  }
}

/** Written by hand: a builder takes ten times as long over five thousand values, and everyone waits for it. */
const insertionOf = (rows: RowRecord[]) => ({
  sql: `INSERT OR IGNORE INTO list_rows (list_id, row, product, participation, keys, name_key, receipt_key, collector_code, doubts, box) VALUES ${rows.map(() => '(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)').join(', ')}`,
  args: rows.flatMap((one) => [
    ...[one.listId, one.row, one.product, one.participation, JSON.stringify(one.keys), one.nameKey, one.receiptKey, one.collectorCode],
    ...[JSON.stringify(one.doubts), one.box],
  ]),
})

/** As an entry is read: the year and the sex of a CCCD stand before those that are written beside it. */
function readPayment(said: ListRow, today: string): Payment {
  const orRefuse = <Value>(verdict: Verdict<Value, RefusalCode>, field: keyof ListRow): Value => {
    if (!verdict.ok) throw refuse(said.row, field, verdict.refusal)
    return verdict.value
  }
  const cccd = said.cccd === null ? null : orRefuse(readCccd(said.cccd, today), 'cccd')
  const insuranceNumber = said.insuranceNumber === null ? null : orRefuse(readInsuranceNumber(said.insuranceNumber), 'insuranceNumber')
  if (said.birthYear !== null && said.birthYear > Number(today.slice(0, 4))) throw refuse(said.row, 'birthYear', 'birth-year-impossible')
  if (!cccd && !insuranceNumber && said.birthYear === null) throw refuse(said.row, 'cccd', 'identifier-missing')
  const { receiptNumber, paidDay, amount, months, fromMonth, place } = said
  return {
    ...{ name: orRefuse(readName(said.name), 'name'), cccd: cccd?.cccd ?? null, insuranceNumber },
    ...{ birthYear: cccd?.birthYear ?? said.birthYear, sex: cccd?.sex ?? said.sex },
    ...{ receiptNumber, paidDay, amount, months, fromMonth, place },
  }
}

const refuse = (row: number, field: keyof ListRow, why: RefusalCode) => new Refused('row-malformed', [field], { row, field, why })
