/** The words of the competition as types (RULES section 1). Days are `YYYY-MM-DD`, months `YYYY-MM`, instants epoch milliseconds, money whole đồng. */

export const PRODUCTS = ['bhxh-tn', 'bhyt-hgd'] as const
export type Product = (typeof PRODUCTS)[number]

export const PARTICIPATIONS = ['new', 'returning', 'renewal'] as const
export type Participation = (typeof PARTICIPATIONS)[number]

export const ROLES = ['collector', 'supervisor', 'clerk', 'organiser'] as const
export type Role = (typeof ROLES)[number]

export const ENTRY_STATES = ['received', 'verified', 'returned', 'rejected', 'duplicate', 'cancelled'] as const
export type EntryState = (typeof ENTRY_STATES)[number]

export const PERIOD_KINDS = ['day', 'week', 'wave', 'phase'] as const
export type PeriodKind = (typeof PERIOD_KINDS)[number]

export const BOARDS = ['individual', 'team'] as const
export type Board = (typeof BOARDS)[number]

export const FIGURES = ['provisional', 'official'] as const
export type Figures = (typeof FIGURES)[number]

export const PLACES = ['Nhất', 'Nhì', 'Ba', 'Khuyến khích'] as const
export type Place = (typeof PLACES)[number]

export const VOUCHER_STATES = ['blank', 'issued', 'redeemed', 'replaced', 'revoked', 'expired', 'void'] as const
export type VoucherState = (typeof VOUCHER_STATES)[number]

export const TIE_BREAKERS = ['voluntary', 'household', 'amount', 'own-target', 'last-receipt', 'per-member', 'people'] as const
export type TieBreaker = (typeof TIE_BREAKERS)[number]

/** Whom one gift is for; `none`: the campaign gives none. */
export const GIFT_PER = ['person', 'product', 'none'] as const
export const TEAM_MEASURES = ['target-rate', 'per-member', 'points'] as const

/** Collectors (nhân viên thu) and officers (viên chức BHXH) may stand on one list or on two (RULES section 7). */
export const LISTS = ['collectors', 'officers'] as const
export type List = (typeof LISTS)[number]
/** Those who rank and win among themselves; `null`: everyone. */
export type Group = { division: string | null; list: List | null }

/** The kinds of campaign that a new one starts from, with the figures of one that was (see templates.ts). */
export const TEMPLATES = ['35-days', '60-days', 'launch-day', 'campaign-month', 'monthly-waves'] as const
export type TemplateName = (typeof TEMPLATES)[number]

export type Threshold = { months: number } | { days: number }

/**
 * One row of the prize table; `amount` is 0 for a thing or a certificate; minima that are absent set no condition (RULES section 8).
 * A row with a `division` is for that one, a row without is awarded in each; likewise `list`.
 */
export type PrizeRow = {
  period: PeriodKind
  board: Board
  division?: string
  list?: List
  place: Place
  count: number
  amount: number
  thing?: string
  minimumPoints?: number
  minimumVoluntary?: number
  minimumTargetRate?: number
}

/**
 * What a campaign may change; frozen with a version when its rules are published. `prizeBudget` in đồng, `freeze` holds the boards of the last 24 hours,
 * `divideIndividuals`: divisions part the board of individuals too, not only that of teams; `complaintDays` are working days, so not Saturday, Sunday or one of `holidays`.
 * Of each winner's entries `checkShare` percent, and `checkLeast` at least, are confirmed by a call before the prize is paid; both 0: none.
 */
export type CampaignRules = {
  interruption: { 'bhxh-tn': { months: number }; 'bhyt-hgd': Threshold }
  points: Record<Product, Record<Participation, number>>
  monthsBonus: { from: number; points: number }[]
  cutoffHours: number
  twoPersonClose: boolean
  giftPer: (typeof GIFT_PER)[number]
  teamMeasure: (typeof TEAM_MEASURES)[number]
  lists: 'joined' | 'apart'
  divideIndividuals: boolean
  targetFloor: number
  tieBreakers: TieBreaker[]
  prizes: PrizeRow[]
  prizeBudget: number | null
  voucherDays: number
  freeze: boolean
  complaintDays: number
  holidays: string[]
  checkShare: number
  checkLeast: number
}

/** A rule either answers or refuses by name; a refusal's sentence lives in the client's text. */
export type Verdict<Value, Refusal extends string = string> = { ok: true; value: Value } | { ok: false; refusal: Refusal }
