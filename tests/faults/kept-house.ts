import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { randomUUID } from 'node:crypto'
import { openSession } from '#db/access/sessions.ts'
import { addDays, dayOf } from '#rules/days.ts'
import type { Item, ItemRefusal, Receipt } from '#contract/sync.ts'
import { makeHouse, type House } from '../cast/house.ts'
import { itemOf } from '../cast/phone.ts'
import { bundledChild } from './bundle.ts'

export type Phone = { cookie: string; deviceId: string }
/** A furnished data folder whose campaign runs today, and phones signed in to it. */
export type Kept = { dataDir: string; phones: Phone[]; items(count: number): Item[]; reopen(): Promise<House> }

export async function keepHouse(phones: number): Promise<Kept> {
  const today = dayOf(Date.now())
  const staff = Array.from({ length: phones }, (_, index) => ({ code: `nv${index}`, organisation: 'u1' }))
  const options = { now: new Date().toISOString(), furniture: { staff, campaign: { firstDay: addDays(today, -3), lastDay: addDays(today, 31) } } }
  const house = await makeHouse(options)
  const signedIn = await Promise.all(staff.map(({ code }) => enter(house, code)))
  await house.store.close()
  return {
    dataDir: house.dataDir,
    phones: signedIn,
    items: (count) => Array.from({ length: count }, () => ({ ...itemOf(house, { collectedAt: Date.now() }, randomId()), capturedAt: Date.now() }) as Item),
    reopen: () => makeHouse({ ...options, dataDir: house.dataDir }),
  }
}

async function enter(house: House, code: string): Promise<Phone> {
  const { id } = [...house.store.register.staff.values()].find((one) => one.code === code) as { id: string }
  const deviceId = randomUUID()
  return { deviceId, cookie: `ra-quan=${(await openSession(house.store, id, { id: deviceId, name: 'Máy' })).token}` }
}

const randomId = () => randomUUID().replace(/^(.{14})./, '$17')

export type Child = { process: ChildProcess; url: string; kill(): Promise<void>; stop(): Promise<number | null> }

/** Starts a server on a kept house in a process of its own; with `kilobytes` no file of it may grow larger, like a disk that is full. */
export async function startChild(dataDir: string, kilobytes?: number): Promise<Child> {
  const env = { ...process.env, DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'error' }
  const program = [process.execPath, await bundledChild()]
  const [command = '', ...rest] = kilobytes === undefined ? program : ['bash', '-c', `trap '' XFSZ; ulimit -f ${kilobytes}; exec "$@"`, 'bash', ...program]
  const child = spawn(command, rest, { env, stdio: ['ignore', 'ignore', 'pipe', 'ipc'] })
  let said = ''
  child.stderr?.on('data', (data) => (said += data))
  const port = await new Promise<number>((resolve, reject) => {
    child.once('message', (message: { port: number }) => resolve(message.port))
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}: ${said}`)))
  })
  const gone = once(child, 'exit')
  return {
    process: child,
    url: `http://127.0.0.1:${port}`,
    async kill() {
      child.kill('SIGKILL')
      await gone
    },
    async stop() {
      child.send('stop')
      return (await gone)[0]
    },
  }
}

export type Sent = { status: number; receipts: (Receipt | ItemRefusal)[]; code: string }

/** One sync as a phone sends it; throws when nothing whole came back. */
export async function send(url: string, phone: Phone, items: Item[], signal?: AbortSignal): Promise<Sent> {
  const response = await fetch(`${url}/api/sync`, {
    method: 'POST',
    headers: { origin: url, cookie: phone.cookie, 'content-type': 'application/json' },
    body: JSON.stringify({ protocol: 1, device: phone.deviceId, sentAt: Date.now(), since: '999999999', items }),
    ...(signal ? { signal } : {}),
  })
  const body = (await response.json()) as { receipts?: (Receipt | ItemRefusal)[]; code?: string }
  return { status: response.status, receipts: body.receipts ?? [], code: body.code ?? '' }
}
