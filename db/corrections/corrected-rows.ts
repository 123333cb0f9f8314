import type { Snapshot, SnapshotRow } from '#contract/results.ts'
import type { Board, Product } from '#rules/words.ts'
import type { Database } from '../open.ts'
import type { Campaign, CampaignPeriod, Register } from '../register.ts'
import { groupOfEntrant, unitDay, unitOf } from '../standings/roster.ts'
import { isRostered } from '../standings/scores.ts'
import { lastCounted, type Owner, type Worth } from './worths.ts'

/** What is corrected: the last version of a period; `campaign` carries the rules of that version. */
export type About = { register: Register; campaign: Campaign; period: CampaignPeriod; last: Snapshot }
export type Changed = { out: readonly Worth[]; into: readonly Worth[] }
type Signed = { worth: Worth; sign: number }

/** Lines of a board with what goes and what comes; who was not there yet stands at the end, to be ranked. */
export async function correctedRows(db: Database, about: About, board: Board, rows: readonly SnapshotRow[], { out, into }: Changed): Promise<SnapshotRow[]> {
  const owner = ownerOn(about, board)
  const all = [...out.map((worth) => ({ worth, sign: -1 })), ...into.map((worth) => ({ worth, sign: 1 }))].filter(({ worth }) => !worth.donated)
  const byOwner = Map.groupBy(all, ({ worth }) => owner(worth))
  const known = new Set(rows.map(({ id }) => id))
  const added = board === 'individual' ? [...byOwner.keys()].flatMap((id) => (id === null || known.has(id) ? [] : [newLine(about, id)])) : []
  const apart = new Set(out.map(({ id }) => id))
  const corrected: SnapshotRow[] = []
  for (const row of [...rows, ...added]) {
    const own = byOwner.get(row.id)
    const next = own && summed(row, own)
    corrected.push(next ? { ...next, lastReceiptAt: next.people === 0 ? null : await lastReceiptOf(db, about, board, row, own, apart) } : row)
  }
  return corrected
}

/** Whose figures an entry belongs to: the collector's; of teams the entry's own, or under `per-member` that of the roster. */
function ownerOn({ last, campaign }: About, board: Board): (worth: Worth) => string | null {
  if (board === 'individual') return ({ collectorId }) => collectorId
  if (!isRostered({ board, campaign })) return ({ teamId }) => teamId
  const teams = new Map(last.roster.map(({ staffId, teamId }) => [staffId, teamId]))
  return ({ collectorId }) => teams.get(collectorId) ?? null
}

function summed(row: SnapshotRow, own: readonly Signed[]): SnapshotRow {
  const sum = (of: (worth: Worth) => number) => own.reduce((total, { worth, sign }) => total + sign * of(worth), 0)
  const joining = (product: Product) => sum((worth) => Number(worth.product === product && worth.participation !== 'renewal'))
  return {
    ...row,
    points: row.points + sum(({ points }) => points),
    voluntary: row.voluntary + joining('bhxh-tn'),
    household: row.household + joining('bhyt-hgd'),
    people: row.people + sum(() => 1),
    amount: row.amount + sum(({ amount }) => amount),
  }
}

/** Only who loses the last receipt is looked up anew. */
async function lastReceiptOf(db: Database, about: About, board: Board, row: SnapshotRow, own: readonly Signed[], apart: ReadonlySet<string>) {
  const isGone = own.some(({ worth, sign }) => sign < 0 && worth.collectedAt === row.lastReceiptAt)
  const kept = isGone ? await lastOfOwner(db, about, board, row, apart) : row.lastReceiptAt
  return latest([...own.flatMap(({ worth, sign }) => (sign > 0 ? [worth.collectedAt] : [])), ...(kept === null ? [] : [kept])])
}

async function lastOfOwner(
  db: Database,
  { campaign, period, last }: About,
  board: Board,
  row: SnapshotRow,
  apart: ReadonlySet<string>,
): Promise<number | null> {
  const lastOf = (owner: Owner) => lastCounted(db, campaign, period, owner, apart)
  if (board === 'individual') return lastOf({ collectorId: row.id })
  if (!isRostered({ board, campaign })) return lastOf({ teamId: row.id, upTo: row.lastReceiptAt ?? 0 })
  const times: number[] = []
  for (const { staffId, teamId } of last.roster) {
    const at = teamId === row.id ? await lastOf({ collectorId: staffId }) : null
    if (at !== null) times.push(at)
  }
  return latest(times)
}

const latest = (times: number[]): number | null => (times.length > 0 ? Math.max(...times) : null)

function newLine({ register, campaign, period }: About, id: string): SnapshotRow {
  const person = register.staff.get(id)
  return {
    ...{ rank: null, id, code: person?.code ?? '', name: person?.name ?? '', unit: unitOf(register, id, unitDay(period, period.cutoffAt)) },
    ...groupOfEntrant(register, campaign, period, 'individual', id),
    ...{ points: 0, voluntary: 0, household: 0, people: 0, amount: 0, lastReceiptAt: null, target: null, voluntaryTarget: null, members: null, tie: null },
  }
}
