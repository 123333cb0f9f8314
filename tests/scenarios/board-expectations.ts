import type { AwardRow, Closing, Result } from '#contract/results.ts'
import type { Standings, StandingRow } from '#contract/standings.ts'
import type { Board, Figures } from '#rules/words.ts'
import type { Expectation } from './format.ts'
import { differ, Differs, must, periodNamed, type Complaints, type Stage } from './stage.ts'

type Line = readonly (string | number | null)[]

/** A board with all its rows, however many pages it comes in. */
export async function readStandings(stage: Stage, { period, board, figures }: { period: string; board: Board; figures: Figures }): Promise<Standings> {
  const supervisor = await stage.as('pt1')
  const path = `/api/campaigns/${stage.house.furniture.campaignId}/standings?period=${periodNamed(stage, period)}&board=${board}&figures=${figures}`
  const whole = must(await supervisor.get<Standings>(path), `standings of ${period}`)
  while (whole.rows.length < whole.of) {
    const { rows } = must(await supervisor.get<Standings>(`${path}&offset=${whole.rows.length}`), `standings of ${period}`)
    if (rows.length === 0) throw new Differs(`standings of ${period}: expected ${whole.of} rows, found ${whole.rows.length}`)
    whole.rows.push(...rows)
  }
  return whole
}

export async function expectStandings(stage: Stage, { standings: expected = [] }: Expectation): Promise<Complaints> {
  const complaints: Complaints = []
  for (const one of expected) {
    const { rows } = await readStandings(stage, one)
    const byRate = one.board === 'team' && (stage.scenario.campaign.settings.teamMeasure ?? 'target-rate') === 'target-rate'
    const found = rows.map((row): Line => [row.rank, codeOf(stage, one.board, row), byRate && row.target !== null ? `${row.points}/${row.target}` : row.points])
    // A team without a target has its points alone, which a file may also write as points of nothing.
    const wanted = one.rows.map(([rank, code, points]): Line => [
      rank,
      code,
      typeof points === 'string' && byRate ? points.replace(/^(\d+)\/0$/, '$1') : points,
    ])
    if (!sameRows(wanted.map(plain), found.map(plain), 0)) complaints.push(differ(`standings of ${one.period}, ${one.board}, ${one.figures}`, one.rows, found))
  }
  return complaints
}

const plain = ([rank, code, points]: Line): Line => [rank ?? null, code ?? null, String(points)]

const codeOf = (stage: Stage, board: Board, { code }: StandingRow): string => (board === 'team' ? code : stage.shown(code))

export async function expectPrizes(stage: Stage, { prizes: expected = [] }: Expectation): Promise<Complaints> {
  const complaints: Complaints = []
  for (const one of expected) {
    const { awards, left, codes } = await readAwards(stage, one.period, one.board)
    const found = awards.map((row): Line => [row.place, row.id === null ? null : (codes.get(row.id) ?? row.id), row.amount])
    if (!sameRows(one.rows, found, 0)) complaints.push(differ(`prizes of ${one.period}, ${one.board}`, one.rows, found))
    if (one.left !== undefined && one.left !== left) complaints.push(differ(`left over of ${one.period}, ${one.board}`, one.left, left))
  }
  return complaints
}

/** The prizes of a closed period from its result; of an open one from what its close would award. */
async function readAwards(stage: Stage, period: string, board: Board): Promise<{ awards: AwardRow[]; left: number; codes: Map<string, string> }> {
  const id = periodNamed(stage, period)
  const organiser = await stage.as('btc1')
  const result = await organiser.get<Result>(`/api/periods/${id}/result`)
  const awardings =
    result.status === 200 ? result.body.snapshot.awards : must(await organiser.get<Closing>(`/api/periods/${id}/closing`), `prizes of ${period}`).preview
  const rows: StandingRow[] =
    result.status === 200
      ? (result.body.snapshot.boards.find((one) => one.board === board)?.rows ?? [])
      : (await readStandings(stage, { period, board, figures: 'official' })).rows
  const found = awardings.find((one) => one.board === board)
  return { awards: found?.awards ?? [], left: found?.left ?? 0, codes: new Map(rows.map((row) => [row.id, codeOf(stage, board, row)])) }
}

/** Same rows; those that share a rank or place may stand in any order among themselves. */
function sameRows(expected: readonly Line[], found: readonly Line[], column: number): boolean {
  const inRuns = (lines: readonly Line[]) => {
    const runs: string[][] = []
    lines.forEach((line, index) =>
      (index > 0 && lines[index - 1]?.[column] === line[column] ? runs.at(-1) : runs[runs.push([]) - 1])?.push(JSON.stringify(line)),
    )
    return JSON.stringify(runs.map((run) => run.toSorted()))
  }
  return inRuns(expected) === inRuns(found)
}
