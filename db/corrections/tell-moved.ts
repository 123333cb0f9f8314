import type { NoticeBody } from '#contract/notices.ts'
import type { Awarding, Snapshot } from '#contract/results.ts'
import type { Difference } from '#rules/difference.ts'
import type { Board } from '#rules/words.ts'
import { dayOf } from '#rules/days.ts'
import { assignmentsOn } from '../organisations.ts'
import type { World } from '../lane/world.ts'
import { tellAll } from '../notices/tell.ts'
import type { CampaignPeriod } from '../register.ts'

type Corrected = { version: number; reason: string; difference: Difference }

/** Tells everyone whose rank or prize a correction changed: of a team those who supervise it and those of the roster (RULES section 9). */
export function tellMoved(world: World, campaignId: string, period: CampaignPeriod, last: Snapshot, awards: Awarding[], corrected: Corrected): void {
  const { version, reason, difference } = corrected
  const before = prizesOf(last.awards)
  const after = prizesOf(awards)
  const members = Map.groupBy(last.roster, ({ teamId }) => teamId)
  const supervisors = supervisorsOn(world)
  const rows = new Map(last.boards.map(({ board, rows: own }) => [board, new Map(own.map((row) => [row.id, row]))]))
  const moves = new Map(difference.moves.map((move) => [keyOf(move.board, move.id), move]))
  const letters = [...changedOn(difference)].flatMap(([key, { board, id, name }]) => {
    const move = moves.get(key)
    const rank = rows.get(board)?.get(id)?.rank ?? null
    const body: NoticeBody = {
      ...{ kind: 'result-corrected', periodId: period.id, periodKind: period.kind, periodNumber: period.number, version, reason },
      ...{ fromRank: move ? move.fromRank : rank, toRank: move ? move.toRank : rank, fromPrize: before.get(key) ?? 0, toPrize: after.get(key) ?? 0 },
      ...(board === 'team' ? { team: name } : {}),
    }
    const people = board === 'individual' ? [id] : [...(supervisors.get(id) ?? []), ...(members.get(id)?.map(({ staffId }) => staffId) ?? [])]
    return [...new Set(people)].map((staffId) => ({ staffId, body }))
  })
  tellAll(world, campaignId, letters)
}

type Entrant = { board: Board; id: string; name: string }
const keyOf = (board: Board, id: string) => `${board} ${id}`

/** Points alone that changed move nobody. */
function changedOn({ moves, prizes }: Difference): Map<string, Entrant> {
  const moved = moves.filter((move) => move.fromRank !== move.toRank)
  return new Map([...moved, ...prizes].map(({ board, id, name }) => [keyOf(board, id), { board, id, name }]))
}

const prizesOf = (awards: Awarding[]): Map<string, number> =>
  new Map(awards.flatMap(({ board, awards: own }) => own.flatMap(({ id, amount }) => (id === null ? [] : [[keyOf(board, id), amount] as const]))))

function supervisorsOn({ register, now }: World): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const staffId of register.assignments.keys()) {
    for (const { role, organisationId } of assignmentsOn(register, staffId, dayOf(now)))
      if (role === 'supervisor' && organisationId) found.set(organisationId, [...(found.get(organisationId) ?? []), staffId])
  }
  return found
}
