import { createSignal } from 'solid-js'
import { safeParse } from 'valibot'
import { code as codeShape } from '#contract/shapes.ts'
import type { AssignmentView, Slip, StaffView } from '#contract/imports.ts'
import { isDay } from '#rules/days.ts'
import { readName } from '#rules/identifiers.ts'
import type { Role } from '#rules/words.ts'
import { shortDay } from '../text/format.ts'
import { setUpStaff as t } from '../text/set-up-staff.vi.ts'
import type { App } from './app.ts'
import { createDeed } from './desk.ts'
import type { Staff } from './set-up-staff.ts'

export const needsOrganisation = (role: Role) => role === 'collector' || role === 'supervisor'

/** One more person, with what they are from a day on. The answer is the slip that lets them in. */
export function createNewPerson(app: App, staff: Staff, begin: Role) {
  const [role, setRole] = createSignal<Role>(begin)
  const [name, setName] = createSignal('')
  const [code, setCode] = createSignal('')
  const [place, setPlace] = createSignal('')
  const [from, setFrom] = createSignal(staff.tabs.form.from())
  const [asked, setAsked] = createSignal(false)
  const [taken, setTaken] = createSignal<string | null>(null)
  const deed = createDeed(app)
  const isPlaced = () => role() === 'organiser' || place() !== ''
  const trouble = {
    name: () => (asked() && !readName(name()).ok ? t.nameWrong : null),
    code: () =>
      taken() !== null && taken() === code()
        ? t.codeTaken
        : asked() && !(code().trim().length > 1 && safeParse(codeShape, code()).success)
          ? t.codeWrong
          : null,
    place: () => (asked() && !isPlaced() ? (needsOrganisation(role()) ? t.organisationFirst : t.officeFirst) : null),
    from: () => (isDay(from()) ? null : t.dayFirst),
  }

  async function go(): Promise<void> {
    setAsked(true)
    if (deed.busy() || Object.values(trouble).some((of) => of() !== null)) return
    const where = { organisationId: needsOrganisation(role()) ? place() : null, officeId: role() === 'clerk' ? place() : null }
    const answer = await deed.send<Slip>('POST', '/api/staff', { code: code().trim().toLowerCase(), name: name().trim(), role: role(), ...where, from: from() })
    if (!answer.ok) {
      if (answer.failure.kind === 'refused' && answer.failure.code === 'code-taken') setTaken(code())
      return
    }
    staff.close()
    if (answer.value) staff.slips.show([answer.value])
    await staff.read.reload()
  }

  return { role, setRole: (to: Role) => (setRole(to), setPlace('')), name, setName, code, setCode, place, setPlace, from, setFrom, trouble, deed, go }
}
export type NewPerson = ReturnType<typeof createNewPerson>

/** Moves a person's assignment elsewhere from a day on; entries collected since then go along. */
export function createMove(app: App, staff: Staff, of: { person: StaffView; assignment: AssignmentView }) {
  const stands = of.assignment.organisationId ?? of.assignment.officeId ?? ''
  const [place, setPlace] = createSignal('')
  const [from, setFrom] = createSignal(staff.today())
  const [asked, setAsked] = createSignal(false)
  const deed = createDeed(app)
  const trouble = {
    place: () => (place() === stands ? t.samePlace : asked() && place() === '' ? (of.assignment.role === 'clerk' ? t.officeFirst : t.organisationFirst) : null),
    from: () => (isDay(from()) ? null : t.dayFirst),
  }

  async function go(): Promise<void> {
    setAsked(true)
    if (deed.busy() || trouble.place() || trouble.from()) return
    const { role } = of.assignment
    const where = { organisationId: needsOrganisation(role) ? place() : null, officeId: role === 'clerk' ? place() : null }
    const answer = await deed.send<{ entries: number }>('POST', '/api/assignments', { staffId: of.person.id, role, ...where, from: from() })
    if (!answer.ok) {
      if (answer.failure.kind === 'refused' && answer.failure.code === 'already-final') deed.say(t.final)
      return
    }
    const value = staff.read.value()
    const to = [...(value?.organisations ?? []), ...(value?.offices ?? [])].find(({ id }) => id === place())?.name ?? ''
    const entries = answer.value?.entries ?? 0
    await staff.read.reload()
    staff.close(entries > 0 ? t.movedEntries(of.person.name, to, shortDay(from()), entries) : t.moved(of.person.name, to, shortDay(from())))
  }

  return { place, setPlace, from, setFrom, trouble, deed, go, role: of.assignment.role }
}
