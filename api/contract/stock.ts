import * as v from 'valibot'
import { instant, remark, uuid, whole } from './shapes.ts'

/** `GET /api/stock/:office` · `POST /api/stock/:office/moves` */
export const StockMove = v.object({
  id: uuid,
  kind: v.picklist(['receive', 'breakage', 'return', 'count']),
  quantity: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000)),
  note: v.optional(remark(200)),
})
export type StockMove = v.InferOutput<typeof StockMove>
export const StockView = v.object({
  officeId: v.string(),
  office: v.string(),
  balance: whole,
  issued: whole,
  handedToday: whole,
  moves: v.array(v.object({ id: v.string(), kind: v.string(), quantity: whole, at: instant, by: v.string(), note: v.nullable(v.string()) })),
})
export type StockView = v.InferOutput<typeof StockView>
