import { readWhole } from '#contract/shapes.ts'
import { listNotices } from '#db/notices/list.ts'
import { route } from '../route.ts'

export const notices = [
  route({
    method: 'GET',
    path: '/api/notices',
    act: 'signed-in',
    handle({ store, actor, query }) {
      const limit = Math.min(Math.max(readWhole(query('limit')) ?? 50, 1), 200)
      return listNotices(store, actor, limit, query('before') ?? null)
    },
  }),
]
