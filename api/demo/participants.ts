import { addDays, monthOf, type Day } from '#rules/days.ts'
import { householdAmount, voluntaryAmount } from '#rules/money.ts'
import type { Participation, Product } from '#rules/words.ts'
import type { Chance } from './chance.ts'
import { makeName, type Sex } from './names.ts'

export type Participant = { name: string; sex: Sex; birthYear: number; cccd: string }

/** A made-up person. The number has the form of a real one, but its serial is beyond those that any province has given out for a year. */
export function makeParticipant(chance: Chance): Participant {
  const sex: Sex = chance.happens(0.58) ? 'female' : 'male'
  const birthYear = chance.weighted([
    [chance.between(1962, 1980), 5],
    [chance.between(1981, 1999), 6],
    [chance.between(2000, 2007), 1],
  ])
  const place = chance.weighted([
    ['072', 9],
    ['080', 7],
    ['079', 1],
    ['082', 1],
    ['066', 1],
    ['038', 1],
  ])
  const century = (birthYear < 2000 ? 0 : 2) + (sex === 'male' ? 0 : 1)
  return { name: makeName(chance, sex), sex, birthYear, cccd: `${place}${century}${String(birthYear).slice(2)}9${chance.digits(5)}` }
}

/** What the person says of earlier cover, so that the server reads the wanted participation from it. */
export function coverageFor(chance: Chance, product: Product, participation: Participation, day: Day) {
  if (participation === 'new') return product === 'bhxh-tn' && chance.happens(0.3) ? { insured: 'compulsory' as const } : { insured: 'never' as const }
  const months = participation === 'returning' ? chance.between(5, 30) : chance.between(1, 2)
  const days = participation === 'returning' ? -chance.between(110, 900) : chance.between(-40, 25)
  const coveredUntil = product === 'bhxh-tn' ? monthOf(addDays(`${monthOf(day)}-01`, -30 * months + 10)) : addDays(day, days)
  return { insured: 'until' as const, coveredUntil, coversFrom: null }
}

/** Months paid and the amount on the receipt. */
export function paymentFor(chance: Chance, product: Product, receiptDay: Day, wanted?: number): { months: number; amount: number } {
  if (product === 'bhyt-hgd') {
    const months =
      wanted ??
      chance.weighted([
        [12, 8],
        [6, 2],
        [3, 1],
      ])
    return {
      months,
      amount:
        householdAmount({
          order: chance.weighted([
            [1, 4],
            [2, 3],
            [3, 2],
            [4, 1],
          ]),
          months,
          receiptDay,
        }) ?? 0,
    }
  }
  const months =
    wanted ??
    chance.weighted([
      [1, 4],
      [3, 4],
      [6, 2],
      [12, 2],
    ])
  const income = chance.weighted([
    [1_500_000, 12],
    [2_000_000, 4],
    [3_000_000, 2],
    [5_000_000, 1],
  ])
  const support = chance.weighted([
    ['other', 16],
    ['near-poor', 2],
    ['poor', 1],
  ] as const)
  return { months, amount: voluntaryAmount({ income, months, support, receiptDay }) ?? 0 }
}
