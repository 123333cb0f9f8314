import { StockMove } from '#contract/vouchers.ts'
import { moveStock, readStock } from '#db/stock/moves.ts'
import { route } from '../route.ts'

export const stock = [
  route({
    method: 'GET',
    path: '/api/stock/:office',
    act: 'stock.read',
    handle: ({ store, actor, param }) => readStock(store, actor, param('office')),
  }),
  route({
    method: 'POST',
    path: '/api/stock/:office/moves',
    act: 'stock.move',
    body: StockMove,
    async handle({ store, actor, param, body }) {
      await moveStock(store, actor, param('office'), body)
      return readStock(store, actor, param('office'))
    },
  }),
]
