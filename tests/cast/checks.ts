import { createHash } from 'node:crypto'
import type { CheckList, CheckRecord, DrawnEntry } from '#contract/checks.ts'
import type { CallOutcome } from '#rules/sample.ts'
import { close, verify } from './deeds.ts'
import { AT, makeHouse, type Answer, type House, type Person } from './house.ts'
import { log, newId } from './phone.ts'
import { makeShift } from './shift.ts'

/** What there is to call for a person, those still open first. */
export const checksOf = async (person: Person, query = '?mine=1'): Promise<CheckList> => (await person.get<CheckList>(`/api/checks${query}`)).body

export const call = (
  person: Person,
  { resultId, entry }: Pick<DrawnEntry, 'resultId' | 'entry'>,
  outcome: CallOutcome,
  more: object = {},
): Promise<Answer<any>> => person.post(`/api/checks/${resultId}/entries/${entry.id}/calls`, { id: newId(), outcome, ...more })

/** A supervisor calls whoever was drawn of the entries that are theirs to confirm, and all say that it is so. */
export async function callAll(person: Person): Promise<void> {
  for (const drawn of (await checksOf(person)).entries.filter(({ state }) => state === 'open')) {
    const { status, text } = await call(person, drawn, 'confirmed')
    if (status !== 200) throw new Error(text)
  }
}

export type Checked = { house: House; as: (code: string) => Promise<Person>; entries: Record<'a' | 'b' | 'c', string[]>; resultId: string }

/** Week 1 closed: `a` has eight entries and the first place, `b` six (both of u1), `c` of u2 three; of each winner two are drawn unless the settings say otherwise. */
export async function checkedWeek(settings: Record<string, unknown> = {}, campaign: Record<string, unknown> = {}): Promise<Checked> {
  const house = await makeHouse({
    furniture: {
      campaign: { settings: { twoPersonClose: false, checkShare: 5, checkLeast: 2, ...settings }, ...campaign },
      organisations: [{ code: 'u1', targets: { 'week 1': { 'bhxh-tn': 5 } } }, { code: 'u2' }],
      staff: [
        ...['a', 'b'].map((code) => ({ code, organisation: 'u1' })),
        { code: 'c', organisation: 'u2' },
        ...['u1', 'u2'].map((organisation) => ({ code: `pt-${organisation}`, organisation, role: 'supervisor' as const })),
      ],
    },
  })
  const as = makeShift(house)
  house.clock.now = AT('2025-11-13T09:00:00+07:00')
  const entries = { a: [] as string[], b: [] as string[], c: [] as string[] }
  for (const [code, count] of [
    ['a', 8],
    ['b', 6],
    ['c', 3],
  ] as const) {
    for (let at = 0; at < count; at += 1) entries[code].push(await log(house, await as(code), { months: 1 }))
  }
  for (const id of Object.values(entries).flat()) await verify(await as('pt1'), id)
  house.clock.now = AT('2025-11-21T15:00:00+07:00')
  const answer = await close(house, await as('btc1'), 'week 1')
  if (answer.status !== 200) throw new Error(answer.text)
  return { house, as, entries, resultId: answer.body.id }
}

/** The check of a version of week 1, as an organiser reads it beside the result. */
export const recordOf = async ({ house, as }: Checked, version?: number): Promise<CheckRecord | null> =>
  (await (await as('btc1')).get(`/api/periods/${house.furniture.period('week 1')}/result${version ? `?version=${version}` : ''}`)).body.check

/** What was drawn, straight from the table: `[winner's code, entry]`. */
export async function drawnOf({ house }: Checked, resultId: string): Promise<[string, string][]> {
  const { reader } = house.store.connections
  const { rows } = await reader.execute({ sql: `SELECT winner_id, enrolment_id FROM check_entries WHERE result_id = ?`, args: [resultId] })
  const { staff, organisations } = house.store.register
  return rows.map((row) => [codeOf(String(row['winner_id'])), String(row['enrolment_id'])])
  function codeOf(id: string): string {
    return staff.get(id)?.code ?? organisations.get(id)?.code ?? ''
  }
}

/** What anyone may draw again with the seed that was published. */
export const drawAgain = (seed: string, ids: readonly string[], size: number): string[] =>
  ids
    .map((id) => ({ id, key: createHash('sha256').update(`${seed}:${id}`).digest('hex') }))
    .toSorted((one, other) => (one.key < other.key ? -1 : 1))
    .slice(0, size)
    .map(({ id }) => id)
    .toSorted()
