import { createSignal } from 'solid-js'
import type { HoldRequests, HoldRequestView } from '#contract/hold-requests.ts'
import { holds as t } from '../text/holds.vi.ts'
import type { App } from './app.ts'
import { createDeed, createToast, unkept } from './desk.ts'
import { createRead } from './read.ts'

/** A hold taken from a device that cannot be asked: of one voucher, or of all that an office's lost holding device has. */
export type Override = { of: 'one' | 'device'; request: HoldRequestView }

/** Vouchers that a counter waits for while another device holds them. */
export function createHolds(app: App) {
  const read = createRead<HoldRequests>(unkept(app.person()!.reads), () => '/api/hold-requests')
  const deed = createDeed(app)
  const toast = createToast(app.device.timers)
  const [asking, setAsking] = createSignal<Override | null>(null)

  async function decide({ of, request }: Override, reason: string): Promise<void> {
    const path = of === 'one' ? `/api/vouchers/${request.code}/override` : `/api/offices/${request.holder.holdingOf}/holding-device/override`
    const answer = await deed.send('POST', path, { reason })
    // Somebody was faster, or the holder has answered meanwhile: the list says how it stands.
    if (answer.ok || (answer.failure.kind === 'refused' && [404, 409].includes(answer.failure.status))) await read.reload()
    if (!answer.ok) return
    setAsking(null)
    toast.say(t[of].done)
  }
  return {
    ...{ read, deed, toast, asking, decide },
    requests: () => read.value()?.requests ?? [],
    ask: (of: Override['of'], request: HoldRequestView) => (deed.say(null), setAsking({ of, request })),
    close: () => setAsking(null),
    now: app.device.now,
  }
}
export type Holds = ReturnType<typeof createHolds>
