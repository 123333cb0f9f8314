import { openContents } from '../enrolments/contents.ts'
import type { EnrolmentRow } from '../lane/world.ts'
import type { Campaign } from '../register.ts'

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
