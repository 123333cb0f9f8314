import type { Board, Figures, Product, TieBreaker } from '#rules/words.ts'

/** Why a row stands above its equal, or that it does not. */
export type TieView = { kind: 'won'; by: TieBreaker; mine: number; theirs: number } | { kind: 'equal' }

/** One line of a board. `target` is the effective points target of a team; people on boards are staff, never participants. */
export type StandingRow = {
  rank: number | null
  id: string
  code: string
  name: string
  unit: string
  points: number
  voluntary: number
  household: number
  people: number
  target: number | null
  voluntaryTarget: number | null
  members: number | null
  tie: TieView | null
}

/** `GET /api/campaigns/:id/standings?period=&board=&figures=`: the same for everyone, with an ETag. `final` = from the snapshot. */
export type Standings = {
  campaignId: string
  periodId: string
  board: Board
  figures: Figures
  seq: number
  at: number
  final: { version: number; at: number } | null
  rows: StandingRow[]
  totals: Record<Product, number>
}

export type OwnScore = { points: number; voluntary: number; household: number; people: number; rank: number | null }
export type NextStep = { rank: number; voluntary: number; household: number }

/** `GET /api/campaigns/:id/standings/me?period=`: what a phone's first screen shows. */
export type OwnStanding = {
  periodId: string
  at: number
  final: { version: number; at: number } | null
  provisional: OwnScore
  official: OwnScore
  target: { voluntary: number; household: number; own: boolean } | null
  around: StandingRow[]
  next: NextStep | null
  missing: { what: 'points' | 'voluntary' | 'target-rate'; has: number; needs: number }[]
  median: number
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
