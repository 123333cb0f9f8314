/** Who may do what (RULES section 1, DESIGN section 3). Rights before existence: who may not, is told nothing. */
import type { Role } from './words.ts'

/** The roles that may do an act at all; `public` is anyone without a session. Whose records it reaches, `reaches` and `mayActOn` say. */
const MAY = {
  'sync.send': ['collector', 'clerk'],
  'enrolment.log': ['collector'],
  'enrolment.read': ['collector', 'supervisor', 'organiser'],
  'enrolment.verify': ['supervisor'],
  'enrolment.return': ['supervisor'],
  'enrolment.reject': ['supervisor'],
  'enrolment.cancel': ['collector', 'supervisor'],
  'enrolment.disclose': ['supervisor'],
  'enrolment.correct': ['supervisor'],
  'amendment.propose': ['organiser'],
  'amendment.approve': ['organiser'],
  'evidence.read': ['supervisor', 'organiser'],
  'lateness.decide': ['supervisor'],
  'case.decide': ['supervisor', 'organiser'],
  'set-aside': ['organiser'],
  'standings.read': ['collector', 'supervisor', 'organiser'],
  'totals.read': ['collector', 'supervisor', 'organiser'],
  'result.propose': ['organiser'],
  'result.approve': ['organiser'],
  'result.read': ['collector', 'supervisor', 'organiser'],
  'correction.propose': ['organiser'],
  'complaint.file': ['collector', 'supervisor'],
  'complaint.read': ['collector', 'supervisor', 'organiser'],
  'complaint.answer': ['organiser'],
  'prize.read': ['organiser'],
  'prize.pay': ['organiser'],
  'check.read': ['supervisor', 'organiser'],
  'check.call': ['supervisor'],
  'announcement.publish': ['organiser'],
  'announcement.read': ['collector', 'supervisor', 'clerk', 'organiser', 'public'],
  'voucher.look-up': ['supervisor', 'clerk'],
  'voucher.hand-over': ['clerk'],
  'blank.draw': ['collector'],
  'voucher.remind': ['collector'],
  'voucher.override': ['supervisor', 'organiser'],
  'handover.undo': ['clerk', 'supervisor', 'organiser'],
  'office.hold': ['clerk', 'supervisor', 'organiser'],
  'gift-case.decide': ['supervisor', 'organiser'],
  'gift-figures.read': ['supervisor', 'organiser'],
  'stock.purchase': ['organiser'],
  'stock.read': ['supervisor', 'clerk', 'organiser'],
  'stock.survey': ['supervisor', 'organiser'],
  'stock.confirm': ['supervisor', 'clerk', 'organiser'],
  'stock.move': ['clerk', 'organiser'],
  'campaign.read': ['collector', 'supervisor', 'clerk', 'organiser'],
  'campaign.set-up': ['organiser'],
  'goals.read': ['collector', 'supervisor', 'organiser'],
  'list.read': ['supervisor', 'organiser'],
  'list.import': ['supervisor', 'organiser'],
  'staff.manage': ['organiser'],
  'staff.unlock': ['supervisor', 'organiser'],
  'audit.read': ['organiser'],
} as const satisfies Record<string, readonly (Role | 'public')[]>

export type Act = keyof typeof MAY
export const ACTS = Object.keys(MAY) as Act[]

/** `organisationIds` holds the actor's own organisation and all below it. */
export type Actor = { staffId: string; role: Role; organisationIds: ReadonlySet<string> }
/** `staffId` is whoever logged the entry or made the proposal; `organisationId` where it belongs, `null` for the whole campaign. */
export type OwnedRecord = { staffId: string; organisationId: string | null }

/** Whether a role may do an act at all. */
export function can(role: Role | 'public', act: Act): boolean {
  const roles: readonly (Role | 'public')[] = MAY[act]
  return roles.includes(role)
}

/** Whether a record lies within an actor's sight: collectors and clerks see their own, supervisors their organisation and below, organisers all. */
export function reaches(actor: Actor, record: OwnedRecord): boolean {
  if (actor.role === 'organiser') return true
  if (actor.role === 'supervisor') return record.organisationId !== null && actor.organisationIds.has(record.organisationId)
  return record.staffId === actor.staffId
}

/** Whether an actor may judge a record: within sight and not their own. Nobody verifies, decides or approves an entry or proposal of their own. */
export function mayActOn(actor: Actor, record: OwnedRecord): boolean {
  return record.staffId !== actor.staffId && reaches(actor, record)
}
