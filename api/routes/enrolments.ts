import * as v from 'valibot'
import { Disclosure, EnrolmentList, History, QueueEntry } from '#contract/enrolments.ts'
import { Refused } from '#contract/refusals.ts'
import { entryState, readWhole, whole } from '#contract/shapes.ts'
import { discloseEntry } from '#db/enrolments/disclose.ts'
import { findEntry, historyOf, listEntries } from '#db/enrolments/list.ts'
import { queueOf } from '#db/enrolments/view.ts'
import { given } from '../openapi/queries.ts'
import { route } from '../route.ts'

export const enrolments = [
  route({
    method: 'GET',
    path: '/api/enrolments',
    act: 'enrolment.read',
    summary: 'Entries, newest first, as far as the asker may see them',
    query: {
      campaign: given.id,
      state: v.optional(entryState),
      collector: given.id,
      organisation: given.id,
      week: given.id,
      late: given.flag,
      'to-confirm': given.flag,
      before: given.cursor,
      limit: v.optional(v.pipe(whole, v.minValue(1), v.maxValue(200)), 50),
    },
    answer: EnrolmentList,
    handle({ store, actor, query }) {
      const limit = Math.min(Math.max(readWhole(query('limit')) ?? 50, 1), 200)
      const state = v.safeParse(v.optional(entryState), query('state'))
      if (!state.success) throw new Refused('body-malformed', ['state'])
      const filter = {
        state: state.output,
        limit,
        campaignId: query('campaign'),
        collectorId: query('collector'),
        organisationId: query('organisation'),
        weekId: query('week'),
      }
      return listEntries(store, actor, {
        ...filter,
        before: readWhole(query('before')),
        late: query('late') === '1',
        toConfirm: query('to-confirm') === '1',
      })
    },
  }),
  route({
    method: 'GET',
    path: '/api/enrolments/:id',
    act: 'enrolment.read',
    summary: 'One entry, numbers masked',
    answer: QueueEntry,
    async handle({ store, actor, param }) {
      const [view] = await queueOf(store, [await findEntry(store, actor, param('id'))])
      return view as QueueEntry
    },
  }),
  route({
    method: 'GET',
    path: '/api/enrolments/:id/history',
    act: 'enrolment.read',
    summary: 'Every change of state of an entry',
    answer: History,
    handle: ({ store, actor, param }) => historyOf(store, actor, param('id')),
  }),
  route({
    method: 'POST',
    path: '/api/enrolments/:id/disclosure',
    act: 'enrolment.disclose',
    summary: 'The numbers of an entry unmasked; the reading is logged',
    answer: Disclosure,
    handle: ({ store, actor, param }) => discloseEntry(store, actor, param('id')),
  }),
]
