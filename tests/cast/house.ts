import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createApp } from '../../api/app.ts'
import { readEnvironment } from '../../api/environment.ts'
import { openSession } from '#db/access/sessions.ts'
import { openStore, type Store } from '#db/store.ts'
import { mustKeepContract } from './contract.ts'
import { furnish, type Furniture } from './furniture.ts'
import { copyTemplate } from './template.ts'

export type Answer<T = unknown> = { status: number; body: T; headers: Headers; text: string }
/** A signed-in person at the app's own door. */
export type Person = {
  id: string
  deviceId: string
  cookie: string
  get<T = any>(path: string, more?: Record<string, string>): Promise<Answer<T>>
  post<T = any>(path: string, body?: unknown): Promise<Answer<T>>
  send<T = any>(method: string, path: string, body?: unknown, more?: Record<string, string>): Promise<Answer<T>>
}
export type House = {
  store: Store
  app: ReturnType<typeof createApp>
  clock: { now: number }
  dataDir: string
  furniture: Furniture
  as(code: string): Promise<Person>
  enter(code: string): Promise<Person>
  nobody: Person
  reopen(): Promise<House>
  close(): Promise<void>
  logs: string[]
  failures: unknown[]
}

export const AT = (text: string): number => new Date(text).getTime()
const ORIGIN = 'http://localhost:8787'

/** `durable`: its writes wait for the disk, as a server's do. */
export type HouseOptions = { now?: string; furniture?: Parameters<typeof furnish>[1]; dataDir?: string; durable?: boolean }

/** A fresh database behind the real app, with a clock that a test sets and a small cast (see furniture.ts). */
export async function makeHouse(options: HouseOptions = {}): Promise<House> {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'ra-quan-'))
  if (!options.dataDir) await copyTemplate(dataDir)
  const clock = { now: AT(options.now ?? '2025-11-01T08:00:00+07:00') }
  const logs: string[] = []
  const failures: unknown[] = []
  const store = await openStore(
    { dataDir },
    {
      now: () => clock.now,
      random: (bytes) => new Uint8Array(randomBytes(bytes)),
      log: (level, line) => void logs.push(JSON.stringify({ level, ...line })),
      fail: (error) => void failures.push(error),
    },
  )
  // A house is torn down with its test: nothing in it has to outlive a power cut (faults/ opens its own, as a server does).
  if (!options.durable) await store.connections.writer.execute('PRAGMA synchronous = OFF')
  const app = createApp(store, readEnvironment({ DATA_DIR: dataDir }))
  const furniture = await furnish(store, options.furniture)
  const people = new Map<string, Promise<Person>>()
  const house: House = {
    ...{ store, app, clock, dataDir, furniture, logs, failures },
    nobody: personAt(app, '', randomUUID(), null),
    as(code) {
      const key = `${code}`
      const known = people.get(key)
      if (known) return known
      const made = enter(house, code)
      people.set(key, made)
      return made
    },
    enter: (code) => enter(house, code),
    async reopen() {
      await store.close()
      return makeHouse({ ...options, now: new Date(clock.now).toISOString(), dataDir })
    },
    async close() {
      await store.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
  return house
}

async function enter({ store, app }: House, code: string): Promise<Person> {
  const person = [...store.register.staff.values()].find((one) => one.code === code)
  if (!person) throw new Error(`Nobody is called ${code}`)
  const deviceId = randomUUID()
  const { token } = await openSession(store, person.id, { id: deviceId, name: `Máy của ${code}` })
  return personAt(app, person.id, deviceId, `ra-quan=${token}`)
}

function personAt(app: House['app'], id: string, deviceId: string, cookie: string | null): Person {
  const send = async (method: string, path: string, body?: unknown, more: Record<string, string> = {}): Promise<Answer<any>> => {
    const headers: Record<string, string> = {
      origin: ORIGIN,
      ...(cookie ? { cookie } : {}),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...more,
    }
    const response = await app.request(path, {
      method,
      headers,
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    mustKeepContract(method, path, { status: response.status, text, type: response.headers.get('content-type') ?? '' })
    return { status: response.status, body: readJson(text), headers: response.headers, text }
  }
  return {
    id,
    deviceId,
    cookie: cookie ?? '',
    send,
    get: (path, more) => send('GET', path, undefined, more),
    post: (path, body) => send('POST', path, body ?? {}),
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
