import type { HeldVoucher, Hold, VoucherView } from '#contract/counter.ts'
import { type DeviceHold, drop, hearClaim, unknownHold } from '#rules/holding.ts'
import { type CounterStore, type Inside, makeNames, type NameOf, openCounterStore, type Shelved, STRICT } from '../device/counter-store.ts'
import { makeSealer, type Sealer } from '../device/seal.ts'

/** What the counter's verbs work on. */
export type ShelfPowers = { store: CounterStore; sealer: Sealer; nameOf: NameOf; now: () => number }

export function makeShelf(now: () => number, store = openCounterStore()): ShelfPowers {
  return { store, sealer: makeSealer(store), nameOf: makeNames(store), now }
}

/** A voucher as this device knows it, with the row it came from. */
export type OnShelf = { row: Shelved; inside: Inside }

/** Opens one row only, however many there are. */
export async function findVoucher(power: ShelfPowers, code: string): Promise<OnShelf | null> {
  const key = await power.nameOf('code', code)
  const row = await power.store.run((database) => database.get('vouchers', key))
  return row?.known ? opened(power, row) : null
}

export const opened = async (power: ShelfPowers, row: Shelved): Promise<OnShelf> => ({ row, inside: await power.sealer.open<Inside>(row.box) })

/** By birth year and last four digits: as much of a CCCD as may lie on a device. */
export async function findPeople(power: ShelfPowers, birthYear: number, lastFour: string): Promise<OnShelf[]> {
  const who = await power.nameOf('who', `${birthYear}:${lastFour}`)
  const rows = await power.store.run((database) => database.getAllFromIndex('vouchers', 'who', who))
  return Promise.all(rows.map((row) => opened(power, row)))
}

/** The hold's part of a row, for the rules; they know it by its keyed name. */
export const holdOf = ({ key, hold, ended, dropped, booked, unsent, by, seq }: Shelved): DeviceHold => ({
  code: key,
  ...{ hold, ended, dropped, booked, unsent, by, seq },
})

export function withHold(row: Shelved, { code: _, ...hold }: DeviceHold): Shelved {
  return { ...row, ...hold, owed: hold.dropped === null ? 0 : 1 }
}

/** Seals what the server told of vouchers, before the transaction that stores it. */
export const shelved = (power: ShelfPowers, vouchers: readonly Omit<HeldVoucher, 'hold'>[], home: boolean): Promise<Shelved[]> =>
  Promise.all(
    vouchers.map(async ({ state, seq, redeemed, ...inside }): Promise<Shelved> => {
      const { code: key, ...nothing } = unknownHold(await power.nameOf('code', inside.code))
      const who = inside.birthYear !== null && inside.lastFour ? await power.nameOf('who', `${inside.birthYear}:${inside.lastFour}`) : null
      return {
        ...nothing,
        ...{ key, seq, state, redeemed, who, home, known: true, owed: 0 },
        campaignId: inside.campaignId,
        box: await power.sealer.seal(inside),
      }
    }),
  )

/** A row for a hold whose voucher was never heard of, so that it can be given back. */
export async function bareRow(power: ShelfPowers, code: string): Promise<Shelved> {
  const { code: key, ...nothing } = unknownHold(await power.nameOf('code', code))
  return {
    ...nothing,
    key,
    who: null,
    campaignId: '',
    known: false,
    home: false,
    state: 'issued',
    redeemed: null,
    owed: 0,
    box: await power.sealer.seal({ code }),
  }
}

/** Keeps a hold that a claim was answered with, even when its answer came late. */
export async function keepClaim(power: ShelfPowers, view: VoucherView): Promise<void> {
  const { hold } = view
  if (hold === null) return
  const [fresh] = (await shelved(power, [insideOf(view, power.now())], false)) as [Shelved]
  await power.store.run(async (database) => {
    const change = database.transaction(['vouchers', 'facts'], 'readwrite', STRICT)
    const store = change.objectStore('vouchers')
    const mine = await store.get(fresh.key)
    const base = mine?.known ? mine : { ...fresh, ...(mine ? holdOf(mine) : {}), seq: mine?.seq ?? 0 }
    const heard = hearClaim(holdOf(base), hold)
    // An answer that was on its way while this device was said to be lost brings nothing.
    const isOver = hold <= (((await change.objectStore('facts').get('ended')) as number | undefined) ?? 0)
    const isNews = heard.hold === hold && !isOver
    if (isNews) await store.put(withHold({ ...base, state: 'issued', redeemed: heard.booked ? base.redeemed : null }, heard))
    await change.done
  })
}

/**
 * Drops holds for good, unless something of theirs is unsent or a younger one took their place; without a number, whatever is held. Strict: what is dropped here
 * is never redeemed here, and only then may the server be told.
 */
export async function dropHolds(power: ShelfPowers, holds: readonly { code: string; hold: number | null }[]): Promise<void> {
  const keyed = await Promise.all(holds.map(async ({ code, hold }) => ({ key: await power.nameOf('code', code), hold })))
  await power.store.run(async (database) => {
    const change = database.transaction('vouchers', 'readwrite', STRICT)
    await Promise.all(
      keyed.map(async ({ key, hold }) => {
        const row = await change.store.get(key)
        if (row && row.hold !== null) await change.store.put(withHold(row, drop(holdOf(row), hold ?? row.hold)))
      }),
    )
    await change.done
  })
}

/** Drops all that this device holds, as when it goes out of the counter. Answers how many stay, since something of theirs is unsent. */
export const dropAll = (power: ShelfPowers): Promise<number> =>
  power.store.run(async (database) => {
    const change = database.transaction('vouchers', 'readwrite', STRICT)
    let kept = 0
    for (let cursor = await change.store.openCursor(); cursor; cursor = await cursor.continue()) {
      const row = cursor.value
      if (row.hold === null) continue
      const after = drop(holdOf(row), row.hold)
      if (after.hold !== null) kept += 1
      else await cursor.update(withHold(row, after))
    }
    await change.done
    return kept
  })

/** The releases that the server has not taken yet. */
export async function releasesOwed(power: ShelfPowers, most: number): Promise<Hold[]> {
  const rows = await power.store.run((database) => database.getAllFromIndex('vouchers', 'owed', 1, most))
  return Promise.all(rows.map(async ({ box, dropped }) => ({ code: (await power.sealer.open<{ code: string }>(box)).code, hold: dropped as number })))
}

/** As much of a voucher as a look-up tells; the next round may tell the rest. */
const insideOf = (view: VoucherView, at: number): Omit<HeldVoucher, 'hold'> => ({
  ...{ code: view.code, campaignId: view.campaignId ?? '', state: 'issued', seq: 0, entitled: true, unverified: view.unverified },
  ...{ participation: view.participation ?? 'new', product: view.product ?? 'bhxh-tn', initials: view.initials, name: null },
  ...{ birthYear: view.birthYear, lastFour: view.lastFour, facts: [], enrolledOn: view.firstDay ?? '1970-01-01', collector: '', issuedAt: at, redeemed: null },
})
