import * as v from 'valibot'
import { Refused } from '#contract/refusals.ts'
import { OwnStanding, Standings, Totals } from '#contract/standings.ts'
import { board, day, figures, readWhole, whole as count } from '#contract/shapes.ts'
import { LISTS } from '#rules/words.ts'
import { campaignFor } from '#db/campaigns/visible.ts'
import type { Campaign, CampaignPeriod } from '#db/register.ts'
import { ownStanding } from '#db/standings/own.ts'
import { readPage, type Asked } from '#db/standings/page.ts'
import { readTotals } from '#db/standings/totals.ts'
import { route } from '../route.ts'
import { sendTagged } from '../tagged.ts'

const FIRST = 200
const MOST = 1_000

/** What may be asked of a board. */
const PAGE = {
  period: v.string(),
  board: v.optional(board, 'individual'),
  figures: v.optional(figures, 'provisional'),
  division: v.optional(v.string()),
  list: v.optional(v.picklist(LISTS)),
  day: v.optional(day),
  offset: v.optional(v.pipe(count, v.minValue(0)), 0),
  limit: v.optional(v.pipe(count, v.minValue(1), v.maxValue(MOST)), FIRST),
}

export const standings = [
  route({
    method: 'GET',
    path: '/api/campaigns/:id/standings',
    act: 'standings.read',
    summary: 'A page of a board, the same for everyone',
    query: PAGE,
    refuses: ['day-not-past'],
    tagged: true,
    answer: Standings,
    async handle({ store, actor, param, query, context }) {
      const campaign = campaignFor(store.register, actor, param('id'))
      const period = periodOf(campaign, query('period'))
      return sendTagged(context, await readPage(store, campaign, period, askedOf(period, query)))
    },
  }),
  route({
    method: 'GET',
    path: '/api/campaigns/:id/standings/me',
    act: 'standings.read',
    summary: 'The own figures of a period, the neighbours and the next step',
    query: { period: v.string() },
    answer: OwnStanding,
    handle({ store, actor, param, query }) {
      const campaign = campaignFor(store.register, actor, param('id'))
      return ownStanding(store, campaign, periodOf(campaign, query('period')), actor.staffId)
    },
  }),
  route({
    method: 'GET',
    path: '/api/totals',
    act: 'totals.read',
    summary: 'Entries by collector and day',
    query: { campaign: v.string(), from: v.optional(day), to: v.optional(day) },
    answer: Totals,
    handle({ store, actor, query }) {
      const campaign = campaignFor(store.register, actor, query('campaign') ?? '')
      return readTotals(store, actor, campaign.id, parse(day, query('from') ?? campaign.firstDay, 'from'), parse(day, query('to') ?? campaign.lastDay, 'to'))
    },
  }),
]

/** A day is asked of the phase alone; an empty `division` is that of the teams in none. */
function askedOf(period: CampaignPeriod, query: (name: keyof typeof PAGE) => string | undefined): Asked {
  const [division, list, asked] = [query('division'), query('list'), query('day')]
  if (asked !== undefined && period.kind !== 'phase') throw new Refused('body-malformed', ['day'])
  return {
    board: parse(board, query('board') ?? 'individual', 'board'),
    figures: parse(figures, query('figures') ?? 'provisional', 'figures'),
    day: asked === undefined ? null : parse(day, asked, 'day'),
    ...(division === undefined ? {} : { division: division || null }),
    ...(list === undefined ? {} : { list }),
    offset: whole(query('offset') ?? '0', 0, Infinity, 'offset'),
    limit: whole(query('limit') ?? String(FIRST), 1, MOST, 'limit'),
  }
}

function whole(text: string, least: number, most: number, field: string): number {
  const value = readWhole(text)
  if (value === undefined || value < least || value > most) throw new Refused('body-malformed', [field])
  return value
}

function periodOf(campaign: Campaign, id: string | undefined): CampaignPeriod {
  const period = campaign.periods.find((one) => one.id === id)
  if (!period) throw new Refused('not-found')
  return period
}

function parse<Shape extends v.GenericSchema>(shape: Shape, value: string, field: string): v.InferOutput<Shape> {
  const read = v.safeParse(shape, value)
  if (!read.success) throw new Refused('body-malformed', [field])
  return read.output
}
