import type { Awarding, AwardRow } from '#contract/results.ts'
import type { StandingRow } from '#contract/standings.ts'
import type { Board, CampaignRules, Place } from '#rules/words.ts'
import { announcement as t } from '../text/announcement.vi.ts'
import { count, dong, percent, tenth } from '../text/format.ts'
import { sayTie } from './rank-rows.ts'

type Measure = CampaignRules['teamMeasure']
export type PrizeNotes = { notAwarded: { title: string; why: string }[]; notes: string[] }

/** What has to be said about the prizes of one group: how ties were decided, who shares, who lacked what, what was not given. */
export function notesOf(awarding: Awarding, won: readonly AwardRow[], rows: readonly StandingRow[], measure: Measure): PrizeNotes {
  const left = awarding.left > 0 ? [t.left(dong(awarding.left))] : []
  return {
    notAwarded: notAwarded(awarding),
    notes: [...ties(won, rows, awarding.board, measure), ...sharers(won, awarding.board), ...passedOver(awarding), ...left],
  }
}

/** Money, a thing by its name, or both. */
export function worthOf({ amount, thing }: Pick<AwardRow, 'amount' | 'thing'>): string {
  const money = amount > 0 ? dong(amount) : ''
  return [money, thing ?? ''].filter(Boolean).join(' + ') || t.thing
}

function notAwarded({ awards, board, passedOver: passed }: Awarding): PrizeNotes['notAwarded'] {
  const places = awards.flatMap((award) => (award.id === null ? [award.place] : []))
  const nobody = places.length === awards.length ? t.notAwarded.none : t.notAwarded[board]
  const lines = [...new Set(places)].map((place) => {
    const lacking = passed.filter((one) => one.place === place).map(sayLack)
    return { title: t.notAwarded.prize(place, places.filter((one) => one === place).length), why: lacking.length > 0 ? `${lacking.join('. ')}.` : nobody }
  })
  return [...new Set(lines.map((line) => line.why))].map((why) => ({
    title: lines
      .filter((line) => line.why === why)
      .map((line) => line.title)
      .join(', '),
    why,
  }))
}

/** Why winners stand above the next of equal worth. The public's rows carry no ids, so that a row is known by what it shows. */
function ties(won: readonly AwardRow[], rows: readonly StandingRow[], board: Board, measure: Measure): string[] {
  const nameOf = ({ rank, name }: { rank: number | null; name: string | null }) => `${rank} ${name}`
  const winners = new Set(won.map(nameOf))
  const ranks = [...new Set(rows.filter((row) => row.tie?.kind === 'won' && winners.has(nameOf(row))).map((row) => row.rank!))]
  return ranks.flatMap((rank) => {
    const upper = rows.filter((row) => row.rank === rank)
    const lower = rows.find((row) => row.rank !== null && row.rank > rank)
    const [first] = upper
    if (!lower || first?.tie?.kind !== 'won') return []
    const why = sayTie(first.tie)
    return [t.tie(upper.map((row) => row.name).join(', '), lower.name, worthOfRow(first, board, measure), why.charAt(0).toLocaleLowerCase('vi') + why.slice(1))]
  })
}

/** What a row was compared by. */
function worthOfRow({ points, target, members }: StandingRow, board: Board, measure: Measure): string {
  if (board === 'team' && measure === 'target-rate' && target) return percent(points, target)
  return board === 'team' && measure === 'per-member' && members ? t.perMember(tenth(points, members * 100)) : t.points(count(points))
}

function sharers(won: readonly AwardRow[], board: Board): string[] {
  const shared = won.filter((award) => award.shared > 1)
  const pools = [...new Set(shared.map((award) => `${award.place} ${award.rank}`))].map((pool) =>
    shared.filter((award) => `${award.place} ${award.rank}` === pool),
  )
  return pools.flatMap(([first, ...rest]) => {
    if (!first) return []
    const names = [first, ...rest].map((award) => award.name).join(', ')
    return [first.amount > 0 ? t.shared[board](names, first.rank, worthOf(first)) : t.sharedThing[board](names, first.rank, worthOf(first))]
  })
}

/** Who lacked a condition of a place that another took; of a place that nobody took it stands there. */
function passedOver({ awards, passedOver: passed }: Awarding): string[] {
  const empty = new Set(awards.flatMap((award) => (award.id === null ? [award.place] : [])))
  return passed.filter((one) => !empty.has(one.place as Place)).map((one) => t.lacks(sayLack(one), one.place))
}

function sayLack({ name, what, has, needs }: Awarding['passedOver'][number]): string {
  return t.passedOver[what as keyof typeof t.passedOver](name, count(has), count(needs))
}
