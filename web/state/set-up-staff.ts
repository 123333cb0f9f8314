import { batch, createMemo, createSignal } from 'solid-js'
import type { AssignmentView, InvitationsAnswer, Slip, StaffView } from '#contract/imports.ts'
import { dayOf, type Day } from '#rules/days.ts'
import { shortDay } from '../text/format.ts'
import { setUpStaff as t } from '../text/set-up-staff.vi.ts'
import type { App } from './app.ts'
import { createDeed } from './desk.ts'
import { plain } from '#rules/plain.ts'
import type { Person } from './person.ts'
import { inRole } from './set-up.ts'
import { keepSame } from './set-up-kept.ts'
import { joined, setUpReads } from './set-up-reads.ts'
import { createSlips } from './set-up-slips.ts'
import { createTabs } from './set-up-tabs.ts'

export const STAFF_FILTERS = ['all', 'no-pin', 'locked', 'collector', 'officer', 'supervisor', 'clerk', 'organiser'] as const
export type StaffFilter = (typeof STAFF_FILTERS)[number]
/** What lies over the list: the form for one more person, or a person. */
export type Over = { kind: 'add'; role: 'collector' | 'organiser' } | { kind: 'person'; id: string } | null

const [PAGE, AT_ONCE] = [60, 500]

/** The people: found, brought in, added, moved, and given their one-time links. */
export function createStaff(app: App, person: Person, begin: { origin: string; add: boolean; filter: StaffFilter }) {
  const reads = setUpReads(person)
  const read = joined({ staff: reads.staff(), organisations: reads.organisations(), offices: reads.offices(), campaign: reads.campaign() })
  const staff = createMemo<StaffView[]>((before) => keepSame(before, read.value()?.staff ?? [], ({ id }) => id), [])
  const [search, setSearch] = createSignal('')
  const [filter, setFilter] = createSignal<StaffFilter>(begin.filter)
  const [limit, setLimit] = createSignal(PAGE)
  const [over, setOver] = createSignal<Over>(begin.add ? { kind: 'add', role: 'organiser' } : null)
  const deed = createDeed(app)
  const slips = createSlips(
    app,
    begin.origin,
    (staffId) =>
      staff()
        .find(({ id }) => id === staffId)
        ?.assignments.map(placeOf)
        .find(Boolean) ?? '',
  )
  const today = () => dayOf(app.device.now())

  /** A campaign that runs already takes its first people from its first day, so that receipts of before can be logged. */
  const from = (): Day => {
    const firstDay = read.value()?.campaign.of?.firstDay
    return firstDay && firstDay < today() && inRole(staff(), 'collector').length === 0 ? firstDay : today()
  }
  const tabs = createTabs(app, {
    kind: 'staff',
    read,
    campaignId: reads.campaignId,
    from,
    isEmpty: () => inRole(staff(), 'organiser').length === staff().length,
    done: (answer) => answer.slips.length > 0 && slips.show(answer.slips),
  })

  const found = createMemo(() => {
    const wanted = plain(search())
    return staff().filter((one) => holds(filter(), one) && (!wanted || plain([one.name, one.code, ...one.assignments.map(placeOf)].join(' ')).includes(wanted)))
  })

  /** A collector becomes a viên chức BHXH, or is one no more, from today on. */
  async function setOfficer(one: StaffView, assignment: AssignmentView, officer: boolean): Promise<void> {
    const { role, organisationId, officeId } = assignment
    const answer = await deed.send('POST', '/api/assignments', {
      staffId: one.id,
      role,
      organisationId,
      officeId,
      officer,
      from: latest(assignment.firstDay, today()),
    })
    if (answer.ok) await read.reload()
  }

  /** The last day of an assignment is today; the person keeps the name, the figures and what else they are. */
  async function end(one: StaffView, assignment: AssignmentView): Promise<void> {
    const answer = await deed.send('DELETE', `/api/assignments/${assignment.id}`)
    if (!answer.ok) {
      if (answer.failure.kind === 'refused' && answer.failure.code === 'state-does-not-allow') deed.say(t.lastOrganiser)
      return
    }
    await read.reload()
    close(t.ended(one.name, t.roles[assignment.role]))
  }

  /** Fresh links for people; the server takes so many at once. */
  async function invite(people: StaffView[]): Promise<void> {
    const made: Slip[] = []
    for (let at = 0; at < people.length; at += AT_ONCE) {
      const answer = await deed.send<InvitationsAnswer>('POST', '/api/invitations', { staffIds: people.slice(at, at + AT_ONCE).map(({ id }) => id) })
      if (!answer.ok) break
      made.push(...answer.value!.slips)
    }
    if (made.length > 0) batch(() => (setOver(null), slips.show(made)))
  }

  async function unlock(one: StaffView): Promise<void> {
    const answer = await deed.send('POST', `/api/staff/${one.id}/unlock`)
    if (!answer.ok) return
    await read.reload()
    close(t.unlocked(one.name))
  }

  function close(words?: string): void {
    batch(() => (setOver(null), deed.say(null)))
    if (words) tabs.toast.say(words)
  }

  return {
    ...{ read, staff, search, filter, found, tabs, over, deed, slips, today, invite, unlock, setOfficer, end, close },
    setSearch: (text: string) => batch(() => (setSearch(text), setLimit(PAGE))),
    setFilter: (to: StaffFilter) => batch(() => (setFilter(to), setLimit(PAGE))),
    reset: () => batch(() => (setSearch(''), setFilter('all'), setLimit(PAGE))),
    shown: createMemo(() => found().slice(0, limit())),
    more: () => setLimit(limit() + 5 * PAGE),
    counts: createMemo(
      () => Object.fromEntries(STAFF_FILTERS.map((name) => [name, staff().filter((one) => holds(name, one)).length])) as Record<StaffFilter, number>,
    ),
    without: createMemo(() => staff().filter(({ ready }) => !ready)),
    person: createMemo(() => {
      const shown = over()
      return shown?.kind === 'person' ? (staff().find(({ id }) => id === shown.id) ?? null) : null
    }),
    open: (id: string) => setOver({ kind: 'person', id }),
    add: () => setOver({ kind: 'add', role: 'collector' }),
  }
}
export type Staff = ReturnType<typeof createStaff>

const holds = (filtered: StaffFilter, { ready, locked, assignments }: StaffView): boolean =>
  filtered === 'all' ||
  (filtered === 'no-pin' && !ready) ||
  (filtered === 'locked' && locked) ||
  (filtered === 'officer' && assignments.some(({ officer }) => officer)) ||
  assignments.some(({ role }) => role === filtered)

const latest = (one: Day, other: Day): Day => (one > other ? one : other)

export const placeOf = ({ organisation, office }: AssignmentView): string => organisation ?? office ?? ''

/** "Nhân viên thu, Bưu điện Gò Dầu", with the day where it begins later or ends. */
export function assignmentWords(one: AssignmentView, today: Day): string {
  const place = [one.officer ? t.officer : t.roles[one.role], placeOf(one)].filter(Boolean).join(', ')
  if (one.firstDay > today) return t.starts(place, shortDay(one.firstDay))
  return one.lastDay ? t.ends(place, shortDay(one.lastDay)) : place
}

export const isOrganiser = (one: StaffView): boolean => one.assignments.some(({ role }) => role === 'organiser')
