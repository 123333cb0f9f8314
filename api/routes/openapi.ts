import { createHash } from 'node:crypto'
import { brotliCompressSync, constants } from 'node:zlib'
import * as v from 'valibot'
import { documentOf } from '../openapi/document.ts'
import { route, type Route } from '../route.ts'
import { sendTagged, type Tagged } from '../tagged.ts'

type Families = Readonly<Record<string, readonly Route[]>>

/** The document of all routes, made when it is first asked for; the table hands itself over, this route included. */
export const openapi = (families: () => Families): Route[] => {
  let made: Tagged | null = null
  return [
    route({
      method: 'GET',
      path: '/api/openapi.json',
      act: 'public',
      summary: 'This document',
      answer: v.looseObject({ openapi: v.string() }),
      tagged: true,
      handle({ context }) {
        made ??= pack(families())
        return sendTagged(context, made)
      },
    }),
  ]
}

function pack(families: Families): Tagged {
  const body = Buffer.from(JSON.stringify(documentOf(families)))
  return {
    etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
    body,
    packed: brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  }
}
