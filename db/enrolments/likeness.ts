import { and, asc, gt, isNull } from 'drizzle-orm'
import { plainPerson, plainReceipt } from '#rules/plain.ts'
import type { CampaignKey } from '../campaign-keys.ts'
import type { EnrolmentRow } from '../lane/world.ts'
import { enrolments } from '../schema/index.ts'
import { keyedHash } from '../seal.ts'
import type { Store } from '../store.ts'
import { openContents, type Contents } from './contents.ts'

type Said = Pick<Contents, 'name' | 'birthYear' | 'phone'>
export type Likeness = Pick<EnrolmentRow, 'nameKey' | 'phoneKey' | 'receiptKey'>

/** What an entry is compared with others by. Name and phone are keyed hashes under the campaign's own key, and die with it. */
export function likenessOf(key: CampaignKey, { name, birthYear, phone }: Said, receiptNumber: string): Likeness {
  return { nameKey: nameKeyOf(key, name, birthYear), phoneKey: phone && keyedHash(key.match, `phone:${phone}`), receiptKey: plainReceipt(receiptNumber) }
}

/** The keyed hash of a name with its birth year; null without a year. */
export function nameKeyOf(key: CampaignKey, name: string, birthYear: number | null): string | null {
  const person = plainPerson(name, birthYear)
  return person && keyedHash(key.match, `name:${person}`)
}

const MANY = 2_000

/** Gives the entries from before there was such a comparison what they are compared by; a second run finds none. */
export async function likenOlder(store: Store): Promise<void> {
  for (let after = ''; ;) {
    const rows = await store.connections.read
      .select()
      .from(enrolments)
      .where(and(isNull(enrolments.receiptKey), gt(enrolments.id, after)))
      .orderBy(asc(enrolments.id))
      .limit(MANY)
    if (rows.length === 0) return
    after = rows.at(-1)!.id
    await store.lane.do({ name: 'liken', needs: {}, run: (world) => void world.statements.push(statementFor(store, rows)) })
  }
}

function statementFor(store: Store, rows: EnrolmentRow[]) {
  const likened = rows.map((row) => {
    const key = store.register.campaigns.get(row.campaignId)?.key ?? null
    const contents = openContents(key, row)
    const likeness = key && contents ? likenessOf(key, contents, row.receiptNumber) : null
    return [row.id, likeness?.nameKey ?? null, likeness?.phoneKey ?? null, plainReceipt(row.receiptNumber)]
  })
  return {
    sql: `UPDATE enrolments SET name_key = one.value ->> 1, phone_key = one.value ->> 2, receipt_key = one.value ->> 3 FROM json_each(?) AS one WHERE enrolments.id = one.value ->> 0`,
    args: [JSON.stringify(likened)],
  }
}
