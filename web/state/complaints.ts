import { createSignal } from 'solid-js'
import type { Complaint, Complaints } from '#contract/complaints.ts'
import { complaints as t } from '../text/complaints.vi.ts'
import type { App } from './app.ts'
import { createDeed, createToast, unkept } from './desk.ts'
import { rolesOf } from './places.ts'
import { createRead } from './read.ts'

/** Objections to the result of one period: the own ones of who logs or confirms, all of them for an organiser. */
export function createComplaints(app: App, periodId: () => string | null) {
  const person = app.person()!
  const organises = rolesOf(app.me()).includes('organiser')
  const files = rolesOf(app.me()).some((role) => role === 'collector' || role === 'supervisor')
  // What others object to is not kept on a desk; the own words are.
  const read = createRead<Complaints>(organises ? unkept(person.reads) : person.reads, () =>
    periodId() && (organises || files) ? `/api/periods/${encodeURIComponent(periodId()!)}/complaints` : null,
  )
  const deed = createDeed(app)
  const toast = createToast(app.device.timers)
  const [text, setText] = createSignal('')
  const list = () => read.value()?.complaints ?? []

  async function file(): Promise<boolean> {
    const filed = await deed.send<Complaint>('POST', `/api/periods/${encodeURIComponent(periodId()!)}/complaints`, { text: text().trim() })
    if (!filed.ok) return false
    setText('')
    toast.say(t.sent)
    await read.reload()
    return true
  }

  async function answer(id: string, words: string): Promise<boolean> {
    const done = await deed.send('POST', `/api/complaints/${encodeURIComponent(id)}/answer`, { text: words.trim() })
    // One that was answered meanwhile is shown as it is now.
    await read.reload()
    if (done.ok) toast.say(t.desk.answerDone)
    return done.ok
  }

  return {
    ...{ read, list, deed, toast, text, setText, file, answer, files, organises },
    own: () => list().filter((one) => one.byId === person.staffId),
    unanswered: () => list().filter((one) => one.answer === null),
    isOpen: (until: number) => files && app.device.now() < until,
  }
}
export type ComplaintsState = ReturnType<typeof createComplaints>
