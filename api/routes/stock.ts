import * as v from 'valibot'
import {
  Arrival,
  Breakage,
  Count,
  Dispatch,
  LedgerPage,
  Operation,
  Purchase,
  PurchasePage,
  StockMove,
  StockSurvey,
  StockView,
  Withdrawal,
} from '#contract/stock.ts'
import { confirmCount, countShelf, withdrawCount } from '#db/stock/counts.ts'
import { readLedger } from '#db/stock/ledger.ts'
import { moveStock } from '#db/stock/move.ts'
import { breakPieces, purchase, readPurchases } from '#db/stock/purchases.ts'
import { readStock } from '#db/stock/read.ts'
import { arrive, dispatch, recall } from '#db/stock/shipments.ts'
import { surveyStock } from '#db/stock/survey.ts'
import { route } from '../route.ts'

export const stock = [
  route({
    method: 'GET',
    path: '/api/stock',
    act: 'stock.survey',
    summary: 'The gifts of all offices: where they lie, what waits for them, what to send, and whether the figures agree',
    answer: StockSurvey,
    handle: ({ store }) => surveyStock(store),
  }),
  route({
    method: 'GET',
    path: '/api/purchases',
    act: 'stock.survey',
    summary: 'What was bought, newest first',
    query: { after: v.string() },
    answer: PurchasePage,
    handle: ({ store, query }) => readPurchases(store, query('after')),
  }),
  route({
    method: 'GET',
    path: '/api/stock/:office',
    act: 'stock.read',
    summary: 'An office’s stock of gifts, what is on the way, and its last moves',
    answer: StockView,
    handle: ({ store, actor, param }) => readStock(store, actor, param('office')),
  }),
  route({
    method: 'GET',
    path: '/api/stock/:office/moves',
    act: 'stock.read',
    summary: 'The ledger of an office, page by page',
    query: { after: v.string() },
    answer: LedgerPage,
    handle: ({ store, actor, param, query }) => readLedger(store, actor, param('office'), query('after')),
  }),
  route({
    method: 'POST',
    path: '/api/stock/:office/moves',
    act: 'stock.move',
    summary: 'Book a simple move of gifts; a count waits for its second name',
    answer: StockView,
    body: StockMove,
    async handle({ store, actor, param, body }) {
      await moveStock(store, actor, param('office'), body)
      return readStock(store, actor, param('office'))
    },
  }),
  route({
    method: 'POST',
    path: '/api/stock/:office/purchases',
    act: 'stock.purchase',
    summary: 'Book gifts that were bought',
    answer: null,
    body: Purchase,
    handle: ({ store, actor, param, body }) => purchase(store, actor, param('office'), body),
  }),
  route({
    method: 'POST',
    path: '/api/stock/:office/breakages',
    act: 'stock.move',
    summary: 'Book gifts that broke',
    answer: null,
    body: Breakage,
    handle: ({ store, actor, param, body }) => breakPieces(store, actor, param('office'), body),
  }),
  route({
    method: 'POST',
    path: '/api/stock/:office/shipments',
    act: 'stock.move',
    summary: 'Send gifts to another office',
    answer: null,
    body: Dispatch,
    handle: ({ store, actor, param, body }) => dispatch(store, actor, param('office'), body),
  }),
  route({
    method: 'POST',
    path: '/api/shipments/:id/arrival',
    act: 'stock.move',
    summary: 'Book what came of a shipment',
    answer: null,
    body: Arrival,
    handle: ({ store, actor, param, body }) => arrive(store, actor, param('id'), body),
  }),
  route({
    method: 'POST',
    path: '/api/shipments/:id/recall',
    act: 'stock.move',
    summary: 'Call a shipment back before it arrives',
    answer: null,
    body: Operation,
    handle: ({ store, actor, param, body }) => recall(store, actor, param('id'), body),
  }),
  route({
    method: 'POST',
    path: '/api/stock/:office/counts',
    act: 'stock.move',
    summary: 'Say what was counted on a shelf; another person confirms it',
    answer: null,
    body: Count,
    handle: ({ store, actor, param, body }) => countShelf(store, actor, param('office'), body),
  }),
  route({
    method: 'POST',
    path: '/api/counts/:id/confirmation',
    act: 'stock.confirm',
    summary: 'Confirm a count as the second name, and book its difference',
    answer: null,
    body: Operation,
    handle: ({ store, actor, param, body }) => confirmCount(store, actor, param('id'), body),
  }),
  route({
    method: 'POST',
    path: '/api/counts/:id/withdrawal',
    act: 'stock.confirm',
    summary: 'Have a shelf counted anew',
    answer: null,
    body: Withdrawal,
    handle: ({ store, actor, param, body }) => withdrawCount(store, actor, param('id'), body.reason),
  }),
]
