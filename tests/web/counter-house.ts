import { IDBFactory } from 'fake-indexeddb'
import { createRoot } from 'solid-js'
import { hashPin } from '#db/access/pins.ts'
import { staff, vouchers } from '#db/schema/index.ts'
import { statementOf } from '#db/statements.ts'
import { createCounter } from '../../web/state/counter.ts'
import { type House, makeHouse } from '../cast/house.ts'
import { log } from '../cast/phone.ts'
import { FakePhone, settled, until } from './fake-device.ts'
import type { FakeServer } from './fake-server.ts'
import { signedIn } from './start.ts'

/** A real server with one voucher at the counter q1, whose clerks sign in with the PIN of all. */
export async function counterHouse(count = 1): Promise<{ house: House; codes: string[] }> {
  const house = await makeHouse({ now: '2025-11-28T09:41:00+07:00' })
  const { store, furniture } = house
  const pinHash = await hashPin(store, '246810')
  const write = (world: { statements: unknown[] }) => void world.statements.push(statementOf(store.connections.write.update(staff).set({ pinHash })))
  await store.lane.do({ name: 'give-pins', touchesRegister: true, alone: async (world) => write(world) })
  const collector = await house.as('a')
  for (let number = 0; number < count; number += 1) await log(house, collector, { officeId: furniture.office('q1') })
  const rows = await store.connections.read.select().from(vouchers)
  return { house, codes: rows.map(({ code }) => code) }
}

/** The road from one device to the real server, with the session's cookie and with cuts before the send or behind the commit. */
class Road {
  cookie = ''
  isDown = false
  /** Taken in order by the next requests to an address. */
  troubles = new Map<string, ('cut' | 'lost')[]>()
  house: House
  constructor(house: House) {
    this.house = house
  }

  fetch = async (input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> => {
    const path = String(input)
    const trouble = this.troubles.get(path)?.shift()
    if (this.isDown || trouble === 'cut') throw new TypeError('no network')
    const headers = { ...(init.headers as Record<string, string>), origin: 'http://localhost:8787', ...(this.cookie ? { cookie: this.cookie } : {}) }
    const answer = await this.house.app.request(path, { method: init.method ?? 'GET', headers, ...(init.body ? { body: init.body } : {}) })
    this.cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? this.cookie
    if (trouble === 'lost') throw new TypeError('the answer was lost')
    return answer
  }
}

/** Somebody's device with the road to the real server. */
export async function deviceOf(house: House, code: string) {
  globalThis.indexedDB = new IDBFactory()
  const road = new Road(house)
  const phone = new FakePhone(road as unknown as FakeServer)
  phone.now = house.clock.now
  return { road, phone, ...(await signedIn(phone, code)) }
}

/** A clerk's device at its counter: a store of its own, as other devices in one test have theirs. */
export async function counterAt(house: House, clerk: string) {
  const { road, phone, app, close } = await deviceOf(house, clerk)
  let end = () => {}
  const counter = createRoot((dispose) => ((end = dispose), createCounter(app, () => {})))
  await until(() => Boolean(counter.stand()?.told()) && counter.stand()?.sync.status().kind !== 'working')
  const round = async () => (await counter.stand()!.sync.kick(true), await settled())
  const see = async (code: string) => {
    phone.now += 6_000
    house.clock.now = Math.max(house.clock.now, phone.now)
    counter.scan(code)
    await until(() => !['looking', 'ready'].includes(counter.state().kind))
  }
  return { app, phone, road, counter, round, see, close: () => (end(), close()) }
}
