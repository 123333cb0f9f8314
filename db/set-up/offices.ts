import { and, eq } from 'drizzle-orm'
import { campaignOffices, offices, teams } from '../schema/index.ts'
import type { Office } from '../register.ts'
import { statementOf } from '../statements.ts'
import type { CheckedRow } from './check-row.ts'
import { byCode, note, same, upsert, type Kind } from './kind.ts'

export const officeKind: Kind<Office> = {
  needsCampaign: true,
  columns: [
    { field: 'code', required: true, names: ['ma', 'ma quay', 'code'] },
    { field: 'name', required: true, names: ['ten', 'ten quay', 'name'] },
    { field: 'address', required: true, names: ['dia chi', 'address'] },
    { field: 'hours', required: true, names: ['gio', 'gio mo cua', 'gio lam viec', 'gio phuc vu', 'hours'] },
    { field: 'phone', required: true, names: ['dien thoai', 'so dien thoai', 'sdt', 'phone', 'telephone'] },
    { field: 'latitude', names: ['vi do', 'latitude', 'lat'] },
    { field: 'longitude', names: ['kinh do', 'longitude', 'lng', 'long'] },
  ],
  read(rows, { register, newId }) {
    const known = byCode(register.offices.values())
    const seen = new Set<string>()
    return rows.map((row) => {
      const code = row.code('code')
      if (seen.has(code.toLowerCase())) row.refuse('code', 'repeated')
      seen.add(code.toLowerCase())
      const stored = known.get(code.toLowerCase())
      const draft = {
        id: stored?.id ?? newId(),
        code: stored?.code ?? code,
        name: row.text('name', 80),
        address: row.text('address', 160),
        hours: row.text('hours', 80),
        phone: row.text('phone', 40),
        ...placeIn(row, stored),
      }
      return { row, draft }
    })
  },
  differs: (office, { register, campaign }) => !same(office, register.offices.get(office.id)) || !campaign?.officeIds.includes(office.id),
  async keep(world, drafts, { campaign, by }) {
    upsert(world, offices, drafts, ['id'])
    if (campaign)
      upsert(
        world,
        campaignOffices,
        drafts.map(({ id }) => ({ campaignId: campaign.id, officeId: id })),
        ['campaignId', 'officeId'],
      )
    for (const { id, ...rest } of drafts) note(world, by, 'office-set', id, rest)
    return []
  },
}

/** A file without the two columns leaves a place as it is; half a place is none. */
function placeIn(row: CheckedRow, stored: Office | undefined): Pick<Office, 'latitude' | 'longitude'> {
  if (!row.has('latitude') && !row.has('longitude')) return { latitude: stored?.latitude ?? null, longitude: stored?.longitude ?? null }
  const place = { latitude: row.degrees('latitude', 90), longitude: row.degrees('longitude', 180) }
  if (row.value('latitude') === '' && row.value('longitude') !== '') row.refuse('latitude', 'missing')
  if (row.value('longitude') === '' && row.value('latitude') !== '') row.refuse('longitude', 'missing')
  return place
}

/** A counter that a campaign does not use: off its list, and usual for none of its teams. */
export const unlistedOffice: Kind<Office> = {
  ...officeKind,
  differs: (office, { register, campaign }) => !same(office, register.offices.get(office.id)) || campaign?.officeIds.includes(office.id) === true,
  async keep(world, drafts, { campaign, by }) {
    const { write } = world.store.connections
    upsert(world, offices, drafts, ['id'])
    for (const { id, ...rest } of drafts) {
      const listed = and(eq(campaignOffices.campaignId, campaign?.id ?? ''), eq(campaignOffices.officeId, id))
      const usual = and(eq(teams.campaignId, campaign?.id ?? ''), eq(teams.defaultOfficeId, id))
      world.statements.push(
        statementOf(write.delete(campaignOffices).where(listed)),
        statementOf(write.update(teams).set({ defaultOfficeId: null }).where(usual)),
      )
      note(world, by, 'office-unlisted', id, { ...rest, campaignId: campaign?.id })
    }
    return []
  },
}
