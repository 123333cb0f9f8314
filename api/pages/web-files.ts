import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { relative, join } from 'node:path'

const ROOT = relative(process.cwd(), join(import.meta.dirname, '..', '..', 'web', 'dist')) || '.'
const FOREVER = 'public, max-age=31536000, immutable'

/** The built PWA: files with a hash in their name for ever, everything else asked anew; unknown pages get the app itself. */
export function webFiles(): Hono {
  const app = new Hono()
  app.use('*', async (context, next) => {
    await next()
    if (context.req.path.startsWith('/api')) return
    context.res.headers.set('cache-control', context.req.path.startsWith('/assets/') ? FOREVER : 'no-cache')
  })
  app.get('*', serveStatic({ root: ROOT, precompressed: true }))
  app.get('*', async (context, next) => {
    const { path } = context.req
    if (path.startsWith('/api/') || path.startsWith('/q/') || path.split('/').at(-1)?.includes('.')) return next()
    return serveStatic({ root: ROOT, path: 'index.html', precompressed: true })(context, next)
  })
  return app
}
