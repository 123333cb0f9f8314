import { createSignal } from 'solid-js'
import type { Transferred, VoucherMatch, VoucherSlip } from '#contract/lost-vouchers.ts'
import { desk } from '../text/desk.vi.ts'
import { findVoucher as t } from '../text/find-voucher.vi.ts'
import { refusals } from '../text/refusals.vi.ts'
import type { App } from './app.ts'
import { createDeed, sentenceOf } from './desk.ts'
import type { Dropped } from './hold-drop.ts'

export type LostAct = 'reissue' | 'transfer' | 'appoint'

/**
 * What can be done for one voucher that was found. Each operation keeps its id until the server has answered. `drop` takes its hold here and ends it for good:
 * only then another code may be asked for.
 */
export function createLostVoucher(app: App, match: VoucherMatch, drop: (code: string) => Promise<Dropped>) {
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
    const dropped = await drop(match.code).catch((): Dropped => ({ ok: false, why: 'cut' }))
    if (!dropped.ok) return (deed.say(whyOf(dropped.why)), null)
    const answer = await deed.send<VoucherSlip>('POST', path('reissue'), { id: idOf('reissue'), reason: reason().trim(), hold: dropped.hold })
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

function whyOf(why: Extract<Dropped, { ok: false }>['why']): string {
  if (why === 'cut') return desk.unreachable
  return why === 'unsent' || why === 'other-shift' ? t.reissue.unsent : refusals[why]
}
