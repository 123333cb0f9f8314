import * as v from 'valibot'
import { day, dong, instant, remark, text, uuid, whole } from './shapes.ts'

/** The shelf of an office (RULES section 12). Each act has an id of its own that makes a replay harmless: anyone else's id is `id-taken`, the own one with other facts `id-conflict`. */

const pieces = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100_000))
const counted = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000))

/** `POST /api/stock/:office/breakages` */
export const Breakage = v.object({ id: uuid, quantity: pieces, note: v.optional(remark(200)) })
export type Breakage = v.InferOutput<typeof Breakage>
/** `POST /api/stock/:office/purchases`: "mua về", the source of all. `unitPrice` in whole đồng, null where it is not known. */
export const Purchase = v.object({
  ...{ id: uuid, quantity: pieces, supplier: text(120), document: text(60) },
  ...{ unitPrice: v.nullable(dong), boughtOn: day },
})
export type Purchase = v.InferOutput<typeof Purchase>
/** `POST /api/stock/:office/shipments`: leaves this office for `to`. */
export const Dispatch = v.object({ id: uuid, to: v.string(), quantity: pieces, note: v.optional(remark(200)) })
export type Dispatch = v.InferOutput<typeof Dispatch>
/** `POST /api/shipments/:id/arrival`: how many came. A number that differs from what was sent needs a note. */
export const Arrival = v.object({ id: uuid, quantity: counted, note: v.optional(remark(200)) })
export type Arrival = v.InferOutput<typeof Arrival>
/** `POST /api/shipments/:id/recall`, `POST /api/counts/:id/confirmation` */
export const Operation = v.object({ id: uuid })
/** `POST /api/stock/:office/counts`: counted without being shown the book. */
export const Count = v.object({ id: uuid, counted, note: v.optional(remark(200)) })
export type Count = v.InferOutput<typeof Count>
/** `POST /api/counts/:id/withdrawal`: it is counted anew. */
export const Withdrawal = v.object({ reason: remark(200) })

/** `POST /api/stock/:office/moves`: a simple move, for programs beside the app. `quantity` of a `count` is what was counted. A `dispatch` says `to` which office, an `arrive` of which shipment it is. */
export const StockMove = v.object({
  ...{ id: uuid, kind: v.picklist(['receive', 'dispatch', 'arrive', 'breakage', 'return', 'count']), quantity: counted },
  ...{ note: v.optional(remark(200)), to: v.optional(v.string()), of: v.optional(v.string()) },
})
export type StockMove = v.InferOutput<typeof StockMove>

export const OfficeName = v.object({ id: v.string(), name: v.string() })
export type OfficeName = v.InferOutput<typeof OfficeName>
/** On the way. */
export const Shipment = v.object({
  ...{ id: v.string(), from: OfficeName, to: OfficeName, quantity: whole, note: v.nullable(v.string()) },
  ...{ by: v.string(), at: instant },
})
export type Shipment = v.InferOutput<typeof Shipment>
/** Counted by one, waiting for another. `expected` is told to everyone but the one who counted. */
export const OpenCount = v.object({
  ...{ id: v.string(), counted: whole, expected: v.nullable(whole), note: v.nullable(v.string()) },
  ...{ by: v.string(), at: instant, mine: v.boolean() },
})
export type OpenCount = v.InferOutput<typeof OpenCount>
/** `other`: the office at the other end of a dispatch or an arrival. */
export const LedgerLine = v.object({
  ...{ id: v.string(), kind: v.string(), quantity: whole, at: instant, by: v.string() },
  ...{ note: v.nullable(v.string()), other: v.nullable(v.string()) },
})
export type LedgerLine = v.InferOutput<typeof LedgerLine>
/** `GET /api/stock/:office/moves`: newest first, behind `after`. */
export const LedgerPage = v.object({ moves: v.array(LedgerLine), next: v.nullable(v.string()) })
export type LedgerPage = v.InferOutput<typeof LedgerPage>

/** What a shelf has and what waits for it: `issued` vouchers of this office not yet redeemed, `promised` places in its line, `onTheWay` to it. */
const Shelf = v.object({
  ...{ balance: whole, issued: whole, promised: whole, onTheWay: whole, handedInWeek: whole },
  ...{ neededInSevenDays: whole, lasts: v.nullable(whole), emptyOn: v.nullable(day), toSend: whole },
  warning: v.nullable(v.picklist(['below-issued', 'below-need'])),
})
/** `GET /api/stock/:office` */
export const StockView = v.object({
  ...{ officeId: v.string(), office: v.string(), ...Shelf.entries, handedToday: whole },
  ...{ incoming: v.array(Shipment), outgoing: v.array(Shipment), count: v.nullable(OpenCount) },
  /** Where a shipment may go. */
  others: v.array(OfficeName),
  ...LedgerPage.entries,
})
export type StockView = v.InferOutput<typeof StockView>

export const OfficeStock = v.object({
  ...{ id: v.string(), name: v.string(), address: v.string(), ...Shelf.entries },
  ...{ latitude: v.nullable(v.number()), longitude: v.nullable(v.number()) },
  /** A count that waits for its second name. */
  counting: v.boolean(),
})
export type OfficeStock = v.InferOutput<typeof OfficeStock>
export const Suggestion = v.object({ from: v.string(), to: v.string(), quantity: whole, metres: v.nullable(whole) })
export type Suggestion = v.InferOutput<typeof Suggestion>
/** Where all pieces are; `agree`: the four add up to `bought`, the open shipments to what is on the way, and the purchases to what was bought. `unpurchased` was received before purchases were kept. */
export const StockFigures = v.object({
  ...{ bought: whole, onShelves: whole, inTransit: whole, handedOver: whole, brokenOrMissing: whole },
  ...{ unpurchased: whole, agree: v.boolean() },
})
/** `GET /api/stock`: all offices. */
export const StockSurvey = v.object({
  figures: StockFigures,
  offices: v.array(OfficeStock),
  shipments: v.array(Shipment),
  suggestions: v.array(Suggestion),
})
export type StockSurvey = v.InferOutput<typeof StockSurvey>

/** `GET /api/purchases`: newest first, behind `after`. */
export const PurchasePage = v.object({
  purchases: v.array(
    v.object({
      ...{ id: v.string(), office: v.string(), quantity: whole, supplier: v.string(), document: v.string() },
      ...{ unitPrice: v.nullable(dong), boughtOn: day, by: v.string(), at: instant },
    }),
  ),
  next: v.nullable(v.string()),
})
export type PurchasePage = v.InferOutput<typeof PurchasePage>
