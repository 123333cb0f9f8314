import * as v from 'valibot'
import { GiftFigures } from '#contract/gift-figures.ts'
import { Refused } from '#contract/refusals.ts'
import { day } from '#contract/shapes.ts'
import { campaignFor } from '#db/campaigns/visible.ts'
import { lastVoucherDay } from '#db/enrolments/view.ts'
import { readGiftFigures } from '#db/gift-figures/read.ts'
import { route } from '../route.ts'

export const giftFigures = [
  route({
    method: 'GET',
    path: '/api/gift-figures',
    act: 'gift-figures.read',
    summary: 'Vouchers issued, fetched and waiting, by office and by day, with what wants a second look',
    query: { campaign: v.string(), from: v.optional(day), to: v.optional(day) },
    answer: GiftFigures,
    handle({ store, actor, query }) {
      const campaign = campaignFor(store.register, actor, query('campaign') ?? '')
      const read = (text: string | undefined, other: string, name: string) => {
        if (text === undefined) return other
        if (!v.is(day, text)) throw new Refused('body-malformed', [name])
        return text
      }
      return readGiftFigures(store, actor, campaign, read(query('from'), campaign.firstDay, 'from'), read(query('to'), lastVoucherDay(campaign), 'to'))
    },
  }),
]
