import { LIMITS, PROTOCOL } from '#contract/protocol.ts'
import { Refused } from '#contract/refusals.ts'
import { isOfCounter, type ItemKind, Sync, SyncAnswer } from '#contract/sync.ts'
import { may } from '#db/actor.ts'
import { notePhone, offsetOf } from '#db/devices.ts'
import { changesFor } from '#db/enrolments/list.ts'
import { applyItems } from '#db/enrolments/sync.ts'
import { route } from '../route.ts'

export const sync = [
  route({
    method: 'POST',
    path: '/api/sync',
    act: 'sync.send',
    summary: 'What a phone or a counter did, in order, one outcome each; and what changed for its collector since',
    refuses: ['update-needed'],
    answer: SyncAnswer,
    body: Sync,
    async handle({ store, actor, session, body }): Promise<SyncAnswer> {
      if (body.protocol < PROTOCOL.minimum) throw new Refused('update-needed')
      if (body.items.length > LIMITS.syncItems) throw new Refused('body-malformed', ['items'])
      const receivedAt = store.now()
      const phone = { staffId: actor.staffId, deviceId: session.deviceId, offset: offsetOf({ sentAt: body.sentAt, receivedAt }) }
      const roundTrip = body.roundTrip ?? 0
      const note = { ...phone, sentAt: body.sentAt, receivedAt, roundTrip, waiting: body.waiting }
      const sender = { ...phone, roundTrip, may: (kind: ItemKind) => may(actor, isOfCounter(kind) ? 'voucher.hand-over' : 'enrolment.log') }
      // Side by side, so that both can share a group and its fsync.
      const [receipts] = await Promise.all([applyItems(store, sender, body.items), notePhone(store, note)])
      const { changes, next, more } = await changesFor(store, actor.staffId, body.since)
      return { receipts, changes, next, more, serverTime: store.now() }
    },
  }),
]
