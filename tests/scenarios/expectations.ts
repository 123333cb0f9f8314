import type { QueueEntry } from '#contract/enrolments.ts'
import type { PeriodView } from '#contract/campaigns.ts'
import type { Figures, Product } from '#rules/words.ts'
import { expectPrizes, expectStandings, readStandings } from './board-expectations.ts'
import type { Expectation } from './format.ts'
import { differ, Differs, entriesNamed, must, type Complaints, type Entry, type Stage } from './stage.ts'

/** All that differs in one step, a line each. */
export async function expectAll(stage: Stage, expected: Expectation): Promise<void> {
  const complaints: Complaints = []
  for (const check of [periods, entries, expectStandings, expectPrizes, totals, stock, cases]) complaints.push(...(await check(stage, expected)))
  if (complaints.length > 0) throw new Differs(complaints.join('\n        '))
}

async function periods(stage: Stage, { periods: expected }: Expectation): Promise<Complaints> {
  if (!expected) return []
  const person = await stage.as('btc1')
  const { periods: all } = must(await person.get<{ periods: PeriodView[] }>(`/api/campaigns/${stage.house.furniture.campaignId}/periods`), 'periods')
  const found = all.filter(({ kind }) => kind === 'week' || kind === 'wave').map(({ firstDay, lastDay }) => [firstDay, lastDay])
  return JSON.stringify(found) === JSON.stringify(expected) ? [] : [differ('periods', expected, found)]
}

type Expected = NonNullable<Expectation['entries']>[string]

async function entries(stage: Stage, { entries: expected = {} }: Expectation): Promise<Complaints> {
  const complaints: Complaints = []
  for (const [name, wanted] of Object.entries(expected))
    for (const entry of entriesNamed(stage, name)) complaints.push(...(await oneEntry(stage, entry, wanted)))
  return complaints
}

async function oneEntry(stage: Stage, entry: Entry, expected: Expected): Promise<Complaints> {
  const { name } = entry
  const refused = entry.refused ?? undefined
  if (expected.refused !== undefined) stage.expectedRefusals.add(name)
  if (expected.refused !== refused) return [differ(`entry ${name}, refused`, expected.refused ?? null, entry.refused)]
  if (refused) return []
  const supervisor = await stage.as('pt1')
  const view = must(await supervisor.get<QueueEntry>(`/api/enrolments/${entry.item.id}`), `entry ${name}`)
  const found: Record<string, unknown> = {
    state: view.state,
    participation: view.participation,
    points: view.points,
    voucher: view.voucher?.state ?? null,
    period: periodOf(stage, view.counting, expected.period),
  }
  return Object.entries(expected).flatMap(([key, wanted]) => (found[key] === wanted ? [] : [differ(`entry ${name}, ${key}`, wanted, found[key])]))
}

/** The week an entry counts in; its launch day or phase where the file asks about that one. */
function periodOf({ house }: Stage, { dayId, weekId, phaseId }: QueueEntry['counting'], asked: string | null | undefined): string | null {
  const id = asked === 'launch' ? dayId : asked === 'phase' ? phaseId : weekId
  const found = house.store.register.campaigns.get(house.furniture.campaignId)?.periods.find((period) => period.id === id)
  return found ? (found.kind === 'day' ? 'launch' : found.kind === 'phase' ? 'phase' : `week ${found.number}`) : null
}

async function totals(stage: Stage, { totals: expected = {} }: Expectation): Promise<Complaints> {
  const complaints: Complaints = []
  for (const [period, byFigures] of Object.entries(expected)) {
    for (const [figures, products] of Object.entries(byFigures)) {
      const { totals: found } = await readStandings(stage, { period, board: 'individual', figures: figures as Figures })
      const wrong = Object.entries(products).filter(([product, count]) => found[product as Product] !== count)
      complaints.push(...wrong.map(([product, count]) => differ(`totals of ${period}, ${figures}, ${product}`, count, found[product as Product])))
    }
  }
  return complaints
}

async function stock(stage: Stage, { stock: expected = {} }: Expectation): Promise<Complaints> {
  const organiser = await stage.as('btc1')
  const complaints: Complaints = []
  for (const [code, balance] of Object.entries(expected)) {
    const found = must(await organiser.get<{ balance: number }>(`/api/stock/${stage.officeOf(code)}`), `stock of ${code}`).balance
    if (found !== balance) complaints.push(differ(`stock of ${code}`, balance, found))
  }
  return complaints
}

async function cases(stage: Stage, { cases: expected }: Expectation): Promise<Complaints> {
  if (expected === undefined) return []
  const organiser = await stage.as('btc1')
  const { cases: open } = must(await organiser.get<{ cases: { kind: string }[] }>('/api/cases'), 'cases')
  const found = open.filter(({ kind }) => kind === 'duplicate').length
  return found === expected ? [] : [differ('open duplicate cases', expected, found)]
}
