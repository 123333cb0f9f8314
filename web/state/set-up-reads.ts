import { createMemo } from 'solid-js'
import type { CampaignBrief, CampaignBundle, OfficeView } from '#contract/campaigns.ts'
import type { OrganisationView, StaffView, TargetView } from '#contract/imports.ts'
import type { Person } from './person.ts'
import { createRead, type Read } from './read.ts'

/** What is set up so far. Each list is asked for only by the page that calls for it; what hangs on a campaign is empty until there is one. */
export function setUpReads(person: Person) {
  const campaigns = createRead<{ campaigns: CampaignBrief[] }>(person.reads, () => '/api/campaigns')
  const campaignId = createMemo(() => {
    const known = campaigns.value()?.campaigns ?? []
    return (known.find(({ id }) => id === person.campaignId()) ?? known[0])?.id ?? null
  })

  function ofCampaign<From, To>(path: (id: string) => string, of: (from: From) => To, none: To): Read<To> {
    const read = createRead<From>(person.reads, () => campaignId() && path(campaignId()!))
    const answer = () => (campaignId() ? read : campaigns)
    const value = createMemo(() => {
      const from = read.value()
      if (campaigns.value() && !campaignId()) return none
      return campaignId() && from ? of(from) : null
    })
    const reload = async () => {
      await campaigns.reload()
      await read.reload()
    }
    return { value, at: () => answer().at(), state: () => answer().state(), failure: () => answer().failure(), reload }
  }
  function list<From, To>(path: () => string | null, of: (from: From) => To): Read<To> {
    const read = createRead<From>(person.reads, path)
    const value = createMemo(() => {
      const from = read.value()
      return from && of(from)
    })
    return { ...read, value }
  }

  return {
    campaigns,
    campaignId,
    campaign: () =>
      ofCampaign(
        (id) => `/api/campaigns/${id}`,
        (of: CampaignBundle) => ({ of: of as CampaignBundle | null }),
        { of: null },
      ),
    organisations: () =>
      list(
        () => campaigns.value() && `/api/organisations${campaignId() ? `?campaign=${campaignId()}` : ''}`,
        (from: { organisations: OrganisationView[] }) => from.organisations,
      ),
    offices: () =>
      list(
        () => '/api/offices',
        (from: { offices: OfficeView[] }) => from.offices,
      ),
    staff: () =>
      list(
        () => '/api/staff',
        (from: { staff: StaffView[] }) => from.staff,
      ),
    targets: () =>
      ofCampaign(
        (id) => `/api/targets?campaign=${id}`,
        (from: { targets: TargetView[] }) => from.targets,
        [],
      ),
  }
}

type Reads = Record<string, Read<unknown>>
type Values<From extends Reads> = { [Name in keyof From]: From[Name] extends Read<infer Value> ? Value : never }

/** Several answers as one: there when all of them are, as old as the oldest. */
export function joined<From extends Reads>(reads: From): Read<Values<From>> {
  const all = Object.values(reads)
  const value = createMemo(() => {
    const entries = Object.entries(reads).map(([name, read]) => [name, read.value()] as const)
    return entries.every(([, one]) => one !== null) ? (Object.fromEntries(entries) as Values<From>) : null
  })
  const at = () => all.reduce<number | null>((oldest, read) => (read.at() !== null && (oldest === null || read.at()! < oldest) ? read.at() : oldest), null)
  const state = () => (['failed', 'loading', 'kept'] as const).find((one) => all.some((read) => read.state() === one)) ?? 'fresh'
  return {
    value,
    at,
    state,
    failure: () => all.map((read) => read.failure()).find((one) => one !== null) ?? null,
    reload: async () => void (await Promise.all(all.map((read) => read.reload()))),
  }
}
