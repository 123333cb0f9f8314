import { createSignal } from 'solid-js'
import type { Transferred, VoucherMatch, VoucherSlip } from '#contract/lost-vouchers.ts'
import type { App } from './app.ts'
import { createDeed, sentenceOf } from './desk.ts'

export type LostAct = 'reissue' | 'transfer' | 'appoint'

/**
 * What can be done for one voucher that was found. Each operation keeps its id until the server has answered. `drop` ends this device's own hold of it for good,
 * in its own store: only then another code may be asked for.
 */
export function createLostVoucher(app: App, match: VoucherMatch, drop: (code: string) => Promise<void>) {
  const deed = createDeed(app)
  const [act, setAct] = createSignal<LostAct | null>(null)
  const [reason, setReason] = createSignal('')
  const [office, setOffice] = createSignal('')
  const operations = new Map<string, string>()
  const own = () => app.me()?.assignments.find(({ role }) => role === 'clerk')?.officeId ?? null

  const idOf = (name: string): string => {
    const id = operations.get(name) ?? app.person()!.newId()
    operations.set(name, id)
    return id
  }
  const path = (noun: string) => `/api/vouchers/${match.code}/${noun}`

  async function slip(): Promise<VoucherSlip | null> {
    if (deed.busy()) return null
    deed.say(null)
    const answer = await app.device.api.get<VoucherSlip>(path('slip'))
    if (answer.ok) return answer.value?.code ? answer.value : null
    if (answer.failure.kind === 'refused' && answer.failure.status === 401) app.session.expire()
    deed.say(sentenceOf(answer.failure))
    return null
  }

  async function reissue(): Promise<VoucherSlip | null> {
    if (deed.busy() || reason().trim() === '') return null
    await drop(match.code)
    const answer = await deed.send<VoucherSlip>('POST', path('reissue'), { id: idOf('reissue'), reason: reason().trim() })
    return answer.ok && answer.value?.code ? answer.value : null
  }

  async function transfer(): Promise<string | null> {
    if (deed.busy() || office() === '') return null
    const answer = await deed.send<Transferred>('POST', path('transfer'), { id: idOf(`transfer ${office()}`), officeId: office() })
    return answer.ok && answer.value?.office ? answer.value.office.name : null
  }

  return {
    ...{ deed, act, reason, setReason, office, setOffice, slip, reissue, transfer },
    /** Only one that waits for its gift leaves anything to do. */
    isLive: () => match.state === 'issued',
    begin: (next: LostAct | null) => (deed.say(null), setAct(next)),
    offices: () => (app.bundle()?.offices ?? []).filter(({ id }) => id !== own()),
  }
}
export type LostVoucher = ReturnType<typeof createLostVoucher>
