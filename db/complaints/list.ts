import { and, asc, eq } from 'drizzle-orm'
import type { Complaint, Complaints } from '#contract/complaints.ts'
import { isOrganiser, type Actor } from '../actor.ts'
import type { Database } from '../open.ts'
import type { Register } from '../register.ts'
import { periodFor } from '../results/closing.ts'
import { complaintAnswers, complaints } from '../schema/index.ts'
import type { Store } from '../store.ts'
import { windowOf } from './window.ts'

/** The complaints about a period, oldest first: an organiser reads all, everyone else their own. `until` is the end of the window, null before an announcement. */
export async function listComplaints(store: Store, actor: Actor, periodId: string): Promise<Complaints> {
  const { period } = periodFor(store, actor, periodId)
  const { read } = store.connections
  const own = isOrganiser(actor) ? undefined : eq(complaints.by, actor.staffId)
  const filed = await stored(read)
    .where(and(eq(complaints.periodId, period.id), own))
    .orderBy(asc(complaints.at))
  return { until: (await windowOf(read, period.id))?.until ?? null, complaints: filed.map((row) => viewOf(store.register, row)) }
}

export type StoredComplaint = { complaint: typeof complaints.$inferSelect; answer: typeof complaintAnswers.$inferSelect | null }

export const stored = (db: Database) =>
  db.select({ complaint: complaints, answer: complaintAnswers }).from(complaints).leftJoin(complaintAnswers, eq(complaintAnswers.complaintId, complaints.id))

export function viewOf({ staff }: Pick<Register, 'staff'>, { complaint, answer }: StoredComplaint): Complaint {
  const { id, periodId, version, by, at, text } = complaint
  const name = (staffId: string) => staff.get(staffId)?.name ?? ''
  return { id, periodId, version, byId: by, by: name(by), at, text, answer: answer && { by: name(answer.by), at: answer.at, text: answer.text } }
}
