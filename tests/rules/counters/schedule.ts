import { makeCounters, type Device } from './devices.ts'
import { makeChance, type Rules } from './rules.ts'
import { makeServer } from './server.ts'

/** What one schedule came to; `faults` is empty when all that RULES section 11 promises held. */
export type Played = { faults: string[]; given: number; twice: number; extra: number; undone: number; parked: number }
export type Risks = { overrides: boolean; forced: boolean }

const CODES = ['v1', 'v2', 'v3']
const OFFICES = ['q1', 'q2']

/** Plays one random schedule of counters that go up and down, and reads the facts afterwards. */
export function play(seed: number, rules: Rules, risks: Risks, steps = 240): Played {
  const chance = makeChance(seed)
  const clock = { now: 1_760_000_000_000 }
  const server = makeServer(rules, clock)
  const counters = makeCounters(rules, server, chance, clock)
  const devices = Array.from({ length: 2 + (chance.whether(0.4) ? 1 + chance.below(2) : 0) }, (_, index): Device => ({
    ...{ name: `d${index}`, office: OFFICES[index % 2] as string, shift: `s${index}`, online: chance.whether(0.8), epoch: 0 },
    ...{ clockOff: chance.whether(0.5) ? 0 : chance.below(1_200_000) - 600_000, rows: new Map(), cursors: new Map(), sight: null, outbox: [] },
  }))
  for (const device of devices.slice(0, 2)) server.naming.set(device.office, device.name)
  for (const code of CODES) server.issue(code, `p${code}`, chance.pick(OFFICES) as string)
  const faults: string[] = []
  /** Codes for which two handovers may come about: a hold taken away, or a gift given without one. */
  const risky = new Set<string>()
  let isUp = true

  const codes = () => [...server.vouchers.keys()]
  /** Mostly one and the same, so that much happens to it. */
  const anyCode = () => (chance.whether(0.5) ? 'v1' : (chance.pick(codes()) as string))
  const acts: [number, (device: Device) => void][] = [
    [60, () => counters.carry(isUp)],
    [8, (device) => counters.sendSync(device)],
    [16, (device) => counters.sendRound(device)],
    [14, (device) => counters.sendClaim(device, anyCode())],
    [9, (device) => counters.book(device, anyCode())],
    [2, (device) => device.online && isUp && counters.handOverNow(device, chance.pick(codes()) as string)],
    [5, (device) => takeOneBack(device)],
    [4, (device) => server.naming.get(device.office) !== device.name && counters.giveUp(device, anyCode())],
    [3, (device) => counters.leave(device)],
    [1, (device) => void (device.sight = null)],
    [4, (device) => void (device.online = !device.online)],
    [1, () => void (isUp = !isUp)],
    [2, (device) => void (device.shift = `s${chance.below(4)}`)],
    [1, (device) => void (device.office = chance.pick(OFFICES) as string)],
    [1, (device) => void server.naming.set(device.office, device.name)],
    [2, () => replaceOne()],
    [2, () => undoAsSupervisor()],
    [risks.overrides ? 4 : 0, () => overrideOne()],
    [risks.overrides ? 1 : 0, (device) => server.lose(device.name).forEach((code) => risky.add(code))],
    [risks.forced ? 3 : 0, (device) => force(device)],
    [risks.forced ? 2 : 0, () => appear()],
  ]
  const weights = acts.flatMap(([weight], index) => Array.from({ length: weight }, () => index))

  function takeOneBack(device: Device): void {
    const one = counters.given.find((own) => own.device === device && !own.undone && device.rows.get(own.code)?.booked === own.id)
    if (one) counters.takeBack(device, one, chance.whether(0.7))
  }
  function replaceOne(): void {
    const voucher = server.vouchers.get(chance.pick(codes()) as string)
    if (voucher?.state !== 'issued') return
    const isReplaced = chance.whether(0.5)
    server.end(voucher.code, isReplaced ? 'replaced' : 'revoked')
    if (isReplaced) server.issue(fresh(voucher.code), voucher.person, voucher.home)
  }
  /** One that came back after an undo may be replaced again: no two vouchers have one code. */
  const fresh = (code: string): string => (server.vouchers.has(`${code}'`) ? fresh(`${code}'`) : `${code}'`)
  function undoAsSupervisor(): void {
    const one = counters.given.find(({ id, undone }) => !undone && server.booked.some((tap) => tap.id === id && !tap.undone))
    // A clerk's own undo on its way comes to the same.
    if (!one) return
    const returned = chance.whether(0.7)
    server.undo(one.id, returned)
    Object.assign(one, { undone: true, returned })
  }
  function overrideOne(): void {
    const code = chance.pick(codes().filter((one) => server.vouchers.get(one)?.held.heldBy !== null))
    if (code === undefined) return
    risky.add(code)
    server.override(code)
  }
  function force(device: Device): void {
    const code = chance.pick([...codes(), 'b1', 'b2']) as string
    risky.add(code)
    counters.book(device, code, true)
  }
  function appear(): void {
    const code = chance.pick(['b1', 'b2']) as string
    if (!server.vouchers.has(code)) server.issue(code, `p${code}`, 'q1')
  }
  /** At no instant may two devices redeem one voucher. */
  function watch(): void {
    for (const code of CODES) {
      if (risky.has(code)) continue
      const able = devices.filter((device) => device.rows.has(code) && rules.mayBook(device.rows.get(code) as never, device.shift))
      if (able.length > 1) faults.push(`${code} may be redeemed by ${able.map(({ name }) => name).join(' and ')}`)
    }
  }

  for (let step = 0; step < steps && faults.length === 0; step += 1) {
    clock.now += chance.below(chance.whether(0.05) ? 600_000 : 20_000)
    const act = acts[weights[chance.below(weights.length)] as number]
    act?.[1](devices[chance.below(devices.length)] as Device)
    watch()
  }
  counters.settleDown(devices)
  server.settleParked()
  const read = readFacts(server, counters.given, risky)
  return { ...read, faults: [...faults, ...read.faults, ...stuckOf(server, devices)] }
}

/** When everybody has had network and time, nobody believes in a hold that ended with a lost device, and a voucher that may be fetched is free, or held by its home's holding device, which knows of it. */
function stuckOf({ vouchers, naming, ended }: ReturnType<typeof makeServer>, devices: Device[]): string[] {
  const believed = devices.flatMap(({ name, rows }) =>
    [...rows.values()].flatMap((row) => ((row.hold ?? Infinity) <= (ended.get(name) ?? 0) ? [[name, row.code]] : [])),
  )
  const lost = believed.map(([name, code]) => `${name} believes in its hold of ${code}, which ended with the lost device`)
  const stuck = [...vouchers.values()].flatMap(({ code, state, home, held }) => {
    if (state !== 'issued' || held.heldBy === null) return []
    if (held.heldBy !== naming.get(home)) return [`${held.heldBy} keeps ${code}, for which nobody waits`]
    const holder = devices.find(({ name }) => name === held.heldBy)
    // At work for another office it hears nothing of this one.
    return holder?.office !== home || holder.rows.get(code)?.hold === held.hold ? [] : [`${held.heldBy} is to hold ${code} and does not know it`]
  })
  return [...lost, ...stuck]
}

type Facts = [ReturnType<typeof makeServer>, ReturnType<typeof makeCounters>['given'], Set<string>]

function readFacts(...[server, given, risky]: Facts): Played {
  const faults: string[] = []
  const arrived = [...server.booked, ...server.parked.filter(({ settled }) => !settled)]
  const ids = new Set(arrived.map(({ id }) => id))
  for (const { id } of given) if (!ids.has(id)) faults.push(`handover ${id} is lost`)
  if (arrived.length !== given.length) faults.push(`${given.length} given, ${arrived.length} booked`)
  for (const office of OFFICES) {
    const out = server.moves.filter((move) => move.office === office).reduce((sum, { quantity }) => sum + quantity, 0)
    const mugs = arrived.filter((one) => one.office === office).length
    const back = given.filter(({ id, returned }) => returned && arrived.find((one) => one.id === id)?.office === office).length
    if (out !== back - mugs) faults.push(`the book of ${office} says ${out}, ${mugs} went and ${back} came back`)
  }
  let twice = 0
  for (const [person, taps] of Map.groupBy(server.booked, ({ code }) => server.vouchers.get(code)?.person ?? code)) {
    const live = taps.filter(({ undone }) => !undone)
    const byVoucher = Map.groupBy(live, ({ code }) => code)
    for (const [code, own] of byVoucher) {
      if (own.length > 1) twice += 1
      if (own.length > 1 && !risky.has(code)) faults.push(`${code} was handed out ${own.length} times`)
    }
    const used = [...server.vouchers.values()].filter((one) => one.person === person && one.state === 'redeemed')
    if (used.length !== Math.min(1, live.length)) faults.push(`${person} has ${live.length} handovers and ${used.length} redeemed vouchers`)
    if (!isRightly(server.standing.get(person) ?? null, live)) faults.push(`the wrong handover of ${person} counts`)
  }
  const opened = [...server.cases].filter(([id]) => id.startsWith('extra-handover.'))
  for (const tap of server.booked.filter((one) => one.extra)) {
    const person = server.vouchers.get(tap.code)?.person
    const isAlone = [...server.vouchers.values()].filter((one) => one.person === person).length === 1
    if (isAlone && !risky.has(tap.code)) faults.push(`an extra handover of ${tap.code} without an override`)
  }
  if (opened.some(([, times]) => times !== 1)) faults.push('a case was opened twice')
  if (opened.length !== server.expected.size || opened.some(([id]) => !server.expected.has(id.slice('extra-handover.'.length))))
    faults.push(`${opened.length} cases for ${server.expected.size} extra handovers`)
  const waiting = server.parked.filter(({ settled, undone }) => !settled && !undone)
  if ([...server.cases.keys()].filter((id) => id.startsWith('unknown-code.')).length !== waiting.length) faults.push('a parked gift has no case')
  const undone = given.filter((one) => one.undone).length
  return { faults, given: given.length, twice, extra: opened.length, undone, parked: server.parked.length }
}

/** Written down once more, not asked of the rule: one confirmed online stands; between offline ones the surely earlier, else the first to arrive. */
function isRightly(standing: string | null, live: ReturnType<typeof makeServer>['booked']): boolean {
  const [first, second] = live
  if (!first) return standing === null
  if (live.some(({ code }) => code !== first.code)) return live.some(({ id }) => id === standing)
  const online = live.filter(({ mode }) => mode === 'online')
  if (online.length > 0) return standing === online[0]?.id
  if (!second) return standing === first.id
  if (live.length > 2) return live.some(({ id }) => id === standing)
  return standing === (second.at + second.uncertainty < first.at - first.uncertainty ? second.id : first.id)
}
