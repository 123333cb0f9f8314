import { createHash } from 'node:crypto'
import type { ListGroup, ListRow, ListRowView, ListView, NewList } from '#contract/lists.ts'
import type { Answer, House, Person } from './house.ts'

/** A payment as a browser reads it off a row, saying only what a test cares about. */
export const payment = (row: number, said: Partial<ListRow> = {}): ListRow => ({
  ...{ row, product: 'bhxh-tn', name: 'NGUYEN THI MY DUYEN', cccd: null, insuranceNumber: null, birthYear: null, sex: null, participation: null },
  ...{ receiptNumber: null, paidDay: null, amount: null, months: null, fromMonth: null, collectorCode: null, place: null },
  ...said,
})

const sha = (text: string) => createHash('sha256').update(text).digest('hex')
const MAPPING: NewList['mapping'] = { columns: ['name', 'cccd', null], product: 'bhxh-tn' }

export const newList = (house: House, rows: ListRow[], more: Partial<NewList> = {}): NewList => ({
  ...{ campaignId: house.furniture.campaignId, digest: sha(JSON.stringify(rows)), headings: sha('họ và tên|cccd|ghi chú'), name: 'D05-TS tháng 11.xlsx' },
  ...{ form: 'd05', mapping: MAPPING, rows: rows.length, skipped: 0, ...more },
})

export const begin = (house: House, person: Person, rows: ListRow[], more: Partial<NewList> = {}): Promise<Answer<any>> =>
  person.post('/api/lists', newList(house, rows, more))
export const sendRows = (person: Person, id: string, rows: ListRow[]): Promise<Answer<any>> => person.post(`/api/lists/${id}/rows`, { rows })

/** Waits until nothing goes on behind the requests. */
export const settled = (house: House): Promise<void> => house.store.tasks.idle()

/** Sends a list in parts, has it compared, and answers it as it then stands. */
export async function importList(house: House, person: Person, rows: ListRow[], more: Partial<NewList> = {}): Promise<ListView> {
  const { body, text } = await begin(house, person, rows, more)
  if (!body?.id) throw new Error(`Refused: ${text}`)
  for (let from = 0; from < rows.length; from += 500) {
    const sent = await sendRows(person, body.id, rows.slice(from, from + 500))
    if (sent.status !== 200) throw new Error(`Refused: ${sent.text}`)
  }
  const started = await person.post(`/api/lists/${body.id}/matching`)
  if (started.status !== 200) throw new Error(`Refused: ${started.text}`)
  await settled(house)
  return look(person, body.id)
}

export const look = async (person: Person, id: string): Promise<ListView> => (await person.get<ListView>(`/api/lists/${id}`)).body
export const rowsOf = async (person: Person, id: string, group?: ListGroup): Promise<ListRowView[]> =>
  (await person.get(`/api/lists/${id}/rows?limit=200${group ? `&group=${group}` : ''}`)).body.rows
export const unpaidOf = async (person: Person, id: string): Promise<string[]> =>
  (await person.get(`/api/lists/${id}/entries?limit=200`)).body.entries.map((entry: { id: string }) => entry.id)

/** Confirms what agrees in one go, and waits for it. */
export async function verifyAll(house: House, person: Person, id: string): Promise<Answer<any>> {
  const answer = await person.post(`/api/lists/${id}/verifications`)
  await settled(house)
  return answer
}

/** All that a campaign's figures hang on, as text, to be compared with itself. */
export async function dump(house: House): Promise<string> {
  const tables = ['enrolments', 'tallies', 'transitions', 'cases', 'vouchers', 'person_keys', 'notices']
  const read = tables.map(async (table) => [table, (await house.store.connections.reader.execute(`SELECT * FROM ${table} ORDER BY 1, 2, 3`)).rows])
  return JSON.stringify(await Promise.all(read))
}
