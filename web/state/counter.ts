import { batch, createSignal, onCleanup } from 'solid-js'
import type { HandoverBody, VoucherView } from '#contract/counter.ts'
import { dayOf } from '#rules/days.ts'
import { readCccd } from '#rules/identifiers.ts'
import { SLOW } from '#rules/link-state.ts'
import type { HandoverMode, HandoverSource } from '#rules/redemption.ts'
import type { VerdictKind } from '../parts/verdict-sound.ts'
import { counter as t } from '../text/counter.vi.ts'
import { refusals } from '../text/refusals.vi.ts'
import type { App } from './app.ts'
import { createAsking } from './counter-asking.ts'
import { bookHandover, isAboutFact, unbook } from './counter-book.ts'
import { createLook, type Seen, type Sought, type Why } from './counter-look.ts'
import { countMissHere } from './counter-misses.ts'
import { dropHolds, type OnShelf } from './counter-shelf.ts'
import { type CounterStand, counterStand } from './counter-stand.ts'
import { makeReads } from './reads.ts'
import { readScan } from './wedge.ts'

export type Mode = 'code' | 'cccd'
/** A verdict in sight, with what is needed to book it. */
export type Shown = { view: VoucherView; facts: readonly string[]; mode: HandoverMode; source: HandoverSource; sought: Sought }
export type CounterState =
  | { kind: 'ready'; given: { id: string; at: number; balance: number | null } | null }
  | { kind: 'looking' }
  | ({ kind: 'verdict' } & Shown)
  | { kind: 'people'; people: OnShelf[]; sought: Sought }
  | { kind: 'unsure'; why: Why; sought: Sought | null }
  | { kind: 'given'; id: string; at: number; view: VoucherView }

/** A counter: one voucher after another. A look-up books nothing; only `give` does, on this device first, and exactly once. */
export function createCounter(app: App, sound: (kind: VerdictKind) => void) {
  const { now, network, timers } = app.device
  const ready = counterStand(app)
  const [stand, setStand] = createSignal<CounterStand | null>(null)
  const { look, ask, choose } = createLook(app, ready)
  const [mode, setMode] = createSignal<Mode>('code')
  const [code, setCode] = createSignal('')
  const [cccd, setCccd] = createSignal('')
  const [fact, setFact] = createSignal('')
  const [proxy, setProxy] = createSignal<HandoverBody['proxy']>(null)
  const [state, setState] = createSignal<CounterState>({ kind: 'ready', given: null })
  const [trouble, setTrouble] = createSignal<string | null>(null)
  const [busy, setBusy] = createSignal(false)
  const reads = makeReads()
  let next: string | null = null
  let turn = 0

  /** Two reads of one code within 5 seconds are one; while a handover is being booked the next code waits. */
  function scan(text: string): void {
    if (busy()) return void (next = text)
    if (!reads.isNew(text, now())) return
    const read = readScan(text, mode())
    if (read.kind === 'cccd') search(read.text)
    else void start({ by: 'code', text: read.text, source: 'scan' })
  }

  function search(text: string): void {
    const read = readCccd(text, dayOf(now()))
    if (read.ok) return void start({ by: 'cccd', cccd: read.value.cccd, birthYear: read.value.birthYear })
    batch(() => (back(), setMode('cccd'), setCccd(text), setTrouble(refusals[read.refusal])))
  }

  async function start(sought: Sought): Promise<void> {
    goOn()
    const own = ++turn
    // What a scanner typed into a field on its way is nobody's answer.
    const isTyped = sought.by === 'code' && sought.source === 'typed'
    batch(() => (setTrouble(null), setProxy(null), isTyped || setFact(''), setState({ kind: 'looking' })))
    const show = (seen: Seen) => (own === turn && !busy() ? apply(seen, sought) : forgo(seen))
    show(await look(sought, show).catch((): Seen => ({ kind: 'unsure', why: 'unknown-error' })))
  }

  function apply(seen: Seen, sought: Sought): void {
    const before = state()
    if (seen.kind === 'people') setState({ kind: 'people', people: seen.people, sought })
    else if (seen.kind === 'unsure') setState({ kind: 'unsure', why: seen.why, sought })
    else setState({ ...seen, kind: 'verdict', source: sought.by === 'cccd' ? 'cccd' : sought.source, sought })
    if (seen.kind === 'unsure') reads.forget()
    const isSame = before.kind === 'verdict' && seen.kind === 'view' && before.view.verdict === seen.view.verdict
    if (!isSame && seen.kind !== 'people') sound(seen.kind === 'view' ? t.verdicts[seen.view.verdict].kind : 'unsure')
  }

  const open = () => {
    const shown = state()
    if (shown.kind === 'verdict' && shown.view.verdict === 'held') return shown.sought
    return shown.kind === 'unsure' && shown.why === 'cut' ? shown.sought : null
  }
  const asking = createAsking(app.device, open, askAgain)

  /** Quietly: the screen changes when the answer does. */
  async function askAgain(sought: Sought): Promise<void> {
    const own = turn
    const seen = await ask(sought).catch(() => null)
    if (!seen) return
    if (own !== turn || open() !== sought) return forgo(seen)
    const shown = state()
    if (!(seen.kind === 'unsure' && shown.kind === 'unsure' && seen.why === shown.why)) apply(seen, sought)
  }

  /** Books on this device, then sends; what the screen says next is what is known by then. */
  async function give(): Promise<void> {
    const shown = state()
    const at = stand()
    if (shown.kind !== 'verdict' || shown.view.verdict !== 'redeemable' || busy() || !at) return
    if (shown.view.factNeeded && fact().length < 4) return void setTrouble(t.factFirst)
    if (shown.view.factNeeded && shown.facts.length > 0 && !shown.facts.includes(fact())) {
      void countMissHere(at.power)
      return void batch(() => (setFact(''), setTrouble(refusals['fact-wrong'])))
    }
    batch(() => (setBusy(true), setTrouble(null)))
    // Whether it was written is looked up anew: a look-up books nothing.
    await hand(at, shown).catch(() => setState({ kind: 'unsure', why: 'unknown-error', sought: shown.sought }))
    setBusy(false)
    const waiting = next
    next = null
    if (waiting) scan(waiting)
  }

  async function hand(at: CounterStand, shown: Shown): Promise<void> {
    const { view, source } = shown
    const asked = { code: view.code, officeId: at.officeId()!, source, mode: shown.mode, fact: fact() || null, proxy: proxy(), initials: view.initials }
    const id = await bookHandover(at.power, asked)
    if (id === null) return void (setBusy(false), await start(shown.sought))
    const pressed = now()
    await at.reload()
    const sent = at.sync.kick(true)
    if (!at.sync.alone() && network.online()) await Promise.race([sent, slowly(at)])
    await at.reload()
    setBusy(false)
    await tell(at, shown, id, pressed)
  }

  const slowly = (at: CounterStand) => new Promise<void>((resolve) => timers.after(SLOW, () => (busy() && at.sync.hear('slow'), resolve())))

  async function tell(at: CounterStand, shown: Shown, id: string, pressed: number): Promise<void> {
    const outcome = at.given().find((one) => one.id === id)?.outcome
    const why = at.refused().find((one) => one.id === id)?.refusal?.code
    if (why && isAboutFact(why)) {
      await at.afterwards(unbook(at.power, id))
      batch(() => (setState({ ...shown, kind: 'verdict', view: { ...shown.view, factNeeded: true } }), setFact(''), setTrouble(refusals[why])))
      return sound('unsure')
    }
    // The voucher still lies before the camera: that is no new reading.
    reads.isNew(shown.view.code, now())
    if (outcome && outcome.result !== 'extra')
      return void batch(() => (clear(), setState({ kind: 'ready', given: { id, at: pressed, balance: outcome.balance } })))
    setState({ kind: 'given', id, at: pressed, view: shown.view })
    sound(why ? 'unsure' : outcome ? 'used' : 'yes-offline')
  }

  /** Who goes on without giving holds nothing back, but at its home office's holding device. */
  function goOn(): void {
    const shown = state()
    if (shown.kind === 'verdict' && !busy()) letGo(shown.view)
  }
  /** An answer for which nobody waits any more may have brought a hold all the same. */
  function forgo(seen: Seen): void {
    const shown = state()
    const isShown = seen.kind === 'view' && 'view' in shown && shown.view.code === seen.view.code
    if (seen.kind === 'view' && !isShown) letGo(seen.view)
  }
  /** Under the number that was shown: another tab's younger hold is its own to give back. */
  function letGo(view: VoucherView): void {
    void ready.then((at) => (isToGo(at, view) ? at.afterwards(dropHolds(at.power, [view])) : undefined))
  }
  const isToGo = (at: CounterStand, { verdict, hold, office }: VoucherView) =>
    verdict === 'redeemable' && hold !== null && !(at.isHolder() && office === at.told()?.office)
  /** The page is closed, perhaps under a verdict; should the browser bring it back, it begins anew. */
  function leave(): void {
    const [shown, at] = [state(), stand()]
    if (busy() || !at) return
    const holds = shown.kind === 'verdict' && isToGo(at, shown.view) ? [shown.view] : []
    if (shown.kind === 'verdict') {
      turn++
      batch(() => (clear(), setState({ kind: 'ready', given: null })))
    }
    void at.leave(holds).catch(() => {})
  }
  const clear = () => (setCode(''), setCccd(''), setFact(''), setProxy(null), setTrouble(null))
  function back(): void {
    goOn()
    turn++
    batch(() => (clear(), setState({ kind: 'ready', given: null })))
  }

  /** A handover that was taken back: while it is what stands here, the counter goes on. */
  function undone(id: string): void {
    const shown = state()
    if (shown.kind === 'ready' || (shown.kind === 'given' && shown.id === id)) back()
  }

  const inSight = () => {
    const shown = state()
    return 'view' in shown ? shown.view.code : null
  }
  const stops = [network.onLeave(leave)]
  let isLeft = false
  void ready.then((made) => isLeft || (setStand(made), stops.push(made.sync.look(), made.shows(inSight))))
  onCleanup(() => (back(), (isLeft = true), stops.forEach((stop) => stop())))
  return {
    ...{ stand, state, mode, code, cccd, fact, proxy, trouble, busy, asking, scan, search, give, back, undone, setProxy },
    officeId: () => stand()?.officeId() ?? null,
    office: () => app.me()?.assignments.find((one) => one.role === 'clerk')?.office ?? stand()?.told()?.office ?? null,
    balance: () => stand()?.balance() ?? null,
    lookUp: () => start({ by: 'code', text: code(), source: 'typed' }),
    /** One that was found by name among the office's own. */
    show: (found: string) => start({ by: 'code', text: found, source: 'search' }),
    again: () => {
      const shown = state()
      if ('sought' in shown && shown.sought) void start(shown.sought)
      else back()
    },
    alone: () => !app.online() || (stand()?.sync.alone() ?? false),
    choose: async (found: OnShelf, sought: Sought) => {
      const own = turn
      const seen = await choose(found)
      if (own === turn && !busy()) apply(seen, sought)
    },
    setMode: (to: Mode) => batch(() => (setMode(to), setTrouble(null))),
    setCode: (digits: string) => (setCode(digits.slice(0, 12)), setTrouble(null)),
    setCccd: (digits: string) => (setCccd(digits.slice(0, 12)), setTrouble(null)),
    setFact: (digits: string) => (setFact(digits.slice(0, 4)), setTrouble(null)),
  }
}
export type Counter = ReturnType<typeof createCounter>
