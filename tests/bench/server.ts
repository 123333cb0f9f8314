import { serve } from '@hono/node-server'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Hono } from 'hono'
import { createApp } from '../../api/app.ts'
import { readEnvironment } from '../../api/environment.ts'
import { openSession } from '#db/access/sessions.ts'
import { openStore } from '#db/store.ts'
import { furnish } from '../cast/furniture.ts'
import { fill } from './fill.ts'
import { fillAudit, withoutAudit } from './fill-audit.ts'
import { withoutDatabase } from './without-database.ts'

/** What the bench measures, in a process of its own: the real server (with so many entries), the same with one write for each request, without audit lines or with so many in the table, the same route without a database, a bare GET. */
const [mode = 'real', entries = '0'] = process.argv.slice(2)
const dataDir = mkdtempSync(join(tmpdir(), 'ra-quan-bench-'))
const start = Date.parse('2025-11-13T09:00:00+07:00')
const store = await openStore(
  { dataDir },
  {
    now: () => start,
    random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
    log: () => {},
    fail: (error) => process.send?.({ failed: String(error) }),
    ...(mode === 'one-write' ? { group: 1 } : {}),
  },
)
const staff = Array.from({ length: 40 }, (_, index) => ({ code: `a${index}`, organisation: `u${index % 8}` }))
const furniture = await furnish(store, {
  organisations: Array.from({ length: 8 }, (_, index) => ({ code: `u${index}`, targets: { 'week 1': { 'bhxh-tn': 40, 'bhyt-hgd': 90 } } })),
  staff,
})
if (mode === 'audit') await fillAudit(store, Number(entries))
else await fill(store, furniture, Number(entries))
if (mode === 'no-audit') withoutAudit(store)
const cookies: string[] = []
for (const { code } of staff) {
  const person = [...store.register.staff.values()].find((one) => one.code === code)
  const { token } = await openSession(store, person?.id ?? '', { id: randomUUID(), name: code })
  cookies.push(`ra-quan=${token}`)
}
const environment = readEnvironment({ DATA_DIR: dataDir, LOG_LEVEL: 'silent' })
const app = new Hono()
app.get('/bare/:size', (context) => context.body(bare(Number(context.req.param('size')))))
app.mount('/', (mode === 'no-database' ? withoutDatabase(store) : createApp(store, environment)).fetch)
const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) => {
  const board = `/api/campaigns/${furniture.campaignId}/standings?period=${furniture.period('week 1')}&board=individual&figures=provisional`
  process.send?.({ url: `http://127.0.0.1:${port}`, cookies, campaignId: furniture.campaignId, board, now: start })
})
// A mode waits while others take their turn; its connections stay.
if ('keepAliveTimeout' in server) server.keepAliveTimeout = 600_000
process.on('disconnect', () => {
  server.close()
  rmSync(dataDir, { recursive: true, force: true })
  process.exit(0)
})

const sized = new Map<number, string>()
function bare(size: number): string {
  const known = sized.get(size) ?? 'x'.repeat(size)
  sized.set(size, known)
  return known
}
