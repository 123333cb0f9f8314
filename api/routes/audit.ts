import * as v from 'valibot'
import { AuditPage, AuditQuery, Export } from '#contract/audit.ts'
import { readWhole, whole } from '#contract/shapes.ts'
import { exported } from '#db/audit/exported.ts'
import { listAudit } from '#db/audit/list.ts'
import { given } from '../openapi/queries.ts'
import { route } from '../route.ts'

export const audit = [
  route({
    method: 'GET',
    path: '/api/audit',
    act: 'audit.read',
    summary: 'Who did what, newest first',
    query: { ...AuditQuery, before: given.cursor, limit: v.optional(v.pipe(whole, v.minValue(1), v.maxValue(200)), 50) },
    answer: AuditPage,
    handle({ store, query }) {
      const limit = Math.min(Math.max(readWhole(query('limit')) ?? 50, 1), 200)
      const read = <Name extends keyof typeof AuditQuery>(name: Name) => {
        const said = v.safeParse(AuditQuery[name], query(name) || undefined)
        return said.success ? said.output : undefined
      }
      const asked = { by: read('by'), group: read('act') as never, subject: read('subject'), from: read('from'), to: read('to') }
      return listAudit(store, asked, limit, readWhole(query('before')))
    },
  }),
  route({
    method: 'POST',
    path: '/api/exports',
    act: 'signed-in',
    summary: 'Write down that a file with people’s data is about to be made',
    answer: null,
    body: Export,
    handle: ({ store, actor, body }) => exported(store, actor, body.kind, body.about),
  }),
]
