import { createMemo, createSignal } from 'solid-js'
import { newPassword as t } from '../text/start.vi.ts'

const SHORTEST = 12
const LONG = 16
const FEW = 6

export type PasswordNote = { state?: 'ok' | 'warning' | 'error'; words: string }

/** A password chosen by a person, typed twice. `personal`: words that should not stand in it. */
export function createNewPassword(personal: () => string[]) {
  const [first, setFirst] = createSignal('')
  const [second, setSecond] = createSignal('')
  const [shown, setShown] = createSignal(false)
  const [asked, setAsked] = createSignal(false)

  const note = createMemo((): PasswordNote => strengthOf(first(), personal(), asked()))
  const noteAgain = createMemo((): PasswordNote | null => {
    if (second() !== '' && second() === first()) return { state: 'ok', words: t.same }
    const typedAsFar = first().startsWith(second())
    return second() === '' ? (asked() ? { state: 'error', words: t.differs } : null) : typedAsFar && !asked() ? null : { state: 'error', words: t.differs }
  })
  return {
    ...{ first, setFirst, second, setSecond, shown, note, noteAgain },
    toggle: () => setShown(!shown()),
    /** The password once both are alike and long enough; what is missing is said from now on. */
    take: (): string | null => {
      setAsked(true)
      return [...first()].length >= SHORTEST && first() === second() ? first() : null
    },
  }
}
export type NewPassword = ReturnType<typeof createNewPassword>

/** A plain word on how hard a password is to guess; only its length is ever refused. */
export function strengthOf(password: string, personal: string[], asked = false): PasswordNote {
  const length = [...password].length
  if (length === 0) return asked ? { state: 'error', words: t.empty } : { words: t.empty }
  if (length < SHORTEST) return { ...(asked ? { state: 'error' as const } : {}), words: t.short(SHORTEST - length) }
  if (/^\d+$/.test(password) || new Set(password).size < FEW) return { state: 'warning', words: t.dull }
  const lower = password.toLocaleLowerCase('vi')
  if (personal.some((word) => [...word].length > 3 && lower.includes(word.toLocaleLowerCase('vi')))) return { state: 'warning', words: t.personal }
  return { state: 'ok', words: length < LONG ? t.fair : t.good }
}
