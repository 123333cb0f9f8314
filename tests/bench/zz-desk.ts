import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { chunks, statementOf } from '#db/statements.ts'
import { enrolments } from '#db/schema/index.ts'
import { sealContents } from '#db/enrolments/contents.ts'
import { likenessOf } from '#db/enrolments/likeness.ts'
import { desc } from 'drizzle-orm'
import { openStore } from '#db/store.ts'
import { furnish } from '../cast/furniture.ts'
import { openSession } from '#db/access/sessions.ts'
import { createApp } from '../../api/app.ts'
import { readEnvironment } from '../../api/environment.ts'
import { signalsFor } from '#db/enrolments/signals.ts'
import { queueOf } from '#db/enrolments/view.ts'
import { organisationOf } from '#db/organisations.ts'

const N = Number(process.argv[2] ?? 100_000)
const dataDir = mkdtempSync('/tmp/desk/bench-')
const now = Date.parse('2025-11-18T15:00:00+07:00')
const store = await openStore({ dataDir }, { now: () => now, random: (n) => new Uint8Array(randomBytes(n)), log: () => {}, fail: (e) => void console.error(e) })
const organisations = [...Array(10).keys()].flatMap((s) => [{ code: `s${s}` }, ...[...Array(10).keys()].map((u) => ({ code: `u${s}-${u}`, parent: `s${s}` }))])
const staff = [...Array(500).keys()].map((i) => ({ code: `a${i}`, organisation: `u${i % 10}-${Math.floor(i / 10) % 10}` }))
const furniture = await furnish(store, { organisations, staff: [...staff, { code: 'ps3', organisation: 's3', role: 'supervisor' }] as never })
const collectors = [...store.register.staff.values()].filter(({ code }) => /^a\d/.test(code))
const campaign = store.register.campaigns.get(furniture.campaignId)!
const key = campaign.key!
const devices = collectors.map(() => randomUUID())
const START = Date.parse('2025-11-12T07:00:00+07:00')
const rows = Array.from({ length: N }, (_, i) => {
  const seq = i + 1
  const c = collectors[(i * 7) % collectors.length]!
  const at = START + Math.floor((i / N) * (now - START))
  const id = randomUUID()
  const contents = {
    name: `Nguyễn Văn ${i}`,
    cccd: `0721900${String(i).padStart(5, '0')}`,
    insuranceNumber: null,
    birthYear: 1990,
    sex: 'female' as const,
    phone: `+84912${String(i % 60000).padStart(6, '0')}`,
    place: 'Ấp 1, xã Bàu Đồn',
  }
  const receiptNumber = `C45 ${i % 99_000}`
  const organisationId = organisationOf(store.register, c.id, at)
  return {
    id,
    seq,
    changedSeq: seq,
    campaignId: campaign.id,
    personId: `p${seq}`,
    collectorId: c.id,
    deviceId: devices[(i * 7) % collectors.length]!,
    organisationId,
    teamId: organisationId,
    state: Math.floor(Math.random() * 10) < Number(process.argv[3] ?? 9) ? 'verified' : 'received',
    holding: true,
    product: seq % 3 ? 'bhyt-hgd' : 'bhxh-tn',
    participation: 'new',
    rulesVersion: 1,
    coverage: { insured: 'never' },
    months: 12,
    amount: 1_000_000,
    points: 3,
    donated: false,
    receiptNumber,
    ...likenessOf(key, contents, receiptNumber),
    collectedAt: at,
    collectedFrom: 'clock',
    declaredCollectedAt: at,
    capturedAt: at,
    declaredCapturedAt: at,
    receivedAt: at,
    dayId: null,
    weekId: furniture.period('week 1'),
    phaseId: furniture.period('phase'),
    naturalDayId: null,
    naturalWeekId: furniture.period('week 1'),
    late: null,
    flags: seq % 40 ? [] : ['old'],
    targetGroup: null,
    officeId: null,
    giftConsent: true,
    consentBy: null,
    consentText: null,
    reason: null,
    otherReceivedAt: null,
    returnedAt: null,
    setAsideAt: null,
    box: sealContents(key, campaign.id, id, contents, new Uint8Array(randomBytes(12))),
  } as never
})
for (const some of chunks(rows, 3_000))
  await store.lane.do({
    name: 'fill',
    alone: async (world) =>
      void world.statements.push(...chunks(some, 150).map((part) => statementOf(store.connections.write.insert(enrolments).values(part)))),
  })
const app = createApp(store, readEnvironment({ DATA_DIR: dataDir, LOG_LEVEL: 'silent' }))
const cookie = async (code: string) => {
  const p = [...store.register.staff.values()].find((o) => o.code === code)!
  return `ra-quan=${(await openSession(store, p.id, { id: randomUUID(), name: code })).token}`
}
const who = { ps3: await cookie('ps3'), pt1: await cookie('pt1'), btc1: await cookie('btc1') }
async function time(name: string, run: () => Promise<unknown>) {
  await run()
  const t: number[] = []
  for (let i = 0; i < 7; i++) {
    const b = performance.now()
    await run()
    t.push(performance.now() - b)
  }
  const m = t.toSorted((a, b) => a - b)[3]!
  console.log(name.padEnd(70), m.toFixed(1), 'ms')
  return m
}
const get = (c: keyof typeof who, path: string) => async () => {
  const a = await app.request(path, { headers: { cookie: who[c] } })
  if (a.status !== 200) throw new Error(await a.text())
  return a.json() as any
}
const base = `/api/enrolments?campaign=${campaign.id}&limit=100`
const org = furniture.organisation('u3-2')
const col = collectors[3]!.id
for (const [c, q] of [
  ['ps3', '&to-confirm=1&state=received'],
  ['pt1', '&to-confirm=1&state=received'],
  ['btc1', '&state=received'],
  ['btc1', '&state=verified'],
  ['btc1', ''],
  ['ps3', `&to-confirm=1&state=received&organisation=${org}`],
  ['btc1', `&state=received&organisation=${org}`],
  ['btc1', `&collector=${col}&state=received`],
  ['btc1', '&state=received&product=bhxh-tn'],
  ['btc1', '&state=received&day=2025-11-14'],
  ['btc1', '&state=returned'],
  ['ps3', '&to-confirm=1&state=received&signal=any'],
  ['btc1', '&state=received&signal=receipt-repeated'],
  ['btc1', '&state=received&signal=burst'],
] as const) {
  const one = await get(c, base + q)()
  await time(`${c} ${q.replace(org, 'ORG').replace(col, 'COL')} → ${one.entries.length}/${one.count} looked ${one.looked}`, get(c, base + q))
}
await time('queue parts btc1 received', get('btc1', `/api/queue?campaign=${campaign.id}&state=received`))
await time('queue parts ps3', get('ps3', `/api/queue?campaign=${campaign.id}&state=received&to-confirm=1`))
const page500 = await store.connections.read.select().from(enrolments).orderBy(desc(enrolments.seq)).limit(500)
await time('select 500', () => store.connections.read.select().from(enrolments).orderBy(desc(enrolments.seq)).limit(500))
await time('signalsFor 500', () => signalsFor(store, page500))
const page = await store.connections.read.select().from(enrolments).limit(100)
const actor = { staffId: 'x', deviceId: 'd', assignments: [{ role: 'organiser' }] } as never
const without = await time('queueOf 100 without signals', () => queueOf(store, page))
const withs = await time('queueOf 100 with signals', () => queueOf(store, page, actor))
console.log('ratio', (withs / without).toFixed(2))
await time('signalsFor 100', () => signalsFor(store, page))
const first = (await get('ps3', base + '&to-confirm=1&state=received')()).entries[0].id
await time('evidence of one', get('ps3', `/api/enrolments/${first}/evidence`))
const ex = async (sql: string) => console.log((await store.connections.reader.execute('EXPLAIN QUERY PLAN ' + sql)).rows.map((r: any) => r.detail).join(' | '))
if (process.argv[4]) {
  await ex(`SELECT seq FROM enrolments WHERE organisation_id IN ('a','b') AND campaign_id='x' AND state='received' AND seq < 5 ORDER BY seq DESC LIMIT 101`)
  await ex(
    `SELECT seq FROM enrolments WHERE organisation_id IN ('a','b') AND campaign_id='x' AND state='received' AND product='p' AND collected_at>=1 AND collected_at<2 ORDER BY seq DESC LIMIT 101`,
  )
  await ex(`SELECT count(*) FROM enrolments WHERE campaign_id='x' AND state='received' AND product='p'`)
  await ex(`SELECT count(*) FROM enrolments WHERE campaign_id='x' AND state='received' AND collected_at>=1 AND collected_at<2`)
  await ex(`SELECT count(*) FROM enrolments WHERE campaign_id='x' AND state='received' AND collector_id='c'`)
  await ex(`SELECT organisation_id, collector_id, count(*) FROM enrolments WHERE campaign_id='x' AND state='received' GROUP BY 1,2`)

  await ex(`SELECT seq FROM enrolments WHERE organisation_id IN ('a','b') AND campaign_id='x' AND state='received' ORDER BY seq DESC LIMIT 101`)
  await ex(`SELECT count(*) FROM enrolments WHERE organisation_id IN ('a','b') AND campaign_id='x' AND state='received'`)
  await ex(`SELECT seq FROM enrolments WHERE campaign_id='x' AND state='received' AND product='bhxh-tn' ORDER BY seq DESC LIMIT 101`)
  await ex(`SELECT seq FROM enrolments WHERE campaign_id='x' AND state='received' AND collected_at>=1 AND collected_at<2 ORDER BY seq DESC LIMIT 101`)
  await ex(`SELECT seq FROM enrolments WHERE campaign_id='x' AND state='received' AND collector_id='c' ORDER BY seq DESC LIMIT 101`)
  await ex(`SELECT seq FROM enrolments WHERE campaign_id='x' ORDER BY seq DESC LIMIT 101`)
  await ex(
    `SELECT e.campaign_id AS campaign, e.receipt_key AS key, count(*) AS count FROM json_each('[]') AS one CROSS JOIN enrolments AS e ON e.campaign_id = one.value ->> 0 AND e.receipt_key = one.value ->> 1 WHERE e.state <> 'cancelled' GROUP BY 1, 2`,
  )
  await ex(
    `SELECT e.campaign_id FROM json_each('[]') AS one CROSS JOIN enrolments AS e ON e.collector_id = one.value ->> 1 AND e.captured_at BETWEEN one.value ->> 2 AND one.value ->> 3 WHERE e.campaign_id = one.value ->> 0`,
  )
  await ex(`SELECT d.id FROM json_each('[]') AS one CROSS JOIN devices AS d ON d.id = one.value`)
}
await store.close()
rmSync(dataDir, { recursive: true, force: true })
process.exit(0)
