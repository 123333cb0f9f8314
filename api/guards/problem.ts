import type { Context } from 'hono'
import { Refused, REFUSALS, type Problem } from '#contract/refusals.ts'
import { plainError } from '#db/plain-error.ts'
import type { Log } from '#db/store.ts'

/** Every refusal as RFC 9457; only the unknown is logged, as an error. */
export const problems = (log: Log) => (error: Error, context: Context) => {
  const refused = error instanceof Refused ? error : new Refused('unknown-error')
  if (!(error instanceof Refused))
    log('error', { message: 'unknown error', route: (context.var as { pattern?: string }).pattern ?? 'none', error: plainError(error) })
  return problem(context, refused)
}

export function problem(context: Context, { code, fields, detail }: Refused): Response {
  const status = REFUSALS[code]
  const body: Problem = {
    type: 'about:blank',
    status,
    code,
    title: code,
    ...(fields.length > 0 ? { fields } : {}),
    ...(detail === undefined ? {} : { detail }),
  }
  if (status === 503 || status === 429) context.header('Retry-After', String(secondsOf(detail) ?? 5))
  return context.body(JSON.stringify(body), status, { 'content-type': 'application/problem+json' })
}

/** How long it lasts, where a refusal knows it. */
const secondsOf = (detail: unknown): number | undefined => (detail as { seconds?: number } | undefined)?.seconds
