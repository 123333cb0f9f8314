import * as v from 'valibot'
import { SIGNALS, SUPPORTS } from '#rules/signals.ts'
import { Coverage } from './enrolments.ts'
import { entryState, instant, uuid, whole } from './shapes.ts'

const named = v.object({ code: v.string(), name: v.string() })
/** Another entry that a signal speaks of: who logged it, its receipt and its times; nothing of its participant. */
export const OtherEntry = v.object({
  id: uuid,
  ...{ collector: named, organisation: v.string(), state: entryState, receiptNumber: v.string(), collectedAt: instant, receivedAt: instant },
})
export type OtherEntry = v.InferOutput<typeof OtherEntry>
const numbers = { number: v.nullable(whole), of: v.nullable(whole) }
/** `GET /api/enrolments/:id/evidence`; what `number` and `of` count is said in rules/signals.ts. `others` are those the asker may see, twenty at most; `beyond` counts those out of sight. */
export const Evidence = v.object({
  against: v.array(v.object({ code: v.picklist(SIGNALS), ...numbers, others: v.array(OtherEntry), beyond: whole })),
  inFavour: v.array(v.object({ code: v.picklist(SUPPORTS), ...numbers })),
})
export type Evidence = v.InferOutput<typeof Evidence>

/** `GET /api/queue`: in whose hands the entries are that a list without collector and organisation would show. */
export const QueueParts = v.object({
  organisations: v.array(v.object({ id: v.string(), name: v.string(), depth: whole, count: whole })),
  collectors: v.array(v.object({ id: v.string(), ...named.entries, count: whole })),
})
export type QueueParts = v.InferOutput<typeof QueueParts>

export const VERSION_FIELDS = [
  ...(['product', 'name', 'cccd', 'insuranceNumber', 'birthYear', 'sex', 'coverage', 'months', 'amount', 'receiptNumber'] as const),
  ...(['collectedAt', 'collectedFrom', 'donated', 'phone', 'targetGroup', 'place', 'officeId', 'giftConsent'] as const),
] as const
export type VersionField = (typeof VERSION_FIELDS)[number]
/** What a field said, as words would need it: numbers of a person masked, an office by its name, a consent as whether it was given. */
const said = v.nullable(v.union([v.string(), v.number(), v.boolean(), Coverage]))
/** `GET /api/enrolments/:id/versions`: each change of what an entry says, oldest first. `hidden`: the field changed in what its mask hides. */
export const Versions = v.object({
  versions: v.array(
    v.object({
      at: instant,
      by: v.string(),
      changes: v.array(v.object({ field: v.picklist(VERSION_FIELDS), before: said, after: said, hidden: v.boolean() })),
    }),
  ),
})
export type Versions = v.InferOutput<typeof Versions>
