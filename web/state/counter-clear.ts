import { addDays, dayOf } from '#rules/days.ts'
import { type Inside, type Shelved, STRICT } from '../device/counter-store.ts'
import type { Sealed } from '../device/seal.ts'
import { planNames } from './counter-names.ts'
import type { ShelfPowers } from './counter-shelf.ts'

/** So long after a campaign's last voucher day its participants lie on no counter any more. */
const KEPT_DAYS = 30

type LastDays = Record<string, string>
const isAtRest = ({ unsent, dropped }: Shelved) => unsent === 0 && dropped === null

/** The last voucher day of each campaign that was heard of, also of those that the server names no longer. */
export const withLastDays = (known: unknown, campaigns: readonly { id: string; lastVoucherDay: string }[]): LastDays => ({
  ...(known as LastDays | undefined),
  ...Object.fromEntries(campaigns.map(({ id, lastVoucherDay }) => [id, lastVoucherDay])),
})

/** Forgets the vouchers of campaigns that are long over, at the end of a whole round. What is unsent, or not given back, stays until it is. */
export async function clearEnded(power: ShelfPowers): Promise<void> {
  const today = dayOf(power.now())
  const known = await power.store.run((database) => markUnnamed(database, today))
  const ended = Object.entries(known).flatMap(([id, lastDay]) => (addDays(lastDay, KEPT_DAYS) < today ? [id] : []))
  if (ended.length === 0) return
  const rows = await power.store.run((database) => Promise.all(ended.map((id) => database.getAllFromIndex('vouchers', 'campaignId', id))))
  const gone = rows.flat().filter(isAtRest)
  const isAll = gone.length === rows.flat().length
  const names = await planNames(power, [], { gone: new Set(gone.map(({ key }) => key)) })
  await power.store.run(async (database) => {
    const change = database.transaction(['vouchers', 'facts'], 'readwrite', STRICT)
    const facts = change.objectStore('facts')
    const vouchers = change.objectStore('vouchers')
    await Promise.all(
      gone.map(async ({ key }) => {
        const row = await vouchers.get(key)
        if (row && isAtRest(row)) await vouchers.delete(key)
      }),
    )
    await Promise.all([...names.remove.map((name) => facts.delete(name)), ...names.put.map(([name, block]) => facts.put(block, name))])
    const now = (await facts.get('lastDays')) as LastDays | undefined
    if (isAll && now) await facts.put(Object.fromEntries(Object.entries(now).filter(([id]) => !ended.includes(id))), 'lastDays')
    await change.done
  })
}

/** A campaign that lies here and that no whole round has named is over as of today, until one names it. Rows without a campaign are numbers alone and stay. */
async function markUnnamed(database: Parameters<Parameters<ShelfPowers['store']['run']>[0]>[0], today: string): Promise<LastDays> {
  const change = database.transaction(['vouchers', 'facts'], 'readwrite', STRICT)
  const facts = change.objectStore('facts')
  const known = ((await facts.get('lastDays')) as LastDays | undefined) ?? {}
  const unnamed: LastDays = {}
  for (let at = await change.objectStore('vouchers').index('campaignId').openKeyCursor(null, 'nextunique'); at; at = await at.continue())
    if (at.key !== '' && !(at.key in known)) unnamed[at.key] = today
  if (Object.keys(unnamed).length > 0) await facts.put({ ...known, ...unnamed }, 'lastDays')
  await change.done
  return { ...known, ...unnamed }
}

/** Another office's clerk works here now: the former one's participants go, its holds stay what they are. Of a row that had a hold the numbers stay, lest an old word be believed. */
export const outOfOffice = (row: Shelved, nobody: Sealed): Shelved | null => {
  if (row.hold !== null || !isAtRest(row)) return { ...row, home: false }
  return row.ended === 0 ? null : { ...row, known: false, home: false, who: null, redeemed: null, box: nobody }
}

/** A box for a row whose participant is forgotten. */
export const emptyBox = (power: ShelfPowers): Promise<Sealed> => power.sealer.seal({} satisfies Partial<Inside>)
