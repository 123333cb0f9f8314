import { createSignal } from 'solid-js'
import type { PrizeLine } from '#contract/prizes.ts'
import type { App } from './app.ts'
import { createDeed, sentenceOf } from './desk.ts'
import { keyOf, needsDecision } from './prizes.ts'

export type Failed = { line: PrizeLine; why: string }

/** Pays prizes one by one: each has an id of its own that outlives a lost answer, so that none is paid twice. */
export function createPayment(app: App, lines: readonly PrizeLine[]) {
  const ids = new Map(lines.map((line) => [keyOf(line), app.person()!.newId()]))
  const deed = createDeed(app)
  const [decision, setDecision] = createSignal('')
  const [note, setNote] = createSignal('')
  const [asAnnounced, setAsAnnounced] = createSignal(false)
  const [open, setOpen] = createSignal(lines)
  const [done, setDone] = createSignal(0)
  const [failed, setFailed] = createSignal<Failed[]>([])
  const isDecided = lines.some(needsDecision)
  const isReady = () => !isDecided || (asAnnounced() && decision().trim() !== '')

  /** How many were paid; those that were not stay in the sheet with why. */
  async function pay(): Promise<number> {
    const failures: Failed[] = []
    const asked = open()
    const before = done()
    setFailed([])
    for (const line of asked) {
      const answer = await deed.send('POST', '/api/prizes/payments', {
        ...{ id: ids.get(keyOf(line)), periodId: line.periodId, board: line.board, recipientId: line.recipientId, amount: line.toPay ?? 0 },
        ...{ decision: decision().trim() || null, note: note().trim(), asAnnounced: isDecided && asAnnounced() },
      })
      if (answer.ok) setDone(done() + 1)
      else failures.push({ line, why: sentenceOf(answer.failure) })
    }
    setOpen(failures.map(({ line }) => line))
    setFailed(failures)
    return done() - before
  }
  return {
    ...{
      lines,
      decision,
      setDecision,
      note,
      setNote,
      asAnnounced,
      setAsAnnounced,
      needsDecision: isDecided,
      isReady,
      pay,
      done,
      failed,
      open,
      busy: deed.busy,
    },
    sum: () => open().reduce((sum, line) => sum + (line.toPay ?? 0), 0),
  }
}
export type Payment = ReturnType<typeof createPayment>

/** Takes a prize back by a decision; money up to what was paid, a thing as a whole. */
export function createRecovery(app: App, line: PrizeLine) {
  const id = app.person()!.newId()
  const deed = createDeed(app)
  const most = line.paid - line.recovered
  const [amount, setAmount] = createSignal<number | undefined>(most)
  const [decision, setDecision] = createSignal('')
  const [note, setNote] = createSignal('')
  const isAmount = () => most === 0 || ((amount() ?? 0) > 0 && (amount() ?? 0) <= most)

  async function recover(): Promise<boolean> {
    const answer = await deed.send('POST', '/api/prizes/recoveries', {
      ...{ id, periodId: line.periodId, board: line.board, recipientId: line.recipientId, amount: most === 0 ? 0 : amount() },
      ...{ decision: decision().trim(), note: note().trim() },
    })
    return answer.ok
  }
  return {
    ...{ line, most, amount, setAmount, decision, setDecision, note, setNote, isAmount, recover, deed },
    isReady: () => isAmount() && decision().trim() !== '' && note().trim() !== '',
  }
}
export type Recovery = ReturnType<typeof createRecovery>
