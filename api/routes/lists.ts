import * as v from 'valibot'
import { EnrolmentList } from '#contract/enrolments.ts'
import {
  LIST_GROUPS,
  ListExport,
  ListExportAnswer,
  ListRowPage,
  ListRows,
  ListRowsAnswer,
  Lists,
  ListView,
  NewList,
  RememberedMapping,
} from '#contract/lists.ts'
import { LIMITS } from '#contract/protocol.ts'
import { Refused } from '#contract/refusals.ts'
import { readWhole, whole } from '#contract/shapes.ts'
import { beginList, mappingFor } from '#db/lists/begin.ts'
import { exportList } from '#db/lists/export.ts'
import { receiveRows } from '#db/lists/receive.ts'
import { entriesWithoutPayment, rowsOf } from '#db/lists/rows.ts'
import { startMatching } from '#db/lists/run.ts'
import { findList } from '#db/lists/scope.ts'
import { listLists, viewOf } from '#db/lists/view.ts'
import { given } from '../openapi/queries.ts'
import { route } from '../route.ts'

const group = v.optional(v.picklist(LIST_GROUPS))
const limit = v.optional(v.pipe(whole, v.minValue(1), v.maxValue(200)), 50)
const limitOf = (text: string | undefined) => Math.min(Math.max(readWhole(text) ?? 50, 1), 200)

/** Official lists: sent in parts, compared behind the request, read group by group. */
export const lists = [
  route({
    method: 'GET',
    path: '/api/lists',
    act: 'list.read',
    summary: 'Official lists that the asker sees, newest first',
    query: { campaign: given.id },
    answer: Lists,
    handle: async ({ store, actor, query }) => ({ lists: await listLists(store, actor, query('campaign')) }),
  }),
  route({
    method: 'POST',
    path: '/api/lists',
    act: 'list.import',
    summary: 'Begin an official list, or find the one with the same rows',
    answer: ListView,
    body: NewList,
    handle: async ({ store, actor, body }) => viewOf(store, actor, await beginList(store, actor, body)),
  }),
  route({
    method: 'GET',
    path: '/api/lists/mapping',
    act: 'list.import',
    summary: 'How the columns of a file with these headings were mapped last',
    query: { headings: v.optional(v.string()) },
    answer: RememberedMapping,
    handle: async ({ store, query }) => ({ mapping: await mappingFor(store, query('headings') ?? '') }),
  }),
  route({
    method: 'GET',
    path: '/api/lists/:id',
    act: 'list.read',
    summary: 'One official list: how far it is, and how many rows stand in which group',
    answer: ListView,
    handle: async ({ store, actor, param }) => viewOf(store, actor, await findList(store, actor, param('id'))),
  }),
  route({
    method: 'POST',
    path: '/api/lists/:id/rows',
    act: 'list.import',
    summary: 'Some rows of a list, in any order, any number of times',
    answer: ListRowsAnswer,
    body: ListRows,
    bytes: LIMITS.listBytes,
    handle: async ({ store, actor, param, body }) => ({ received: await receiveRows(store, actor, param('id'), body.rows) }),
  }),
  route({
    method: 'GET',
    path: '/api/lists/:id/rows',
    act: 'list.read',
    summary: 'Payments of a list, numbers masked, each with the entry it may be',
    query: { group, after: given.cursor, limit },
    answer: ListRowPage,
    async handle({ store, actor, param, query }) {
      const wanted = v.safeParse(group, query('group'))
      if (!wanted.success) throw new Refused('body-malformed', ['group'])
      const list = await findList(store, actor, param('id'))
      return rowsOf(store, actor, list, wanted.output, readWhole(query('after')) ?? 0, limitOf(query('limit')))
    },
  }),
  route({
    method: 'GET',
    path: '/api/lists/:id/entries',
    act: 'list.read',
    summary: 'Entries of the list’s days and products that no payment speaks of',
    query: { after: given.cursor, limit },
    answer: EnrolmentList,
    async handle({ store, actor, param, query }) {
      const list = await findList(store, actor, param('id'))
      return entriesWithoutPayment(store, actor, list, query('after'), limitOf(query('limit')))
    },
  }),
  route({
    method: 'POST',
    path: '/api/lists/:id/matching',
    act: 'list.import',
    summary: 'Compare a list that arrived whole; later, its undecided rows anew',
    answer: ListView,
    async handle({ store, actor, param }) {
      await startMatching(store, actor, param('id'))
      return viewOf(store, actor, await findList(store, actor, param('id')))
    },
  }),
  route({
    method: 'POST',
    path: '/api/lists/:id/export',
    act: 'list.read',
    summary: 'Rows of a group to be laid into a workbook, numbers masked; it is logged',
    answer: ListExportAnswer,
    body: ListExport,
    handle: ({ store, actor, param, body }) => exportList(store, actor, param('id'), body),
  }),
]
