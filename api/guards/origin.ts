import { createMiddleware } from 'hono/factory'
import { Refused } from '#contract/refusals.ts'

/** Unsafe methods need a known Origin, or none and Sec-Fetch-Site same-origin; with neither they pass only without a cookie (DESIGN section 3). */
export const originGuard = (origins: string[]) =>
  createMiddleware(async (context, next) => {
    if (['GET', 'HEAD', 'OPTIONS'].includes(context.req.method)) return next()
    const origin = context.req.header('origin')
    const site = context.req.header('sec-fetch-site')
    const hasCookie = context.req.header('cookie') !== undefined
    const passes = origin !== undefined ? origins.includes(origin) : site !== undefined ? site === 'same-origin' : !hasCookie
    if (!passes) throw new Refused('origin-foreign')
    return next()
  })
