import type { OfficeView } from '#contract/campaigns.ts'
import type { OrganisationView } from '#contract/imports.ts'

export type OrganisationRow = OrganisationView & { depth: number; verifier: string | null; office: string | null }

/** The tree from its root down, each unit below the one it belongs to, in the order of the codes. */
export function treeOf(organisations: OrganisationView[], offices: OfficeView[]): OrganisationRow[] {
  const byId = new Map(organisations.map((one) => [one.id, one]))
  const nameOf = (id: string | null) => (id === null ? null : (byId.get(id)?.name ?? null))
  const below = Map.groupBy(organisations, ({ parentId }) => (parentId !== null && byId.has(parentId) ? parentId : null))
  const rows = (parentId: string | null, depth: number): OrganisationRow[] =>
    (below.get(parentId) ?? []).flatMap((one) => [
      { ...one, depth, verifier: nameOf(one.verifierId ?? one.parentId), office: offices.find(({ id }) => id === one.defaultOfficeId)?.name ?? null },
      ...rows(one.id, depth + 1),
    ])
  return rows(null, 0)
}
