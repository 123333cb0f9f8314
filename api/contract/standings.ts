import type { Board, Figures, Group, List, PeriodKind, Product, TieBreaker } from '#rules/words.ts'

/** Why a row stands above its equal, or that it does not. */
export type TieView = { kind: 'won'; by: TieBreaker; mine: number; theirs: number } | { kind: 'equal' }

/** One line of a board. `target` is the effective points target of a team; people on boards are staff, never participants. */
export type StandingRow = {
  rank: number | null
  id: string
  code: string
  name: string
  unit: string
  division: string | null
  list: List | null
  points: number
  voluntary: number
  household: number
  people: number
  target: number | null
  voluntaryTarget: number | null
  members: number | null
  tie: TieView | null
}

/** Who ranks and wins apart, with how many entrants. */
export type GroupView = Group & { entrants: number }

/**
 * `GET /api/campaigns/:id/standings?period=&board=&figures=&division=&list=&day=&offset=&limit=`: the same for everyone, with an ETag.
 * Without `division` and `list` all groups follow one another, each ranked for itself. `of` rows in all, of which this page holds `rows` from `offset`.
 * `day`: what had been enrolled by the end of that day (luỹ kế), for the phase alone. `final` = from the snapshot; `frozenAt` = from the stored boards of the last 24 hours.
 */
export type Standings = {
  campaignId: string
  periodId: string
  board: Board
  figures: Figures
  group: Group | null
  groups: GroupView[]
  day: string | null
  seq: number
  at: number
  final: { version: number; at: number } | null
  frozenAt: number | null
  offset: number
  of: number
  median: number
  rows: StandingRow[]
  totals: Record<Product, number>
}

export type OwnScore = { points: number; voluntary: number; household: number; people: number; rank: number | null }
export type NextStep = { rank: number; voluntary: number; household: number }

/** `GET /api/campaigns/:id/standings/me?period=`: what a phone's first screen shows. `median` of the own group's ranked, `best` the own best week so far. */
export type OwnStanding = {
  periodId: string
  at: number
  final: { version: number; at: number } | null
  frozenAt: number | null
  group: Group
  provisional: OwnScore
  official: OwnScore
  target: { voluntary: number; household: number; own: boolean } | null
  around: StandingRow[]
  next: NextStep | null
  missing: { what: 'points' | 'voluntary' | 'target-rate'; has: number; needs: number }[]
  median: number
  best: { kind: PeriodKind; number: number; points: number } | null
  team: { row: StandingRow; of: number } | null
}

/** `GET /api/totals?campaign=&from=&to=`: entries by collector and day, for a supervisor. */
export type TotalsRow = {
  collectorId: string
  collector: string
  day: string
  voluntary: number
  household: number
  renewals: number
  donated: number
  amount: number
  unverified: number
}
export type Totals = { rows: TotalsRow[] }
