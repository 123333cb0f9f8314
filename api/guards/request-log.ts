import { createMiddleware } from 'hono/factory'
import type { Log } from '#db/store.ts'
import type { Variables } from '../route.ts'

/** One line for each request: the route's pattern, never the path, since codes and links stand in it. */
export const requestLog = (log: Log, now: () => number) =>
  createMiddleware<Variables>(async (context, next) => {
    const began = now()
    await next()
    log('info', { method: context.req.method, route: context.var.pattern ?? 'none', status: context.res.status, ms: Math.round(now() - began) })
  })
