import { createMemo } from 'solid-js'
import type { CampaignBundle, OfficeView } from '#contract/campaigns.ts'
import type { OrganisationView, StaffView, TargetView } from '#contract/imports.ts'
import { dayOf, type Day } from '#rules/days.ts'
import type { Role } from '#rules/words.ts'
import { setUp as t } from '../text/set-up.vi.ts'
import { fullSpan } from '../text/format.ts'
import type { App } from './app.ts'
import type { Person } from './person.ts'
import { joined, setUpReads } from './set-up-reads.ts'

export type SetUpFacts = {
  campaign: { of: CampaignBundle | null }
  organisations: OrganisationView[]
  offices: OfficeView[]
  staff: StaffView[]
  targets: TargetView[]
}
export type StepName = keyof typeof t.steps
export type Step = { name: StepName; href: string; done: boolean; note: string }

/** The list that leads from an empty database to the first entry. */
export function createSetUp(app: App, person: Person) {
  const reads = setUpReads(person)
  const read = joined({
    campaign: reads.campaign(),
    organisations: reads.organisations(),
    offices: reads.offices(),
    staff: reads.staff(),
    targets: reads.targets(),
  })
  const facts = createMemo(() => read.value())
  return {
    read,
    steps: createMemo(() => (facts() ? stepsOf(facts()!) : [])),
    ready: createMemo(() => (facts() ? readyOf(facts()!, dayOf(app.device.now())) : null)),
  }
}

export const inRole = (staff: StaffView[], role: Role) => staff.filter(({ assignments }) => assignments.some((one) => one.role === role))

/** What is there of each step and what it still lacks, in the order in which one builds on the other. */
export function stepsOf({ campaign: { of: campaign }, organisations, offices, staff, targets }: SetUpFacts): Step[] {
  const teams = organisations.filter(({ team }) => team)
  const aimed = teams.filter(({ id }) => targets.some(({ ownerId }) => ownerId === id))
  const [collectors, supervisors, clerks, organisers] = (['collector', 'supervisor', 'clerk', 'organiser'] as const).map((role) => inRole(staff, role)) as [
    StaffView[],
    StaffView[],
    StaffView[],
    StaffView[],
  ]
  const signing = organisers.filter(({ ready }) => ready)
  const without = staff.filter(({ ready }) => !ready)
  return [
    {
      name: 'campaign',
      href: '/thiet-lap/dot',
      done: campaign !== null,
      note: campaign ? t.has.campaign(campaign.name, fullSpan(campaign.firstDay, campaign.lastDay)) : t.lacks.campaign,
    },
    {
      name: 'periods',
      href: '/thiet-lap/ky',
      done: sharedOut(campaign) > 0,
      note: sharedOut(campaign) > 0 ? t.has.periods(sharedOut(campaign)) : t.lacks.periods,
    },
    { name: 'offices', href: '/thiet-lap/quay-qua', done: offices.length > 0, note: offices.length > 0 ? t.has.offices(offices.length) : t.lacks.offices },
    {
      name: 'organisations',
      href: '/thiet-lap/don-vi',
      done: teams.length > 0,
      note:
        organisations.length === 0
          ? t.lacks.organisations
          : teams.length === 0
            ? t.lacks.teams(organisations.length)
            : t.has.organisations(organisations.length, teams.length),
    },
    {
      name: 'staff',
      href: '/thiet-lap/nhan-vien',
      done: collectors.length > 0 && supervisors.length > 0,
      note: staffNote(collectors.length, supervisors.length, clerks.length),
    },
    {
      name: 'targets',
      href: '/thiet-lap/chi-tieu',
      done: aimed.length > 0,
      note: aimed.length === 0 ? t.lacks.targets : t.has.targets(aimed.length, teams.length),
    },
    {
      name: 'rules',
      href: campaign && campaign.rulesVersion === 0 ? '/thiet-lap/phat-hanh' : '/thiet-lap/the-le',
      done: (campaign?.rulesVersion ?? 0) > 0,
      note: (campaign?.rulesVersion ?? 0) > 0 ? t.has.rules(campaign!.rulesVersion) : t.lacks.rules,
    },
    {
      name: 'second',
      href: '/thiet-lap/nhan-vien?them=btc',
      done: signing.length > 1,
      note: signing.length > 1 ? t.has.second(signing.length) : organisers.length > 1 ? t.lacks.secondPassword : t.lacks.second,
    },
    {
      name: 'pins',
      href: '/thiet-lap/nhan-vien?loc=chua-pin',
      done: collectors.length > 0 && without.length === 0,
      note: pinNote(staff.length, without.length, collectors.length),
    },
  ]
}

const sharedOut = (campaign: CampaignBundle | null) => campaign?.periods.filter(({ kind }) => kind !== 'phase').length ?? 0

function staffNote(collectors: number, supervisors: number, clerks: number): string {
  if (collectors + supervisors + clerks === 0) return t.lacks.staff
  const lacking = [...(collectors === 0 ? [t.lacks.collector] : []), ...(supervisors === 0 ? [t.lacks.supervisor] : [])]
  return [t.has.staff(collectors, supervisors, clerks), ...lacking].join(' ')
}

function pinNote(all: number, without: number, collectors: number): string {
  if (collectors === 0) return t.lacks.pinsNobody
  return without === 0 ? t.has.pins(all) : t.lacks.pins(all - without, all)
}

/** Whether a collector can log now: a campaign with published rules, and somebody with a PIN in an organisation. */
export function readyOf({ campaign: { of: campaign }, staff }: SetUpFacts, today: Day): { people: number; from: Day | null } | null {
  const people = staff.filter(
    ({ ready, assignments }) => ready && assignments.some(({ role, organisationId }) => role === 'collector' && organisationId !== null),
  ).length
  if (!campaign || campaign.rulesVersion === 0 || people === 0 || campaign.lastDay < today) return null
  return { people, from: campaign.firstDay > today ? campaign.firstDay : null }
}
