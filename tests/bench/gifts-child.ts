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

/** One campaign with so many vouchers, half of them handed over, in a process of its own: processor milliseconds of the figures and of a sync of one entry. */
const [vouchers = 0, rounds = 0] = process.argv.slice(2).map(Number)
const dataDir = mkdtempSync(join(tmpdir(), 'ra-quan-bench-'))
const now = Date.parse('2025-12-16T15:00:00+07:00')
const random = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes))
const store = await openStore({ dataDir }, { now: () => now, random, log: () => {}, fail: (error: unknown) => void console.error(error) })
const furniture = await furnish(store, { organisations: [], staff: [{ code: 'a', organisation: 'tinh' }] })
await fillCampaign(store, furniture, 500, vouchers)
const { writer } = store.connections
const office = (row: string) => `CASE ${row} % 2 WHEN 0 THEN '${furniture.office('q1')}' ELSE '${furniture.office('q2')}' END`
await writer.execute(`INSERT INTO vouchers (code, token, campaign_id, person_id, scope, enrolment_id, office_id, state, evidence, issued_at, changed_at, seq)
  SELECT 'v' || seq, 't' || seq, campaign_id, person_id, 'person', id, ${office('seq')}, CASE seq % 4 / 2 WHEN 0 THEN 'issued' ELSE 'redeemed' END, '[]', received_at, received_at, seq FROM enrolments`)
await writer.execute(`INSERT INTO handovers (id, voucher_code, office_id, clerk_id, device_id, source, at, standing, override, own_entry, burst, fact_wrong, answer)
  SELECT 'h' || seq, code, office_id, 'k', 'd', 'scan', issued_at + (seq * 7919 % 9) * 86400000, 1, 0, 0, 0, 0, '{}' FROM vouchers WHERE state = 'redeemed'`)

const app = createApp(store, readEnvironment({ DATA_DIR: dataDir, LOG_LEVEL: 'silent' }))
const [collector, organiser, supervisor] = [await cookieOf('a'), await cookieOf('btc1'), await cookieOf('pt1')]
const found: Record<string, number[]> = {}
const figures = `/api/gift-figures?campaign=${furniture.campaignId}`
for (let round = -2; round < rounds; round += 1) {
  await time('organiser', round, () => app.request(figures, { headers: { cookie: organiser } }))
  await time('supervisor', round, () => app.request(figures, { headers: { cookie: supervisor } }))
  const { body } = batchFor({ cookies: [collector], campaignId: furniture.campaignId, now }, 1)
  const headers = { cookie: collector, origin: 'http://localhost:8787', 'content-type': 'application/json' }
  await time('sync', round, () => app.request('/api/sync', { method: 'POST', headers, body }))
}
process.send?.(Object.fromEntries(Object.entries(found).map(([name, times]) => [name, median(times)])))
await store.close()
rmSync(dataDir, { recursive: true, force: true })
process.disconnect()

async function time(name: string, round: number, run: () => Response | Promise<Response>): Promise<void> {
  const began = process.cpuUsage()
  const answer = await run()
  await answer.text()
  const { user, system } = process.cpuUsage(began)
  if (answer.status !== 200) throw new Error(`${name} was answered ${answer.status}`)
  if (round >= 0) (found[name] ??= []).push((user + system) / 1_000)
}

async function cookieOf(code: string): Promise<string> {
  const person = [...store.register.staff.values()].find((one) => one.code === code)
  return `ra-quan=${(await openSession(store, person?.id ?? '', { id: randomUUID(), name: code })).token}`
}
