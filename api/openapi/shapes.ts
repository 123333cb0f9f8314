import { toJsonSchemaDefs } from '@valibot/to-json-schema'
import type * as v from 'valibot'
import * as counter from '#contract/counter.ts'
import * as stock from '#contract/stock.ts'
import * as amendments from '#contract/amendments.ts'
import * as announcements from '#contract/announcements.ts'
import * as campaigns from '#contract/campaigns.ts'
import * as cases from '#contract/cases.ts'
import * as checks from '#contract/checks.ts'
import * as complaints from '#contract/complaints.ts'
import * as enrolments from '#contract/enrolments.ts'
import * as giftCases from '#contract/gift-cases.ts'
import * as giftFigures from '#contract/gift-figures.ts'
import * as imports from '#contract/imports.ts'
import * as lostVouchers from '#contract/lost-vouchers.ts'
import * as lists from '#contract/lists.ts'
import * as notices from '#contract/notices.ts'
import * as prizes from '#contract/prizes.ts'
import * as reminders from '#contract/reminders.ts'
import * as results from '#contract/results.ts'
import * as rules from '#contract/rules.ts'
import * as sessions from '#contract/sessions.ts'
import * as shapes from '#contract/shapes.ts'
import * as standings from '#contract/standings.ts'
import * as sync from '#contract/sync.ts'
import * as vouchers from '#contract/vouchers.ts'

const MODULES = [
  ...[shapes, sessions, sync, enrolments, cases, campaigns, rules, standings, results],
  ...[amendments, announcements, complaints, notices, prizes, checks, vouchers, counter, stock, giftCases, giftFigures, reminders, imports, lists],
  ...[lostVouchers],
]

export type Json = { [key: string]: unknown }
type Shape = v.GenericSchema

/** The contract's shapes by their name: what a file exports is a component of the document. */
const NAMED = new Map<Shape, string>(
  MODULES.flatMap((module) => Object.entries(module))
    .flatMap(([name, value]): [Shape, string][] => (isShape(value) ? [[value, componentName(name)]] : []))
    .toSorted(([, one], [, other]) => (one < other ? -1 : 1)),
)

function isShape(value: unknown): value is Shape {
  return typeof value === 'object' && value !== null && (value as { kind?: unknown }).kind === 'schema'
}

/** `RulesShape` is the component `Rules`: the word tells a shape from its type in our code alone. */
function componentName(name: string): string {
  return `${name[0]?.toUpperCase()}${name.slice(1)}`.replace(/(?<=.)Shape$/, '')
}

/** What a shape does not say by itself: its checks are functions, which no document holds. */
const SAID: Record<string, Json> = {
  Day: { format: 'date', description: 'A civil day in Asia/Ho_Chi_Minh.' },
  Month: { pattern: '^\\d{4}-\\d{2}$', description: 'A month, YYYY-MM.' },
  Uuid: { format: 'uuid' },
  Instant: { format: 'int64', description: 'Milliseconds since 1970-01-01T00:00:00Z.' },
  Dong: { format: 'int64', description: 'Whole đồng, before tax.' },
}

/** The JSON schemas of the contract, and of all that the routes use beside it; `of` finds a shape's again. */
export function describeShapes(used: readonly Shape[]): { components: Record<string, Json>; of: (shape: Shape) => Json } {
  const nameless = [...new Set(used)].filter((shape) => !NAMED.has(shape))
  const named = Object.fromEntries([...NAMED].map(([shape, name]) => [name, shape]))
  const inline = Object.fromEntries(nameless.map((shape, index) => [`inline ${index}`, shape]))
  const converted = toJsonSchemaDefs({ ...named, ...inline } as Record<string, never>, {
    target: 'draft-2020-12',
    // Checks and transformations written by hand have no words in JSON Schema: the type stays, they go.
    errorMode: 'ignore',
    overrideRef: ({ referenceId }) => refTo(referenceId),
  }) as Record<string, Json>
  const components = Object.fromEntries(Object.keys(named).map((name) => [name, { ...converted[name], ...SAID[name] }]))
  withItems(components)
  return {
    components,
    of(shape) {
      const name = NAMED.get(shape)
      return name ? { $ref: refTo(name) } : (converted[`inline ${nameless.indexOf(shape)}`] as Json)
    },
  }
}

export const refTo = (name: string): string => `#/components/schemas/${name}`

/** The server takes any item, so that a bad one is refused alone; the document says what a good one is. */
function withItems(components: Record<string, Json>): void {
  const { properties: whole } = components['Sync'] as { properties: Record<string, Json> }
  const { properties: item } = components['Item'] as { properties: Record<string, Json> }
  whole['items'] = { type: 'array', items: { $ref: refTo('Item') } }
  item['body'] = { anyOf: ['EnrolmentBody', 'PhoneCorrection', 'Reason', 'HandoverBody', 'UndoBody'].map((name) => ({ $ref: refTo(name) })) }
}
