import { rmSync } from 'node:fs'
import { afterEach, expect, test } from 'vitest'
import type { Item } from '#contract/sync.ts'
import { makeHouse, type House } from '../cast/house.ts'
import { itemOf, syncAs } from '../cast/phone.ts'
import { keepHouse, send, startChild } from './kept-house.ts'

let house: House | null = null
afterEach(() => house?.close())

const pages = async ({ store }: House): Promise<number> => Number(Object.values((await store.connections.writer.execute('PRAGMA page_count')).rows[0] ?? {})[0])

test('a full disk gives no receipt, says so by name and ends the process; with room again all can be sent again', async () => {
  house = await makeHouse({ now: '2025-11-13T09:00:00+07:00' })
  const person = await house.as('a')
  const { writer } = house.store.connections
  await writer.execute(`PRAGMA max_page_count = ${await pages(house)}`)
  const items = Array.from({ length: 200 }, () => itemOf(house as House))
  const batches = [0, 1, 2, 3].map((index) => items.slice(index * 50, index * 50 + 50))
  const answers = await Promise.all(batches.map((some) => syncAs(house as House, person, some)))
  const failed = answers.filter(({ status }) => status === 503)
  expect(failed.length).toBeGreaterThan(0)
  for (const { body, headers } of failed) {
    expect(body).toMatchObject({ code: 'storage-failed' })
    expect(body).not.toHaveProperty('receipts')
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
  }
  expect(house.failures.length).toBeGreaterThan(0)
  expect(String(house.failures[0])).toMatch(/full/i)

  house = await house.reopen()
  const again = await house.as('a')
  for (const some of batches) {
    const { body } = await syncAs(house, again, some)
    expect(body.receipts.map((receipt) => ('outcome' in receipt ? 'state' in receipt.outcome && receipt.outcome.state : receipt.code))).toEqual(
      some.map(() => 'received'),
    )
  }
  const stored = await house.store.connections.reader.execute('SELECT count(*) AS n FROM enrolments')
  expect(stored.rows[0]?.['n']).toBe(200)
})

test('a disk that takes no more bytes ends the real process with 75; started with room it has every receipt and takes the rest', async () => {
  const kept = await keepHouse(1)
  const [phone] = kept.phones as [(typeof kept.phones)[number]]
  const child = await startChild(kept.dataDir, 2_200)
  const ended = new Promise<number | null>((resolve) => child.process.once('exit', resolve))
  const answered = new Set<string>()
  const refused: Item[][] = []
  let last = { status: 200, code: '' }
  while (last.status === 200) {
    const items = kept.items(25)
    const answer = await send(child.url, phone, items).catch(() => ({ status: 0, receipts: [], code: 'gone' }))
    last = answer
    if (answer.status === 200) for (const { id } of answer.receipts) answered.add(id)
    else refused.push(items)
  }
  expect(last).toMatchObject({ status: 503, receipts: [], code: 'storage-failed' })
  expect(await ended).toBe(75)

  const next = await startChild(kept.dataDir)
  for (const items of refused) {
    const { receipts } = await send(next.url, phone, items)
    for (const { id } of receipts) answered.add(id)
  }
  await next.stop()
  house = await kept.reopen()
  const stored = await house.store.connections.reader.execute('SELECT id FROM enrolments')
  expect(stored.rows.map((row) => String(row['id'])).toSorted()).toEqual([...answered].toSorted())
  expect((await house.store.connections.reader.execute('PRAGMA integrity_check')).rows[0]?.['integrity_check']).toBe('ok')
  rmSync(kept.dataDir, { recursive: true, force: true })
}, 120_000)
