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
      const asked = {
        ...{ by: read(AuditQuery.by, query('by')), group: read(AuditQuery.act, query('act')), subject: read(AuditQuery.subject, query('subject')) },
        ...{ from: read(AuditQuery.from, query('from')), to: read(AuditQuery.to, query('to')) },
      }
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

/** What is asked in another form than the document says counts as not asked. */
function read<Schema extends v.GenericSchema>(schema: Schema, text: string | undefined): v.InferOutput<Schema> | undefined {
  const said = v.safeParse(schema, text || undefined)
  return said.success ? said.output : undefined
}
