import type { Problem, RefusalCode } from '#contract/refusals.ts'

/** Why a request got no answer that may be used. `unreachable` covers everything that is not our server speaking: no network, a captive portal's page, a cut body. */
export type Failure = { kind: 'unreachable' } | { kind: 'refused'; status: number; code: RefusalCode; fields: string[]; detail: unknown; retryAfter: number }
export type Answer<Value> =
  | { ok: true; value: Value; etag: string | null; unchanged: false; roundTrip: number }
  | { ok: true; value: null; etag: string | null; unchanged: true; roundTrip: number }
  | { ok: false; failure: Failure }

/** `last`: sent by a page that is going, and carried on without it. A browser takes 64 kB of such at a time. */
export type Sending = { last?: boolean }
export type Api = {
  get: <Value>(path: string, etag?: string | null) => Promise<Answer<Value>>
  send: <Value>(method: 'POST' | 'PATCH' | 'PUT' | 'DELETE', path: string, body?: unknown, how?: Sending) => Promise<Answer<Value>>
}

const PATIENCE = 30_000

/** Speaks JSON with the own origin, the session's cookie beside it. Never throws. */
export function makeApi(power: { fetch: typeof fetch; now: () => number }): Api {
  async function ask<Value>(path: string, init: RequestInit): Promise<Answer<Value>> {
    const started = power.now()
    try {
      const response = await power.fetch(path, {
        ...init,
        credentials: 'same-origin',
        cache: 'no-store',
        redirect: 'error',
        signal: AbortSignal.timeout(PATIENCE),
      })
      const etag = response.headers.get('etag')
      const roundTrip = Math.max(0, power.now() - started)
      if (response.status === 304) return { ok: true, value: null, etag, unchanged: true, roundTrip }
      if (!response.ok) return { ok: false, failure: await refusal(response) }
      if (response.status === 204) return { ok: true, value: undefined as Value, etag, unchanged: false, roundTrip }
      if (!speaksJson(response)) return { ok: false, failure: { kind: 'unreachable' } }
      return { ok: true, value: (await response.json()) as Value, etag, unchanged: false, roundTrip }
    } catch {
      return { ok: false, failure: { kind: 'unreachable' } }
    }
  }
  return {
    get: (path, etag) => ask(path, { headers: { accept: 'application/json', ...(etag ? { 'if-none-match': etag } : {}) } }),
    send: (method, path, body, { last = false } = {}) =>
      ask(path, {
        method,
        headers: { accept: 'application/json', 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        ...(last ? { keepalive: true } : {}),
      }),
  }
}

async function refusal(response: Response): Promise<Failure> {
  if (!speaksJson(response)) return { kind: 'unreachable' }
  const problem = (await response.json()) as Partial<Problem>
  if (typeof problem.code !== 'string') return { kind: 'unreachable' }
  const seconds = Number(response.headers.get('retry-after') ?? 0)
  return {
    kind: 'refused',
    status: response.status,
    code: problem.code,
    fields: problem.fields ?? [],
    detail: problem.detail,
    retryAfter: Number.isFinite(seconds) ? Math.max(0, seconds * 1_000) : 0,
  }
}

const speaksJson = (response: Response) => /\bjson\b/.test(response.headers.get('content-type') ?? '')
