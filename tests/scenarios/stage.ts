import { Refused } from '#contract/refusals.ts'
import type { Receipt } from '#contract/sync.ts'
import type { Product } from '#rules/words.ts'
import { AT, makeHouse, type Answer, type House, type Person } from '../cast/house.ts'
import type { itemOf } from '../cast/phone.ts'
import { makeShift } from '../cast/shift.ts'
import type { Facts, Scenario } from './format.ts'

const DAY = 86_400_000

/** What a scenario promised and did not find. */
export class Differs extends Error {}

/** Differences, a line each. */
export type Complaints = string[]
export const differ = (what: string, expected: unknown, found: unknown): string =>
  `${what}: expected ${JSON.stringify(expected)}, found ${JSON.stringify(found)}`

export type Entry = {
  name: string
  by: string
  cccd: string
  product: Product
  collectedAt: number
  covered: Facts | null
  item: ReturnType<typeof itemOf>
  receipt: Receipt | null
  refused: string | null
}
/** What a clerk did last for an entry; `null` where it has no voucher. */
export type Operation = { code: string; body: { id: string; source: 'typed'; fact: string }; answer: Answer }
/** A running scenario: the house behind it, and what its file calls things. */
export type Stage = {
  scenario: Scenario
  house: House
  entries: Map<string, Entry>
  operations: Map<string, Operation | null>
  expectedRefusals: Set<string>
  as(code: string): Promise<Person>
  /** A collector's code as the file spells it. */
  shown(code: string): string
  officeOf(code: string): string
  newPerson(): string
}

/** A fresh database with the campaign and the cast of a file. */
export async function makeStage(scenario: Scenario): Promise<Stage> {
  const { campaign, organisations, staff, offices, steps } = scenario
  const prizes = campaign.prizes === 'none' ? { prizes: [] } : campaign.prizes === 'default' ? {} : { prizes: campaign.prizes }
  const { firstDay, lastDay, launchDay, periods } = campaign
  const codes = new Map([...staff, ...offices].map(({ code }, index) => [code, signInCode(code, index)]))
  const codeOf = (code: string): string => codes.get(code) ?? code
  const house = await makeHouse({
    now: new Date(Math.min(AT(`${firstDay}T08:00:00+07:00`) - 30 * DAY, ...steps.map(({ step }) => AT(step.at)))).toISOString(),
    furniture: {
      campaign: { firstDay, lastDay, launchDay, periods, settings: { twoPersonClose: false, ...campaign.settings, ...prizes } },
      organisations: organisations as never,
      staff: staff.map(({ code, organisation }) => ({ code: codeOf(code), organisation })),
      offices: offices.map(({ code, stock }) => ({ code: codeOf(code), stock })),
    },
  }).catch((error: unknown) => {
    if (error instanceof Refused) throw new Differs(`the campaign: expected to be made, found a refusal, ${error.code}`)
    throw error
  })
  const spelled = new Map(staff.map(({ code }) => [codeOf(code), code]))
  const named = new Set(
    scenario.steps.flatMap(({ word, step }) => (word === 'log' ? (step.log.person ?? []) : word === 'mend' ? (step.mend.person ?? []) : [])),
  )
  const shift = makeShift(house)
  let count = 0
  return {
    ...{ scenario, house, entries: new Map(), operations: new Map(), expectedRefusals: new Set() },
    shown: (code) => spelled.get(code) ?? code,
    as: (code) => shift(codeOf(code)),
    officeOf: (code) => house.furniture.office(codeOf(code)),
    newPerson() {
      for (;;) {
        const cccd = `072085${String((count += 1)).padStart(6, '0')}`
        if (!named.has(cccd)) return cccd
      }
    },
  }
}

/** A file may call people as it likes; who signs in has a code of a few plain letters. */
function signInCode(code: string, index: number): string {
  const plain = code.toLowerCase()
  return /^[a-z0-9._-]{1,20}$/.test(plain) ? plain : `nv-${index}`
}

/** The entry of a name; a name given to several stands for all of them. */
export function entriesNamed(stage: Stage, name: string): Entry[] {
  const own = stage.entries.get(name)
  const found = own
    ? [own]
    : [...stage.entries.values()].filter((entry) => entry.name.startsWith(`${name}-`) && /^\d+$/.test(entry.name.slice(name.length + 1)))
  if (found.length === 0) throw new Differs(`no entry is called ${name}`)
  return found
}

export function entryNamed(stage: Stage, name: string): Entry {
  const [entry, second] = entriesNamed(stage, name)
  if (!entry || second) throw new Differs(`${name} stands for several entries`)
  return entry
}

export function periodNamed({ house }: Stage, name: string): string {
  try {
    return house.furniture.period(name)
  } catch {
    throw new Differs(`no period is called ${name}`)
  }
}

/** The body of an answer that had to succeed. */
export function must<T>(answer: Answer<T>, what: string): T {
  if (answer.status >= 400) throw new Differs(`${what}: expected success, found ${answer.status} ${answer.text}`)
  return answer.body
}
