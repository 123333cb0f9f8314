import type { Blank, Blanks } from '#contract/vouchers.ts'
import type { Answer, House, Person } from './house.ts'

/** Asks for blanks as a phone does. */
export const draw = (house: House, person: Person, said: { have?: string[] | null; taken?: string[]; campaignId?: string } = {}): Promise<Answer<Blanks>> =>
  person.post('/api/blanks', { campaignId: house.furniture.campaignId, have: null, taken: [], ...said })

/** The first blank of a fresh pool. */
export const oneBlank = async (house: House, person: Person): Promise<Blank> => (await draw(house, person)).body.blanks[0] as Blank

/** A participant's page, as anybody opens it. */
export async function pageOf(house: House, token: string): Promise<{ status: number; text: string }> {
  const response = await house.app.request(`/q/${token}`)
  return { status: response.status, text: await response.text() }
}
