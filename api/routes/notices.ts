import * as v from 'valibot'
import { Notices } from '#contract/notices.ts'
import { readWhole, whole } from '#contract/shapes.ts'
import { listNotices } from '#db/notices/list.ts'
import { given } from '../openapi/queries.ts'
import { route } from '../route.ts'

export const notices = [
  route({
    method: 'GET',
    path: '/api/notices',
    act: 'signed-in',
    summary: 'What the asker was told, newest first',
    query: { before: given.cursor, limit: v.optional(v.pipe(whole, v.minValue(1), v.maxValue(200)), 50) },
    answer: Notices,
    handle({ store, actor, query }) {
      const limit = Math.min(Math.max(readWhole(query('limit')) ?? 50, 1), 200)
      return listNotices(store, actor, limit, query('before') ?? null)
    },
  }),
]
