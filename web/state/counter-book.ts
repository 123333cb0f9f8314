import type { HandoverBody, HeldVoucher, UndoBody } from '#contract/counter.ts'
import { type Given, isOpen, type Operation, STRICT } from '../device/counter-store.ts'
import type { ShelfPowers } from './counter-shelf.ts'

/** Within so long the same clerk takes a handover back at the same device (RULES section 11). */
export const UNDO_WITHIN = 15 * 60_000

export type Clerk = { id: string; name: string; office: string }
export type BookPowers = ShelfPowers & { newId: () => string; clerk: () => Clerk }
export type HandoverAsked = Omit<HandoverBody, 'hold'> & { hold: number; initials: string | null }
/** What is sealed of a handover that may be undone. */
export type GivenInside = { code: string; initials: string | null }

/** Books "Đã trao" on this device alone: one strict transaction that checks the hold. Null when the voucher is not held any more, or was given already. */
export async function bookHandover(power: BookPowers, { initials, ...body }: HandoverAsked): Promise<string | null> {
  const id = power.newId()
  const at = power.now()
  const { id: staffId, name, office } = power.clerk()
  const voucher = await power.nameOf('code', body.code)
  const given: Given = {
    ...{ id, voucher, by: staffId, at, outcome: null, undone: false },
    box: await power.sealer.seal({ code: body.code, initials } satisfies GivenInside),
  }
  const operation = await operationOf(power, { id, kind: 'handover', of: null, voucher, capturedAt: at }, body satisfies HandoverBody)
  const redeemed: HeldVoucher['redeemed'] = { at, office, by: name }
  return power.store.run(async (database) => {
    const change = database.transaction(['vouchers', 'operations', 'given'], 'readwrite', STRICT)
    const row = await change.objectStore('vouchers').get(voucher)
    const may = row !== undefined && isOpen(row) && row.hold === body.hold
    if (may) {
      await Promise.all([
        change.objectStore('vouchers').put({ ...row, booked: id, redeemed }),
        change.objectStore('operations').add(operation as Operation),
        change.objectStore('given').put(given),
      ])
    }
    await change.done
    // A browser that closed the store behind a commit lets the work run twice.
    return may || row?.booked === id ? id : null
  })
}

/** Takes a handover of this device back: on this device first, sent behind the handover. Null when it was taken back already or is another clerk's. */
export async function bookUndo(power: BookPowers, handoverId: string, returned: boolean): Promise<string | null> {
  const known = await power.store.run((database) => database.get('given', handoverId))
  if (!known || known.by !== power.clerk().id) return null
  const id = power.newId()
  const operation = await operationOf(
    power,
    { id, kind: 'undo', of: handoverId, voucher: known.voucher, capturedAt: power.now() },
    { returned } satisfies UndoBody,
  )
  return power.store.run(async (database) => {
    const change = database.transaction(['vouchers', 'operations', 'given'], 'readwrite', STRICT)
    const [row, given] = await Promise.all([change.objectStore('vouchers').get(known.voucher), change.objectStore('given').get(handoverId)])
    const may = given !== undefined && !given.undone
    if (may) {
      await Promise.all([
        change.objectStore('given').put({ ...given, undone: true }),
        change.objectStore('operations').add(operation as Operation),
        // Only what this handover made of the voucher is taken back; an extra one leaves it redeemed.
        ...(row && given.outcome?.result !== 'extra' ? [change.objectStore('vouchers').put({ ...row, state: 'issued', booked: null, redeemed: null })] : []),
      ])
    }
    await change.done
    return may ? id : null
  })
}

/** Takes a refused handover out of the queue, so that it may be asked for anew while the participant stands there. */
export const unbook = (power: ShelfPowers, id: string): Promise<void> =>
  power.store.run(async (database) => {
    const change = database.transaction(['vouchers', 'operations', 'given'], 'readwrite', STRICT)
    const operation = await change.objectStore('operations').index('id').get(id)
    if (operation?.state === 'refused') {
      const row = await change.objectStore('vouchers').get(operation.voucher)
      await Promise.all([
        change.objectStore('operations').delete(operation.order),
        change.objectStore('given').delete(id),
        ...(row?.booked === id ? [change.objectStore('vouchers').put({ ...row, booked: null, redeemed: null })] : []),
      ])
    }
    await change.done
  })

/** A refused operation goes again as it is. */
export const resendOperation = (power: ShelfPowers, id: string): Promise<void> =>
  power.store.run(async (database) => {
    const change = database.transaction('operations', 'readwrite', STRICT)
    const operation = await change.store.index('id').get(id)
    if (operation) await change.store.put({ ...operation, state: 'queued', refusal: null })
    await change.done
  })

async function operationOf(
  power: BookPowers,
  facts: Pick<Operation, 'id' | 'kind' | 'of' | 'voucher' | 'capturedAt'>,
  body: HandoverBody | UndoBody,
): Promise<Omit<Operation, 'order'>> {
  const { id, name } = power.clerk()
  return { ...facts, by: { id, name }, state: 'queued', attempts: 0, refusal: null, body: await power.sealer.seal(body) }
}
