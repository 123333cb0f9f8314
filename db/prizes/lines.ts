import { asc, inArray } from 'drizzle-orm'
import type { PrizeLine, PrizeMove } from '#contract/prizes.ts'
import { accountOf, type PrizeFacts } from '#rules/prize-ledger.ts'
import { checkHolds } from '#rules/sample.ts'
import { countsOf, drawnIn, factsOf, type Drawn } from '../checks/drawn.ts'
import { wordOf } from '../checks/owners.ts'
import { isSealed, windowsOf, type Window } from '../complaints/window.ts'
import type { Database } from '../open.ts'
import type { Campaign, CampaignPeriod, Register } from '../register.ts'
import { prizeMoves } from '../schema/index.ts'
import { refundsSince } from './refunds.ts'
import { keyOf, versionsOf, type PrizeVersion } from './versions.ts'

export type MoveRow = typeof prizeMoves.$inferSelect
/** A line of the ledger beside the facts that its state was derived from. */
export type Entry = { line: PrizeLine; facts: PrizeFacts }
export type Lines = { entries: Entry[]; versions: Map<string, PrizeVersion[]>; moves: MoveRow[] }

/** One line for each winner of the newest versions, and for each who was paid under an older one (RULES sections 8 and 9). */
export async function linesOf(db: Database, register: Register, campaign: Campaign, periods: CampaignPeriod[], now: number): Promise<Lines> {
  const ids = periods.map((period) => period.id)
  const versions = await versionsOf(db, ids)
  const windows = await windowsOf(db, ids)
  const moves = await db.select().from(prizeMoves).where(inArray(prizeMoves.periodId, ids)).orderBy(asc(prizeMoves.at))
  const refunds = await refundsSince(db, campaign.id, versions)
  const drawn = Map.groupBy(await drawnIn(db, ids), ({ periodId, winner }) => `${periodId} ${wordOf(winner)}`)
  const entries = periods.flatMap((period) => {
    const own = versions.get(period.id) ?? []
    const moved = Map.groupBy(
      moves.filter((move) => move.periodId === period.id),
      (move) => keyOf(move.board, move.recipientId),
    )
    const keys = [...new Set([...(own.at(-1)?.winners.keys() ?? []), ...moved.keys()])]
    return keys.flatMap((key) => {
      const facts: PrizeFacts = {
        versions: own.map(({ at, winners }) => ({ at, award: winners.get(key)?.row ?? null })),
        moves: moved.get(key) ?? [],
        sealed: isSealed(windows.get(period.id), now),
        correctionDue: refunds.get(period.id)?.has(key) ?? false,
        check: factsOf(drawn.get(`${period.id} ${key}`) ?? []),
      }
      const check = checkOf(facts, drawn.get(`${period.id} ${key}`) ?? [])
      return lineOf(register, period, own, windows.get(period.id), key, facts, moved.get(key) ?? [], check)
    })
  })
  return { entries, versions, moves }
}

function lineOf(
  register: Register,
  period: CampaignPeriod,
  versions: PrizeVersion[],
  window: Window | undefined,
  key: string,
  facts: PrizeFacts,
  moves: MoveRow[],
  check: PrizeLine['check'],
): Entry[] {
  const shown = versions.findLast(({ winners }) => winners.has(key))
  const winner = shown?.winners.get(key)
  if (!shown || !winner) return []
  const { due, paid, recovered, toPay, state } = accountOf(facts)
  const { board, group, row } = winner
  const line: PrizeLine = {
    ...{ periodId: period.id, periodKind: period.kind, periodNumber: period.number, version: shown.version, board, ...group },
    ...{ place: row.place, recipientId: row.id, recipient: row.name ?? '', unit: row.unit ?? '', thing: row.thing ?? null },
    ...{ due, paid, recovered, toPay, state, payableAt: window?.sealedAt ?? window?.until ?? null },
    correctionDue: toPay !== null && facts.correctionDue,
    check,
    moves: moves.map((move) => moveView(register, move)),
  }
  return [{ line, facts }]
}

/** How the check of a winner stands, and what still holds the prize back. */
function checkOf({ check }: PrizeFacts, drawn: readonly Drawn[]): PrizeLine['check'] {
  if (!check) return null
  const holds = checkHolds(check, true) ? 'calls' : checkHolds(check, false) ? 'decision' : 'none'
  return { ...countsOf(drawn.filter(({ counts }) => counts)), holds }
}

export const moveView = ({ staff }: Pick<Register, 'staff'>, { id, kind, amount, decision, note, at, by }: MoveRow): PrizeMove => ({
  ...{ id, kind, amount, decision, note, at },
  by: staff.get(by)?.name ?? '',
})
