import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import * as v from 'valibot'
import { documentOf } from '../openapi/document.ts'
import { route, type Route } from '../route.ts'

/** The document of all routes, made when it is first asked for; the table hands itself over, this route included. */
export const openapi = (families: () => Readonly<Record<string, readonly Route[]>>): Route[] => {
  let made: { body: string; etag: string } | null = null
  return [
    route({
      method: 'GET',
      path: '/api/openapi.json',
      act: 'public',
      summary: 'This document',
      answer: v.looseObject({ openapi: v.string() }),
      tagged: true,
      handle({ context }) {
        made ??= tagged(JSON.stringify(documentOf(families())))
        return send(context, made)
      },
    }),
  ]
}

const tagged = (body: string) => ({ body, etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"` })

function send(context: Context, { body, etag }: { body: string; etag: string }): Response {
  const headers = { etag, 'cache-control': 'no-cache', 'content-type': 'application/json' }
  // What is compressed on its way comes back with its tag marked as weak.
  const known = (context.req.header('if-none-match') ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''))
  return known.includes(etag) ? context.body(null, 304, headers) : context.body(body, 200, headers)
}
