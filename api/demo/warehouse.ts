import { eq } from 'drizzle-orm'
import { note } from '#db/audit/note.ts'
import { offices } from '#db/schema/index.ts'
import { putOffice } from '#db/set-up/single.ts'
import { statementOf } from '#db/statements.ts'
import { balanceAt } from '#db/stock/balance.ts'
import { confirmCount, countShelf } from '#db/stock/counts.ts'
import { readShipments } from '#db/stock/on-the-way.ts'
import { purchase } from '#db/stock/purchases.ts'
import { arrive, dispatch } from '#db/stock/shipments.ts'
import { clerkOf } from '#db/vouchers/clerk.ts'
import { dayOf } from '#rules/days.ts'
import type { Moment } from './moments.ts'
import { officeCode, TOWNS } from './places.ts'
import type { Stage } from './stage.ts'

const CLERKS = TOWNS.map((_, index) => `quay0${index + 1}`)
const WAREHOUSE = { code: 'KHO-TINH', name: 'Kho quà BHXH tỉnh', address: 'Phường Tân Ninh, Tây Ninh', hours: 'Giờ hành chính', phone: '0276 000 0100' }

/** What each counter is sent before the first day and nine days later; the last one turns out to need more. */
const FIRST = [320, 300, 280, 280, 280, 140]
const MORE = [260, 320, 300, 260, 260, 60]

/** Before the first day mugs are bought, and each counter has its share brought to it. */
export async function fillShelves(stage: Stage): Promise<void> {
  await putOffice(stage.store, stage.as('btc01'), { ...WAREHOUSE, campaignId: stage.campaign().id, listed: false })
  await placeOffices(stage)
  stage.move(stage.at(-2, 8.5))
  await buy(stage, 2_000, 'HĐ 0001873', 42_000)
  stage.move(stage.at(-2, 14))
  await sendAll(stage, FIRST)
  stage.move(stage.at(-1, 9))
  for (const code of CLERKS) await takeIn(stage, code, 0)
}

/** Later on: a second purchase that one counter receives with two broken, mugs lent to a neighbour, a count by two names, a third purchase, two boxes under way and a count that waits for its second name. */
export function warehouseMoments(stage: Stage): Moment[] {
  return [
    { at: stage.at(9, 9.1), happen: () => buy(stage, 1_500, 'HĐ 0002041', 43_500) },
    { at: stage.at(9, 15.2), happen: () => sendAll(stage, MORE) },
    { at: stage.at(10, 8.2), happen: () => takeAllIn(stage) },
    { at: stage.at(12, 9.2), happen: () => lend(stage, 'quay03', 'quay05', 24) },
    { at: stage.at(12, 15.4), happen: () => takeIn(stage, 'quay05', 0) },
    { at: stage.at(14, 9.3), happen: () => buy(stage, 1_000, 'HĐ 0002210', 43_500) },
    { at: stage.at(14, 16.9), happen: () => countOneFewer(stage, 'quay02') },
    { at: stage.at(15, 8.1), happen: () => confirmAll(stage) },
    { at: stage.at(15, 9.6), happen: () => send(stage, officeOf(stage, 'quay06'), 240) },
    { at: stage.at(15, 15.6), happen: () => send(stage, officeOf(stage, 'quay01'), 120) },
    { at: stage.at(15, 17.1), happen: () => countOneFewer(stage, 'quay03') },
  ]
}

async function sendAll(stage: Stage, pieces: readonly number[]): Promise<void> {
  for (const [index, code] of CLERKS.entries()) await send(stage, officeOf(stage, code), pieces[index] ?? 0)
}

/** From one counter to a neighbour that runs short, as far as it has any. */
export async function lend({ store, as, chance, share: part }: Stage, from: string, to: string, pieces: number): Promise<void> {
  const [sender, receiver] = [from, to].map((code) => clerkOf(as(code)).officeId) as [string, string]
  const quantity = Math.min(await balanceAt(store.connections.read, sender), Math.max(1, Math.round(pieces * part)))
  if (quantity > 0) await dispatch(store, as(from), sender, { id: chance.uuid(), to: receiver, quantity, note: 'Chia bớt cho quầy bạn' })
}

async function takeAllIn(stage: Stage): Promise<void> {
  for (const [index, code] of CLERKS.entries()) await takeIn(stage, code, index === 4 ? 2 : 0)
}

async function confirmAll(stage: Stage): Promise<void> {
  const found = await stage.store.connections.reader.execute('SELECT id FROM stock_counts WHERE confirmed_at IS NULL')
  for (const row of found.rows) await confirmCount(stage.store, stage.as('btc01'), String(row['id']), { id: stage.chance.uuid() })
}

const officeOf = (stage: Stage, clerk: string) => clerkOf(stage.as(clerk)).officeId
const share = ({ share: part }: Stage, pieces: number) => Math.max(6, Math.round(pieces * part))
const warehouseOf = ({ store }: Stage) => [...store.register.offices.values()].find(({ code }) => code === WAREHOUSE.code)?.id ?? ''

function buy(stage: Stage, pieces: number, document: string, unitPrice: number): Promise<void> {
  const { store, chance } = stage
  const bought = { id: chance.uuid(), supplier: 'Lò gốm Bình An', document, unitPrice, boughtOn: dayOf(store.now()) }
  return purchase(store, stage.as('btc02'), warehouseOf(stage), { ...bought, quantity: Math.max(share(stage, pieces), 6 * CLERKS.length) })
}

const send = (stage: Stage, to: string, pieces: number): Promise<void> =>
  dispatch(stage.store, stage.as('btc02'), warehouseOf(stage), { id: stage.chance.uuid(), to, quantity: share(stage, pieces), note: 'Xe công văn' })

async function takeIn(stage: Stage, code: string, broken: number): Promise<void> {
  const { store, chance } = stage
  const officeId = officeOf(stage, code)
  for (const { id, quantity, to } of await readShipments(store, officeId))
    if (to.id === officeId)
      await arrive(store, stage.as(code), id, { id: chance.uuid(), quantity: quantity - broken, ...(broken ? { note: 'Vỡ dọc đường' } : {}) })
}

/** The count of an evening finds one mug fewer than the book says. */
async function countOneFewer(stage: Stage, code: string): Promise<void> {
  const { store, chance } = stage
  const officeId = officeOf(stage, code)
  const counted = Math.max(0, (await balanceAt(store.connections.read, officeId)) - 1)
  await countShelf(store, stage.as(code), officeId, { id: chance.uuid(), counted, note: 'Kiểm kê cuối ngày' })
}

/** Where the counters stand, so that the nearest can be found. */
function placeOffices({ store, as }: Stage): Promise<void> {
  const places = [...TOWNS.map((town) => [officeCode(town), town.place] as const), [WAREHOUSE.code, [11.305, 106.11]] as const]
  return store.lane.do({
    name: 'demo-places',
    touchesRegister: true,
    alone: async (world) => {
      for (const [code, [latitude, longitude]] of places)
        world.statements.push(statementOf(store.connections.write.update(offices).set({ latitude, longitude }).where(eq(offices.code, code))))
      note(world, as('btc01'), 'imported', '', { kind: 'offices', rows: places.length })
    },
  })
}
