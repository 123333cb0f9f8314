import { createMemo } from 'solid-js'
import type { StripKind } from '../parts/strip.tsx'
import { screen } from '../text/screen.vi.ts'
import type { App } from './app.ts'
import { rolesOf } from './places.ts'

export type StripView = { kind: StripKind; words: string; action?: string; act?: 'update' | 'sign-in' | 'send' | 'entries' }

/** The one thing to be said under the top bar: what needs a hand before what goes by itself. */
export function createStrip(app: App) {
  const t = screen.strip
  return createMemo((): StripView | null => {
    const person = app.person()
    if (!person) return null
    const status = person.sender.status()
    const waiting = person.ledger.sendable()
    if (status.kind === 'failed' && status.failure.kind === 'refused' && status.failure.code === 'update-needed') {
      return { kind: 'trouble', words: t.update, action: t.updateAct, act: 'update' }
    }
    if (app.session.expired()) return { kind: 'waiting', words: t.expired, action: t.expiredAct, act: 'sign-in' }
    if (person.ledger.trouble()) return { kind: 'trouble', words: t.store }
    if (!app.online()) return { kind: 'offline', words: waiting > 0 || rolesOf(app.me()).includes('collector') ? t.offline(waiting) : t.offlineDesk }
    if (status.kind === 'sending') return { kind: 'sending', words: t.sending(status.done, status.of) }
    if (person.ledger.refused() > 0) return { kind: 'trouble', words: t.refused(person.ledger.refused()), action: t.refusedAct, act: 'entries' }
    if (status.kind === 'sent') return { kind: 'sent', words: t.sent(status.count) }
    if (waiting > 0) return { kind: 'waiting', words: t.waiting(waiting), action: t.sendNow, act: 'send' }
    return app.update.ready() ? { kind: 'waiting', words: t.ready, action: t.readyAct, act: 'update' } : null
  })
}
