import * as v from 'valibot'
import { board, day, figures, month, product, text } from '#contract/shapes.ts'
import { REFUSALS, type RefusalCode } from '#contract/refusals.ts'
import { BLOCKERS } from '#rules/closing.ts'
import { ENTRY_STATES, PARTICIPATIONS, PERIOD_KINDS, PLACES, TEAM_MEASURES, VOUCHER_STATES } from '#rules/words.ts'

/** The shape of a scenario file; what it does not name is refused, so that a typing mistake cannot pass as a success. */
const whole = v.pipe(v.number(), v.integer(), v.minValue(0))
const instant = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/, 'Expected an ISO 8601 time with its offset'),
  v.check((at) => !Number.isNaN(new Date(at).getTime()), 'Expected a time that exists'),
)
const name = text(40)
const list = v.pipe(v.array(name), v.minLength(1))
const names = v.union([v.literal('all'), list])
const targets = v.record(name, v.strictObject({ 'bhxh-tn': v.optional(whole), 'bhyt-hgd': v.optional(whole) }))
const atLeastOne = v.pipe(whole, v.minValue(1))
const inMonths = v.strictObject({ months: v.pipe(whole, v.maxValue(60)) })
const threshold = v.union([inMonths, v.strictObject({ days: v.pipe(whole, v.maxValue(2_000)) })])
const place = v.picklist(PLACES)

const prize = v.strictObject({
  ...{ period: v.picklist(PERIOD_KINDS), board, place, count: atLeastOne, amount: whole, thing: v.optional(name) },
  ...{ minimumPoints: v.optional(whole), minimumVoluntary: v.optional(whole), minimumTargetRate: v.optional(whole) },
})
const settings = v.strictObject({
  interruption: v.optional(v.strictObject({ 'bhxh-tn': v.optional(inMonths), 'bhyt-hgd': v.optional(threshold) })),
  cutoffHours: v.optional(v.pipe(whole, v.maxValue(48))),
  ...{ twoPersonClose: v.optional(v.boolean()), giftPer: v.optional(v.picklist(['person', 'product'])) },
  ...{ teamMeasure: v.optional(v.picklist(TEAM_MEASURES)), targetFloor: v.optional(whole) },
  tieBreakers: v.optional(v.array(v.picklist(['voluntary', 'household', 'last-receipt', 'per-member', 'people']))),
})

const facts = {
  ...{
    person: v.optional(v.pipe(v.string(), v.regex(/^\d{12}$/, 'Expected a CCCD of 12 digits'))),
    participation: v.optional(v.picklist(PARTICIPATIONS)),
  },
  ...{ months: v.optional(atLeastOne), collectedAt: v.optional(instant), coveredUntil: v.optional(v.union([day, month])) },
  ...{ coversFrom: v.optional(month), donated: v.optional(v.boolean()), consent: v.optional(v.boolean()) },
}
const said = v.strictObject(facts)
const logged = {
  entry: name,
  product: v.optional(product),
  ...facts,
  deviceClock: v.optional(instant),
  times: v.optional(atLeastOne),
  again: v.optional(v.boolean()),
}
const VERDICTS = ['redeemed', 'already-redeemed', 'revoked', 'expired', 'void', 'none'] as const

const CODES = Object.keys(REFUSALS) as RefusalCode[]
const share = v.pipe(v.string(), v.regex(/^\d+\/\d+$/, 'Expected "points/target"'))

const expectation = v.strictObject({
  periods: v.optional(v.array(v.strictTuple([day, day]))),
  entries: v.optional(
    v.record(
      name,
      v.strictObject({
        ...{
          state: v.optional(v.picklist(ENTRY_STATES)),
          participation: v.optional(v.picklist(PARTICIPATIONS)),
          period: v.optional(v.nullable(name)),
        },
        ...{ points: v.optional(whole), voucher: v.optional(v.nullable(v.picklist(VOUCHER_STATES))), refused: v.optional(v.picklist(CODES)) },
      }),
    ),
  ),
  standings: v.optional(
    v.array(v.strictObject({ period: name, board, figures, rows: v.array(v.strictTuple([v.nullable(atLeastOne), name, v.union([whole, share])])) })),
  ),
  prizes: v.optional(v.array(v.strictObject({ period: name, board, rows: v.array(v.strictTuple([place, v.nullable(name), whole])), left: v.optional(whole) }))),
  totals: v.optional(v.record(name, v.record(figures, v.record(product, whole)))),
  stock: v.optional(v.record(name, v.pipe(v.number(), v.integer()))),
  cases: v.optional(whole),
})

const step = <Acts extends v.ObjectEntries>(acts: Acts) => v.strictObject({ at: instant, by: v.optional(name), ...acts })
/** Each step by the word that says what it is. */
export const STEPS = {
  log: step({ log: v.strictObject(logged) }),
  verify: step({ verify: names }),
  return: step({ return: names }),
  reject: step({ reject: names }),
  cancel: step({ cancel: names }),
  mend: step({ mend: v.strictObject({ entry: name, product: v.optional(product), ...facts }) }),
  unverify: step({ unverify: list }),
  setAside: step({ setAside: list }),
  decide: step({ decide: v.strictObject({ entry: name, counts: v.boolean() }) }),
  accept: step({ accept: list }),
  leaveOut: step({ leaveOut: list }),
  move: step({ move: v.strictObject({ staff: name, organisation: name }) }),
  close: step({ close: name, blockedBy: v.optional(v.pipe(v.array(v.picklist(BLOCKERS)), v.minLength(1))) }),
  handover: step({ handover: name, verdict: v.optional(v.picklist(VERDICTS), 'redeemed'), again: v.optional(v.boolean()) }),
  expect: step({ expect: expectation }),
} as const

/** The frame of a file; its steps are read one by one, each by its own shape. */
export const Frame = v.strictObject({
  title: text(300),
  rules: v.optional(v.string(), ''),
  campaign: v.strictObject({
    ...{ firstDay: day, lastDay: day, launchDay: v.optional(v.nullable(day), null) },
    periods: v.optional(v.union([v.picklist(['from-first-day', 'calendar']), v.strictObject({ days: v.array(day) })]), 'from-first-day'),
    settings: v.optional(settings, {}),
    prizes: v.optional(v.union([v.picklist(['none', 'default']), v.array(prize)]), 'default'),
  }),
  organisations: v.array(v.strictObject({ code: name, targets: v.optional(targets, {}) })),
  staff: v.optional(v.array(v.strictObject({ code: name, organisation: name })), []),
  offices: v.optional(v.array(v.strictObject({ code: name, stock: v.optional(whole, 0) })), []),
  steps: v.array(v.looseObject({})),
})

type Words = typeof STEPS
export type Word = keyof Words
export type StepOf<Name extends Word> = v.InferOutput<Words[Name]>
export type Step = { [Name in Word]: { word: Name; step: StepOf<Name> } }[Word]
export type Scenario = Omit<v.InferOutput<typeof Frame>, 'steps'> & { steps: Step[] }
export type Facts = v.InferOutput<typeof said>
export type Expectation = v.InferOutput<typeof expectation>
