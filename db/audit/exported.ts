import type { ExportKind } from '#contract/audit.ts'
import type { Actor } from '../actor.ts'
import type { Store } from '../store.ts'
import { note } from './note.ts'

/** Writes down that a file with people's data is made, before it is. `about` is the id of what it is taken from. */
export const exported = (store: Store, actor: Actor, kind: ExportKind, about = '', more: object = {}): Promise<void> =>
  store.lane.do({ name: 'exported', needs: {}, run: (world) => note(world, actor, 'exported', about, { kind, ...more }) })
