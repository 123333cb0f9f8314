import type { HoldWord, RoundAnswer, ServerHold } from '#rules/holding.ts'
import type { HandoverMode, Tap } from '#rules/redemption.ts'
import type { VoucherState } from '#rules/words.ts'
import type { Rules } from './rules.ts'

export type Item =
  | { id: string; kind: 'handover'; staff: string; code: string; office: string; mode: HandoverMode; hold: number | null; capturedAt: number }
  | { id: string; kind: 'undo'; staff: string; of: string; code: string; returned: boolean; capturedAt: number }
export type Receipt = { id: string; seq: number }
export type Claimed = { code: string; hold: number | null }
type Voucher = { code: string; person: string; home: string; state: VoucherState; held: ServerHold; seq: number }
type Booked = Tap & { code: string; office: string; device: string; staff: string; undone: boolean; extra: boolean }
export type Server = ReturnType<typeof makeServer>

const NOBODY: ServerHold = { heldBy: null, hold: null, wantedBy: null, wantedAt: null }

/** The server of the simulation: facts in memory, each call whole or not at all, every decision asked of the rules. */
export function makeServer(rules: Rules, clock: { now: number }) {
  const vouchers = new Map<string, Voucher>()
  const booked: Booked[] = []
  const parked: (Booked & { settled: boolean })[] = []
  const receipts = new Map<string, Receipt>()
  const standing = new Map<string, string | null>()
  const moves: { office: string; quantity: number }[] = []
  const cases = new Map<string, number>()
  const naming = new Map<string, string>()
  /** Up to which number the holds of a lost device are over. */
  const ended = new Map<string, number>()
  let seq = 0
  /** What an independent reader of the facts expects: an extra one arrives when the person already has a gift that was not taken back. */
  const expected = new Set<string>()

  const change = (voucher: Voucher, patch: Partial<Voucher>) => void Object.assign(voucher, patch, { seq: ++seq })
  const openCase = (id: string) => void cases.set(id, (cases.get(id) ?? 0) + 1)
  const personOf = (code: string) => vouchers.get(code)?.person ?? code
  const giftOf = (person: string) => ({
    vouchers: [...vouchers.values()].filter((one) => one.person === person),
    taps: booked.filter((one) => !one.undone && personOf(one.code) === person),
  })
  const apply = (person: string, settled: { standing: string | null; states: Map<string, VoucherState> }) => {
    standing.set(person, settled.standing)
    for (const [code, state] of settled.states) change(vouchers.get(code) as Voucher, { state })
  }

  function arrive(tap: Booked, isBooked = false): void {
    const person = personOf(tap.code)
    const gift = giftOf(person)
    if (gift.taps.length > 0 && !tap.undone) expected.add(tap.id)
    booked.push(tap)
    if (tap.undone) return
    const arrived = rules.arrive(gift, tap, false)
    apply(person, arrived)
    if (arrived.move && !isBooked) moves.push({ office: tap.office, quantity: -1 })
    tap.extra = arrived.extra
    if (arrived.extra) openCase(`extra-handover.${tap.id}`)
  }

  function handOver(device: string, item: Extract<Item, { kind: 'handover' }>, offset: number, roundTrip: number): void {
    const voucher = vouchers.get(item.code)
    const time = rules.tapTime({ capturedAt: item.capturedAt, offset, roundTrip, receivedAt: clock.now })
    const mode = rules.confirmedMode(item.mode, device, voucher?.held.heldBy ?? null)
    const tap = { id: item.id, mode, ...time, code: item.code, office: item.office, device, staff: item.staff, undone: false, extra: false }
    if (voucher) return arrive(tap)
    parked.push({ ...tap, settled: false })
    moves.push({ office: item.office, quantity: -1 })
  }

  function undo(id: string, returned: boolean): void {
    const one = booked.find((tap) => tap.id === id) ?? parked.find((tap) => tap.id === id)
    if (!one || one.undone) return
    one.undone = true
    if (returned) moves.push({ office: one.office, quantity: 1 })
    if (booked.includes(one)) apply(personOf(one.code), rules.settleGift(giftOf(personOf(one.code))))
  }

  return {
    ...{ vouchers, booked, parked, moves, cases, standing, naming, expected, ended },
    issue(code: string, person: string, home: string, state: VoucherState = 'issued') {
      vouchers.set(code, { code, person, home, state, held: NOBODY, seq: ++seq })
      for (const one of parked.filter((tap) => tap.code === code && !tap.settled)) {
        one.settled = true
        arrive({ ...one }, true)
      }
    },
    end: (code: string, state: VoucherState) => change(vouchers.get(code) as Voucher, { state }),
    settleParked() {
      for (const one of parked.filter((tap) => !tap.settled && !tap.undone)) openCase(`unknown-code.${one.id}`)
    },
    sync(device: string, items: Item[], offset: number, roundTrip: number): Receipt[] {
      return items.map((item) => {
        const known = receipts.get(item.id)
        if (known) return known
        if (item.kind === 'handover') handOver(device, item, offset, roundTrip)
        else undo(item.of, item.returned)
        const receipt = { id: item.id, seq }
        receipts.set(item.id, receipt)
        return receipt
      })
    },
    claim(device: string, code: string): Claimed {
      const voucher = vouchers.get(code)
      if (voucher?.state !== 'issued') return { code, hold: null }
      const { verdict, held } = rules.claim(voucher.held, device, ++seq, clock.now)
      if (held !== voucher.held) change(voucher, { held })
      return { code, hold: verdict === 'granted' ? held.hold : null }
    },
    round(device: string, office: string, since: number, releases: HoldWord[]): RoundAnswer & { next: number } {
      for (const { code, hold } of releases) {
        const voucher = vouchers.get(code)
        const held = voucher && rules.release(voucher.held, device, hold)
        if (voucher && held) change(voucher, { held })
      }
      const own = naming.get(office) === device ? [...vouchers.values()].filter((one) => one.home === office) : []
      for (const one of own) if (one.state === 'issued' && rules.isFree(one.held, clock.now)) change(one, { held: rules.grant(device, ++seq) })
      const told = own.filter((one) => one.seq > since)
      const wanted = [...vouchers.values()].filter((one) => one.held.heldBy === device && one.state === 'issued' && rules.isWanted(one.held, clock.now))
      const mine = (home: string) => naming.get(home) === device
      const claimed = [...vouchers.values()].filter((one) => one.held.heldBy === device && one.state === 'issued' && !mine(one.home))
      return {
        claimed: claimed.map((one) => ({ code: one.code, hold: one.held.hold as number })),
        vouchers: told.map((one) => ({ code: one.code, seq: one.seq, state: one.state, hold: one.held.heldBy === device ? one.held.hold : null })),
        wanted: wanted.map((one) => ({ code: one.code, hold: one.held.hold as number })),
        released: releases,
        ended: ended.get(device) ?? null,
        next: Math.max(since, ...told.map((one) => one.seq)),
      }
    },
    /** The older door: verdict and handover in one call. What a device holds goes through its own store, which alone knows what is unsent. */
    handOverNow(device: string, staff: string, id: string, code: string, office: string): boolean {
      const voucher = vouchers.get(code)
      if (voucher?.state !== 'issued' || voucher.held.heldBy !== null) return false
      arrive({ id, mode: 'online', at: clock.now, uncertainty: 0, code, office, device, staff, undone: false, extra: false })
      return true
    },
    override(code: string) {
      const voucher = vouchers.get(code)
      if (voucher && voucher.held.heldBy !== null) change(voucher, { held: rules.override(voucher.held, ++seq) })
    },
    lose(device: string): string[] {
      const held = [...vouchers.values()].filter((one) => one.held.heldBy === device)
      ended.set(device, Math.max(ended.get(device) ?? 0, ...held.map(({ held: { hold } }) => hold ?? 0)))
      for (const one of held) change(one, { held: rules.override({ ...one.held, wantedBy: null }, ++seq) })
      return held.map(({ code }) => code)
    },
    undo,
  }
}
