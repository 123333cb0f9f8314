import * as v from 'valibot'
import { code, day, product, role, text, whole } from './shapes.ts'

export const IMPORT_KINDS = ['organisations', 'offices', 'staff', 'targets'] as const
export type ImportKind = (typeof IMPORT_KINDS)[number]

/** Why a row is bad. `taken`: the code is somebody else's; `repeated`: an earlier row of the file says the same; `begun`: a target of a period that runs already stays as it is (RULES section 7). */
export const IMPORT_REASONS = ['missing', 'malformed', 'unknown', 'taken', 'repeated', 'too-long', 'parent-cycle', 'not-a-number', 'begun'] as const
export type ImportReason = (typeof IMPORT_REASONS)[number]

/** `POST /api/imports`: CSV with a heading row, comma, semicolon or tab. Without `apply` a preview. Nothing is stored while a row is bad, unless `skipBad`. `from`: the day from which people stand where the file says, by default today. */
export const Import = v.object({
  kind: v.picklist(IMPORT_KINDS),
  campaignId: v.nullable(v.string()),
  text: v.pipe(v.string(), v.maxLength(1_000_000)),
  apply: v.boolean(),
  skipBad: v.optional(v.boolean(), false),
  from: v.optional(day),
})
export type Import = v.InferOutput<typeof Import>
/** `row` counts as in the file, the heading is row 1; `field` is ours, or the heading's own text when no field is called so. */
export const BadRow = v.object({ row: whole, field: v.string(), reason: v.picklist(IMPORT_REASONS), value: v.string() })
export type BadRow = v.InferOutput<typeof BadRow>
/** A one-time link to a first PIN or password; `path` is `/pin#‹token›`. */
export const Slip = v.object({ staffId: v.string(), code: v.string(), name: v.string(), path: v.string() })
export type Slip = v.InferOutput<typeof Slip>
/** `preview`: the fields that were found, then the first good rows. `changed` counts the rows that differ from what is stored. */
export const ImportAnswer = v.object({
  rows: whole,
  good: whole,
  changed: whole,
  bad: v.array(BadRow),
  applied: v.boolean(),
  slips: v.array(Slip),
  preview: v.array(v.array(v.string())),
})
export type ImportAnswer = v.InferOutput<typeof ImportAnswer>

/** `POST /api/staff`: one more person, with a first assignment. `officer`: a collector who is a viên chức BHXH. */
export const NewStaff = v.object({
  code,
  name: text(60),
  role,
  organisationId: v.nullable(v.string()),
  officeId: v.nullable(v.string()),
  officer: v.optional(v.boolean(), false),
  from: v.optional(day),
})
export type NewStaff = v.InferOutput<typeof NewStaff>
/** `POST /api/assignments`: moves a person from a day on; without `officer` a collector stays what they were. */
export const NewAssignment = v.object({
  staffId: v.string(),
  role,
  organisationId: v.nullable(v.string()),
  officeId: v.nullable(v.string()),
  officer: v.optional(v.boolean()),
  from: day,
})
export type NewAssignment = v.InferOutput<typeof NewAssignment>
/** `POST /api/invitations`: new one-time links. */
export const Invitations = v.object({ staffIds: v.pipe(v.array(v.string()), v.minLength(1), v.maxLength(500)) })
export const InvitationsAnswer = v.object({ slips: v.array(Slip) })
export type InvitationsAnswer = v.InferOutput<typeof InvitationsAnswer>

const setUpCode = v.pipe(v.string(), v.trim(), v.regex(/^[A-Za-z0-9._-]{2,20}$/))
/** `POST /api/organisations`: a new one, or with `id` a changed one. `team` puts it on the campaign's team board. */
export const NewOrganisation = v.object({
  id: v.optional(v.string()),
  code: setUpCode,
  name: text(80),
  kind: v.picklist(['province', 'grassroots', 'post', 'service']),
  parentId: v.nullable(v.string()),
  verifierId: v.nullable(v.string()),
  campaignId: v.nullable(v.string()),
  team: v.optional(v.boolean()),
  division: v.optional(v.nullable(text(40)), null),
  defaultOfficeId: v.optional(v.nullable(v.string()), null),
})
export type NewOrganisation = v.InferOutput<typeof NewOrganisation>

/** Where a counter stands: both or none; left out, it stays as it was. */
const degrees = (most: number) => v.optional(v.nullable(v.pipe(v.number(), v.minValue(-most), v.maxValue(most))))
/** `POST /api/offices`: a new counter on the campaign's list, or with `id` a changed one; `listed: false` takes it off that list, and from the teams it is usual for. */
export const NewOffice = v.object({
  id: v.optional(v.string()),
  campaignId: v.string(),
  code: setUpCode,
  name: text(80),
  address: text(160),
  hours: text(80),
  phone: text(40),
  latitude: degrees(90),
  longitude: degrees(180),
  listed: v.optional(v.boolean(), true),
})
export type NewOffice = v.InferOutput<typeof NewOffice>

/** `POST /api/targets`: people to enrol, of a team or a person, in a period. */
export const NewTarget = v.object({
  campaignId: v.string(),
  periodId: v.string(),
  ownerId: v.string(),
  product,
  target: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000)),
})
export type NewTarget = v.InferOutput<typeof NewTarget>

/** `GET /api/organisations?campaign=`: the tree; what a team is in that campaign stands beside it. */
export const OrganisationView = v.object({
  id: v.string(),
  code: v.string(),
  name: v.string(),
  kind: v.string(),
  parentId: v.nullable(v.string()),
  verifierId: v.nullable(v.string()),
  team: v.boolean(),
  division: v.nullable(v.string()),
  defaultOfficeId: v.nullable(v.string()),
})
export type OrganisationView = v.InferOutput<typeof OrganisationView>
/** `GET /api/targets?campaign=` */
export const TargetView = v.object({ periodId: v.string(), ownerId: v.string(), product, target: whole })
export type TargetView = v.InferOutput<typeof TargetView>
export const AssignmentView = v.object({
  id: v.string(),
  role,
  organisationId: v.nullable(v.string()),
  organisation: v.nullable(v.string()),
  officeId: v.nullable(v.string()),
  office: v.nullable(v.string()),
  officer: v.boolean(),
  firstDay: day,
  lastDay: v.nullable(day),
})
export type AssignmentView = v.InferOutput<typeof AssignmentView>
/** `GET /api/staff`: `ready` says that a PIN is set, `locked` that too many wrong ones were tried today. The assignments are those of today and later. */
export const StaffView = v.object({
  id: v.string(),
  code: v.string(),
  name: v.string(),
  ready: v.boolean(),
  locked: v.boolean(),
  assignments: v.array(AssignmentView),
})
export type StaffView = v.InferOutput<typeof StaffView>
