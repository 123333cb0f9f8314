import { asc, eq } from 'drizzle-orm'
import type { EnrolmentBody } from '#contract/enrolments.ts'
import { VERSION_FIELDS, type VersionField, type Versions } from '#contract/evidence.ts'
import { maskDigits } from '#rules/identifiers.ts'
import type { Actor } from '../actor.ts'
import { enrolmentVersions } from '../schema/index.ts'
import type { Store } from '../store.ts'
import { openVersion } from './contents.ts'
import { statedIn } from './stated.ts'
import { findEntry } from './list.ts'

type Said = Versions['versions'][number]['changes'][number]['before']

/** Each change of what an entry says, field by field, numbers masked. Not theirs to see: `entry-unknown`. Once the campaign is erased there is nothing to read. A collector does not read who else changed it. */
export async function versionsOf(store: Store, actor: Actor, id: string): Promise<Versions> {
  const row = await findEntry(store, actor, id)
  const campaign = store.register.campaigns.get(row.campaignId)
  if (!campaign?.key) return { versions: [] }
  const rows = await store.connections.read
    .select()
    .from(enrolmentVersions)
    .where(eq(enrolmentVersions.enrolmentId, id))
    .orderBy(asc(enrolmentVersions.version))
  const bodies = [...rows.map((one) => openVersion(campaign.key, one) as EnrolmentBody), statedIn({ key: campaign.key }, row)]
  const name = (by: string) => (by === row.collectorId || row.collectorId !== actor.staffId ? (store.register.staff.get(by)?.name ?? '') : '')
  const versions = rows.map(({ at, by }, index) => ({ at, by: name(by), changes: changesBetween(store, bodies[index]!, bodies[index + 1]!) }))
  return { versions: versions.filter(({ changes }) => changes.length > 0) }
}

function changesBetween(store: Store, before: EnrolmentBody, after: EnrolmentBody): Versions['versions'][number]['changes'] {
  const differs = (field: VersionField) => JSON.stringify(before[field]) !== JSON.stringify(after[field])
  return VERSION_FIELDS.filter(differs).map((field) => {
    const [was, is] = [readable(store, field, before), readable(store, field, after)]
    return { field, before: was, after: is, hidden: JSON.stringify(was) === JSON.stringify(is) }
  })
}

function readable({ register }: Store, field: VersionField, body: EnrolmentBody): Said {
  if (field === 'giftConsent') return body.giftConsent !== null
  if (field === 'officeId') return body.officeId && (register.offices.get(body.officeId)?.name ?? null)
  if (field === 'cccd' || field === 'insuranceNumber' || field === 'phone') return body[field] && maskDigits(body[field])
  return body[field]
}
