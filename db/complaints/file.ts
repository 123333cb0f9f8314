import { and, eq } from 'drizzle-orm'
import type { Complaint } from '#contract/complaints.ts'
import { Refused } from '#contract/refusals.ts'
import type { Actor } from '../actor.ts'
import { note } from '../audit/note.ts'
import { randomId } from '../ids.ts'
import { periodFor } from '../results/closing.ts'
import { complaints } from '../schema/index.ts'
import { statementOf } from '../statements.ts'
import type { Store } from '../store.ts'
import { stored, viewOf } from './list.ts'
import { windowOf } from './window.ts'

/** Objects to the announced version of a period: `not-announced` before, `complaint-window-closed` after. The same words sent again are the same complaint. */
export const fileComplaint = (store: Store, actor: Actor, periodId: string, text: string): Promise<Complaint> =>
  store.lane.do({
    name: 'complain',
    alone: async (world) => {
      const { period } = periodFor(store, actor, periodId)
      const { write } = store.connections
      const window = await windowOf(write, period.id)
      if (!window || window.until === null) throw new Refused('not-announced')
      const { version } = window
      const same = and(eq(complaints.periodId, period.id), eq(complaints.version, version), eq(complaints.by, actor.staffId), eq(complaints.text, text))
      const [known] = await stored(write).where(same)
      if (known) return viewOf(store.register, known)
      if (world.now >= window.until) throw new Refused('complaint-window-closed')
      const complaint = { id: randomId(store), periodId: period.id, version, by: actor.staffId, at: world.now, text }
      world.statements.push(statementOf(write.insert(complaints).values(complaint)))
      note(world, actor, 'complaint-filed', complaint.id, { periodId: period.id, version })
      return viewOf(store.register, { complaint, answer: null })
    },
  })
