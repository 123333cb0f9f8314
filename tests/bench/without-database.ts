import { Hono } from 'hono'
import { hashOfItem, Item, Sync } from '#contract/sync.ts'
import { planEnrolment } from '#db/enrolments/log.ts'
import type { Store } from '#db/store.ts'
import * as v from 'valibot'
import { readJson } from '../../api/guards/body.ts'
import { originGuard } from '../../api/guards/origin.ts'

/** The sync route with all its reading, checking and hashing, and no database behind it: the ceiling that durability is measured against. */
export function withoutDatabase(store: Store): Hono {
  const app = new Hono()
  app.use('/api/*', originGuard(['http://localhost:8787']))
  app.post('/api/sync', async (context) => {
    const body = (await readJson(context, Sync)) as v.InferOutput<typeof Sync>
    const items = body.items.map((raw) => v.parse(Item, raw))
    const hashes = await Promise.all(items.map(hashOfItem))
    const receipts = items.map((item, index) => {
      planEnrolment(store, { staffId: '', deviceId: '', offset: 0 }, item)
      return {
        id: item.id,
        hash: hashes[index],
        seq: 1,
        receivedAt: store.now(),
        outcome: { enrolmentId: item.id, state: 'received', participation: 'new', points: 13, otherReceivedAt: null },
      }
    })
    return context.json({ receipts, changes: [], next: '0', more: false, serverTime: store.now() })
  })
  return app
}
