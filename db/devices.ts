import { and, eq } from 'drizzle-orm'
import { statementOf } from './statements.ts'
import { devices } from './schema/index.ts'
import type { Store } from './store.ts'

/** What a sync tells of a phone: its clock against ours (milliseconds, server minus phone) and what it still holds. */
export type PhoneNote = { deviceId: string; staffId: string; sentAt: number; receivedAt: number; roundTrip: number; waiting: number }

export const offsetOf = ({ sentAt, receivedAt }: Pick<PhoneNote, 'sentAt' | 'receivedAt'>): number => receivedAt - sentAt

/** Keeps a phone's note, for the list of unsent entries before a close and for times that arrive later. */
export const notePhone = (store: Store, note: PhoneNote): Promise<void> =>
  store.lane.do({
    name: 'note-phone',
    needs: {},
    run(world) {
      const known = { clockOffset: offsetOf(note), uncertainty: Math.round(note.roundTrip / 2), waiting: note.waiting, lastSyncAt: note.receivedAt }
      world.statements.push(
        statementOf(
          store.connections.write
            .update(devices)
            .set(known)
            .where(and(eq(devices.id, note.deviceId), eq(devices.staffId, note.staffId))),
        ),
      )
    },
  })
