import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { createApp } from '../../api/app.ts'
import { readEnvironment } from '../../api/environment.ts'
import { openSession } from '#db/access/sessions.ts'
import { likenessOf } from '#db/enrolments/likeness.ts'
import { personKeysOf } from '#db/campaign-keys.ts'
import { sealContents } from '#db/enrolments/contents.ts'
import { enrolments, personKeys } from '#db/schema/index.ts'
import { chunks, statementOf } from '#db/statements.ts'
import { openStore } from '#db/store.ts'
import { sumTallies, tallyOf } from '#db/tallies.ts'
import { tallies } from '#db/schema/index.ts'
import { furnish } from '../cast/furniture.ts'
import { batchFor } from './batches.ts'
import { rowOf } from './fill.ts'
import { median } from './load.ts'

/** One list compared with as many entries, in a process of its own, and what a sync and a board take meanwhile and before. */
const [count = 0] = process.argv.slice(2).map(Number)
const dataDir = mkdtempSync(join(tmpdir(), 'ra-quan-bench-'))
const now = Date.parse('2025-11-13T09:00:00+07:00')
const random = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes))
const store = await openStore(
  { dataDir },
  { now: () => now, random, log: (level, line) => void (level === 'error' && console.error(line)), fail: (error) => void console.error(error) },
)
const units = Array.from({ length: 8 }, (_, index) => `u${index}`)
const furniture = await furnish(store, {
  organisations: units.map((code) => ({ code, targets: { 'week 1': { 'bhxh-tn': 40, 'bhyt-hgd': 90 } } })),
  staff: Array.from({ length: 400 }, (_, index) => ({ code: `a${index}`, organisation: `u${index % 8}` })),
})
const app = createApp(store, readEnvironment({ DATA_DIR: dataDir, LOG_LEVEL: 'silent' }))
const people = [...store.register.staff.values()]
const [collector, supervisor] = [await cookieOf('a7'), await cookieOf('pt1')]
const board = `/api/campaigns/${furniture.campaignId}/standings?period=${furniture.period('week 1')}&board=individual&figures=provisional&limit=200`

const nameOf = (index: number) =>
  `Nguyễn ${'BCDĐGHKLMNPQRSTVX'[index % 17]}a ${'abcdeghiklmnopqrstuvxy'[index % 22]}${'aeiou'[index % 5]}${'bcdghlmnt'[index % 9]}`
const cccdOf = (index: number) => `0721${String(60 + (index % 40)).padStart(2, '0')}${String(index).padStart(6, '0')}`
await fill()
const rows = Array.from({ length: count }, (_, index) => ({
  ...{ row: index + 2, product: productOf(index), name: nameOf(index).toUpperCase(), cccd: cccdOf(index), insuranceNumber: null, birthYear: null, sex: null },
  // One in ten is paid by nobody known, one in twenty says another sum.
  ...(index % 10 === 9 ? { name: 'NGƯỜI KHÁC', cccd: `0791${String(60 + (index % 40)).padStart(2, '0')}${String(index).padStart(6, '0')}` } : {}),
  ...{
    participation: 'new',
    receiptNumber: `R${index + 1}${index % 10 === 9 ? 'X' : ''}`,
    paidDay: '2025-11-13',
    amount: index % 20 === 0 ? 5 : 1_000_000,
    months: 12,
  },
  ...{ fromMonth: null, collectorCode: null, place: null },
}))

const idle = await during(null)
const began = performance.now()
const { id } = await ask('POST', '/api/lists', supervisor, head())
for (const some of chunks(rows, 500)) await ask('POST', `/api/lists/${id}/rows`, supervisor, { rows: some })
const sent = performance.now() - began
const matching = await during(async () => void (await ask('POST', `/api/lists/${id}/matching`, supervisor)))
const { counts } = await ask('GET', `/api/lists/${id}`, supervisor)
const confirming = await during(async () => void (await ask('POST', `/api/lists/${id}/verifications`, supervisor)))
process.send?.({ sent, idle, matching, confirming, counts })
await store.close()
rmSync(dataDir, { recursive: true, force: true })
process.disconnect()

/** What a sync and a board take while something goes on; without anything, for some seconds. A supervisor looks at the list each second meanwhile. */
async function during(start: (() => Promise<void>) | null) {
  const [syncs, boards, looks] = [[] as number[], [] as number[], [] as number[]]
  const time = async (into: number[], run: () => Promise<unknown>) => {
    const from = performance.now()
    await run()
    into.push(performance.now() - from)
  }
  const state = { over: false }
  const from = performance.now()
  await start?.()
  const work = (start ? store.tasks.idle() : wait(4_000)).then(() => void (state.over = true))
  const watch = async () => {
    while (!state.over) {
      await time(looks, () => ask('GET', `/api/lists/${id}`, supervisor))
      await wait(1_000)
    }
  }
  const watching = start && watch()
  while (!state.over) {
    await time(syncs, sync)
    await time(boards, () => ask('GET', board, collector))
    await wait(20)
  }
  await work
  const took = performance.now() - from
  await watching
  return { took, sync: median(syncs), board: median(boards), longest: Math.max(...syncs, ...boards), look: looks.length > 0 ? Math.max(...looks) : 0 }
}

function head() {
  const mapping = { columns: ['name', 'cccd'], product: null }
  return { campaignId: furniture.campaignId, digest: 'a'.repeat(64), headings: 'b'.repeat(64), name: 'D03', form: 'd03', mapping, rows: count, skipped: 0 }
}

async function cookieOf(code: string): Promise<string> {
  const { token } = await openSession(store, people.find((one) => one.code === code)?.id ?? '', { id: randomUUID(), name: code })
  return `ra-quan=${token}`
}

async function ask(method: string, path: string, cookie: string, body?: unknown): Promise<any> {
  const headers = { cookie, origin: 'http://localhost:8787', ...(body ? { 'content-type': 'application/json' } : {}) }
  const answer = await app.request(path, { method, headers, ...(body ? { body: typeof body === 'string' ? body : JSON.stringify(body) } : {}) })
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
  return answer.json()
}

/** One entry of one collector through the app's door. */
async function sync(): Promise<void> {
  await ask('POST', '/api/sync', collector, batchFor({ cookies: [collector], campaignId: furniture.campaignId, now }, 1).body)
}

function productOf(index: number): 'bhxh-tn' | 'bhyt-hgd' {
  return (index + 1) % 3 === 0 ? 'bhxh-tn' : 'bhyt-hgd'
}

/** Entries as they would be logged: sealed, with the keys that persons, names and receipts are found by. */
async function fill(): Promise<void> {
  const key = store.register.campaigns.get(furniture.campaignId)?.key
  if (!key) throw new Error('the campaign has no key')
  const collectors = people.filter(({ code }) => code.startsWith('a'))
  const entries = Array.from({ length: count }, (_, index) => {
    const row = rowOf(store, furniture, collectors[index % collectors.length]?.id ?? '', index + 1)
    const contents = { name: nameOf(index), cccd: cccdOf(index), insuranceNumber: null, birthYear: 1960 + (index % 40), sex: null, phone: null, place: null }
    const box = sealContents(key, row.campaignId, row.id, contents, random(12))
    return {
      ...row,
      ...likenessOf(key, contents, row.receiptNumber),
      state: 'received' as const,
      collectedAt: now - (index % 3_000_000),
      box,
      keys: personKeysOf(key, contents),
    }
  })
  const put = (statements: ReturnType<typeof statementOf>[]) =>
    store.lane.do({ name: 'fill', alone: async (world) => void world.statements.push(...statements) })
  const { write } = store.connections
  for (const some of chunks(entries, 3_000)) {
    const persons = some.flatMap(({ keys, personId, campaignId }) => keys.map((one) => ({ campaignId, key: one, personId })))
    await put(chunks(some, 150).map((part) => statementOf(write.insert(enrolments).values(part))))
    await put(chunks(persons, 500).map((part) => statementOf(write.insert(personKeys).values(part))))
  }
  const sums = sumTallies(entries.map(tallyOf))
  await put(chunks(sums, 150).map((part) => statementOf(write.insert(tallies).values(part))))
  store.boards.load(sums)
  store.seq = count
}
