import { serve, type ServerType } from '@hono/node-server'
import { randomBytes } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { plainError } from '#db/plain-error.ts'
import { resumeLists } from '#db/lists/run.ts'
import { openStore, type Log, type Store } from '#db/store.ts'
import { createApp } from './app.ts'
import type { Environment } from './environment.ts'
import { startRetention } from './jobs/retention.ts'
import { startUnknownCodes } from './jobs/unknown-codes.ts'

export type Server = { url: string; store: Store; close(): Promise<void> }

/** What the outside lends to the server: the clock is a power, so that tests can move it; `file` is the database's name in DATA_DIR. */
export type ServerPowers = { file?: string; now?: () => number; random?: (bytes: number) => Uint8Array; log?: Log; fail?: (error: unknown) => void }

/** Opens the database and listens. Port 0 takes a free one. */
export async function startServer(environment: Environment, powers: ServerPowers = {}): Promise<Server> {
  const log = powers.log ?? logTo(environment.LOG_LEVEL)
  const flow = makeFlow()
  const fail = powers.fail ?? ((error) => void stop(log, error, flow.dry))
  const store = await openStore(
    {
      dataDir: environment.DATA_DIR,
      file: powers.file,
      url: environment.DATABASE_URL,
      authToken: environment.DATABASE_AUTH_TOKEN,
      keys: environment,
    },
    { now: powers.now ?? Date.now, random: powers.random ?? ((bytes) => new Uint8Array(randomBytes(bytes))), log, fail },
  )
  let port = environment.PORT
  const listening = new Promise<ServerType>((resolve, reject) => {
    const server = serve(
      { fetch: (request, bindings) => flow.through(async () => app.fetch(request, bindings)), hostname: environment.HOST, port },
      (address: AddressInfo) => {
        port = address.port
        resolve(server)
      },
    )
    server.once('error', reject)
  })
  let app = createApp(store, environment)
  const server = await listening.catch(async (error: unknown) => {
    await store.close()
    throw error
  })
  if (port !== environment.PORT) app = createApp(store, { ...environment, PORT: port })
  const jobs = [startRetention(store), startUnknownCodes(store)]
  await resumeLists(store)
  const close = async () => {
    await hangUp(server)
    await flow.dry()
    await Promise.all(jobs.map((job) => job.stop()))
    await store.close()
  }
  return { url: environment.PUBLIC_ORIGIN ?? `http://localhost:${port}`, store, close }
}

const GRACE = 3_000

/** Takes no more connections and lets the answers that are on their way arrive; what still hangs after that is cut. */
async function hangUp(server: ServerType): Promise<void> {
  if (!('closeIdleConnections' in server)) return
  const sweep = setInterval(() => server.closeIdleConnections(), 20)
  const cut = setTimeout(() => server.closeAllConnections(), GRACE)
  await new Promise<void>((resolve) => server.close(() => resolve()))
  clearInterval(sweep)
  clearTimeout(cut)
}

/** Knows the requests that came and are not through yet, also those whose caller has hung up. */
function makeFlow() {
  const running = new Set<Promise<unknown>>()
  return {
    through<T>(work: () => Promise<T>): Promise<T> {
      const one = work().finally(() => running.delete(one))
      running.add(one)
      return one
    },
    dry: () => Promise.race([Promise.allSettled(running), wait(GRACE, undefined, { ref: false })]),
  }
}

/** A failing disk: those who asked still hear so, then no more answers, so that whoever watches the process starts it anew. */
async function stop(log: Log, error: unknown, dry: () => Promise<unknown>): Promise<void> {
  log('error', { message: 'storage failed, the process ends', error: plainError(error) })
  await dry()
  setTimeout(() => process.exit(75), 50)
}

const logTo =
  (level: Environment['LOG_LEVEL']): Log =>
  (kind, line) => {
    if (level === 'silent' || (level === 'error' && kind === 'info')) return
    process.stderr.write(`${JSON.stringify({ level: kind, ...line })}\n`)
  }
