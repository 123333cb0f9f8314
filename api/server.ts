import { serve, type ServerType } from '@hono/node-server'
import { randomBytes } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { plainError } from '#db/plain-error.ts'
import { openStore, type Log, type Store } from '#db/store.ts'
import { createApp } from './app.ts'
import type { Environment } from './environment.ts'

export type Server = { url: string; store: Store; close(): Promise<void> }

/** What the outside lends to the server: the clock is a power, so that tests can move it; `file` is the database's name in DATA_DIR. */
export type ServerPowers = { file?: string; now?: () => number; random?: (bytes: number) => Uint8Array; log?: Log; fail?: (error: unknown) => void }

/** Opens the database and listens. Port 0 takes a free one. */
export async function startServer(environment: Environment, powers: ServerPowers = {}): Promise<Server> {
  const log = powers.log ?? logTo(environment.LOG_LEVEL)
  const fail = powers.fail ?? ((error) => stop(log, error))
  const store = await openStore(
    { dataDir: environment.DATA_DIR, file: powers.file, url: environment.DATABASE_URL, authToken: environment.DATABASE_AUTH_TOKEN, keys: environment },
    { now: powers.now ?? Date.now, random: powers.random ?? ((bytes) => new Uint8Array(randomBytes(bytes))), log, fail },
  )
  let port = environment.PORT
  const listening = new Promise<ServerType>((resolve, reject) => {
    const server = serve({ fetch: (request, bindings) => app.fetch(request, bindings), hostname: environment.HOST, port }, (address: AddressInfo) => {
      port = address.port
      resolve(server)
    })
    server.once('error', reject)
  })
  let app = createApp(store, environment)
  const server = await listening.catch(async (error: unknown) => {
    await store.close()
    throw error
  })
  if (port !== environment.PORT) app = createApp(store, { ...environment, PORT: port })
  const close = async () => {
    await new Promise<void>((resolve) => {
      server.close(() => resolve())
      if ('closeAllConnections' in server) server.closeAllConnections()
    })
    await store.close()
  }
  return { url: environment.PUBLIC_ORIGIN ?? `http://localhost:${port}`, store, close }
}

/** A failing disk: no more answers, so that whoever watches the process starts it anew. */
function stop(log: Log, error: unknown): void {
  log('error', { message: 'storage failed, the process ends', error: plainError(error) })
  setTimeout(() => process.exit(75), 50)
}

const logTo =
  (level: Environment['LOG_LEVEL']): Log =>
  (kind, line) => {
    if (level === 'silent' || (level === 'error' && kind === 'info')) return
    process.stderr.write(`${JSON.stringify({ level: kind, ...line })}\n`)
  }
