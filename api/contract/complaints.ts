import * as v from 'valibot'
import { remark } from './shapes.ts'

/** `POST /api/periods/:id/complaints`, while the window is open (RULES section 9); `POST /api/complaints/:id/answer`. */
export const ComplaintText = v.object({ text: remark(1_000) })
export type ComplaintText = v.InferOutput<typeof ComplaintText>
/** `GET /api/periods/:id/complaints`: a collector reads the own ones, an organiser all. */
export type Complaint = {
  id: string
  periodId: string
  version: number
  byId: string
  by: string
  at: number
  text: string
  answer: { by: string; at: number; text: string } | null
}
export type Complaints = { until: number | null; complaints: Complaint[] }
