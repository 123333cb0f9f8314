import { createSignal } from 'solid-js'
import type { Appointment, NearOffice, Transferred } from '#contract/lost-vouchers.ts'
import { appointment as t } from '../text/appointment.vi.ts'
import type { App } from './app.ts'
import { createDeed } from './desk.ts'

/** A place in the line of the own counter, or the voucher sent to one that has some. Each operation keeps its id until the server has answered. */
export function createAppointment(app: App, code: string) {
  const deed = createDeed(app)
  const [taken, setTaken] = createSignal<Appointment | null>(null)
  const [moved, setMoved] = createSignal<string | null>(null)
  const operations = new Map<string, string>()

  async function ask<Answer>(noun: 'appointment' | 'transfer', body: { officeId?: string }): Promise<Answer | null> {
    if (deed.busy()) return null
    const name = `${noun} ${body.officeId ?? ''}`
    const id = operations.get(name) ?? app.person()!.newId()
    operations.set(name, id)
    const answer = await deed.send<Answer>('POST', `/api/vouchers/${code}/${noun}`, { id, ...body })
    if (!answer.ok && answer.failure.kind === 'unreachable') deed.say(t.offline)
    return answer.ok ? (answer.value ?? null) : null
  }

  return {
    ...{ deed, taken, moved },
    /** A second time it says anew who is ahead, and where there are some. */
    take: async () => {
      const answer = await ask<Appointment>('appointment', {})
      if (answer?.number) setTaken(answer)
    },
    transfer: async ({ id }: NearOffice) => {
      const answer = await ask<Transferred>('transfer', { officeId: id })
      if (answer?.office) setMoved(answer.office.name)
    },
  }
}
export type AppointmentState = ReturnType<typeof createAppointment>
