import { STRICT } from '../device/counter-store.ts'
import type { ShelfPowers } from './counter-shelf.ts'

const MISSES = 10
const WINDOW = 10 * 60_000

/** Ten unknown codes or wrong last fours typed within ten minutes lock this device's own look-up, as they lock the server's (RULES section 10). */
export async function isLockedHere(power: ShelfPowers): Promise<boolean> {
  return recent(power, await power.store.run((database) => database.get('facts', 'misses'))).length >= MISSES
}

export const countMissHere = (power: ShelfPowers): Promise<void> =>
  power.store.run(async (database) => {
    const change = database.transaction('facts', 'readwrite', STRICT)
    const times = recent(power, await change.store.get('misses'))
    await change.store.put([...times, power.now()].slice(-MISSES), 'misses')
    await change.done
  })

const recent = (power: ShelfPowers, times: unknown) => ((times as number[] | undefined) ?? []).filter((at) => at > power.now() - WINDOW)
