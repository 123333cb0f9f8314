import { Refused } from '#contract/refusals.ts'
import { note } from '../audit/note.ts'
import { openContents } from '../enrolments/contents.ts'
import type { EnrolmentRow, ParkedRow, World } from '../lane/world.ts'
import type { Campaign } from '../register.ts'
import { keyedHash } from '../seal.ts'
import type { Store } from '../store.ts'
import type { Clerk } from './clerk.ts'
import { lockOf, writeMiss } from './guesses.ts'

/** The last fours that a typed code may be confirmed with: of the CCCD, the mã số BHXH and the phone. */
export function factsOf(campaign: Campaign, entry: EnrolmentRow): string[] {
  const contents = openContents(campaign.key, entry)
  return [contents?.cccd, contents?.insuranceNumber, contents?.phone].flatMap((number) => number?.slice(-4) ?? [])
}

/** A typed code alone is not enough: four digits of the participant go with it. */
export function readFact(campaign: Campaign, entry: EnrolmentRow, fact: string | null): 'right' | 'fact-missing' | 'fact-wrong' {
  const digits = fact?.replace(/\D/g, '') ?? ''
  if (digits.length !== 4) return 'fact-missing'
  return factsOf(campaign, entry).includes(digits) ? 'right' : 'fact-wrong'
}

/** Tries four digits in a job that asked for `misses`; null when they are right. A wrong try is a miss of the device, and a locked one hears neither yes nor no: `fact-missing`, `fact-wrong`, `lookup-locked`. */
export function tryFact(world: World, clerk: Clerk, { campaign, entry }: { campaign: Campaign; entry: EnrolmentRow }, fact: string | null): Refused | null {
  const read = readFact(campaign, entry, fact)
  const locked = read === 'fact-missing' ? null : lockOf(world.misses.get(clerk.deviceId) ?? [], world.now)
  if (locked || read === 'right') return locked
  if (read === 'fact-wrong') {
    writeMiss(world, clerk)
    note(world, clerk, 'fact-missed', clerk.officeId)
  }
  return new Refused(read, ['fact'])
}

type Keyed = Pick<Store, 'keys'>

/** What is kept of the four digits while nobody knows whose they should be: matched later, never read, and of use for this one gift alone (RULES section 13). */
export const factMac = ({ keys }: Keyed, parkedId: string, fact: string | null): string =>
  keyedHash(keys.MATCH_KEY.secret, `fact:${parkedId}:${fact?.replace(/\D/g, '') ?? ''}`)

/** Whether they were missing or another's, now that the participant is known; never where none were asked for. */
export function isKeptFactWrong(store: Keyed, campaign: Campaign, entry: EnrolmentRow, row: Pick<ParkedRow, 'id' | 'factMac'>): boolean {
  if (row.factMac === null || !campaign.key) return false
  return !factsOf(campaign, entry).some((fact) => factMac(store, row.id, fact) === row.factMac)
}
