import { eq } from 'drizzle-orm'
import type { Complaint } from '#contract/complaints.ts'
import { Refused } from '#contract/refusals.ts'
import type { Actor } from '../actor.ts'
import { note } from '../audit/note.ts'
import { tell } from '../notices/tell.ts'
import { findPeriod } from '../results/closing.ts'
import { complaintAnswers, complaints } from '../schema/index.ts'
import { statementOf } from '../statements.ts'
import type { Store } from '../store.ts'
import { stored, viewOf } from './list.ts'

/** Answers a complaint, once (`complaint-answered`), and not one's own (`own-complaint`); whoever filed it is told. */
export const answerComplaint = (store: Store, actor: Actor, id: string, text: string): Promise<Complaint> =>
  store.lane.do({
    name: 'answer-complaint',
    alone: async (world) => {
      const { write } = store.connections
      const [found] = await stored(write).where(eq(complaints.id, id))
      if (!found) throw new Refused('not-found')
      if (found.complaint.by === actor.staffId) throw new Refused('own-complaint')
      if (found.answer) throw new Refused('complaint-answered')
      const { campaign, period } = findPeriod(store, found.complaint.periodId)
      const answer = { complaintId: id, by: actor.staffId, at: world.now, text }
      world.statements.push(statementOf(write.insert(complaintAnswers).values(answer)))
      tell(world, campaign.id, found.complaint.by, {
        kind: 'complaint-answered',
        ...{ periodId: period.id, periodKind: period.kind, periodNumber: period.number, text },
      })
      note(world, actor, 'complaint-answered', id, { periodId: period.id })
      return viewOf(store.register, { complaint: found.complaint, answer })
    },
  })
