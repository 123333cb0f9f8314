import type { EnrolmentBody } from '#contract/enrolments.ts'
import { addDays, addMonths, dayOf, monthOf } from '#rules/days.ts'
import type { Product } from '#rules/words.ts'
import { AT } from '../cast/house.ts'
import type { Facts } from './format.ts'

/** The cover that a step states, or one that makes the participation it names; nothing said: never insured before. */
export function coverageOf(product: Product, said: Facts, collectedAt: number): EnrolmentBody['coverage'] {
  const { coveredUntil, coversFrom = null, participation } = said
  if (coveredUntil !== undefined) return { insured: 'until', coveredUntil, coversFrom }
  if (participation === undefined || participation === 'new') return { insured: 'never' }
  const day = dayOf(collectedAt)
  const long = participation === 'returning'
  if (product === 'bhyt-hgd') return { insured: 'until', coveredUntil: long ? addMonths(day, -120) : addDays(day, 30), coversFrom: null }
  return { insured: 'until', coveredUntil: monthOf(addMonths(day, long ? -120 : -1)), coversFrom: monthOf(day) }
}

/** What a step says of the cover, when it says anything. */
export function coveredOf({ participation, coveredUntil, coversFrom }: Facts): Facts | null {
  if (coveredUntil !== undefined) return coversFrom === undefined ? { coveredUntil } : { coveredUntil, coversFrom }
  return participation === undefined ? null : { participation }
}

/** What a step says of an entry, as fields of its body; what it does not say stays out. */
export function saidOf(product: Product, said: Facts, collectedAt: number): Partial<EnrolmentBody> {
  const covered = said.coveredUntil !== undefined || said.participation !== undefined
  return {
    ...(said.person === undefined ? {} : { cccd: said.person }),
    ...(said.months === undefined ? {} : { months: said.months }),
    ...(said.collectedAt === undefined ? {} : { collectedAt: AT(said.collectedAt) }),
    ...(said.donated === undefined ? {} : { donated: said.donated }),
    ...(said.consent === undefined ? {} : { giftConsent: said.consent ? { by: 'self' as const, text: '2026-1' } : null }),
    ...(covered ? { coverage: coverageOf(product, said, collectedAt) } : {}),
  }
}
