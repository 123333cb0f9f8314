import { Refused } from '#contract/refusals.ts'
import type { RulesProblem } from '#contract/rules.ts'
import { tableOf } from '#rules/prize-table.ts'
import { checkPrizeTable } from '#rules/prizes.ts'
import type { CampaignRules, PeriodKind } from '#rules/words.ts'
import type { Register, Target, Team } from '../register.ts'

/** What a draft is held against. */
export type RulesFacts = { periods: readonly { kind: PeriodKind }[]; teams: ReadonlyMap<string, Team>; targets: readonly Target[] }

/** The divisions of the teams, `null` for those of none; empty while there are no teams. */
export const divisionsAmong = ({ teams }: Pick<RulesFacts, 'teams'>): (string | null)[] => [...new Set([...teams.values()].map(({ division }) => division))]

/** All that is wrong with a draft, those that block its publication first; `detail` names divisions and teams. */
export function problemsOf(register: Register, rules: CampaignRules, facts: RulesFacts): RulesProblem[] {
  const divisions = divisionsAmong(facts)
  const { total } = tableOf(rules, facts.periods, divisions)
  const lost = rules.prizes.flatMap(({ division }) => (division !== undefined && !divisions.includes(division) ? [division] : []))
  const without = needsTargets(rules) ? teamsWithoutTarget(facts) : []
  const problems: (RulesProblem & { found: boolean })[] = [
    { code: 'prizes-get-stricter', blocks: true, found: !checkPrizeTable(rules.prizes).ok, detail: [] },
    { code: 'over-budget', blocks: true, found: rules.prizeBudget !== null && total > rules.prizeBudget, detail: [] },
    { code: 'division-unknown', blocks: true, found: lost.length > 0, detail: [...new Set(lost)] },
    { code: 'no-teams', blocks: false, found: facts.teams.size === 0, detail: [] },
    { code: 'no-targets', blocks: false, found: without.length > 0, detail: without.map((id) => register.organisations.get(id)?.name ?? '') },
  ]
  return problems.filter(({ found }) => found).map(({ code, blocks, detail }) => ({ code, blocks, detail }))
}

/** Refuses with the first problem that blocks. */
export function refuseBlocked(problems: RulesProblem[], field: string): void {
  const blocking = problems.find(({ blocks }) => blocks)
  if (blocking) throw new Refused(blocking.code as 'over-budget', [field], { problems: problems.filter(({ blocks }) => blocks) })
}

/** Teams measured by their targets, or whose prizes ask for a share of them. */
function needsTargets({ teamMeasure, prizes }: CampaignRules): boolean {
  return teamMeasure === 'target-rate' || prizes.some(({ board, minimumTargetRate }) => board === 'team' && minimumTargetRate)
}

function teamsWithoutTarget({ teams, targets }: RulesFacts): string[] {
  const given = new Set(targets.filter(({ target }) => target > 0).map(({ ownerId }) => ownerId))
  return [...teams.keys()].filter((id) => !given.has(id))
}
