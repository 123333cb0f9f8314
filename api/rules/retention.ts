/** How long what identifies a participant is kept (RULES section 13). */
import { DAY, type Day } from './days.ts'
import { endOf } from './periods.ts'

/** Days after the seal of the campaign, or after the last day of a dry run, which nobody has to seal. */
export const KEPT_DAYS = 90

/** The instant from which a campaign's identifiers are erased; `null` while that cannot be said. `sealedAt` is of its phase. */
export function erasedFrom({ training, lastDay, sealedAt }: { training: boolean; lastDay: Day; sealedAt: number | null }): number | null {
  const since = training ? endOf({ lastDay }) : sealedAt
  return since === null ? null : since + KEPT_DAYS * DAY
}
