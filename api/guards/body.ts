import type { Context } from 'hono'
import * as v from 'valibot'
import { LIMITS } from '#contract/protocol.ts'
import { Refused } from '#contract/refusals.ts'

/** Reads a JSON body of at most 256 kB, or what its route allows, against its shape: `body-too-large`, `body-not-json`, `body-malformed` with the fields. */
export async function readJson(context: Context, shape: v.GenericSchema, most: number = LIMITS.bodyBytes): Promise<unknown> {
  const text = await readText(context.req.raw, most)
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    throw new Refused('body-not-json')
  }
  const read = v.safeParse(shape, json)
  if (read.success) return read.output
  throw new Refused('body-malformed', [...new Set(read.issues.map(fieldOf))].slice(0, MOST_FIELDS))
}

const MOST_FIELDS = 20

/** Where it is wrong, in words of the body: `settings.prizes.2.amount`. */
const fieldOf = (issue: v.BaseIssue<unknown>): string => issue.path?.map(({ key }) => String(key)).join('.') || 'body'

/** Stops reading as soon as a body is too large, whatever its length was said to be. */
async function readText(request: Request, most: number): Promise<string> {
  if (Number(request.headers.get('content-length') ?? 0) > most) throw new Refused('body-too-large')
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of partsOf(request)) {
    size += part.byteLength
    if (size > most) throw new Refused('body-too-large')
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}

/** A body that is cut off is no error of ours; nobody hears the answer. */
async function* partsOf(request: Request): AsyncGenerator<Uint8Array> {
  try {
    yield* (request.body ?? []) as AsyncIterable<Uint8Array>
  } catch {
    throw new Refused('body-not-json')
  }
}
