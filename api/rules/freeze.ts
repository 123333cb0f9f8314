/** Holding the boards of a campaign's last 24 hours (RULES section 9). */
import { DAY, type Day } from './days.ts'
import { endOf } from './periods.ts'

/** The first instant from which everyone else's figures stand still. */
export function freezesAt(campaign: { lastDay: Day }): number {
  return endOf(campaign) - DAY
}

/** Whether the boards stand still at an instant: only where the campaign wants it, and only until its end. */
export function isFrozenAt(campaign: { lastDay: Day; rules: { freeze: boolean } }, instant: number): boolean {
  return campaign.rules.freeze && instant >= freezesAt(campaign) && instant < endOf(campaign)
}
