import type { HeldVoucher, Hold, VoucherView } from '#contract/counter.ts'
import { type CounterStore, type Inside, isOpen, makeNames, type NameOf, openCounterStore, type Release, type Shelved, STRICT } from '../device/counter-store.ts'
import { makeSealer, type Sealer } from '../device/seal.ts'

/** What the counter's verbs work on. */
export type ShelfPowers = { store: CounterStore; sealer: Sealer; nameOf: NameOf; now: () => number }

export function makeShelf(now: () => number, store = openCounterStore()): ShelfPowers {
  return { store, sealer: makeSealer(store), nameOf: makeNames(store), now }
}

/** A voucher as this device knows it, with the row it came from. */
export type OnShelf = { row: Shelved; voucher: HeldVoucher }

/** Opens one row only, however many there are. */
export async function findVoucher(power: ShelfPowers, code: string): Promise<OnShelf | null> {
  const key = await power.nameOf('code', code)
  const row = await power.store.run((database) => database.get('vouchers', key))
  return row ? opened(power, row) : null
}

/** A voucher that was given here a moment ago is redeemed, whatever the server knows of it. */
export async function opened(power: ShelfPowers, row: Shelved): Promise<OnShelf> {
  const inside = await power.sealer.open<Inside>(row.box)
  const { hold, seq, redeemed } = row
  return { row, voucher: { ...inside, hold, seq, redeemed, state: row.state === 'issued' && !isOpen(row) ? 'redeemed' : row.state } }
}

/** By birth year and last four digits: as much of a CCCD as may lie on a device. */
export async function findPeople(power: ShelfPowers, birthYear: number, lastFour: string): Promise<OnShelf[]> {
  const who = await power.nameOf('who', `${birthYear}:${lastFour}`)
  const rows = await power.store.run((database) => database.getAllFromIndex('vouchers', 'who', who))
  return Promise.all(rows.map((row) => opened(power, row)))
}

/** Seals what a round brought, before the transaction that stores it. */
export const shelved = (power: ShelfPowers, vouchers: readonly HeldVoucher[]): Promise<Shelved[]> =>
  Promise.all(
    vouchers.map(async ({ state, hold, seq, redeemed, ...inside }) => ({
      ...{ state, hold, seq, redeemed, booked: null },
      key: await power.nameOf('code', inside.code),
      who: inside.birthYear !== null && inside.lastFour ? await power.nameOf('who', `${inside.birthYear}:${inside.lastFour}`) : null,
      box: await power.sealer.seal(inside),
    })),
  )

/** A row as it stands after a newer word of the server: never older than what is here, with what was booked here meanwhile, and never under a hold that was dropped. */
export function mergeRow(mine: Shelved | undefined, theirs: Shelved, dropped: Release | undefined): Shelved {
  if (mine && theirs.seq < mine.seq) return mine
  const hold = theirs.hold !== null && dropped && dropped.hold >= theirs.hold ? null : theirs.hold
  // A claim that was answered while the round was on its way is newer than the round.
  const newer = mine && mine.hold !== null && mine.hold > theirs.seq ? mine.hold : hold
  const redeemed = mine?.booked ? mine.redeemed : theirs.redeemed
  return { ...theirs, hold: newer, booked: mine?.booked ?? null, redeemed }
}

/** Keeps a hold that a claim was answered with, though its answer may have come late. False when that hold was dropped meanwhile. */
export async function keepClaim(power: ShelfPowers, view: VoucherView): Promise<boolean> {
  const { hold } = view
  if (hold === null) return false
  const [fresh] = await shelved(power, [heldOf(view, hold, power.now())])
  return power.store.run(async (database) => {
    const change = database.transaction(['vouchers', 'releases'], 'readwrite', STRICT)
    const rows = change.objectStore('vouchers')
    const [mine, dropped] = await Promise.all([rows.get(fresh!.key), change.objectStore('releases').get(fresh!.key)])
    const isKept = !(dropped && dropped.hold >= hold) && !(mine && mine.hold !== null && mine.hold > hold)
    // The server says that it may be redeemed: only what waits here is newer.
    if (isKept) await rows.put(mine ? { ...mine, hold, state: 'issued', redeemed: mine.booked ? mine.redeemed : null } : fresh!)
    await change.done
    return isKept
  })
}

/** Drops holds for good, unless something of theirs is unsent. Strict: what is dropped here is never redeemed here, and only then may the server be told. Answers how many were new. */
export async function dropHolds(power: ShelfPowers, holds: readonly Hold[]): Promise<number> {
  const sealed = await Promise.all(holds.map(async ({ code, hold }) => ({ hold, key: await power.nameOf('code', code), box: await power.sealer.seal(code) })))
  return power.store.run(async (database) => {
    const change = database.transaction(['vouchers', 'operations', 'releases'], 'readwrite', STRICT)
    const unsent = change.objectStore('operations').index('voucher')
    const dropped = await Promise.all(
      sealed.map(async ({ key, hold, box }) => {
        if ((await unsent.count(key)) > 0) return 0
        const row = await change.objectStore('vouchers').get(key)
        const before = await change.objectStore('releases').get(key)
        if (row && row.hold !== null && row.hold <= hold) await change.objectStore('vouchers').put({ ...row, hold: null })
        if (before && before.hold > hold) return 0
        await change.objectStore('releases').put({ key, hold, box, owed: 1, sentAt: null })
        return before?.hold === hold ? 0 : 1
      }),
    )
    await change.done
    return dropped.reduce<number>((sum, one) => sum + one, 0)
  })
}

const heldOf = (view: VoucherView, hold: number, at: number): HeldVoucher => ({
  ...{ code: view.code, campaignId: view.campaignId ?? '', state: 'issued', hold, seq: 0, entitled: true, unverified: view.unverified },
  ...{ participation: view.participation ?? 'new', product: view.product ?? 'bhxh-tn', initials: view.initials, name: null },
  ...{ birthYear: view.birthYear, lastFour: view.lastFour, facts: [], enrolledOn: view.firstDay ?? '1970-01-01', collector: '', issuedAt: at, redeemed: null },
})
