import { batch, createSignal } from 'solid-js'
import type { HandoverLine, HandoverLines, HoldRequest, HoldRequests } from '#contract/counter.ts'
import { readCode } from '#rules/voucher-codes.ts'
import { dayOf } from '#rules/days.ts'
import { holds as t } from '../text/holds.vi.ts'
import type { App } from './app.ts'
import { createDeed, createToast, unkept } from './desk.ts'
import { rolesOf } from './places.ts'
import { createRead } from './read.ts'

/** A hold taken from a device that cannot be asked: of one voucher, or of all that an office's lost holding device has. */
export type Override = { of: 'one' | 'device'; request: HoldRequest }

/** Vouchers that a counter waits for while another device holds them. */
export function createHolds(app: App) {
  const takesBack = rolesOf(app.me()).some((role) => role === 'supervisor' || role === 'organiser')
  const read = createRead<HoldRequests>(unkept(app.person()!.reads), () => '/api/hold-requests')
  const [day, setDay] = createSignal('')
  const [code, setCode] = createSignal('')
  const today = () => dayOf(app.device.now())
  const isMistyped = () => code().length === 12 && !readCode(code()).ok
  const asked = () => (code().length === 12 && !isMistyped() ? `?code=${code()}` : day() && day() !== today() ? `?day=${day()}` : '')
  const handovers = createRead<HandoverLines>(unkept(app.person()!.reads), () => (takesBack ? `/api/handovers${asked()}` : null))
  const deed = createDeed(app)
  const toast = createToast(app.device.timers)
  const [asking, setAsking] = createSignal<Override | null>(null)
  const [undoing, setUndoing] = createSignal<HandoverLine | null>(null)
  const [returned, setReturned] = createSignal<boolean | null>(null)
  let operation: string | null = null

  async function decide({ of, request }: Override, reason: string): Promise<void> {
    const path = of === 'one' ? `/api/vouchers/${request.code}/override` : `/api/offices/${request.holder.holdingOf}/holding-device/override`
    const answer = await deed.send('POST', path, { reason })
    // Somebody was faster, or the holder has answered meanwhile: the list says how it stands.
    if (answer.ok || (answer.failure.kind === 'refused' && [404, 409].includes(answer.failure.status))) await read.reload()
    if (!answer.ok) return
    setAsking(null)
    toast.say(t[of].done)
  }
  /** Whether the mug came back must be said: the shelf has it again only then. The operation keeps its id until an answer has come. */
  async function undo(line: HandoverLine, reason: string): Promise<void> {
    const back = returned()
    if (back === null) return void deed.say(t.undo.mugFirst)
    const answer = await deed.send('POST', `/api/handovers/${line.id}/undo`, { id: (operation ??= app.person()!.newId()), returned: back, reason })
    if (answer.ok || answer.failure.kind === 'refused') operation = null
    if (answer.ok || (answer.failure.kind === 'refused' && [404, 409].includes(answer.failure.status))) await handovers.reload()
    if (!answer.ok) return
    setUndoing(null)
    toast.say(t.undo.done(back))
  }
  return {
    ...{ day, setDay, code, today, isMistyped, handovers, takesBack, undoing, returned, setReturned, undo },
    setCode: (digits: string) => setCode(digits.slice(0, 12)),
    /** Whose handovers are listed. */
    listed: () => (asked().startsWith('?code') ? ('voucher' as const) : asked() ? ('day' as const) : ('today' as const)),
    askUndo: (line: HandoverLine) => batch(() => ((operation = null), deed.say(null), setReturned(null), setUndoing(line))),
    closeUndo: () => setUndoing(null),
    ...{ read, deed, toast, asking, decide },
    requests: () => read.value()?.requests ?? [],
    ask: (of: Override['of'], request: HoldRequest) => (deed.say(null), setAsking({ of, request })),
    close: () => setAsking(null),
    now: app.device.now,
  }
}
export type Holds = ReturnType<typeof createHolds>
