import type { Blank, Blanks } from '#contract/vouchers.ts'
import { REFILL_AT } from '#rules/blanks.ts'
import type { Device } from '../device/device.ts'
import type { Sealer } from '../device/seal.ts'
import type { Pooled, StaffStore } from '../device/staff-store.ts'

/** A blank as it lies in the pool, opened. */
export type KeptBlank = Blank & { lastDay: string }
type Pool = { store: StaffStore; sealer: Sealer }
type Open = { row: Pooled; blank: KeptBlank }

/** The first blank of a campaign that no entry has. Only the transaction that takes it knows whether it still is. */
export async function freeBlank({ store, sealer }: Pool, campaignId: unknown): Promise<{ row: Pooled; code: string } | null> {
  const rows = await store.run((database) => database.getAll('blanks'))
  for (const row of rows.filter((one) => one.campaignId === campaignId && one.entryId === null)) {
    const blank = await sealer.open<KeptBlank>(row.sealed).catch(() => null)
    if (blank) return { row, code: blank.code }
  }
  return null
}

/** The voucher of a code that this phone showed, as long as it is kept here. */
export async function keptBlank(pool: Pool, code: string): Promise<KeptBlank | null> {
  return (await openAll(pool)).find(({ blank }) => blank.code === code)?.blank ?? null
}

/** Where too little came, as from a server that gives no more today: not asked again at once. */
const PATIENCE = 600_000
type Refilled = Pool & { device: Pick<Device, 'api' | 'deviceStore' | 'locks' | 'now'>; staffId: string; campaignId: string }
type Asked = { at: number; enough: boolean }

/** Draws blanks when few are left, one tab at a time. What an entry took is never free again; it is forgotten once the server has that entry. */
export const refill = ({ store, sealer, device, staffId, campaignId }: Refilled): Promise<void> =>
  device.locks.alone('ra-quan-blanks', async () => {
    const name = `blanks:${campaignId}`
    const asked = (await store.run((database) => database.get('facts', name))) as Asked | undefined
    const known = (await openAll({ store, sealer })).filter(({ row }) => row.campaignId === campaignId)
    const codes = (isTaken: boolean) => known.filter(({ row }) => (row.entryId !== null) === isTaken).map(({ blank }) => blank.code)
    const [have, taken] = [codes(false), codes(true).slice(-400)]
    if (asked && (have.length > REFILL_AT || (!asked.enough && device.now() < asked.at + PATIENCE))) return
    // The session belongs to whoever signed in last: nobody draws under another's name.
    if ((await device.deviceStore.run((database) => database.get('facts', 'lastStaffId'))) !== staffId) return
    const answer = await device.api.send<Blanks>('POST', '/api/blanks', { campaignId, have: asked ? have : null, taken })
    if (!answer.ok || !answer.value?.blanks) return
    const { blanks, lastDay, taken: unsent } = answer.value
    const fresh = blanks.filter(({ code }) => !known.some(({ blank }) => blank.code === code))
    const sealed = await Promise.all(fresh.map((blank) => sealer.seal({ ...blank, lastDay } satisfies KeptBlank)))
    const arrived = known.filter(({ blank: { code } }) => taken.includes(code) && !unsent.includes(code))
    await store.run(async (database) => {
      const change = database.transaction(['blanks', 'facts'], 'readwrite', { durability: 'strict' })
      const pool = change.objectStore('blanks')
      await Promise.all([
        ...arrived.map(({ row }) => pool.delete(row.order)),
        ...sealed.map((one) => pool.add({ campaignId, entryId: null, sealed: one } as Pooled)),
        change.objectStore('facts').put({ at: device.now(), enough: have.length + fresh.length > REFILL_AT } satisfies Asked, name),
      ])
      await change.done
    })
  })

/** A box that does not open hides nothing else. */
async function openAll({ store, sealer }: Pool): Promise<Open[]> {
  const rows = await store.run((database) => database.getAll('blanks'))
  const opened = await Promise.all(rows.map(async (row) => ({ row, blank: await sealer.open<KeptBlank>(row.sealed).catch(() => null) })))
  return opened.filter((one): one is Open => one.blank !== null)
}
