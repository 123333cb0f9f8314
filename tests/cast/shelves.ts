import { newId } from './phone.ts'
import type { House, Person } from './house.ts'

const must = async (answer: Promise<{ status: number; text: string }>): Promise<void> => {
  const { status, text } = await answer
  if (status !== 204) throw new Error(text)
}

export const buy = (organiser: Person, office: string, quantity: number): Promise<void> =>
  must(
    organiser.post(`/api/stock/${office}/purchases`, {
      ...{ id: newId(), quantity, supplier: 'Lò gốm Bình An', document: 'HĐ 17', unitPrice: 42_000, boughtOn: '2025-11-01' },
    }),
  )

/** Leaves for another office; answers with the shipment's id. */
export async function send(person: Person, from: string, to: string, quantity: number): Promise<string> {
  const id = newId()
  await must(person.post(`/api/stock/${from}/shipments`, { id, to, quantity }))
  return id
}

/** A shelf is counted by one organiser and confirmed by another. */
export async function countTo(house: House, office: string, counted: number, [one, other] = ['btc1', 'btc2']): Promise<void> {
  const id = newId()
  await must((await house.as(one ?? '')).post(`/api/stock/${office}/counts`, { id, counted }))
  await must((await house.as(other ?? '')).post(`/api/counts/${id}/confirmation`, { id: newId() }))
}

export const shelfOf = async (house: House, office: string) => (await (await house.as('btc1')).get(`/api/stock/${office}`)).body
