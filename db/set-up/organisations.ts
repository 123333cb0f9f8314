import { and, eq, inArray } from 'drizzle-orm'
import type { World } from '../lane/world.ts'
import type { Organisation, Team } from '../register.ts'
import { organisations, teams } from '../schema/index.ts'
import { statementOf } from '../statements.ts'
import type { CheckedRow } from './check-row.ts'
import { byCode, note, same, upsert, type Context, type Kind } from './kind.ts'
import { ORGANISATION_KINDS, YES_NO } from './words.ts'

/** `team` is its place on the campaign's team board, `false` takes it off, null leaves that as it is. */
export type OrganisationDraft = Organisation & { team: Pick<Team, 'division' | 'defaultOfficeId'> | false | null }
type Read = { row: CheckedRow; draft: OrganisationDraft }

export const organisationKind: Kind<OrganisationDraft> = {
  needsCampaign: true,
  columns: [
    { field: 'code', required: true, names: ['ma', 'ma don vi', 'code'] },
    { field: 'name', required: true, names: ['ten', 'ten don vi', 'name'] },
    { field: 'kind', required: true, names: ['loai', 'loai don vi', 'cap', 'kind'] },
    {
      field: 'parent',
      names: ['ma don vi cap tren', 'don vi cap tren', 'cap tren', 'ma cap tren', 'ma don vi cha', 'truc thuoc', 'parent', 'parent code'],
    },
    { field: 'verifier', names: ['ma don vi xac nhan', 'don vi xac nhan', 'xac nhan', 'verifier', 'verifier code'] },
    { field: 'team', names: ['tap the', 'thi dua', 'du thi', 'tham gia', 'team'] },
    { field: 'division', names: ['nhom', 'nhom thi dua', 'bang', 'division'] },
    {
      field: 'office',
      names: ['ma quay', 'quay', 'quay mac dinh', 'ma quay mac dinh', 'office', 'office code', 'default office', 'default office code'],
    },
  ],
  read(rows, context) {
    const known = byCode(context.register.organisations.values())
    const listed = new Set(context.campaign?.officeIds)
    const offices = byCode([...context.register.offices.values()].filter(({ id }) => listed.has(id)))
    const ids = new Map([...known].map(([code, { id }]) => [code, id]))
    for (const row of rows) if (!ids.has(row.value('code').toLowerCase())) ids.set(row.value('code').toLowerCase(), context.newId())
    const reference = (row: CheckedRow, field: string, among: ReadonlyMap<string, string>) => {
      const id = among.get(row.value(field).toLowerCase()) ?? null
      if (row.value(field) !== '' && id === null) row.refuse(field, 'unknown')
      return id
    }
    const officeIds = new Map([...offices].map(([code, { id }]) => [code, id]))
    const seen = new Set<string>()
    const read = rows.map((row): Read => {
      const code = row.code('code')
      if (seen.has(code.toLowerCase())) row.refuse('code', 'repeated')
      seen.add(code.toLowerCase())
      const stored = known.get(code.toLowerCase())
      const draft: OrganisationDraft = {
        ...{
          id: ids.get(code.toLowerCase()) ?? '',
          code: stored?.code ?? code,
          name: row.text('name', 80),
          kind: row.word('kind', ORGANISATION_KINDS) ?? 'service',
        },
        parentId: row.has('parent') ? reference(row, 'parent', ids) : (stored?.parentId ?? null),
        verifierId: row.has('verifier') ? reference(row, 'verifier', ids) : (stored?.verifierId ?? null),
        team: teamOf(row, context.campaign?.teams.get(stored?.id ?? ''), () => reference(row, 'office', officeIds)),
      }
      return { row, draft }
    })
    refuseCycles(read, context)
    refuseLost(read, context)
    return read
  },
  differs: ({ team, ...organisation }, { register, campaign }) =>
    !same(organisation, register.organisations.get(organisation.id)) || teamDiffers(team, campaign?.teams.get(organisation.id)),
  async keep(world, drafts, context) {
    upsert(
      world,
      organisations,
      drafts.map(({ team: _team, ...organisation }) => organisation),
      ['id'],
    )
    keepTeams(world, drafts, context)
    for (const { id, team, ...rest } of drafts) note(world, context.by, 'organisation-set', id, { ...rest, team })
    return []
  },
}

function teamOf(row: CheckedRow, stored: Team | undefined, readOffice: () => string | null): OrganisationDraft['team'] {
  if (!row.has('team') || row.value('team') === '') return null
  const takesPart = row.word('team', YES_NO)
  const defaultOfficeId = row.has('office') ? readOffice() : (stored?.defaultOfficeId ?? null)
  const division = row.has('division') ? row.value('division') || null : (stored?.division ?? null)
  return takesPart ? { division, defaultOfficeId } : false
}

const teamDiffers = (wanted: OrganisationDraft['team'], stored: Team | undefined) =>
  wanted !== null && (wanted === false ? stored !== undefined : !same(wanted, stored))

function keepTeams(world: World, drafts: OrganisationDraft[], { campaign }: Context): void {
  if (!campaign) return
  const joining = drafts.flatMap(({ id, team }) => (team ? [{ campaignId: campaign.id, organisationId: id, ...team }] : []))
  const leaving = drafts.flatMap(({ id, team }) => (team === false ? [id] : []))
  upsert(world, teams, joining, ['campaignId', 'organisationId'])
  if (leaving.length > 0)
    world.statements.push(
      statementOf(world.store.connections.write.delete(teams).where(and(eq(teams.campaignId, campaign.id), inArray(teams.organisationId, leaving)))),
    )
}

/** The parents after the import must lead upwards to a root from everywhere. */
function refuseCycles(read: Read[], { register }: Context): void {
  const parents = new Map([...register.organisations.values()].map(({ id, parentId }) => [id, parentId]))
  for (const { draft } of read) parents.set(draft.id, draft.parentId)
  for (const { row, draft } of read) {
    const seen = new Set<string>()
    let current: string | null = draft.parentId
    while (current !== null && current !== draft.id && !seen.has(current)) {
      seen.add(current)
      current = parents.get(current) ?? null
    }
    if (current === draft.id) row.refuse('parent', 'parent-cycle')
  }
}

/** A row that points to a bad row of the same file, or to one that points there, has nothing to stand under. */
function refuseLost(read: Read[], { register }: Context): void {
  const isThere = (id: string | null) => id === null || register.organisations.has(id) || read.some(({ row, draft }) => draft.id === id && row.bad.length === 0)
  for (let found = true; found;) {
    found = false
    for (const { row, draft } of read.filter((one) => one.row.bad.length === 0)) {
      const field = !isThere(draft.parentId) ? 'parent' : !isThere(draft.verifierId) ? 'verifier' : null
      if (field) row.refuse(field, 'unknown')
      found ||= field !== null
    }
  }
}
