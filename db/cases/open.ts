import type { CaseEnd } from '#contract/notices.ts'
import { note, SYSTEM, type Doer } from '../audit/note.ts'
import type { CaseRow, World } from '../lane/world.ts'
import { tellEnded, tellOpened } from './tell.ts'

type NewCase = Pick<CaseRow, 'kind' | 'campaignId' | 'enrolmentId' | 'holderId' | 'voucherCode'>

/** One case of a kind for each entry, named by it; one that stands open already stays as it is, a decided one opens again. Both collectors are told. */
export function openCase(world: World, about: NewCase): void {
  const id = caseIdOf(about.kind, about.enrolmentId)
  const found = world.cases.get(id)
  if (found?.state === 'open') return
  if (found) world.cases.change(id, { ...about, ...UNDECIDED })
  else world.cases.add({ id, ...about, openedAt: world.now, ...UNDECIDED })
  note(world, SYSTEM, 'case-opened', id, found ? { again: true } : null)
  tellOpened(world, about)
}

const UNDECIDED = { state: 'open', counts: false, decidedBy: null, decidedAt: null, reason: null } as const

export const caseIdOf = (kind: CaseRow['kind'], enrolmentId: string): string => `${kind}.${enrolmentId}`

/** A judged entry needs no case any more (RULES 14.3). Confirmed with numbers that link two persons, it says that they are one. */
export function endCase(world: World, enrolmentId: string, how: CaseEnd, by: Doer & { reason: string | null }): void {
  for (const kind of ['duplicate', 'identity'] as const) {
    const found = world.cases.get(caseIdOf(kind, enrolmentId))
    if (found?.state !== 'open') continue
    const counts = kind === 'identity' && how === 'verified'
    world.cases.change(found.id, { state: 'decided', counts, decidedBy: by.staffId, decidedAt: world.now, reason: by.reason ?? how })
    note(world, by, 'case-ended', found.id, { how })
    tellEnded(world, found, how, by.staffId)
  }
}

/** Once the entry is gone by whose numbers two persons were one, whoever lost a place to the other of them is a question again. */
export function reopenParted(world: World, campaignId: string, persons: readonly string[]): void {
  const displaced = world.enrolments.all().filter((row) => row.state === 'duplicate' && row.campaignId === campaignId && persons.includes(row.personId))
  for (const row of displaced) {
    const holderId = world.cases.get(caseIdOf('duplicate', row.id))?.holderId
    const holder = holderId ? world.enrolments.get(holderId) : undefined
    if (holder && holder.personId !== row.personId) openCase(world, { kind: 'duplicate', campaignId, enrolmentId: row.id, holderId: null, voucherCode: null })
  }
}

/** Once the holder of a place is gone, its duplicates are a question again (RULES 14.2, 14.11). */
export function reopenCases(world: World, holder: { id: string; campaignId: string; product: string; personId: string }): void {
  const duplicates = world.enrolments
    .all()
    .filter((row) => row.state === 'duplicate' && row.campaignId === holder.campaignId && row.product === holder.product && row.id !== holder.id)
  for (const row of duplicates) {
    const found = world.cases.get(caseIdOf('duplicate', row.id))
    const isOurs = row.personId === holder.personId || found?.holderId === holder.id
    if (isOurs) openCase(world, { kind: 'duplicate', campaignId: row.campaignId, enrolmentId: row.id, holderId: null, voucherCode: null })
  }
}
