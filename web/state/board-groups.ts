import { createMemo, createSignal } from 'solid-js'
import type { CampaignBundle } from '#contract/campaigns.ts'
import type { GroupView, OwnStanding } from '#contract/standings.ts'
import { groupKey } from '#rules/groups.ts'
import type { Board, Group } from '#rules/words.ts'
import { groupName, groupsOf, isParted, ownTeamGroup, sameGroup } from './groups.ts'
import type { Read } from './read.ts'

type Facts = { bundle: () => CampaignBundle | null; board: () => Board; own: Read<OwnStanding>; logs: boolean; answer: () => readonly GroupView[] }

/** Which group of a parted board is shown: the own one first, until another is chosen. */
export function createBoardGroups({ bundle, board, own, logs, answer }: Facts) {
  const [chosen, setChosen] = createSignal<Record<Board, string | null>>({ individual: null, team: null })
  const parted = createMemo(() => (bundle() ? isParted(bundle()!, board()) : false))
  const mine = (): Group | null => {
    if (!bundle()) return null
    return board() === 'team' ? ownTeamGroup(bundle()!) : (own.value()?.group ?? null)
  }
  // No memo: it would ask for the answer before there is a board to ask for.
  const all = (): (Group & { entrants?: number })[] => {
    const told = answer().filter((group) => group.entrants > 0)
    const groups = told.length > 0 ? told : groupsOf(bundle()!, board())
    return groups.toSorted((one, other) => Number(isMine(other)) - Number(isMine(one)))
  }
  const isMine = (group: Group) => mine() !== null && sameGroup(group, mine()!)
  const group = createMemo((): Group | null => {
    if (!bundle() || !parted()) return null
    return groupsOf(bundle()!, board()).find((one) => groupKey(one) === chosen()[board()]) ?? mine() ?? groupsOf(bundle()!, board())[0]!
  })
  return {
    group,
    /** Until the server has said on which list a person stands, no board is asked for. */
    known: () => !parted() || board() === 'team' || !logs || own.state() !== 'loading' || own.value() !== null,
    isOwn: () => group() === null || isMine(group()!),
    options: () =>
      parted() ? all().map((one) => ({ value: groupKey(one), label: groupName(one), ...(one.entrants === undefined ? {} : { count: one.entrants }) })) : [],
    value: () => (group() ? groupKey(group()!) : ''),
    choose: (key: string) => setChosen((before) => ({ ...before, [board()]: key })),
  }
}
export type BoardGroups = ReturnType<typeof createBoardGroups>
