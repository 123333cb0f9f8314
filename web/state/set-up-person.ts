import { createSignal } from 'solid-js'
import { safeParse } from 'valibot'
import { code as codeShape } from '#contract/shapes.ts'
import type { ImportAnswer, Slip, StaffView } from '#contract/imports.ts'
import { isDay } from '#rules/days.ts'
import { readName } from '#rules/identifiers.ts'
import type { Role } from '#rules/words.ts'
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
  const [officer, setOfficer] = createSignal(false)
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
    const marked = role() === 'collector' && officer() ? { officer: true } : {}
    const asking = { code: code().trim().toLowerCase(), name: name().trim(), role: role(), ...where, ...marked, from: from() }
    const answer = await deed.send<Slip>('POST', '/api/staff', asking)
    if (!answer.ok) {
      if (answer.failure.kind === 'refused' && answer.failure.code === 'code-taken') setTaken(code())
      return
    }
    staff.close()
    if (answer.value) staff.slips.show([answer.value])
    await staff.read.reload()
  }

  return {
    ...{ role, name, setName, code, setCode, place, setPlace, from, setFrom, officer, setOfficer, trouble, deed, go },
    setRole: (to: Role) => (setRole(to), setPlace('')),
    unsaved: () => name() !== '' || code() !== '',
  }
}
export type NewPerson = ReturnType<typeof createNewPerson>

/** Another name for a person, told as a table of one row: the way in which names change anyway. */
export function createRename(app: App, staff: Staff, person: StaffView) {
  const [name, setName] = createSignal(person.name)
  const [asked, setAsked] = createSignal(false)
  const deed = createDeed(app)
  const trouble = () => (asked() && !readName(name()).ok ? t.nameWrong : null)

  async function go(): Promise<void> {
    setAsked(true)
    if (deed.busy() || trouble()) return
    const stands = person.assignments.find(({ firstDay, lastDay }) => lastDay === null && firstDay <= staff.today()) ?? person.assignments[0]
    if (!stands) return
    const value = staff.read.value()
    const codeOf = (id: string | null) => [...(value?.organisations ?? []), ...(value?.offices ?? [])].find((one) => one.id === id)?.code ?? ''
    const cells = [person.code, name().trim(), stands.officer ? 'officer' : stands.role, codeOf(stands.organisationId), codeOf(stands.officeId)]
    const text = `${['code', 'name', 'role', 'organisation', 'office'].join('\t')}\n${cells.join('\t')}`
    const answer = await deed.send<ImportAnswer>('POST', '/api/imports', {
      kind: 'staff',
      campaignId: null,
      text,
      apply: true,
      skipBad: false,
      from: stands.firstDay,
    })
    if (!answer.ok) return
    await staff.read.reload()
    staff.close(t.renamed(name().trim()))
  }

  return { name, setName, trouble, deed, go, unsaved: () => name() !== person.name }
}
