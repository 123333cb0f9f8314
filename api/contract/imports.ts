import * as v from 'valibot'
import { day, role, text } from './shapes.ts'

export const IMPORT_KINDS = ['organisations', 'offices', 'staff', 'targets'] as const

/** `POST /api/imports`: CSV with a heading row, comma, semicolon or tab. Without `apply` a preview. Nothing is stored while a row is bad, unless `skipBad`. */
export const Import = v.object({
  kind: v.picklist(IMPORT_KINDS),
  campaignId: v.nullable(v.string()),
  text: v.pipe(v.string(), v.maxLength(240_000)),
  apply: v.boolean(),
  skipBad: v.optional(v.boolean(), false),
})
export type Import = v.InferOutput<typeof Import>
export type BadRow = { row: number; field: string; reason: string; value: string }
export type Slip = { staffId: string; code: string; name: string; path: string }
export type ImportAnswer = { rows: number; good: number; bad: BadRow[]; applied: boolean; slips: Slip[]; preview: string[][] }

/** `POST /api/staff`: one more person, with a first assignment. */
export const NewStaff = v.object({ code: text(20), name: text(60), role, organisationId: v.nullable(v.string()), officeId: v.nullable(v.string()) })
/** `POST /api/assignments`: moves a person from a day on. */
export const NewAssignment = v.object({ staffId: v.string(), role, organisationId: v.nullable(v.string()), officeId: v.nullable(v.string()), from: day })
/** `POST /api/invitations`: new one-time links. */
export const Invitations = v.object({ staffIds: v.pipe(v.array(v.string()), v.minLength(1), v.maxLength(500)) })
export type InvitationsAnswer = { slips: Slip[] }

export type OrganisationView = { id: string; code: string; name: string; kind: string; parentId: string | null; verifierId: string | null }
export type StaffView = { id: string; code: string; name: string; ready: boolean; assignments: { role: string; organisation: string | null; office: string | null }[] }
