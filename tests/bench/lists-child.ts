import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { createApp } from '../../api/app.ts'
import { readEnvironment } from '../../api/environment.ts'
import { openSession } from '#db/access/sessions.ts'
import { chunks } from '#db/statements.ts'
import { openStore } from '#db/store.ts'
import { furnish } from '../cast/furniture.ts'
import { batchFor } from './batches.ts'
import { cccdOf, fillEntries, nameOf, productOf } from './lists-fill.ts'
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

await fillEntries(store, furniture, count)
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
tell('idle: a sync', idle.sync, 'ms')
tell('  longest wait of a sync or a board', idle.longest, 'ms')
const began = performance.now()
const { id } = await ask('POST', '/api/lists', supervisor, head())
for (const some of chunks(rows, 500)) await ask('POST', `/api/lists/${id}/rows`, supervisor, { rows: some })
tell('rows sent', count / ((performance.now() - began) / 1_000), '/s')
const matching = await during(async () => void (await ask('POST', `/api/lists/${id}/matching`, supervisor)))
tell('rows compared', count / (matching.took / 1_000), '/s')
against('comparing', matching)
const { counts } = await ask('GET', `/api/lists/${id}`, supervisor)
const confirming = await during(async () => void (await ask('POST', `/api/lists/${id}/verifications`, supervisor)))
tell(`entries confirmed in one go, ${counts.toConfirm} of them`, counts.toConfirm / (confirming.took / 1_000), '/s')
against('confirming', confirming)
await store.close()
rmSync(dataDir, { recursive: true, force: true })
process.disconnect()

function tell(name: string, value: number, unit: string): void {
  process.send?.([name, value, unit])
}

function against(name: string, one: typeof idle): void {
  tell(`${name}: a sync against idle`, one.sync / idle.sync, 'x')
  tell('  a board after a commit against idle', one.board / idle.board, 'x')
  tell('  longest wait of a sync or a board', one.longest, 'ms')
  tell('  longest look at the list', one.look, 'ms')
}

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
