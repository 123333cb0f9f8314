import { expect } from 'vitest'
import type { Chance } from '../../api/demo/chance.ts'
import { makeCounter, type Counter } from '../cast/counter.ts'
import type { Answer, House, Person } from '../cast/house.ts'

/** What counters were answered through all kills: receipts by id, the desk's acts by id. */
export type Book = { receipts: Map<string, string>; acts: Map<string, { path: string; body: object }>; undone: Map<string, boolean> }
/** Where the server is now; a kill takes it away. */
export type Road = { url: string }
type Signed = { clerk: string; id: string; cookie: string; deviceId: string }

/** A counter whose store outlives the server: it talks to whichever child runs, and a call without a whole answer throws. */
export async function counterOn(house: House, road: Road, signed: Signed, book: Book): Promise<Counter> {
  const post = async (path: string, body: unknown = {}): Promise<Answer<any>> => {
    const response = await fetch(`${road.url}${path}`, {
      method: 'POST',
      headers: { origin: road.url, cookie: signed.cookie, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    const text = await response.text()
    const answer = { status: response.status, body: text === '' ? null : JSON.parse(text), headers: response.headers, text }
    if (answer.status >= 500) throw new Error(text)
    if (path === '/api/sync') for (const receipt of answer.body.receipts) keep(book, receipt)
    return answer
  }
  const person = { ...signed, post } as unknown as Person
  const clock = {
    get now() {
      return Date.now()
    },
  }
  return makeCounter({ enter: async () => person, furniture: house.furniture, clock } as unknown as House, signed.clerk)
}

function keep({ receipts }: Book, receipt: { id: string }): void {
  expect(receipt).not.toHaveProperty('code')
  const text = JSON.stringify(receipt)
  expect(receipts.get(receipt.id) ?? text).toBe(text)
  receipts.set(receipt.id, text)
}

/** What a counter does next, and what waits is sent with it; answers false once the server is gone. */
export async function step(counter: Counter, chance: Chance, codes: { own: readonly string[]; torn: string[] }, book: Book): Promise<boolean> {
  const code = chance.pick(codes.own)
  try {
    await chance.weighted<() => Promise<unknown>>([
      [() => give(counter, chance, code), 8],
      [async () => counter.queue({ code: codes.torn.pop() as string }), codes.torn.length > 0 ? 3 : 0],
      [async () => takeBack(counter, chance, book), 2],
      [async () => counter.giveUp(code), 2],
      [() => counter.round(), 3],
      [async () => void desk(counter, book), 2],
    ])()
    await counter.sync()
    await tellDesk(counter, book)
    return true
  } catch (error) {
    if ((error as Error).name === 'AssertionError') throw error
    return false
  }
}

async function give(counter: Counter, chance: Chance, code: string): Promise<void> {
  await counter.claim(code)
  counter.give({ code, mode: chance.happens(0.5) ? 'online' : 'offline' })
}

/** One of the counter's own handovers that has its receipt, by the same clerk and device. */
function takeBack(counter: Counter, chance: Chance, book: Book): void {
  const mine = [...counter.rows.values()].flatMap(({ booked }) => (booked ? [booked] : [])).filter((id) => book.receipts.has(id) && !book.undone.has(id))
  const id = mine[chance.below(Math.max(1, mine.length))]
  const returned = chance.happens(0.5)
  if (id && counter.takeBack(id, returned)) book.undone.set(id, returned)
}

/** A mug broke; the desk keeps its act until it is answered. */
function desk({ officeId }: Counter, { acts }: Book): void {
  const id = crypto.randomUUID()
  acts.set(id, { path: `/api/stock/${officeId}/breakages`, body: { id, quantity: 1 } })
}

async function tellDesk({ person, officeId }: Counter, { acts, receipts }: Book): Promise<void> {
  for (const [id, { path, body }] of acts) {
    if (receipts.has(id) || !path.includes(officeId)) continue
    const { status, text } = await person.post(path, body)
    expect(status, text).toBe(204)
    receipts.set(id, '')
  }
}
