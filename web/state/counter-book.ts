import type { HandoverBody, UndoBody } from '#contract/counter.ts'
import type { RefusalCode } from '#contract/refusals.ts'
import { book, settle, takeBack } from '#rules/holding.ts'
import { type Given, type Operation, type Shelved, STRICT } from '../device/counter-store.ts'
import { holdOf, type ShelfPowers, withHold } from './counter-shelf.ts'

export type Clerk = { id: string; name: string; office: string }
export type BookPowers = ShelfPowers & { newId: () => string; clerk: () => Clerk }
export type HandoverAsked = Omit<HandoverBody, 'hold'> & { initials: string | null }
/** What is sealed of a handover that may be undone. */
export type GivenInside = { code: string; initials: string | null }

/** Books "Đã trao" on this device alone: one strict transaction that checks the hold. Null when the voucher is not held any more, or was given already. */
export async function bookHandover(power: BookPowers, { initials, ...asked }: HandoverAsked): Promise<string | null> {
  const { id: by, name, office } = power.clerk()
  const [id, at] = [power.newId(), power.now()]
  const voucher = await power.nameOf('code', asked.code)
  const box = await power.sealer.seal({ code: asked.code, initials } satisfies GivenInside)
  const given: Given = { id, voucher, by, at, box, outcome: null, undone: false }
  // The body is sealed before the transaction, for the hold that is seen now; another one inside it books nothing.
  const seen = (await power.store.run((database) => database.get('vouchers', voucher)))?.hold ?? null
  const operation = await operationOf(power, { id, kind: 'handover', of: null, voucher, pieces: -1, capturedAt: at }, {
    ...asked,
    hold: seen,
  } satisfies HandoverBody)
  return power.store.run(async (database) => {
    const change = database.transaction(['vouchers', 'operations', 'given'], 'readwrite', STRICT)
    const row = await change.objectStore('vouchers').get(voucher)
    const booked = row?.state === 'issued' && row.hold === seen ? book(holdOf(row), by, id) : null
    if (row && booked) {
      await Promise.all([
        change.objectStore('vouchers').put({ ...withHold(row, booked.row), redeemed: { at, office, by: name } }),
        change.objectStore('operations').add(operation as Operation),
        change.objectStore('given').put(given),
      ])
    }
    await change.done
    // A browser that closed the store behind a commit lets the work run twice.
    return booked || row?.booked === id ? id : null
  })
}

/** Takes a handover of this device back: on this device first, sent behind the handover. Null when it was taken back already or is another clerk's. */
export async function bookUndo(power: BookPowers, handoverId: string, returned: boolean): Promise<string | null> {
  const known = await power.store.run((database) => database.get('given', handoverId))
  if (!known || known.by !== power.clerk().id) return null
  const pieces = returned ? 1 : 0
  const facts = { id: power.newId(), kind: 'undo', of: handoverId, voucher: known.voucher, pieces, capturedAt: power.now() } as const
  const operation = await operationOf(power, facts, { returned } satisfies UndoBody)
  return power.store.run(async (database) => {
    const change = database.transaction(['vouchers', 'operations', 'given'], 'readwrite', STRICT)
    const [row, given] = await Promise.all([change.objectStore('vouchers').get(known.voucher), change.objectStore('given').get(handoverId)])
    // Over what another shift has not sent nothing is booked, lest the server hear it in another order.
    const may = given !== undefined && !given.undone && !(row && row.unsent > 0 && row.by !== known.by)
    if (may) {
      await Promise.all([
        change.objectStore('given').put({ ...given, undone: true }),
        change.objectStore('operations').add(operation as Operation),
        ...(row ? [change.objectStore('vouchers').put(undoneRow(row, known.by, handoverId))] : []),
      ])
    }
    await change.done
    return may ? facts.id : null
  })
}

/** Only what this handover made of the voucher is taken back; an extra one leaves it redeemed. */
function undoneRow(row: Shelved, staffId: string, handoverId: string): Shelved {
  const back = takeBack(holdOf(row), staffId, handoverId)
  if (back) return { ...withHold(row, back), redeemed: row.state === 'issued' ? null : row.redeemed }
  return { ...row, unsent: row.unsent + 1, by: staffId }
}

/** Refused for its last four digits, or since too many were tried here. */
export const isAboutFact = (code: RefusalCode): boolean => code === 'fact-missing' || code === 'fact-wrong' || code === 'lookup-locked'

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
        ...(row?.booked === id
          ? [change.objectStore('vouchers').put({ ...withHold(row, { ...settle(holdOf(row), row.seq), booked: null }), redeemed: null })]
          : []),
      ])
    }
    await change.done
  })

/**
 * A refused operation goes again. One that was refused for its last four digits goes as what it is by now, a handover that this device alone has vouched for:
 * the gift is gone, and the server notes whether the digits were wrong.
 */
export async function resendOperation(power: ShelfPowers, id: string): Promise<void> {
  const refused = await power.store.run((database) => database.getFromIndex('operations', 'id', id))
  if (refused?.state !== 'refused') return
  const isFact = refused.refusal !== null && isAboutFact(refused.refusal.code)
  const body = isFact ? await power.sealer.seal({ ...(await power.sealer.open<HandoverBody>(refused.body)), mode: 'offline' }) : refused.body
  await power.store.run(async (database) => {
    const change = database.transaction('operations', 'readwrite', STRICT)
    const now = await change.store.get(refused.order)
    if (now?.state === 'refused') await change.store.put({ ...now, body, state: 'queued', refusal: null })
    await change.done
  })
}

async function operationOf(
  power: BookPowers,
  facts: Pick<Operation, 'id' | 'kind' | 'of' | 'voucher' | 'pieces' | 'capturedAt'>,
  body: HandoverBody | UndoBody,
): Promise<Omit<Operation, 'order'>> {
  const { id, name } = power.clerk()
  return { ...facts, by: { id, name }, state: 'queued', attempts: 0, refusal: null, body: await power.sealer.seal(body) }
}
