import { createMemo, createSignal } from 'solid-js'
import type { OfficeView } from '#contract/campaigns.ts'
import type { OrganisationView } from '#contract/imports.ts'
import type { App } from './app.ts'
import type { Person } from './person.ts'
import { keepSame } from './set-up-kept.ts'
import { joined, setUpReads } from './set-up-reads.ts'
import { createTabs } from './set-up-tabs.ts'
import { createTree } from './set-up-tree.ts'

/** A unit in the tree. `above` are those over it, the root first; `verifier` who confirms its entries, null when it does so itself. */
export type OrganisationRow = OrganisationView & { depth: number; above: string[]; holds: number; verifier: string | null; office: string | null }

/** What lies over the tree: a form for a unit, or for a new one below another. */
export type OrganisationOver = { id: string } | { id: null; parentId: string | null } | null

/** The units: found in the tree, added and changed one by one or from a table. */
export function createOrganisations(app: App, person: Person) {
  const reads = setUpReads(person)
  const read = joined({ organisations: reads.organisations(), offices: reads.offices(), campaign: reads.campaign() })
  const organisations = createMemo(() => read.value()?.organisations ?? [])
  const rows = createMemo<OrganisationRow[]>((before) => keepSame(before, treeOf(organisations(), read.value()?.offices ?? []), ({ id }) => id), [])
  const [over, setOver] = createSignal<OrganisationOver>(null)
  const tabs = createTabs(app, { kind: 'organisations', read, campaignId: reads.campaignId, isEmpty: () => organisations().length === 0 })
  return {
    ...{ read, organisations, tabs, over, campaignId: reads.campaignId, tree: createTree(rows) },
    teams: createMemo(() => organisations().filter(({ team }) => team).length),
    rows,
    /** Divisions that are in use or named by the campaign, to choose from. */
    divisions: createMemo(() => [
      ...new Set([...(read.value()?.campaign.of?.divisions ?? []), ...organisations().flatMap(({ division }) => (division ? [division] : []))]),
    ]),
    open: (id: string) => setOver({ id }),
    add: (parentId: string | null = null) => setOver({ id: null, parentId }),
    close: () => setOver(null),
  }
}
export type Organisations = ReturnType<typeof createOrganisations>

/** The tree from its root down, each unit below the one it belongs to, in the order of the codes. */
export function treeOf(organisations: OrganisationView[], offices: OfficeView[]): OrganisationRow[] {
  const byId = new Map(organisations.map((one) => [one.id, one]))
  const nameOf = (id: string | null) => (id === null ? null : (byId.get(id)?.name ?? null))
  const below = Map.groupBy(organisations, ({ parentId }) => (parentId !== null && byId.has(parentId) ? parentId : null))
  const rows = (parentId: string | null, above: string[]): OrganisationRow[] =>
    (below.get(parentId) ?? []).flatMap((one) => [
      {
        ...one,
        ...{ depth: above.length, above, holds: below.get(one.id)?.length ?? 0 },
        verifier: nameOf(one.verifierId ?? one.parentId),
        office: offices.find(({ id }) => id === one.defaultOfficeId)?.name ?? null,
      },
      ...rows(one.id, [...above, one.id]),
    ])
  return rows(null, [])
}

/** A unit and all below it: none of them can stand over it. */
export const withBelow = (organisations: OrganisationView[], id: string): Set<string> =>
  new Set(treeOf(organisations, []).flatMap((row) => (row.id === id || row.above.includes(id) ? [row.id] : [])))

/** The units whose entries one confirms. */
export const confirmedBy = (organisations: OrganisationView[], id: string): OrganisationView[] =>
  organisations.filter((one) => (one.verifierId ?? one.parentId) === id)
