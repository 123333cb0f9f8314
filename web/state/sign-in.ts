import { createEffect, createSignal } from 'solid-js'
import type { Failure } from '../device/api.ts'
import { clock } from '../text/format.ts'
import { refusals } from '../text/refusals.vi.ts'
import { signIn as t } from '../text/sign-in.vi.ts'
import type { App } from './app.ts'

const PIN_LENGTH = 6

/** The sign-in form. A full PIN goes by itself; what is wrong is said with the tries that are left. */
export function createSignIn(app: App, done: () => void) {
  const [code, setCode] = createSignal(app.me()?.code ?? '')
  const [secret, writeSecret] = createSignal('')
  const [byPin, setByPin] = createSignal(true)
  const [busy, setBusy] = createSignal(false)
  const [trouble, setTrouble] = createSignal<string | null>(null)

  function setSecret(text: string): void {
    writeSecret(text)
    if (text) setTrouble(null)
    if (byPin() && text.length === PIN_LENGTH) void go()
  }

  async function go(): Promise<void> {
    if (busy()) return
    if (!code().trim()) return void (setTrouble(t.codeFirst), writeSecret(''))
    setBusy(true)
    const failure = await app.session.signIn(code(), secret())
    setBusy(false)
    writeSecret('')
    setTrouble(failure && sentenceOf(failure))
    if (!failure) done()
  }

  // Another tab may have signed in meanwhile.
  createEffect(() => app.person() && !app.session.expired() && done())

  return {
    ...{ code, setCode, secret, setSecret, byPin, busy, trouble, go },
    forget: () => (setCode(''), writeSecret(''), setTrouble(null)),
    toggle: () => (setByPin(!byPin()), writeSecret(''), setTrouble(null)),
  }
}

function sentenceOf(failure: Failure): string {
  if (failure.kind === 'unreachable') return t.offline
  const detail = (failure.detail ?? {}) as { triesLeft?: number; until?: number }
  if (failure.code === 'sign-in-wrong' && detail.triesLeft) return t.triesLeft(detail.triesLeft)
  if (failure.code === 'sign-in-locked' && detail.until) return t.lockedUntil(clock(detail.until))
  return refusals[failure.code] ?? refusals['unknown-error']
}
