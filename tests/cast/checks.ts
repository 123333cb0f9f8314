import type { CheckList, DrawnEntry } from '#contract/checks.ts'
import type { CallOutcome } from '#rules/sample.ts'
import type { Answer, Person } from './house.ts'
import { newId } from './phone.ts'

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
