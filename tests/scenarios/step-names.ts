import type { Expectation, Scenario, Step, StepOf } from './format.ts'
import type { Known, Wrong } from './names.ts'

type Logged = StepOf<'log'>['log']
/** What was said of each entry when it was logged first. */
type Entries = Map<string, Logged>

/** The names that steps speak of, in the order in which they come about: an entry must have been logged before it is verified. */
export function* wrongInSteps(steps: Scenario['steps'], known: Known): Generator<Wrong> {
  const entries: Entries = new Map()
  for (const [index, one] of steps.entries()) {
    const place = `steps[${index}]`
    yield* wrongActor(place, one, known)
    yield* wrongInStep(`${place}.${one.word}`, one, known, entries)
  }
}

function* wrongActor(place: string, { word, step: { by } }: Step, { people }: Known): Generator<Wrong> {
  if (by === undefined && (word === 'log' || word === 'handover')) yield { place: `${place}.by`, what: 'who does this must be said' }
  if (by !== undefined && !people.has(by)) yield { place: `${place}.by`, what: `nobody is called ${by}` }
}

function* wrongInStep(place: string, { word, step }: Step, known: Known, entries: Entries): Generator<Wrong> {
  switch (word) {
    case 'log':
      return yield* wrongLog(place, step.log, entries)
    case 'mend':
      yield* unknown(`${place}.entry`, 'entry', [step.mend.entry], entries)
      return yield* wrongFacts(place, step.mend)
    case 'verify':
    case 'return':
    case 'reject':
    case 'cancel':
    case 'unverify':
    case 'setAside':
    case 'accept':
    case 'leaveOut':
      return yield* unknownEntries(place, (step as Record<string, unknown>)[word] as string[] | 'all', entries)
    case 'decide':
      return yield* unknown(`${place}.entry`, 'entry', [step.decide.entry], entries)
    case 'handover':
      return yield* unknown(place, 'entry', [step.handover], entries)
    case 'move':
      yield* unknown(`${place}.staff`, 'collector', [step.move.staff], known.collectors)
      return yield* unknown(`${place}.organisation`, 'organisation', [step.move.organisation], known.teams)
    case 'close':
      return yield* unknown(place, 'period', [step.close], known.periods)
    case 'expect':
      return yield* wrongExpectation(place, step.expect, known, entries)
  }
}

function* wrongLog(place: string, said: Logged, entries: Entries): Generator<Wrong> {
  const { entry, product, times, again } = said
  if (again) {
    yield* unknown(`${place}.entry`, 'entry', [entry], entries)
    return yield* wrongAgain(place, said, entries.get(entry))
  }
  if (!product) yield { place: `${place}.product`, what: 'which product must be said' }
  const names = [entry, ...(times ? Array.from({ length: times }, (_, index) => `${entry}-${index + 1}`) : [])]
  for (const name of names) if (entries.has(name)) yield { place: `${place}.entry`, what: `an entry is called ${name} already` }
  if (times && said.person) yield { place: `${place}.person`, what: 'several entries have a made-up person each' }
  yield* wrongFacts(place, said)
  for (const name of names) entries.set(name, said)
}

/** What is sent again is sent unchanged; a file may say so by repeating what it said. */
function* wrongAgain(place: string, { entry: _entry, again: _again, deviceClock: _clock, ...repeated }: Logged, first: Logged | undefined): Generator<Wrong> {
  for (const [key, value] of Object.entries(repeated))
    if (first && first[key as keyof Logged] !== value) yield { place: `${place}.${key}`, what: 'what is sent again is unchanged' }
}

type Said = Pick<Logged, 'product' | 'participation' | 'coveredUntil' | 'coversFrom'>

function* wrongFacts(place: string, { product, participation, coveredUntil, coversFrom }: Said): Generator<Wrong> {
  if (participation && coveredUntil) yield { place: `${place}.participation`, what: 'the facts stand instead of the participation, not beside it' }
  if (coversFrom && !coveredUntil) yield { place: `${place}.coversFrom`, what: 'without coveredUntil it says nothing' }
  if (coversFrom && product === 'bhyt-hgd') yield { place: `${place}.coversFrom`, what: 'only bhxh-tn is covered by months' }
  const inMonths = coveredUntil?.length === 7
  if (coveredUntil && product && inMonths !== (product === 'bhxh-tn'))
    yield { place: `${place}.coveredUntil`, what: product === 'bhxh-tn' ? 'expected a month' : 'expected a day' }
}

function* wrongExpectation(place: string, expected: Expectation, known: Known, entries: Entries): Generator<Wrong> {
  if (Object.keys(expected).length === 0) yield { place, what: 'nothing is expected' }
  for (const [name, { period, refused, ...more }] of Object.entries(expected.entries ?? {})) {
    yield* unknown(`${place}.entries.${name}`, 'entry', [name], entries)
    yield* unknown(`${place}.entries.${name}.period`, 'period', period ? [period] : [], known.periods)
    if (refused && (period !== undefined || Object.keys(more).length > 0))
      yield { place: `${place}.entries.${name}.refused`, what: 'an entry that is refused has nothing else' }
  }
  for (const kind of ['standings', 'prizes'] as const)
    for (const [index, { period, board, rows }] of (expected[kind] ?? []).entries()) {
      const at = `${place}.${kind}[${index}]`
      const codes = rows.flatMap(([, code]) => (code === null ? [] : [code]))
      yield* unknown(`${at}.period`, 'period', [period], known.periods)
      yield* board === 'team' ? unknown(`${at}.rows`, 'organisation', codes, known.teams) : unknown(`${at}.rows`, 'collector', codes, known.collectors)
    }
  for (const period of Object.keys(expected.totals ?? {})) yield* unknown(`${place}.totals.${period}`, 'period', [period], known.periods)
  for (const code of Object.keys(expected.stock ?? {})) yield* unknown(`${place}.stock.${code}`, 'office', [code], known.clerks)
}

function* unknownEntries(place: string, names: string[] | 'all', entries: Entries): Generator<Wrong> {
  if (names === 'all') return
  for (const [index, name] of names.entries()) yield* unknown(`${place}[${index}]`, 'entry', [name], entries)
}

function* unknown(place: string, kind: string, names: string[], known: { has(name: string): boolean }): Generator<Wrong> {
  for (const name of names) if (!known.has(name)) yield { place, what: `no ${kind} is called ${name}` }
}
