import type { AuditAct } from '#contract/audit.ts'
import type { World } from '../lane/world.ts'

/** Who does something, and from which device; the server itself has none. */
export type Doer = { staffId: string; deviceId: string | null }

export const SYSTEM: Doer = { staffId: 'system', deviceId: null }

/** One line of the audit, in the same write as what it tells. `detail` says shortly what changed; no number, name or phone of a participant stands in it. */
export function note(world: World, by: Doer, act: AuditAct, subject: string, detail: unknown = null): void {
  // Who refuses after this is decided anew without it.
  world.state.touched = true
  world.audit.push({ at: world.now, by: by.staffId, deviceId: by.deviceId, act, subject, detail: detail === null ? null : JSON.stringify(detail) })
}
