import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { createMiddleware } from 'hono/factory'
import { secureHeaders } from 'hono/secure-headers'
import { Refused } from '#contract/refusals.ts'
import type { Store } from '#db/store.ts'
import type { Environment } from './environment.ts'
import { readJson } from './guards/body.ts'
import { originGuard } from './guards/origin.ts'
import { problem, problems } from './guards/problem.ts'
import { requestLog } from './guards/request-log.ts'
import { sessionGuard } from './guards/session.ts'
import type { Route, Variables } from './route.ts'
import { ROUTES } from './routes/table.ts'
import { publicPages } from './pages/public-pages.ts'
import { webFiles } from './pages/web-files.ts'

/** The whole server as one Hono app: guards, the route table, the public pages and the built PWA. */
export function createApp(store: Store, environment: Environment): Hono<Variables> {
  const app = new Hono<Variables>()
  app.onError(problems(store.log))
  app.notFound((context) => problem(context, new Refused('not-found')))
  app.use((context, next) => (SCAN_WORKER.test(context.req.path) ? scanWorkerHeaders : pageHeaders)(context, next))
  app.use(
    '/api/*',
    requestLog(store.log, () => performance.now()),
  )
  app.use('/api/*', originGuard(originsOf(environment)))
  app.use('/api/*', async (context, next) => {
    await next()
    if (!context.res.headers.has('cache-control')) context.res.headers.set('cache-control', 'no-store')
  })
  app.use('/api/*', compress({ threshold: 2_048 }))
  for (const route of ROUTES) mount(app, route, store, environment)
  app.route('/', publicPages(store, environment))
  app.route('/', webFiles())
  return app
}

const POLICY = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'"],
  fontSrc: ["'self'"],
  connectSrc: ["'self'"],
  manifestSrc: ["'self'"],
  workerSrc: ["'self'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
}

const headers = (contentSecurityPolicy: typeof POLICY | typeof SCAN_POLICY) =>
  secureHeaders({ contentSecurityPolicy, strictTransportSecurity: 'max-age=31536000', referrerPolicy: 'no-referrer', crossOriginResourcePolicy: 'same-origin' })

/** The scanner's worker alone may run WebAssembly; a worker lives by the policy of its own script. */
const SCAN_WORKER = /^\/assets\/counter\/scan-worker-[\w-]+\.js$/
const SCAN_POLICY = { defaultSrc: ["'none'"], scriptSrc: ["'self'", "'wasm-unsafe-eval'"], connectSrc: ["'self'"] }
const pageHeaders = headers(POLICY)
const scanWorkerHeaders = headers(SCAN_POLICY)

/** Where the app is served from; on a loopback address the port may be reached by both of its names. */
export function originsOf({ PUBLIC_ORIGIN, PORT }: Environment): string[] {
  return PUBLIC_ORIGIN ? [PUBLIC_ORIGIN] : [`http://localhost:${PORT}`, `http://127.0.0.1:${PORT}`]
}

function mount(app: Hono<Variables>, { method, path, act, body: shape, bytes, handle }: Route, store: Store, environment: Environment): void {
  const named = createMiddleware<Variables>(async (context, next) => {
    context.set('pattern', path)
    await next()
  })
  app.on(method, path, named, sessionGuard(store, environment, act), async (context) => {
    const asked = {
      store,
      environment,
      context,
      actor: context.var.actor,
      session: context.var.session,
      body: (shape ? await readJson(context, shape, bytes) : undefined) as never,
      param: (name: string) => context.req.param(name) ?? '',
      query: (name: string) => context.req.query(name),
    }
    const answer = await handle(asked)
    if (answer instanceof Response) return answer
    return answer === undefined ? context.body(null, 204) : context.json(answer)
  })
}
