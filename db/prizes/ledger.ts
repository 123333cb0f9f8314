import type { PrizeLedger } from '#contract/prizes.ts'
import { Refused } from '#contract/refusals.ts'
import type { Awarding } from '#contract/results.ts'
import { prizesForGroup } from '#rules/groups.ts'
import { placesWithoutWinner } from '#rules/prize-ledger.ts'
import { tableOf } from '#rules/prize-table.ts'
import { prizesOf } from '#rules/prizes.ts'
import type { PrizeRow } from '#rules/words.ts'
import { findCampaign } from '../campaigns/bundle.ts'
import type { Campaign, CampaignPeriod } from '../register.ts'
import type { Store } from '../store.ts'
import { linesOf } from './lines.ts'
import type { PrizeVersion } from './versions.ts'

/** The ledger of a campaign's prizes, with what its tables may give in all; a dry run has none (`training-campaign`). */
export async function readLedger(store: Store, campaignId: string): Promise<PrizeLedger> {
  const campaign = findCampaign(store, campaignId)
  if (campaign.training) throw new Refused('training-campaign')
  const { entries, versions, moves } = await linesOf(store.connections.read, store.register, campaign, campaign.periods, store.now())
  const newest = campaign.periods.map((period) => ({ period, version: versions.get(period.id)?.at(-1) }))
  const final = newest.flatMap(({ period, version }) => (version ? version.awards.map((awarding) => ({ period, awarding, rules: version.rules })) : []))
  const sum = (numbers: number[]) => numbers.reduce((total, one) => total + one, 0)
  const moved = (kind: string) => sum(moves.filter((move) => move.kind === kind).map(({ amount }) => amount))
  return {
    lines: entries.map(({ line }) => line),
    table: sum(newest.map(({ period, version }) => tableSum(campaign, period, version))),
    awarded: sum(entries.map(({ line }) => line.due)),
    paid: moved('payment'),
    recovered: moved('recovery'),
    left: sum(final.map(({ awarding }) => awarding.left)),
    notAwarded: final.flatMap(({ period, awarding, rules }) =>
      placesWithoutWinner(rowsOf(rules.prizes, period, awarding), awarding.awards).map((one) => ({ periodId: period.id, board: awarding.board, ...one })),
    ),
  }
}

const rowsOf = (prizes: PrizeRow[], period: CampaignPeriod, { board, division, list }: Awarding): PrizeRow[] =>
  prizesForGroup(prizesOf(prizes, period.kind, board), { division, list })

/** Of a closed period, the table and the groups that it was closed with; of any other, those of today. */
function tableSum(campaign: Campaign, period: CampaignPeriod, version: PrizeVersion | undefined): number {
  if (version) return version.awards.reduce((sum, awarding) => sum + sumOf(rowsOf(version.rules.prizes, period, awarding)), 0)
  return tableOf(campaign.rules, [period], [...new Set([...campaign.teams.values()].map(({ division }) => division))]).total
}

const sumOf = (rows: PrizeRow[]): number => rows.reduce((sum, row) => sum + row.amount * row.count, 0)
