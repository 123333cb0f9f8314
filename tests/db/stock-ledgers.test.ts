import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Refused } from '#contract/refusals.ts'
import type { OpenCount, Shipment } from '#contract/stock.ts'
import { actorOf, type Actor } from '#db/actor.ts'
import { randomId } from '#db/ids.ts'
import { confirmCount, countShelf, withdrawCount } from '#db/stock/counts.ts'
import { breakPieces, purchase } from '#db/stock/purchases.ts'
import { readOpenCount, readShipments } from '#db/stock/on-the-way.ts'
import { arrive, dispatch, recall } from '#db/stock/shipments.ts'
import { surveyStock } from '#db/stock/survey.ts'
import { makeChance } from '../../api/demo/chance.ts'
import { makeHouse, type House } from '../cast/house.ts'

const CODES = ['q1', 'q2', 'q3', 'q4', 'q5']
const MOVES = 10_000
const seed = Math.floor(Math.random() * 2 ** 31)
const chance = makeChance(seed)
let house: House
beforeAll(async () => {
  house = await makeHouse({ now: '2025-11-13T09:00:00+07:00', furniture: { offices: CODES.map((code) => ({ code, stock: 0 })) } })
})
afterAll(() => house.close())

const actor = (code: string): Actor => {
  const person = [...house.store.register.staff.values()].find((one) => one.code === code)
  return actorOf(house.store.register, person?.id ?? '', randomUUID(), house.clock.now)
}
const any = <T>(all: readonly T[]): T | undefined => all[chance.below(Math.max(1, all.length))]
const office = () => house.furniture.office(any(CODES) ?? '')
const count = async (sql: string) => Number((await house.store.connections.reader.execute(sql)).rows[0]?.['n'])

/** What a counter sends in one sync: gifts that left it, or came back. */
const hand = (officeId: string, kind: 'handover' | 'duplicate' | 'return', gifts: number) =>
  house.store.lane.do({
    name: 'hand',
    needs: { offices: [officeId] },
    run: (world) => {
      const { store } = house
      const move = { officeId, kind, quantity: kind === 'return' ? 1 : -1, at: world.now, by: 'x' }
      world.state.touched = true
      world.stockMoves.push(...Array.from({ length: gifts }, () => ({ ...move, id: randomId(store), handoverId: randomId(store) })))
    },
  })

type Seen = { shipments: Shipment[]; counts: Map<string, OpenCount> }
type Act = { run: () => Promise<unknown>; again?: boolean }
/** One act of somebody, with facts as they were a moment ago: others act meanwhile. */
function act(seen: Seen): Act {
  const { store } = house
  const who = actor(chance.happens(0.5) ? 'btc1' : 'btc2')
  const [id, officeId, to, quantity] = [randomUUID(), office(), office(), 1 + chance.below(40)]
  const shipment = any(seen.shipments)
  const open = seen.counts.get(officeId)
  const bought = { id, quantity: quantity * 5, supplier: 'Lò gốm', document: 'HĐ', unitPrice: null, boughtOn: '2025-11-01' }
  const came = shipment && chance.happens(0.2) ? chance.below(shipment.quantity + 4) : (shipment?.quantity ?? 0)
  const kind = chance.weighted([['handover', 80] as const, ['duplicate', 10] as const, ['return', 10] as const])
  const [counted, gifts] = [chance.below(300), 1 + chance.below(9)]
  // A handover comes with the receipts of its own sync; what a desk sends may come twice.
  const again = chance.happens(0.1)
  return chance.weighted<Act>([
    [{ run: () => hand(officeId, kind, gifts) }, 40],
    [{ again, run: () => purchase(store, who, officeId, bought) }, 4],
    [{ again, run: () => breakPieces(store, who, officeId, { id, quantity: 1 + (quantity % 3) }) }, 8],
    [{ again, run: () => dispatch(store, who, officeId, { id, to, quantity }) }, 14],
    [{ again, run: async () => shipment && arrive(store, who, shipment.id, { id, quantity: came, note: 'Khác số gửi' }) }, 22],
    [{ again, run: async () => shipment && recall(store, who, shipment.id, { id }) }, 4],
    [{ again, run: () => countShelf(store, who, officeId, { id, counted }) }, 4],
    [{ again, run: async () => open && confirmCount(store, who, open.id, { id }) }, 4],
    [{ again, run: async () => open && withdrawCount(store, who, open.id, 'Đếm lại') }, 1],
  ])
}

async function look(): Promise<Seen> {
  const counts = new Map<string, OpenCount>()
  for (const code of CODES) {
    const open = await readOpenCount(house.store, actor('pt1'), house.furniture.office(code))
    if (open) counts.set(house.furniture.office(code), open)
  }
  return { shipments: await readShipments(house.store), counts }
}

const REFUSED = ['shipment-ended', 'count-open', 'count-ended', 'own-count', 'same-office']
const settle = (one: () => Promise<unknown>) =>
  one().catch((error: unknown) => {
    if (!(error instanceof Refused) || !REFUSED.includes(error.code)) throw error
  })

describe(`a store through ${MOVES} moves, seed ${seed}`, () => {
  test('says at every moment where all mugs are: shelves, on the way, handed over and broken add up to what was bought', async () => {
    while ((await count('SELECT count(*) AS n FROM stock_moves')) < MOVES) {
      house.clock.now += 60_000
      const seen = await look()
      const acts = Array.from({ length: 60 }, () => act(seen))
      await Promise.all(acts.flatMap(({ run, again }) => (again ? [run, run] : [run])).map(settle))
      const { figures } = await surveyStock(house.store)
      expect(figures.onShelves + figures.inTransit + figures.handedOver + figures.brokenOrMissing).toBe(figures.bought)
      expect(figures.agree).toBe(true)
    }
  }, 300_000)

  test('keeps sums that equal a recount of every ledger', async () => {
    const sums = 'SELECT office_id, kind, quantity FROM stock_sums ORDER BY 1, 2'
    const recount = 'SELECT office_id, kind, sum(quantity) AS quantity FROM stock_moves GROUP BY 1, 2 ORDER BY 1, 2'
    const [kept, again] = [await house.store.connections.reader.execute(sums), await house.store.connections.reader.execute(recount)]
    expect(kept.rows.length).toBeGreaterThan(30)
    expect(kept.rows.map((row) => Object.values(row))).toEqual(again.rows.map((row) => Object.values(row)))
  })

  test('books each shipment once, and leaves on the way what has not ended', async () => {
    expect(await count("SELECT count(*) AS n FROM (SELECT of FROM stock_moves WHERE kind = 'arrive' GROUP BY of HAVING count(*) > 1)")).toBe(0)
    expect(await count('SELECT count(*) AS n FROM shipments WHERE arrived_at IS NULL')).toBe((await readShipments(house.store)).length)
    expect(await count('SELECT sum(quantity) AS n FROM purchases')).toBe((await surveyStock(house.store)).figures.bought)
  })
})
