import { createSignal } from 'solid-js'
import { safeParse } from 'valibot'
import { code as codeShape } from '#contract/shapes.ts'
import type { Failure } from '../device/api.ts'
import { start as t } from '../text/start.vi.ts'
import type { App } from './app.ts'
import { sentenceOf } from './desk.ts'
import { createNewPassword } from './new-password.ts'

export const DEAD_LINKS = ['link-used', 'link-expired', 'not-found', 'gone'] as const
export type DeadLink = (typeof DEAD_LINKS)[number]

export const deadLink = (failure: Failure): DeadLink | null => (failure.kind === 'refused' ? (DEAD_LINKS.find((why) => why === failure.code) ?? null) : null)

/** The first organiser of an empty database: a name, a code and a password for a one-time link. */
export function createStart(app: App, token: () => string, done: () => void) {
  const [name, setName] = createSignal('')
  const [code, setCode] = createSignal('')
  const [asked, setAsked] = createSignal(false)
  const [busy, setBusy] = createSignal(false)
  const [refused, setRefused] = createSignal<{ token: string; why: DeadLink } | null>(null)
  const [taken, setTaken] = createSignal<string | null>(null)
  const [trouble, setTrouble] = createSignal<string | null>(null)
  const password = createNewPassword(() => [code(), ...name().split(' ')])

  const codeIsRight = () => code().trim().length > 1 && safeParse(codeShape, code()).success
  const dead = (): DeadLink | null => (token() === '' ? 'gone' : refused()?.token === token() ? refused()!.why : null)

  async function go(): Promise<void> {
    if (busy()) return
    setAsked(true)
    setTrouble(null)
    const secret = password.take()
    if (!name().trim() || !codeIsRight() || secret === null) return
    setBusy(true)
    const failure = await app.session.enterBy('/api/start', { token: token(), code: code().trim().toLowerCase(), name: name().trim(), password: secret })
    setBusy(false)
    failure ? fail(failure) : done()
  }

  function fail(failure: Failure): void {
    const why = deadLink(failure)
    if (why) return void setRefused({ token: token(), why })
    if (failure.kind === 'refused' && failure.code === 'code-taken') return void setTaken(code())
    setTrouble(failure.kind === 'unreachable' ? t.offline : sentenceOf(failure))
  }

  return {
    ...{ name, setName, code, setCode, password, busy, trouble, dead, go },
    nameTrouble: () => (asked() && !name().trim() ? t.nameFirst : null),
    codeTrouble: () => (taken() !== null && taken() === code() ? t.codeTaken : asked() && !codeIsRight() ? t.codeWrong : null),
  }
}
