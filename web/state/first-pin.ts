import { batch, createEffect, createSignal, on } from 'solid-js'
import type { PinLinkAnswer } from '#contract/sessions.ts'
import type { Failure } from '../device/api.ts'
import { firstPin as t } from '../text/start.vi.ts'
import type { App } from './app.ts'
import { sentenceOf } from './desk.ts'
import { createNewPassword } from './new-password.ts'
import { type DeadLink, deadLink } from './start.ts'

const PIN_LENGTH = 6
export type FirstPinState = { kind: 'asking' } | { kind: 'dead'; why: DeadLink } | { kind: 'trouble'; words: string } | { kind: 'ready'; of: PinLinkAnswer }

/** A slip's link: whom it is for, then a PIN twice, or a password for whoever organises. */
export function createFirstPin(app: App, token: () => string, done: () => void) {
  const [state, setState] = createSignal<FirstPinState>({ kind: 'asking' })
  const [first, setFirst] = createSignal('')
  const [second, setSecond] = createSignal('')
  const [busy, setBusy] = createSignal(false)
  const [trouble, setTrouble] = createSignal<string | null>(null)
  const of = () => {
    const now = state()
    return now.kind === 'ready' ? now.of : null
  }
  const password = createNewPassword(() => [of()?.code ?? '', ...(of()?.name.split(' ') ?? [])])
  const isSecond = () => first().length === PIN_LENGTH

  async function check(): Promise<void> {
    const asked = token()
    if (!asked) return void setState({ kind: 'dead', why: 'gone' })
    setState({ kind: 'asking' })
    const answer = await app.device.api.send<PinLinkAnswer>('POST', '/api/pin/check', { token: asked })
    if (asked !== token()) return
    if (!answer.ok) return fail(answer.failure)
    setState(answer.value?.code ? { kind: 'ready', of: answer.value } : { kind: 'trouble', words: t.offline })
  }

  function fail(failure: Failure): void {
    const why = deadLink(failure)
    setState(why ? { kind: 'dead', why } : { kind: 'trouble', words: failure.kind === 'unreachable' ? t.offline : sentenceOf(failure) })
  }

  function type(pin: string): void {
    setTrouble(null)
    if (!isSecond()) return void setFirst(pin)
    setSecond(pin)
    if (pin.length < PIN_LENGTH) return
    if (pin === first()) void set(pin)
    else over(t.differs)
  }
  const over = (why: string | null = null) => batch(() => (setFirst(''), setSecond(''), setTrouble(why)))

  async function set(secret: string): Promise<void> {
    if (busy()) return
    setBusy(true)
    const failure = await app.session.enterBy('/api/pin', { token: token(), pin: secret })
    setBusy(false)
    if (!failure) return done()
    if (deadLink(failure)) return fail(failure)
    const words = failure.kind === 'unreachable' ? t.offline : failure.code === 'pin-too-simple' ? t.tooSimple : sentenceOf(failure)
    over(words)
  }

  createEffect(on(token, () => void check()))
  return {
    ...{ state, busy, trouble, password, isSecond, type, check },
    pin: () => (isSecond() ? second() : first()),
    over: () => over(),
    setPassword: () => {
      const secret = password.take()
      if (secret !== null) void set(secret)
    },
  }
}
