import { proposePeriods } from '#rules/periods.ts'
import { AT } from '../cast/house.ts'
import type { Scenario } from './format.ts'
import { wrongInSteps } from './step-names.ts'

/** What a file says wrongly though its shape is right, and where. */
export type Wrong = { place: string; what: string }
/** What a file may speak of. */
export type Known = { people: Set<string>; collectors: Set<string>; clerks: Set<string>; teams: Set<string>; periods: Set<string> }

const ALWAYS = ['btc1', 'btc2', 'pt1']

/** The first name that stands nowhere else in the file, or that two things share, or time that goes back. */
export function firstWrongName(scenario: Scenario): Wrong | null {
  for (const wrong of wrongNames(scenario)) return wrong
  return null
}

function* wrongNames(scenario: Scenario): Generator<Wrong> {
  const { campaign, organisations, staff, offices, steps } = scenario
  yield* wrongDays(scenario)
  const known: Known = {
    people: new Set([...ALWAYS, ...staff.map(({ code }) => code), ...offices.map(({ code }) => code)]),
    collectors: new Set(staff.map(({ code }) => code)),
    clerks: new Set(offices.map(({ code }) => code)),
    teams: new Set(organisations.map(({ code }) => code)),
    periods: new Set(proposePeriods(campaign, campaign.periods).map(nameOf)),
  }
  yield* calledTwice('organisations', organisations, [])
  // A person signs in by the code whatever its case.
  yield* calledTwice('staff', staff, ALWAYS)
  yield* calledTwice('offices', offices, [...ALWAYS, ...known.collectors])
  for (const [index, { organisation }] of staff.entries())
    if (!known.teams.has(organisation)) yield { place: `staff[${index}].organisation`, what: `no organisation is called ${organisation}` }
  for (const [index, { targets }] of organisations.entries())
    for (const period of Object.keys(targets))
      if (!known.periods.has(period)) yield { place: `organisations[${index}].targets.${period}`, what: `no period is called ${period}` }
  for (const [index, { step }] of steps.entries()) {
    const before = steps[index - 1]?.step.at ?? step.at
    if (AT(step.at) < AT(before)) yield { place: `steps[${index}].at`, what: `the clock goes back, from ${before} to ${step.at}` }
  }
  yield* wrongInSteps(steps, known)
}

function* wrongDays({ campaign: { firstDay, lastDay, launchDay, periods } }: Scenario): Generator<Wrong> {
  if (lastDay < firstDay) yield { place: 'campaign.lastDay', what: `${lastDay} lies before the first day, ${firstDay}` }
  const outside = (day: string) => day < firstDay || day > lastDay
  if (launchDay !== null && outside(launchDay)) yield { place: 'campaign.launchDay', what: `${launchDay} lies outside the campaign` }
  if (typeof periods === 'string') return
  for (const [index, day] of periods.days.entries())
    if (outside(day)) yield { place: `campaign.periods.days[${index}]`, what: `${day} lies outside the campaign` }
}

function* calledTwice(place: string, list: readonly { code: string }[], taken: readonly string[]): Generator<Wrong> {
  const before = new Set(taken.map((code) => code.toLowerCase()))
  for (const [index, { code }] of list.entries()) {
    if (before.has(code.toLowerCase())) yield { place: `${place}[${index}].code`, what: `somebody else is called ${code} already` }
    before.add(code.toLowerCase())
  }
}

function nameOf({ kind, number }: { kind: string; number: number }): string {
  return kind === 'day' ? 'launch' : kind === 'phase' ? 'phase' : `week ${number}`
}
