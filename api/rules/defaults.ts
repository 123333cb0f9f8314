/** The rules a campaign starts with, with the prize table of a 35-day campaign (RULES sections 3, 6 to 10 and 14.7). */
import type { CampaignRules, PrizeRow } from './words.ts'

/** A fresh copy of the default rules; every number in it may be changed until the rules are published. */
export function defaultRules(): CampaignRules {
  return {
    interruption: { 'bhxh-tn': { months: 3 }, 'bhyt-hgd': { months: 3 } },
    points: { 'bhxh-tn': { new: 10, returning: 8, renewal: 2 }, 'bhyt-hgd': { new: 3, returning: 3, renewal: 1 } },
    monthsBonus: [
      { from: 6, points: 1 },
      { from: 12, points: 3 },
    ],
    cutoffHours: 12,
    twoPersonClose: true,
    giftPer: 'person',
    teamMeasure: 'target-rate',
    lists: 'joined',
    divideIndividuals: false,
    targetFloor: 0,
    tieBreakers: ['voluntary', 'household', 'per-member', 'people'],
    prizes: defaultPrizes(),
    prizeBudget: null,
    voucherDays: 30,
    freeze: false,
    complaintDays: 2,
    holidays: [],
    checkShare: 5,
    checkLeast: 5,
  }
}

/** Rules as they were stored, maybe by an earlier build that knows nothing of newer settings: they have their defaults, but nobody is checked who was never told of it. */
export const completeRules = (stored: Partial<CampaignRules> | null | undefined): CampaignRules => ({
  ...defaultRules(),
  ...(stored && { checkShare: 0, checkLeast: 0 }),
  ...stored,
})

/** What a campaign changes: each setting whole, but single cells of the two tables. */
export type RulesChange = Partial<Omit<CampaignRules, 'interruption' | 'points'>> & {
  interruption?: Partial<CampaignRules['interruption']> | undefined
  points?: Partial<CampaignRules['points']> | undefined
}

/** The rules with a change laid over them. */
export function changeRules(rules: CampaignRules, { interruption, points, ...plain }: RulesChange): CampaignRules {
  return { ...rules, ...plain, interruption: { ...rules.interruption, ...interruption }, points: { ...rules.points, ...points } }
}

function defaultPrizes(): PrizeRow[] {
  const launch = { period: 'day', board: 'individual', minimumPoints: 10, minimumVoluntary: 1 } as const
  const week = { period: 'week', board: 'individual', minimumPoints: 20, minimumVoluntary: 1 } as const
  const phase = { period: 'phase', board: 'individual', minimumPoints: 60, minimumVoluntary: 3 } as const
  const weekTeam = { period: 'week', board: 'team' } as const
  const phaseTeam = { period: 'phase', board: 'team' } as const
  return [
    { ...launch, place: 'Nhất', count: 3, amount: 500_000 },
    { ...weekTeam, place: 'Nhất', count: 1, amount: 1_000_000, minimumTargetRate: 100 },
    { ...weekTeam, place: 'Nhì', count: 1, amount: 700_000, minimumTargetRate: 80 },
    { ...weekTeam, place: 'Ba', count: 1, amount: 500_000, minimumTargetRate: 80 },
    { ...week, place: 'Nhất', count: 1, amount: 500_000 },
    { ...week, place: 'Nhì', count: 1, amount: 400_000 },
    { ...week, place: 'Ba', count: 1, amount: 300_000 },
    { ...week, place: 'Khuyến khích', count: 2, amount: 200_000 },
    { ...phaseTeam, place: 'Nhất', count: 1, amount: 5_000_000, minimumTargetRate: 100 },
    { ...phaseTeam, place: 'Nhì', count: 2, amount: 3_000_000, minimumTargetRate: 80 },
    { ...phaseTeam, place: 'Ba', count: 3, amount: 2_000_000, minimumTargetRate: 80 },
    { ...phase, place: 'Nhất', count: 1, amount: 3_000_000 },
    { ...phase, place: 'Nhì', count: 2, amount: 2_000_000 },
    { ...phase, place: 'Ba', count: 3, amount: 1_000_000 },
    { ...phase, place: 'Khuyến khích', count: 5, amount: 500_000 },
  ]
}
