import { Reminder, WaitingVouchers } from '#contract/reminders.ts'
import { remind } from '#db/vouchers/remind.ts'
import { listWaiting } from '#db/vouchers/waiting.ts'
import { campaignFor } from '#db/campaigns/visible.ts'
import { given } from '../openapi/queries.ts'
import { route } from '../route.ts'

export const reminders = [
  route({
    method: 'GET',
    path: '/api/vouchers/waiting',
    act: 'voucher.remind',
    summary: 'Own participants who have not fetched their gift, soonest end first',
    query: { campaign: given.id },
    answer: WaitingVouchers,
    handle({ store, actor, query }) {
      const asked = query('campaign')
      return listWaiting(store, actor, asked && campaignFor(store.register, actor, asked).id)
    },
  }),
  route({
    method: 'POST',
    path: '/api/vouchers/:code/reminder',
    act: 'voucher.remind',
    summary: 'Note that a participant was reminded of the voucher that waits',
    refuses: ['state-does-not-allow'],
    answer: null,
    body: Reminder,
    handle: ({ store, actor, param, body }) => remind(store, actor, param('code'), body.id),
  }),
]
