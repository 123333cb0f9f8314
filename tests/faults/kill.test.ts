import { rmSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Item, Receipt } from '#contract/sync.ts'
import { prove } from '#db/audit/prove.ts'
import { recount } from '#db/standings/recount.ts'
import { keepHouse, send, startChild, type Kept, type Phone } from './kept-house.ts'

const KILLS = 20
let kept: Kept
beforeAll(async () => {
  kept = await keepHouse(4)
})
afterAll(() => rmSync(kept.dataDir, { recursive: true, force: true }))

type Book = { receipts: Map<string, Receipt>; unanswered: { phone: Phone; items: Item[] }[]; sent: number }
const book: Book = { receipts: new Map(), unanswered: [], sent: 0 }

/** Sends until the server is gone, new entries and such as got no answer, a few phones at once. */
async function stream(url: string, phone: Phone): Promise<void> {
  for (;;) {
    const items = kept.items(1 + (book.sent % 7))
    book.sent += items.length
    if (!(await attempt(url, phone, items))) return
  }
}

async function attempt(url: string, phone: Phone, items: Item[]): Promise<boolean> {
  try {
    const { receipts } = await send(url, phone, items)
    expect(receipts).toHaveLength(items.length)
    for (const receipt of receipts) keep(receipt as Receipt)
    return true
  } catch (error) {
    if ((error as Error).name === 'AssertionError') throw error
    book.unanswered.push({ phone, items })
    return false
  }
}

function keep(receipt: Receipt): void {
  expect(receipt).not.toHaveProperty('code')
  const before = book.receipts.get(receipt.id)
  if (before) expect(receipt).toEqual(before)
  book.receipts.set(receipt.id, receipt)
}

/** Waits until so many more entries have a receipt, so that a kill strikes a stream that flows. */
async function grown(by: number): Promise<void> {
  const before = book.receipts.size
  while (book.receipts.size < before + by) await wait(1)
}

test('a server killed twenty times in a stream of syncs keeps every receipt it gave, each once, and starts again at once', async () => {
  for (let time = 0; time < KILLS; time += 1) {
    const child = await startChild(kept.dataDir)
    const streams = kept.phones.map((phone) => stream(child.url, phone))
    await grown(20)
    await wait((time * 37) % 60)
    await child.kill()
    await Promise.all(streams)
  }
  const answered = book.receipts.size
  expect(answered).toBeGreaterThan(KILLS * 20)
  expect(book.unanswered.length).toBeGreaterThanOrEqual(KILLS)

  const child = await startChild(kept.dataDir)
  for (const { phone, items } of book.unanswered.splice(0)) {
    expect(await attempt(child.url, phone, items)).toBe(true)
    expect(await attempt(child.url, phone, items)).toBe(true)
  }
  expect(await child.stop()).toBe(0)
  expect(book.receipts.size).toBe(book.sent)

  const house = await kept.reopen()
  const { reader, read } = house.store.connections
  expect((await reader.execute('PRAGMA integrity_check')).rows[0]?.['integrity_check']).toBe('ok')
  const stored = await reader.execute('SELECT id, count(*) AS n FROM enrolments GROUP BY id')
  expect(stored.rows.map((row) => [row['id'], row['n']]).toSorted()).toEqual([...book.receipts.keys()].map((id) => [id, 1]).toSorted())
  const items = await reader.execute('SELECT id, receipt FROM items')
  expect(new Map(items.rows.map((row) => [row['id'], JSON.parse(String(row['receipt'])).seq]))).toEqual(
    new Map([...book.receipts].map(([id, { seq }]) => [id, seq])),
  )
  for (const period of house.store.register.campaigns.get(house.furniture.campaignId)?.periods ?? [])
    expect((await recount(house.store, read, house.furniture.campaignId, period)).differs).toBe(0)
  const proof = await prove(reader)
  expect(proof).toMatchObject({ broken: null, head: house.store.audit })
  const logged = await reader.execute(`SELECT subject FROM audit WHERE act = 'entry-log' ORDER BY subject`)
  expect(logged.rows.map((row) => row['subject'])).toEqual([...book.receipts.keys()].toSorted())
  console.log(`${book.sent} entries, ${answered} with a receipt before the last kill`)
  await house.store.close()
}, 300_000)
