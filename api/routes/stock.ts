import { StockMove, StockView } from '#contract/stock.ts'
import { moveStock, readStock } from '#db/stock/moves.ts'
import { route } from '../route.ts'

export const stock = [
  route({
    method: 'GET',
    path: '/api/stock/:office',
    act: 'stock.read',
    summary: 'An office’s stock of gifts and its last moves',
    answer: StockView,
    handle: ({ store, actor, param }) => readStock(store, actor, param('office')),
  }),
  route({
    method: 'POST',
    path: '/api/stock/:office/moves',
    act: 'stock.move',
    summary: 'Book a move of stock',
    answer: StockView,
    body: StockMove,
    async handle({ store, actor, param, body }) {
      await moveStock(store, actor, param('office'), body)
      return readStock(store, actor, param('office'))
    },
  }),
]
