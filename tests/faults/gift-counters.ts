import { expect } from 'vitest'
import type { Chance } from '../../api/demo/chance.ts'
import { makeCounter, type Counter } from '../cast/counter.ts'
import type { Answer, House, Person } from '../cast/house.ts'

/** An act of the desk, and what it adds to its own counter's shelf. */
type Act = { officeId: string; adds: number; path: string; body: object }
/** What counters were answered through all kills: receipts of items by id, the desk's acts by id, those of them that were answered, and mugs sent that nobody has taken yet. */
export type Book = {
  receipts: Map<string, string>
  acts: Map<string, Act>
  told: Set<string>
  sent: { id: string; to: string; quantity: number }[]
  undone: Map<string, boolean>
}
export const makeBook = (): Book => ({ receipts: new Map(), acts: new Map(), told: new Set(), sent: [], undone: new Map() })
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
export async function step(
  counter: Counter,
  chance: Chance,
  codes: { own: readonly string[]; torn: string[]; offices: readonly string[] },
  book: Book,
): Promise<boolean> {
  const code = chance.pick(codes.own)
  try {
    await chance.weighted<() => Promise<unknown>>([
      [() => give(counter, chance, code), 8],
      [async () => counter.queue({ code: codes.torn.pop() as string }), codes.torn.length > 0 ? 3 : 0],
      [async () => takeBack(counter, chance, book), 2],
      [async () => counter.giveUp(code), 2],
      [() => counter.round(), 3],
      [async () => desk(counter, chance, book, codes.offices), 3],
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

/** A mug broke, some leave for the other counter, or those it sent are taken; the desk keeps its act until it is answered. */
function desk(counter: Counter, chance: Chance, book: Book, offices: readonly string[]): void {
  if (take(counter, chance, book)) return
  if (chance.happens(0.4)) act(counter, book, -1, `/api/stock/${counter.officeId}/breakages`, { quantity: 1 })
  else ship(counter, chance, book, offices)
}

const act = ({ officeId }: Counter, { acts }: Book, adds: number, path: string, body: object, id = crypto.randomUUID()) =>
  void acts.set(id, { officeId, adds, path, body: { id, ...body } })

export function ship(counter: Counter, chance: Chance, book: Book, offices: readonly string[]): void {
  const [to, quantity] = [chance.pick(offices.filter((one) => one !== counter.officeId)), 1 + chance.below(3)]
  act(counter, book, -quantity, `/api/stock/${counter.officeId}/shipments`, { to, quantity })
}

/** Takes what was sent to this counter, now and then one mug less; answers whether anything was. */
function take(counter: Counter, chance: Chance, book: Book): boolean {
  const at = book.sent.findIndex(({ to }) => to === counter.officeId)
  const [sent] = at < 0 ? [] : book.sent.splice(at, 1)
  if (!sent) return false
  const quantity = sent.quantity - chance.below(2)
  act(counter, book, quantity, `/api/shipments/${sent.id}/arrival`, { quantity, ...(quantity < sent.quantity ? { note: 'Vỡ dọc đường' } : {}) })
  return true
}

/** All that counters sent each other is taken. */
export async function takeAll(counter: Counter, chance: Chance, book: Book): Promise<void> {
  while (take(counter, chance, book)) await tellDesk(counter, book)
}

async function tellDesk({ person, officeId }: Counter, { acts, told, sent }: Book): Promise<void> {
  for (const [id, one] of acts) {
    if (told.has(id) || one.officeId !== officeId) continue
    const { status, text } = await person.post(one.path, one.body)
    expect(status, text).toBe(204)
    told.add(id)
    const { to, quantity } = one.body as { to?: string; quantity: number }
    if (to) sent.push({ id, to, quantity })
  }
}
