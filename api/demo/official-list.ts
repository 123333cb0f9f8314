import { createHash } from 'node:crypto'
import { dayOf, monthOf } from '#rules/days.ts'
import type { ListRow } from '#contract/lists.ts'
import { beginList } from '#db/lists/begin.ts'
import { decidePair } from '#db/lists/decide.ts'
import { receiveRows } from '#db/lists/receive.ts'
import { rowsOf } from '#db/lists/rows.ts'
import { startMatching } from '#db/lists/run.ts'
import { makeChance, type Chance } from './chance.ts'
import type { Fate, Planned } from './entries.ts'
import { makeParticipant } from './participants.ts'
import { isPt01s } from './schedule.ts'
import type { Stage } from './stage.ts'

/** Payments of the list: of those, so many that nobody logged. */
const PAYMENTS = 400
const UNLOGGED = 9
/** Every so many-th payment says something else than its entry, every so many-th entry has none. */
const DIFFERENT = 31
const UNPAID = 57
const COUNTED: readonly Fate[] = ['verify', 'stay', 'mend', 'accept-late', 'leave-out-late', 'wait-late', 'return']

/** `pt01` has brought in what BHXH's software says was paid for BHYT of late: most of it agrees, some is doubtful, some is missing on either side. */
export async function bringListIn(stage: Stage, planned: readonly Planned[]): Promise<void> {
  const { store } = stage
  const pt01 = stage.as('pt01')
  const rows = paymentsOf(planned)
  const sha = (text: string) => createHash('sha256').update(text).digest('hex')
  const list = await beginList(store, pt01, {
    ...{ campaignId: stage.campaign().id, digest: sha(JSON.stringify(rows)), headings: sha('D03-TS') },
    ...{ name: `D03-TS đến ngày ${dayOf(store.now()).split('-').toReversed().join('-')}.xlsx`, form: 'd03' },
    ...{ mapping: { columns: [...COLUMNS], product: 'bhyt-hgd' }, rows: rows.length, skipped: 0 },
  })
  await receiveRows(store, pt01, list.id, rows)
  await startMatching(store, pt01, list.id)
  await store.tasks.idle()
  const doubtful = await rowsOf(store, pt01, { ...list, state: 'matched' }, 'doubtful', 0, PAYMENTS)
  const last = doubtful.rows.findLast(({ mine }) => mine)
  if (last) await decidePair(store, pt01, list.id, last.row, { same: false, reason: 'Hai người trùng tên, đã xem giấy tờ' })
}

const COLUMNS = [
  null,
  'name',
  'insuranceNumber',
  'cccd',
  'birth',
  'sex',
  'place',
  'receiptNumber',
  'paidDay',
  'amount',
  'fromMonth',
  'months',
  'plan',
  'collectorCode',
] as const

function paymentsOf(planned: readonly Planned[]): ListRow[] {
  const chance = makeChance(404)
  const all = planned
    .filter(({ code, product, fate }) => isPt01s(code) && product === 'bhyt-hgd' && COUNTED.includes(fate))
    .toSorted((one, other) => one.at - other.at)
  const logged = wholeDays(all, PAYMENTS - UNLOGGED)
  const paid = logged
    .filter((_, at) => at % UNPAID !== UNPAID - 1)
    .map((one, at) => (at % DIFFERENT === DIFFERENT - 1 ? otherwise(chance, paymentOf(one)) : paymentOf(one)))
  const codes = [...new Set(logged.map(({ code }) => code))]
  const last = logged.at(-1)
  const unlogged =
    last === undefined
      ? []
      : Array.from({ length: UNLOGGED }, (_, at) => nobodys(chance, at === 0 ? 'nvt999' : chance.pick(codes), paymentOf(chance.pick(logged))))
  return [...paid, ...unlogged].map((row, at) => ({ ...row, row: at + 8 }))
}

/** The last days of which all can be paid: an entry of a day that is half in the list would stand there without its payment. */
function wholeDays(all: readonly Planned[], most: number): Planned[] {
  const some = all.slice(-most)
  const cut = some.length < all.length ? dayOf(some[0]?.at ?? 0) : null
  return some.filter(({ at }) => dayOf(at) !== cut)
}

/** A payment that says what its entry says; it gets its number when all stand in order. */
function paymentOf({ code, participant, participation, body }: Planned): ListRow {
  const { name, cccd, birthYear, sex } = participant
  const paidDay = dayOf(body.collectedAt)
  return {
    ...{ row: 1, product: body.product, name, cccd, insuranceNumber: null, birthYear, sex, participation },
    ...{ receiptNumber: body.receiptNumber, paidDay, amount: body.amount, months: body.months, fromMonth: monthOf(paidDay) },
    ...{ collectorCode: code, place: body.place },
  }
}

const DIFFERENCES: ((chance: Chance, row: ListRow) => Partial<ListRow>)[] = [
  (_, { amount }) => ({ amount: (amount ?? 0) + 100_000 }),
  (chance) => ({ receiptNumber: `0${chance.digits(6)}` }),
  (_, { name }) => ({ name: name.split(' ').toReversed().join(' ') }),
  (_, { birthYear }) => ({ birthYear: (birthYear ?? 1980) + 1 }),
  (chance) => ({ cccd: null, receiptNumber: `0${chance.digits(6)}` }),
]
const otherwise = (chance: Chance, row: ListRow): ListRow => ({ ...row, ...chance.pick(DIFFERENCES)(chance, row) })

/** Somebody whom no phone has logged, with the money of a day like the others. */
function nobodys(chance: Chance, collectorCode: string, like: ListRow): ListRow {
  const { name, cccd, birthYear, sex } = makeParticipant(chance)
  return { ...like, name, cccd, birthYear, sex, receiptNumber: `9${chance.digits(6)}`, collectorCode }
}
