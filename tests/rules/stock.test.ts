import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { balanceOf, signedQuantity, STOCK_MOVES, stockWarning, summaryOf, type StockMove } from '#rules/stock.ts'

const booked = (kind: StockMove, pieces: number) => {
  const quantity = signedQuantity(kind, pieces)
  if (!quantity.ok) throw new Error(`${kind} ${pieces} was refused`)
  return { kind, quantity: quantity.value }
}

describe('a shelf', () => {
  test('of one mug that gives three goes to minus two and stops nobody', () => {
    expect(balanceOf([booked('receive', 1), booked('handover', 1), booked('handover', 1), booked('handover', 1)])).toBe(-2)
  })

  test('without moves is empty', () => expect(balanceOf([])).toBe(0))

  test('gains by what comes and loses by what goes', () => {
    const signs = STOCK_MOVES.map((kind) => [kind, booked(kind, 1).quantity])
    expect(Object.fromEntries(signs)).toEqual({ receive: 1, dispatch: -1, arrive: 1, handover: -1, duplicate: -1, return: 1, breakage: -1, count: 1 })
  })
})

test.each([
  ['receive', 0],
  ['receive', -3],
  ['handover', 2],
  ['return', 2],
  ['breakage', 1.5],
  ['count', 0.5],
] as const)('%s of %d pieces is refused', (kind, pieces) => {
  expect(signedQuantity(kind, pieces)).toEqual({ ok: false, refusal: 'quantity-impossible' })
})

test('a count books a difference either way', () => {
  expect(signedQuantity('count', -2)).toEqual({ ok: true, value: -2 })
  expect(signedQuantity('count', 0)).toEqual({ ok: true, value: 0 })
})

describe('all offices together', () => {
  test('know where every piece is', () => {
    const moves = [booked('receive', 100), booked('dispatch', 30), booked('arrive', 25), booked('handover', 1), booked('breakage', 2), booked('count', -1)]
    expect(summaryOf(moves)).toEqual({ onShelves: 91, inTransit: 5, handedOver: 1, brokenOrMissing: 3, bought: 100 })
  })

  test('always add up to what was bought', () => {
    const move = fc
      .constantFrom(...STOCK_MOVES)
      .chain((kind) => fc.integer({ min: 1, max: ['handover', 'duplicate', 'return'].includes(kind) ? 1 : 50 }).map((pieces) => booked(kind, pieces)))
    fc.assert(
      fc.property(fc.array(move), (moves) => {
        const { onShelves, inTransit, handedOver, brokenOrMissing, bought } = summaryOf(moves)
        expect(onShelves + inTransit + handedOver + brokenOrMissing).toBe(bought)
      }),
    )
  })
})

test('an office is warned below its open vouchers first, then below a week of need', () => {
  expect(stockWarning({ balance: 9, unredeemed: 10, neededInSevenDays: 20 })).toBe('below-issued')
  expect(stockWarning({ balance: 10, unredeemed: 10, neededInSevenDays: 11 })).toBe('below-need')
  expect(stockWarning({ balance: 11, unredeemed: 10, neededInSevenDays: 11 })).toBeNull()
})
