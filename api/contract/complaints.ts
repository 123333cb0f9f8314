import * as v from 'valibot'
import { instant, remark, whole } from './shapes.ts'

/** `POST /api/periods/:id/complaints`, while the window is open (RULES section 9); `POST /api/complaints/:id/answer`. */
export const ComplaintText = v.object({ text: remark(1_000) })
export type ComplaintText = v.InferOutput<typeof ComplaintText>
/** `GET /api/periods/:id/complaints`: a collector reads the own ones, an organiser all. */
export const Complaint = v.object({
  ...{ id: v.string(), periodId: v.string(), version: whole },
  ...{ byId: v.string(), by: v.string(), at: instant, text: v.string() },
  answer: v.nullable(v.object({ by: v.string(), at: instant, text: v.string() })),
})
export type Complaint = v.InferOutput<typeof Complaint>
export const Complaints = v.object({ until: v.nullable(instant), complaints: v.array(Complaint) })
export type Complaints = v.InferOutput<typeof Complaints>
