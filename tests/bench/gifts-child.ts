import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PROTOCOL } from '#contract/protocol.ts'
import { createApp } from '../../api/app.ts'
import { readEnvironment } from '../../api/environment.ts'
import { openSession } from '#db/access/sessions.ts'
import { openStore } from '#db/store.ts'
import { furnish } from '../cast/furniture.ts'
import { batchFor } from './batches.ts'
import { dropSums, fillGifts, placeSums } from './fill-gifts.ts'
import { median } from './load.ts'
import { fillCampaign } from './mass.ts'

const SOME = 20
const GIVEN = { source: 'scan', mode: 'offline', hold: null, fact: null, proxy: null }

/** One campaign with so many vouchers, half of them handed over, in a process of its own: processor milliseconds of the figures and of syncs with gifts. */
const [vouchers = 0, rounds = 0] = process.argv.slice(2).map(Number)
const dataDir = mkdtempSync(join(tmpdir(), 'ra-quan-bench-'))
const now = Date.parse('2025-12-16T15:00:00+07:00')
const random = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes))
const store = await openStore({ dataDir }, { now: () => now, random, log: () => {}, fail: (error: unknown) => void console.error(error) })
const furniture = await furnish(store, { organisations: [], staff: [{ code: 'a', organisation: 'tinh' }] })
await fillCampaign(store, furniture, 500, vouchers)
await fillGifts(store, furniture)
store.seq = vouchers

const app = createApp(store, readEnvironment({ DATA_DIR: dataDir, LOG_LEVEL: 'silent' }))
const [collector, organiser, supervisor] = [await signIn('a'), await signIn('btc1'), await signIn('pt1')]
const clerk = await signIn('q1')
const found: Record<string, number[]> = {}
const figures = `/api/gift-figures?campaign=${furniture.campaignId}`
for (let round = -2; round < rounds; round += 1) {
  await time('organiser', round, () => app.request(figures, { headers: { cookie: organiser.cookie } }))
  await time('supervisor', round, () => app.request(figures, { headers: { cookie: supervisor.cookie } }))
}
for (let round = -2; round < 2 * rounds; round += 1) {
  for (const kept of round % 2 ? [true, false] : [false, true]) await syncs(round, kept)
}
process.send?.(Object.fromEntries(Object.entries(found).map(([name, times]) => [name, median(times)])))
await store.close()
rmSync(dataDir, { recursive: true, force: true })
process.disconnect()

/** Some entries, each with its voucher, and what a counter gives for them; without the triggers of the sums when they are not kept. */
async function syncs(round: number, kept: boolean): Promise<void> {
  const { writer } = store.connections
  if (!kept) await dropSums(store)
  const { body } = batchFor({ cookies: [collector.cookie], campaignId: furniture.campaignId, now }, SOME)
  const entered = await time(kept ? 'entries' : 'entriesAlone', round, () => sync(collector.cookie, body))
  if (entered.receipts.some((receipt: object) => 'code' in receipt)) throw new Error(`an entry was refused: ${JSON.stringify(entered.receipts[0])}`)
  const codes = (await writer.execute(`SELECT code FROM vouchers ORDER BY rowid DESC LIMIT ${SOME}`)).rows.map(({ code }) => code)
  const items = codes.map((code) => ({ id: randomUUID(), kind: 'handover', capturedAt: now, body: { ...GIVEN, code, officeId: furniture.office('q1') } }))
  const counted = JSON.stringify({ protocol: PROTOCOL.current, device: clerk.deviceId, sentAt: now, since: '999999999', items })
  const given = await time(kept ? 'handovers' : 'handoversAlone', round, () => sync(clerk.cookie, counted))
  if (given.receipts.some(({ outcome }: any) => outcome?.result !== 'redeemed'))
    throw new Error(`a gift was not handed over: ${JSON.stringify(given.receipts[0])}`)
  if (!kept) await placeSums(store)
}

async function sync(cookie: string, body: string): Promise<Response> {
  return app.request('/api/sync', { method: 'POST', headers: { cookie, origin: 'http://localhost:8787', 'content-type': 'application/json' }, body })
}

async function time(name: string, round: number, run: () => Response | Promise<Response>): Promise<any> {
  const began = process.cpuUsage()
  const answer = await run()
  const text = await answer.text()
  const { user, system } = process.cpuUsage(began)
  if (answer.status !== 200) throw new Error(`${name} was answered ${answer.status}`)
  if (round >= 0) (found[name] ??= []).push((user + system) / 1_000)
  return JSON.parse(text)
}

async function signIn(code: string): Promise<{ cookie: string; deviceId: string }> {
  const person = [...store.register.staff.values()].find((one) => one.code === code)
  const deviceId = randomUUID()
  return { deviceId, cookie: `ra-quan=${(await openSession(store, person?.id ?? '', { id: deviceId, name: code })).token}` }
}
