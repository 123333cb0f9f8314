import { batch, createSignal, onCleanup } from 'solid-js'
import type { RefusalCode } from '#contract/refusals.ts'
import type { VoucherView } from '#contract/counter.ts'
import type { StockView } from '#contract/stock.ts'
import type { HandoverAnswer } from '#contract/vouchers.ts'
import { readCccd } from '#rules/identifiers.ts'
import { dayOf } from '#rules/days.ts'
import type { Answer } from '../device/api.ts'
import type { VerdictKind } from '../parts/verdict-sound.ts'
import { counter as t } from '../text/counter.vi.ts'
import { refusals } from '../text/refusals.vi.ts'
import type { App } from './app.ts'
import { createRead } from './read.ts'
import { makeReads } from './reads.ts'
import { readScan } from './wedge.ts'

export type Mode = 'code' | 'cccd'
export type Source = 'typed' | 'scan' | 'cccd'
/** A handover whose answer has not come: its operation goes again under the same id, until one does. */
export type Unanswered = { id: string; code: string; source: Source; fact: string | null; at: number; view: VoucherView }
export type CounterState =
  | { kind: 'ready'; given: { at: number; balance: number | null } | null }
  | { kind: 'looking' }
  | { kind: 'verdict'; view: VoucherView; source: Source }
  | { kind: 'unsure'; why: 'cut' | RefusalCode; again: () => void }
  | { kind: 'unanswered'; of: Unanswered }

/** A counter: one voucher after another. A look-up books nothing; only `give` does, and exactly once. */
export function createCounter(app: App, sound: (kind: VerdictKind) => void) {
  const { api, now, network } = app.device
  const officeId = () => app.me()?.assignments.find((one) => one.role === 'clerk')?.officeId ?? null
  const stock = createRead<StockView>(app.person()!.reads, () => (officeId() ? `/api/stock/${officeId()}` : null))
  const [balance, setBalance] = createSignal<number | null>(null)
  const [mode, setMode] = createSignal<Mode>('code')
  const [code, setCode] = createSignal('')
  const [cccd, setCccd] = createSignal('')
  const [fact, setFact] = createSignal('')
  const [state, setState] = createSignal<CounterState>({ kind: 'ready', given: null })
  const [trouble, setTrouble] = createSignal<string | null>(null)
  const [busy, setBusy] = createSignal(false)
  const [unanswered, setUnanswered] = createSignal<Unanswered[]>([])
  const operations = new Map<string, string>()
  const reads = makeReads()
  let next: string | null = null
  let turn = 0

  /** Two reads of one code within 5 seconds are one; while a handover is being booked the next code waits. */
  function scan(text: string): void {
    if (busy()) return void (next = text)
    if (!reads.isNew(text, now())) return
    const read = readScan(text, mode())
    void (read.kind === 'cccd' ? search(read.text) : lookUp(read.text, 'scan'))
  }

  const lookUp = (text: string, source: 'typed' | 'scan') =>
    ask(
      () => api.get<VoucherView>(`/api/vouchers?code=${encodeURIComponent(text)}&source=${source}`),
      source,
      () => void lookUp(text, source),
    )

  async function search(text: string): Promise<void> {
    const read = readCccd(text, dayOf(now()))
    if (!read.ok) return void batch(() => (back(), setMode('cccd'), setCccd(text), setTrouble(refusals[read.refusal])))
    await ask(
      () => api.send<VoucherView>('POST', '/api/vouchers/searches', { cccd: read.value.cccd }),
      'cccd',
      () => void search(text),
    )
  }

  async function ask(request: () => Promise<Answer<VoucherView>>, source: Source, again: () => void): Promise<void> {
    const own = ++turn
    batch(() => (setTrouble(null), setState({ kind: 'looking' })))
    const answer = await request()
    if (own !== turn) return
    if (!answer.ok) return unsure(answer.failure.kind === 'unreachable' ? 'cut' : answer.failure.code, again)
    if (!answer.value?.verdict) return unsure('cut', again)
    show(answer.value, source)
  }

  function show(view: VoucherView, source: Source): void {
    batch(() => (setState({ kind: 'verdict', view, source }), setTrouble(null)))
    sound(t.verdicts[view.verdict].kind)
  }

  function unsure(why: 'cut' | RefusalCode, again: () => void): void {
    if (why === 'session-expired' || why === 'not-signed-in') app.session.expire()
    reads.forget()
    setState({ kind: 'unsure', why, again })
    sound('unsure')
  }

  /** The operation of a code is named once and keeps its name until the server has answered. */
  async function give(): Promise<void> {
    const shown = state()
    if (shown.kind !== 'verdict' || shown.view.verdict !== 'redeemable' || busy()) return
    const { view, source } = shown
    const id = operations.get(view.code) ?? app.person()!.newId()
    operations.set(view.code, id)
    await book({ id, code: view.code, source, fact: fact() || null, at: now(), view })
  }

  async function book(of: Unanswered): Promise<void> {
    batch(() => (setBusy(true), setTrouble(null)))
    const answer = await api.send<HandoverAnswer>('POST', `/api/vouchers/${of.code}/handover`, { id: of.id, source: of.source, fact: of.fact })
    setBusy(false)
    if (isOpen(answer)) batch(() => (setUnanswered([...others(of), of]), setState({ kind: 'unanswered', of }), sound('unsure')))
    else settle(of, answer)
    const waiting = next
    next = null
    if (waiting) scan(waiting)
  }

  function settle(of: Unanswered, answer: Answer<HandoverAnswer>): void {
    operations.delete(of.code)
    setUnanswered(others(of))
    if (!answer.ok) return refuse(of, answer.failure.kind === 'refused' ? answer.failure.code : 'unknown-error')
    const { verdict, at, office, by, balance: left } = answer.value as HandoverAnswer
    if (verdict !== 'redeemed') return show({ ...of.view, verdict, redeemed: verdict === 'already-redeemed' ? { at, office, by } : null }, of.source)
    batch(() => (clear(), setBalance(left), setState({ kind: 'ready', given: { at, balance: left } })))
    void stock.reload().then(() => setBalance(null))
  }

  function refuse(of: Unanswered, why: RefusalCode): void {
    if (why !== 'fact-missing' && why !== 'fact-wrong') return unsure(why, back)
    batch(() => (setState({ kind: 'verdict', view: { ...of.view, factNeeded: true }, source: of.source }), setFact(''), setTrouble(refusals[why])))
    sound('unsure')
  }

  const others = (of: Unanswered) => unanswered().filter((one) => one.id !== of.id)
  const clear = () => (setCode(''), setCccd(''), setFact(''), setTrouble(null))
  function back(): void {
    turn++
    batch(() => (clear(), setState({ kind: 'ready', given: null })))
  }

  onCleanup(
    network.onChange(() => {
      const shown = state()
      if (network.online() && shown.kind === 'unanswered' && !busy()) void book(shown.of)
    }),
  )
  return {
    ...{ state, mode, code, cccd, fact, trouble, busy, unanswered, scan, search, give, back, officeId },
    office: () => stock.value()?.office ?? app.me()?.assignments.find((one) => one.role === 'clerk')?.office ?? null,
    balance: () => balance() ?? stock.value()?.balance ?? null,
    lookUp: () => lookUp(code(), 'typed'),
    resend: (of: Unanswered) => void book(of),
    setMode: (to: Mode) => batch(() => (setMode(to), setTrouble(null))),
    setCode: (digits: string) => (setCode(digits.slice(0, 12)), setTrouble(null)),
    setCccd: (digits: string) => (setCccd(digits.slice(0, 12)), setTrouble(null)),
    setFact: (digits: string) => (setFact(digits.slice(0, 4)), setTrouble(null)),
  }
}
export type Counter = ReturnType<typeof createCounter>

/** No answer that says whether it was booked: nothing came, or the server broke on the way. */
const isOpen = (answer: Answer<HandoverAnswer>): boolean =>
  answer.ok
    ? !answer.value?.verdict
    : answer.failure.kind === 'unreachable' || answer.failure.status >= 500 || (answer.failure.status === 429 && answer.failure.code !== 'lookup-locked')
