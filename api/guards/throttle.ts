import type { Context } from 'hono'
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Environment } from '../environment.ts'

const MINUTE = 60_000
const MISSES = 30

/** Slows an address down that keeps asking for public pages that are not there: 30 misses a minute, then each waits a second. */
export function makeThrottle(now: () => number) {
  const misses = new Map<string, { since: number; count: number }>()
  return async function miss(address: string): Promise<void> {
    const entry = misses.get(address)
    const fresh = !entry || now() - entry.since > MINUTE ? { since: now(), count: 0 } : entry
    fresh.count += 1
    misses.set(address, fresh)
    if (misses.size > 10_000) misses.clear()
    if (fresh.count > MISSES) await new Promise((resolve) => setTimeout(resolve, 1_000))
  }
}

/** The client's address: from the connection, or from the one proxy that is trusted. */
export function addressOf(context: Context, environment: Environment): string {
  const peer = peerOf(context)
  const forwarded = context.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
  return environment.TRUSTED_PROXY !== undefined && peer === environment.TRUSTED_PROXY && forwarded ? forwarded : peer
}

function peerOf(context: Context): string {
  try {
    return getConnInfo(context).remote.address ?? ''
  } catch {
    return ''
  }
}
