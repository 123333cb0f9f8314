import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createApp } from '../../api/app.ts'
import { readEnvironment } from '../../api/environment.ts'
import { openSession } from '#db/access/sessions.ts'
import { openStore } from '#db/store.ts'
import { furnish } from '../cast/furniture.ts'
import { batchFor } from './batches.ts'
import { median } from './load.ts'
import { fillCampaign } from './mass.ts'
import { rawBoard, rawClosing, rawRank } from './raw.ts'

/** One campaign of a given size in a process of its own: what the app needs for a question, and what the same question asked of raw rows needs, in milliseconds. */
const [people = 0, entries = 0, rounds = 0] = process.argv.slice(2).map(Number)
const dataDir = mkdtempSync(join(tmpdir(), 'ra-quan-bench-'))
const now = Date.parse('2025-12-16T15:00:00+07:00')
const powers = {
  now: () => now,
  random: (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes)),
  log: () => {},
  fail: (error: unknown) => void console.error(error),
}
const made = await openStore({ dataDir }, powers)
const furniture = await furnish(made, { organisations: [], staff: [] })
await fillCampaign(made, furniture, people, entries)
await made.close()
const opened = performance.now()
const store = await openStore({ dataDir }, powers)
const started = performance.now() - opened
const app = createApp(store, readEnvironment({ DATA_DIR: dataDir, LOG_LEVEL: 'silent' }))

const [collector, organiser] = [await cookieOf('a7'), await cookieOf('btc1')]
const week = furniture.period('week 5')
const standings = `/api/campaigns/${furniture.campaignId}/standings`
const found: Record<string, number[]> = {}
await round(false)
for (let count = 0; count < rounds; count += 1) await round(true)
process.send?.({ started, ...Object.fromEntries(Object.entries(found).map(([name, times]) => [name, median(times)])) })
await store.close()
rmSync(dataDir, { recursive: true, force: true })
process.disconnect()

async function round(counts: boolean): Promise<void> {
  const time = async (name: string, run: () => Promise<unknown>) => {
    const began = performance.now()
    await run()
    if (counts) (found[name] ??= []).push(performance.now() - began)
  }
  const { read } = store.connections
  for (let turn = 0; turn < 5; turn += 1) {
    await time('commit', log)
    await time('board', () => get(`${standings}?period=${week}&board=individual&figures=provisional&limit=200`, collector))
    await time('own', () => get(`${standings}/me?period=${week}`, collector))
  }
  await time('rawBoard', () => rawBoard(read, week))
  await time('rawRank', () => rawRank(read, week, 'p7'))
  await time('closing', () => get(`/api/periods/${furniture.period('week 1')}/closing`, organiser))
  await time('rawClosing', () => rawClosing(read, furniture.period('week 1')))
}

async function cookieOf(code: string): Promise<string> {
  const person = [...store.register.staff.values()].find((one) => one.code === code)
  const { token } = await openSession(store, person?.id ?? '', { id: randomUUID(), name: code })
  return `ra-quan=${token}`
}

async function get(path: string, cookie: string): Promise<void> {
  const answer = await app.request(path, { headers: { cookie, 'accept-encoding': 'br' } })
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`)
  await answer.arrayBuffer()
}

/** One entry of one collector through the app's door; it counts in the week that is asked for. */
async function log(): Promise<void> {
  const { body } = batchFor({ cookies: [collector], campaignId: furniture.campaignId, now }, 1)
  const answer = await app.request('/api/sync', {
    method: 'POST',
    headers: { cookie: collector, origin: 'http://localhost:8787', 'content-type': 'application/json' },
    body,
  })
  if (answer.status !== 200) throw new Error(`sync answered ${answer.status}: ${await answer.text()}`)
}
