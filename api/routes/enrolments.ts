import * as v from 'valibot'
import { Disclosure, EnrolmentList, History, QueueEntry } from '#contract/enrolments.ts'
import { Evidence, QueueParts, Versions } from '#contract/evidence.ts'
import { Refused } from '#contract/refusals.ts'
import { day, entryState, product, readWhole, whole } from '#contract/shapes.ts'
import { SIGNAL_FILTERS } from '#rules/signals.ts'
import { discloseEntry } from '#db/enrolments/disclose.ts'
import { evidenceOf } from '#db/enrolments/evidence.ts'
import type { Filter } from '#db/enrolments/filter.ts'
import { findEntry, historyOf } from '#db/enrolments/list.ts'
import { queueParts } from '#db/enrolments/parts.ts'
import { listEntries } from '#db/enrolments/queue.ts'
import { versionsOf } from '#db/enrolments/versions.ts'
import { queueOf } from '#db/enrolments/view.ts'
import { given } from '../openapi/queries.ts'
import { route } from '../route.ts'

const FILTERS = {
  campaign: given.id,
  state: v.optional(entryState),
  collector: given.id,
  organisation: given.id,
  product: v.optional(product),
  day: v.optional(day),
  week: given.id,
  late: given.flag,
  'to-confirm': given.flag,
}
type Query = (name: keyof typeof FILTERS) => string | undefined

export const enrolments = [
  route({
    method: 'GET',
    path: '/api/enrolments',
    act: 'enrolment.read',
    summary: 'Entries, newest first, as far as the asker may see them',
    query: {
      ...FILTERS,
      signal: v.optional(v.picklist(SIGNAL_FILTERS)),
      before: given.cursor,
      limit: v.optional(v.pipe(whole, v.minValue(1), v.maxValue(200)), 50),
    },
    answer: EnrolmentList,
    handle({ store, actor, query }) {
      const limit = Math.min(Math.max(readWhole(query('limit')) ?? 50, 1), 200)
      const signal = readAs('signal', v.picklist(SIGNAL_FILTERS), query('signal'))
      return listEntries(store, actor, { ...filterOf(query), signal, limit, before: readWhole(query('before')) })
    },
  }),
  route({
    method: 'GET',
    path: '/api/queue',
    act: 'evidence.read',
    summary: 'Organisations and collectors whose entries a list would show, each with their number',
    query: FILTERS,
    answer: QueueParts,
    handle: ({ store, actor, query }) => queueParts(store, actor, filterOf(query)),
  }),
  route({
    method: 'GET',
    path: '/api/enrolments/:id',
    act: 'enrolment.read',
    summary: 'One entry, numbers masked',
    answer: QueueEntry,
    async handle({ store, actor, param }) {
      const [view] = await queueOf(store, [await findEntry(store, actor, param('id'))], actor)
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
    method: 'GET',
    path: '/api/enrolments/:id/versions',
    act: 'enrolment.read',
    summary: 'What corrections changed in an entry, field by field, numbers masked',
    answer: Versions,
    handle: ({ store, actor, param }) => versionsOf(store, actor, param('id')),
  }),
  route({
    method: 'GET',
    path: '/api/enrolments/:id/evidence',
    act: 'evidence.read',
    summary: 'What speaks against an entry and for it; nothing of other participants',
    answer: Evidence,
    refuses: ['own-entry'],
    handle: ({ store, actor, param }) => evidenceOf(store, actor, param('id')),
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

function filterOf(query: Query): Filter {
  return {
    ...{ campaignId: query('campaign'), collectorId: query('collector'), organisationId: query('organisation'), weekId: query('week') },
    ...{ state: readAs('state', entryState, query('state')), product: readAs('product', product, query('product')), day: readAs('day', day, query('day')) },
    ...{ late: query('late') === '1', toConfirm: query('to-confirm') === '1' },
  }
}

/** Empty is not asked for; anything that is no value of the filter is refused by its name. */
function readAs<Shape extends v.GenericSchema>(name: string, shape: Shape, text: string | undefined): v.InferOutput<Shape> | undefined {
  const read = v.safeParse(v.optional(shape), text || undefined)
  if (!read.success) throw new Refused('body-malformed', [name])
  return read.output
}
