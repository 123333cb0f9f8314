import { BLOCKERS } from '#rules/closing.ts'
import { ENTRY_STATES, PARTICIPATIONS, PLACES, VOUCHER_STATES } from '#rules/words.ts'
import { addDays } from '#rules/days.ts'
import type { Expectation, Scenario, Step } from './format.ts'

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
/** What must be a lie when the original is true, and what was changed. */
export type Altered<Value> = { what: string; value: Value }

const other = <One extends string>(list: readonly One[], than: unknown): One => list.find((one) => one !== than) as One

/** Each thing that an expectation claims, changed alone: a number by one, a name or a state into another; a row taken away, a row said twice. */
export function alteredExpectations(expected: Expectation, scenario: Scenario): Altered<Expectation>[] {
  const codes = [...scenario.staff, ...scenario.organisations].map(({ code }) => code)
  return [...alteredIn(expected as Json, [], codes), ...shorterIn(expected)] as Altered<Expectation>[]
}

/** Where to look is no claim: another period, board or kind of figures may well hold the same. */
const isPlace = (path: (string | number)[]) =>
  path.length === 3 && (path[0] === 'standings' || path[0] === 'prizes') && path[2] !== 'rows' && path[2] !== 'left'

function alteredIn(value: Json, path: (string | number)[], codes: string[]): Altered<Json>[] {
  if (isPlace(path)) return []
  if (typeof value !== 'object' || value === null) return [{ what: `${path.join('.')} ${value}`, value: alteredLeaf(value, path, codes) }]
  return Object.entries(value).flatMap(([name, part]) => {
    const key = Array.isArray(value) ? Number(name) : name
    return alteredIn(part, [...path, key], codes).map(({ what, value: changed }) => ({ what, value: replaced(value, key, changed) }))
  })
}

const replaced = (value: Json, key: string | number, part: Json): Json =>
  Array.isArray(value) ? value.map((one, index) => (index === key ? part : one)) : { ...(value as object), [key]: part }

function alteredLeaf(value: null | boolean | number | string, path: (string | number)[], codes: string[]): Json {
  if (typeof value === 'number') return value + 1
  const [kind] = path
  const last = path.at(-1)
  if (kind === 'periods') return addDays(String(value), 1)
  if (kind === 'standings' && last === 0) return 1
  if (last === 1) return other(codes, value) ?? 'Z'
  if (kind === 'standings') return String(value).replace(/^\d+/, (points) => String(Number(points) + 1))
  if (kind === 'prizes') return other(PLACES, value)
  if (last === 'state') return other(ENTRY_STATES, value)
  if (last === 'participation') return other(PARTICIPATIONS, value)
  if (last === 'voucher') return other(VOUCHER_STATES, value)
  if (last === 'period') return other(['week 2', 'week 3'], value)
  if (last === 'refused') return other(['id-taken', 'id-conflict'], value)
  throw new Error(`No way to alter ${path.join('.')}`)
}

/** A list that leaves its last row out, or says it twice. */
function shorterIn(expected: Expectation): Altered<Expectation>[] {
  const lists = (['standings', 'prizes'] as const).flatMap((kind) =>
    (expected[kind] ?? []).flatMap((one, index) => {
      const put = (rows: unknown[]) => replaced(expected as Json, kind, replaced(expected[kind] as Json, index, { ...one, rows } as Json)) as Expectation
      const said = `${kind}.${index}`
      const changed = [{ what: `${said} with a row twice`, value: put([...one.rows, one.rows.at(-1)]) }]
      return one.rows.length === 0 ? [] : [...changed, { what: `${said} without its last row`, value: put(one.rows.slice(0, -1)) }]
    }),
  )
  const { periods } = expected
  return periods ? [...lists, { what: 'periods without the last', value: { ...expected, periods: periods.slice(0, -1) } }] : lists
}

/** Other blockers than those that a close names: one too many, one too few, another. */
export function alteredBlockers(step: Step): Altered<Step>[] {
  if (step.word !== 'close' || !step.step.blockedBy) return []
  const { blockedBy } = step.step
  const more = BLOCKERS.filter((code) => !blockedBy.includes(code))
  return [[...blockedBy, ...more.slice(0, 1)], [...blockedBy.slice(1), ...more.slice(-1)], ...(blockedBy.length > 1 ? [blockedBy.slice(1)] : [])].map(
    (codes) => ({
      what: `blockedBy ${codes.join(', ')}`,
      value: { word: 'close', step: { ...step.step, blockedBy: codes } },
    }),
  )
}
