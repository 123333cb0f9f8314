import { eq } from 'drizzle-orm'
import { randomUUID } from 'node:crypto'
import { invite } from '#db/access/invitations.ts'
import { hashPin } from '#db/access/pins.ts'
import { staff } from '#db/schema/index.ts'
import { statementOf } from '#db/statements.ts'
import type { House } from '../cast/house.ts'

export const PIN = '135790'
export const idOf = (house: House, code: string): string => [...house.store.register.staff.values()].find((one) => one.code === code)?.id ?? ''

/** Gives people of the cast a PIN, as if they had spent their links. */
export async function givePins(house: House, codes: string[]): Promise<void> {
  const { store } = house
  const pinHash = await hashPin(store, PIN)
  const change = (id: string) => statementOf(store.connections.write.update(staff).set({ pinHash }).where(eq(staff.id, id)))
  await store.lane.do({
    name: 'give-pins',
    touchesRegister: true,
    alone: async (world) => void world.statements.push(...codes.map((code) => change(idOf(house, code)))),
  })
}

/** A one-time link's token for a first or new PIN. */
export const linkFor = (house: House, code: string): Promise<string> =>
  house.store.lane.do({ name: 'invite', alone: async (world) => invite(world, 'pin', idOf(house, code)) })

export const newDevice = () => ({ id: randomUUID(), name: 'Máy thử' })

export type SignedIn = { status: number; code: string | undefined; detail: any; cookie: string; setCookie: string }

/** Signs in as a browser does and keeps the cookie. */
export async function signIn(
  house: House,
  code: string,
  pin: string,
  device = newDevice(),
  app = house.app,
  origin = 'http://localhost:8787',
): Promise<SignedIn> {
  const response = await app.request('/api/session', {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json' },
    body: JSON.stringify({ code, pin, device }),
  })
  const body = await response.json()
  const setCookie = response.headers.get('set-cookie') ?? ''
  return {
    status: response.status,
    code: response.ok ? undefined : body.code,
    detail: body.detail,
    cookie: setCookie.split(';')[0] as string,
    setCookie,
  }
}

export const meWith = async (house: House, cookie: string): Promise<string> => {
  const response = await house.app.request('/api/me', { headers: { cookie } })
  const body = await response.json()
  return response.ok ? body.code : body.code
}
