import type { Holdings, VoucherView } from '#contract/counter.ts'
import { applyRound, book, type DeviceHold, drop, hearClaim, releasesDue, settle, takeBack, unknownHold } from '#rules/holding.ts'
import type { HandoverMode, HandoverSource } from '#rules/redemption.ts'
import { see } from './deeds.ts'
import type { Answer, House, Person } from './house.ts'
import { log, newCccd, newId, syncAs } from './phone.ts'

type Item = { id: string; kind: 'handover' | 'undo'; of?: string; capturedAt: number; body: Record<string, unknown> }
export type Told = { code: string; source?: HandoverSource; mode?: HandoverMode; fact?: string | null; proxy?: unknown; hold?: number | null }

/** Somebody with a voucher of an office, enrolled by collector a. */
export async function participant(house: House, office = 'q1', said: Parameters<typeof log>[2] = {}) {
  const cccd = newCccd()
  const id = await log(house, await house.enter('a'), { cccd, officeId: house.furniture.office(office), ...said })
  const { voucher } = await see(await house.enter('pt1'), id)
  return { id, cccd, code: voucher?.code ?? '', token: voucher?.token ?? '', signed: voucher?.signed ?? '' }
}

/** A counter's device with its durable store, which keeps the rules that the app keeps. `clockOff`: server time minus its own. */
export async function makeCounter(house: House, clerk: string, clockOff = 0) {
  const person = await house.enter(clerk)
  return counterOf(house, person, clerk, clockOff)
}
export type Counter = ReturnType<typeof counterOf>

function counterOf(house: House, person: Person, office: string, clockOff: number) {
  const rows = new Map<string, DeviceHold>()
  const state = { since: null as string | null, outbox: [] as Item[], inSight: new Set<string>() }
  const officeId = house.furniture.office(office)
  const clock = () => house.clock.now - clockOff
  const rowOf = (code: string) => rows.get(code) ?? unknownHold(code)
  const codeOf = ({ kind, body, of }: Item) =>
    kind === 'handover' ? String(body['code']) : ([...rows.values()].find((row) => given.get(of ?? '') === row.code)?.code ?? '')
  const given = new Map<string, string>()
  return {
    ...{ person, rows, state, officeId },
    async round(): Promise<Holdings> {
      const asked = { sentAt: clock(), since: state.since, waiting: state.outbox.length, releases: releasesDue(rows.values()) }
      const { body } = await person.post<Holdings>('/api/holdings', asked)
      for (const [code, row] of applyRound(rows, body, (seen) => state.inSight.has(seen))) rows.set(code, row)
      state.since = body.next
      return body
    },
    async claim(text: string, source = 'scan'): Promise<VoucherView> {
      const { body } = await person.post<VoucherView>('/api/vouchers/claims', { by: 'code', text, source })
      if (body.hold) rows.set(body.code, hearClaim(rowOf(body.code), body.hold))
      state.inSight.add(body.code)
      return body
    },
    /** The clerk goes on, or closes the page: nobody waits here any more. */
    leave: () => state.inSight.clear(),
    /** "Đã trao": booked on this device, if it may. Answers the operation's id. */
    give(told: Told): string | null {
      const id = newId()
      const booked = book(rowOf(told.code), person.id, id)
      if (!booked) return null
      rows.set(told.code, booked.row)
      this.queue({ hold: booked.hold, ...told }, id)
      return id
    },
    /** The item alone, as of a device that keeps no rule. */
    queue({ code, source = 'scan', mode = 'offline', fact = null, proxy = null, hold = null }: Told, id = newId()): string {
      state.outbox.push({ id, kind: 'handover', capturedAt: clock(), body: { code, officeId, source, mode, hold, fact, proxy } })
      given.set(id, code)
      return id
    },
    takeBack(id: string, returned: boolean): boolean {
      const row = takeBack(rowOf(given.get(id) ?? ''), person.id, id)
      if (row) rows.set(row.code, row)
      if (row) state.outbox.push({ id: newId(), kind: 'undo', of: id, capturedAt: clock(), body: { returned } })
      return row !== null
    },
    giveUp: (code: string) => void rows.set(code, drop(rowOf(code), rowOf(code).hold ?? 0)),
    /** Sends all that waits; what has a receipt waits no more. Answers receipts and refusals. */
    async sync(more: Record<string, unknown> = {}): Promise<any[]> {
      const { body } = await this.send(more)
      for (const receipt of body.receipts as any[]) {
        const item = state.outbox.find(({ id }) => id === receipt.id)
        if (!item || 'code' in receipt) continue
        state.outbox = state.outbox.filter(({ id }) => id !== receipt.id)
        if (rows.has(codeOf(item))) rows.set(codeOf(item), settle(rowOf(codeOf(item)), receipt.seq))
      }
      return body.receipts
    },
    /** The same, but the answer never comes home. */
    send: (more: Record<string, unknown> = {}): Promise<Answer<any>> => syncAs(house, person, state.outbox.slice(0, 50), { sentAt: clock(), ...more }),
    hold: () => person.post(`/api/offices/${officeId}/holding-device`),
  }
}

/** What lies at an office by the book, and every gift case there is. */
export const balanceOf = async (house: House, office: string): Promise<number> =>
  (await (await house.as('btc1')).get(`/api/stock/${house.furniture.office(office)}`)).body.balance
export const giftCases = async (house: House): Promise<string[]> =>
  (await house.store.connections.reader.execute('SELECT kind, voucher_code FROM gift_cases ORDER BY opened_at')).rows.map((row) => `${row['kind']}`)
