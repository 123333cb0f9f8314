import { describe, expect, test } from 'vitest'
import { arrivalMoves, balanceOf, countDifference, signedQuantity, summaryOf, type StockMove } from '#rules/stock.ts'
import { makeChance } from '../../api/demo/chance.ts'

type Move = { office: number; kind: StockMove; quantity: number }
type Truth = { shelves: number[]; onTheWay: number; given: number; gone: number; bought: number }
const OFFICES = 7

/** Mugs as they really lie, travel, are given and break, and what is booked of it; every count finds the truth. */
function makeLife(seed: number, moves: number): { booked: Move[]; truth: Truth } {
  const chance = makeChance(seed)
  const truth: Truth = { shelves: Array.from({ length: OFFICES }, () => 0), onTheWay: 0, given: 0, gone: 0, bought: 0 }
  const booked: Move[] = []
  const travelling: { to: number; sent: number }[] = []
  const add = (office: number, pieces: number) => void (truth.shelves[office] = (truth.shelves[office] ?? 0) + pieces)
  const book = (office: number, kind: StockMove, pieces: number) => {
    const quantity = signedQuantity(kind, pieces)
    if (!quantity.ok) throw new Error(`${kind} ${pieces}`)
    booked.push({ office, kind, quantity: quantity.value })
  }
  const acts: Record<string, (office: number) => void> = {
    buy(office) {
      const pieces = 1 + chance.below(200)
      truth.bought += pieces
      add(office, pieces)
      book(office, 'receive', pieces)
    },
    give(office) {
      const kind = chance.happens(0.05) ? 'duplicate' : 'handover'
      truth.given += 1
      add(office, -1)
      book(office, kind, 1)
    },
    giveBack(office) {
      truth.given -= 1
      add(office, 1)
      book(office, 'return', 1)
    },
    break(office) {
      const pieces = 1 + chance.below(3)
      truth.gone += pieces
      add(office, -pieces)
      book(office, 'breakage', pieces)
    },
    send(office) {
      const sent = 1 + chance.below(60)
      truth.onTheWay += sent
      add(office, -sent)
      travelling.push({ to: chance.below(OFFICES), sent })
      book(office, 'dispatch', sent)
    },
    arrive() {
      const [shipment] = travelling.splice(chance.below(Math.max(1, travelling.length)), 1)
      if (!shipment) return
      const came = chance.happens(0.2) ? chance.below(shipment.sent + 5) : shipment.sent
      truth.onTheWay -= shipment.sent
      truth.gone += shipment.sent - came
      add(shipment.to, came)
      for (const { kind, quantity } of arrivalMoves(shipment.sent, came)) book(shipment.to, kind, kind === 'breakage' ? -quantity : quantity)
    },
    /** Some are missing and nobody says so, until a shelf is counted; one is given while the count waits. */
    count(office) {
      const missing = chance.below(4) - 1
      truth.gone += missing
      add(office, -missing)
      const expected = balanceOf(booked.filter((move) => move.office === office))
      const counted = truth.shelves[office] ?? 0
      acts['give']?.(office)
      book(office, 'count', countDifference(counted, expected, 0))
    },
  }
  const names = Object.keys(acts)
  while (booked.length < moves) acts[names[chance.below(names.length)] ?? '']?.(chance.below(OFFICES))
  return { booked, truth }
}

const seed = Math.floor(Math.random() * 2 ** 31)
describe(`ledgers of 10,000 moves, seed ${seed}`, () => {
  const { booked, truth } = makeLife(seed, 10_000)

  test('know where every mug is, and add up to what was bought', () => {
    const { onShelves, inTransit, handedOver, brokenOrMissing, bought } = summaryOf(booked)
    expect({ onShelves, inTransit, handedOver, brokenOrMissing, bought }).toEqual({
      ...{ onShelves: truth.shelves.reduce((sum, pieces) => sum + pieces, 0), inTransit: truth.onTheWay },
      ...{ handedOver: truth.given, brokenOrMissing: truth.gone, bought: truth.bought },
    })
    expect(onShelves + inTransit + handedOver + brokenOrMissing).toBe(bought)
    expect(truth.shelves.map((_, office) => balanceOf(booked.filter((move) => move.office === office)))).toEqual(truth.shelves)
  })

  test('say the same in whatever order they arrive', () => {
    const chance = makeChance(seed + 1)
    for (let round = 0; round < 20; round += 1) {
      const shuffled = booked.map((move) => ({ move, at: chance.below(1_000_000) })).toSorted((a, b) => a.at - b.at)
      expect(summaryOf(shuffled.map(({ move }) => move))).toEqual(summaryOf(booked))
    }
  })
})

test('a count that knows of late handovers finds what lies there', () => {
  // The book says 10, one was given before the count and is booked after it: 9 were counted, nothing is missing.
  expect(countDifference(9, 10, -1)).toBe(0)
  expect(countDifference(8, 10, -1)).toBe(-1)
})
