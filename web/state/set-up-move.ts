import { createSignal } from 'solid-js'
import type { AssignmentView, StaffView } from '#contract/imports.ts'
import { isDay } from '#rules/days.ts'
import type { Role } from '#rules/words.ts'
import { shortDay } from '../text/format.ts'
import { setUpStaff as t } from '../text/set-up-staff.vi.ts'
import type { App } from './app.ts'
import { createDeed } from './desk.ts'
import { needsOrganisation } from './set-up-person.ts'
import type { Staff } from './set-up-staff.ts'

/** Moves a person's assignment elsewhere from a day on, or gives them one more; entries collected since then go along. */
export function createMove(app: App, staff: Staff, of: { person: StaffView; assignment: AssignmentView | null }) {
  const stands = of.assignment?.organisationId ?? of.assignment?.officeId ?? ''
  const [role, setRole] = createSignal<Role>(of.assignment?.role ?? free(of.person)[0] ?? 'supervisor')
  const [place, setPlace] = createSignal('')
  const [from, setFrom] = createSignal(staff.today())
  const [officer, setOfficer] = createSignal(false)
  const [asked, setAsked] = createSignal(false)
  const deed = createDeed(app)
  const isNew = of.assignment === null
  const isPlaced = () => role() === 'organiser' || place() !== ''
  const trouble = {
    place: () =>
      of.assignment && place() === stands ? t.samePlace : asked() && !isPlaced() ? (role() === 'clerk' ? t.officeFirst : t.organisationFirst) : null,
    from: () => (isDay(from()) ? null : t.dayFirst),
  }

  async function go(): Promise<void> {
    setAsked(true)
    if (deed.busy() || trouble.place() || trouble.from()) return
    const where = { organisationId: needsOrganisation(role()) ? place() : null, officeId: role() === 'clerk' ? place() : null }
    const asking = { staffId: of.person.id, role: role(), ...where, ...(isNew && role() === 'collector' ? { officer: officer() } : {}), from: from() }
    const answer = await deed.send<{ entries: number }>('POST', '/api/assignments', asking)
    if (!answer.ok) {
      if (answer.failure.kind === 'refused' && answer.failure.code === 'already-final') deed.say(t.final)
      return
    }
    const entries = answer.value?.entries ?? 0
    const to = placeName(staff, place()) || t.roles[role()]
    await staff.read.reload()
    staff.close(entries > 0 ? t.movedEntries(of.person.name, to, shortDay(from()), entries) : t.moved(of.person.name, to, shortDay(from())))
  }

  return {
    ...{ role, place, setPlace, from, setFrom, officer, setOfficer, trouble, deed, go, isNew, roles: free(of.person) },
    setRole: (to: Role) => (setRole(to), setPlace('')),
    unsaved: () => place() !== '',
  }
}
export type Move = ReturnType<typeof createMove>

/** The roles that a person does not hold yet. */
export const free = (person: StaffView): Role[] =>
  (['collector', 'supervisor', 'clerk', 'organiser'] as const).filter((role) => !person.assignments.some((one) => one.role === role && one.lastDay === null))

const placeName = (staff: Staff, id: string): string => {
  const value = staff.read.value()
  return [...(value?.organisations ?? []), ...(value?.offices ?? [])].find((one) => one.id === id)?.name ?? ''
}
