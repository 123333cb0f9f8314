import type { CaseView } from '#contract/cases.ts'
import type { QueueEntry } from '#contract/enrolments.ts'
import type { Answer, House, Person } from './house.ts'
import { newId, syncAs } from './phone.ts'

/** What people do at the doors of the competition, a line each, so that a test reads as it happened. */
export const REASON = { reason: 'Đã đối chiếu biên lai' }

export const see = async (person: Person, id: string): Promise<QueueEntry> => (await person.get<QueueEntry>(`/api/enrolments/${id}`)).body
export const verify = (person: Person, id: string): Promise<Answer<any>> => person.post(`/api/enrolments/${id}/verification`)
export const unverify = (person: Person, id: string): Promise<Answer<any>> => person.send('DELETE', `/api/enrolments/${id}/verification`)
export const tell = (person: Person, id: string, noun: 'return' | 'rejection' | 'cancellation'): Promise<Answer<any>> =>
  person.post(`/api/enrolments/${id}/${noun}`, REASON)
export const settleLate = (person: Person, id: string, accepted: boolean): Promise<Answer<any>> =>
  person.post(`/api/enrolments/${id}/lateness`, { accepted, ...REASON })
export const openCases = async (person: Person): Promise<CaseView[]> => (await person.get('/api/cases')).body.cases
export const decide = (person: Person, entryId: string, counts: boolean): Promise<Answer<any>> =>
  person.post(`/api/cases/duplicate.${entryId}/decision`, { counts, ...REASON })
export const close = (house: House, person: Person, period: string): Promise<Answer<any>> =>
  person.post(`/api/periods/${house.furniture.period(period)}/result`, { comment: 'Đã đối chiếu', acknowledged: true })
export const blockers = ({ body }: Answer<any>): string[] => body.detail.blockers.map(({ code }: { code: string }) => code)

/** A correction, as a phone sends it; answers the receipt or the refusal. */
export async function correct(house: House, person: Person, of: string, body: Record<string, unknown>): Promise<any> {
  const { body: answer } = await syncAs(house, person, [{ id: newId(), kind: 'correction', of, capturedAt: house.clock.now, body }])
  return answer.receipts[0]
}

/** Official or provisional rows of a board as `[rank, code, points]`. */
export async function board(house: House, person: Person, period: string, figures = 'official', kind = 'individual'): Promise<(string | number | null)[][]> {
  const { body } = await person.get(
    `/api/campaigns/${house.furniture.campaignId}/standings?period=${house.furniture.period(period)}&board=${kind}&figures=${figures}`,
  )
  return body.rows.map((row: { rank: number | null; code: string; points: number }) => [row.rank, row.code, row.points])
}
