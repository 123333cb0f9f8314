import { createMemo, createSignal } from 'solid-js'
import type { PrizeLedger, PrizeLine } from '#contract/prizes.ts'
import type { PrizeState } from '#rules/prize-ledger.ts'
import type { App } from './app.ts'
import { createToast, unkept } from './desk.ts'
import { grouped } from './grouped.ts'
import { createRead } from './read.ts'

export type PrizeFilter = 'all' | PrizeState
export type PrizePeriod = { id: string; kind: string; number: number; lines: PrizeLine[]; sum: number; payable: PrizeLine[] }

/** The ledger of a campaign's prizes, period by period, filtered by state. */
export function createPrizes(app: App) {
  const campaign = () => app.bundle()
  const read = createRead<PrizeLedger>(unkept(app.person()!.reads), () =>
    campaign() && !campaign()!.training ? `/api/campaigns/${campaign()!.id}/prizes` : null,
  )
  const toast = createToast(app.device.timers)
  const [filter, setFilter] = createSignal<PrizeFilter>('all')
  const lines = () => read.value()?.lines ?? []
  const shown = createMemo(() => lines().filter((line) => filter() === 'all' || line.state === filter()))
  const periods = createMemo((): PrizePeriod[] =>
    grouped(shown(), (line) => line.periodId).map(([id, own]) => ({
      ...{ id, kind: own[0]!.periodKind, number: own[0]!.periodNumber, lines: own },
      sum: own.reduce((sum, line) => sum + line.due, 0),
      payable: own.filter((line) => line.state === 'due' && !needsDecision(line) && !isHeld(line)),
    })),
  )
  return {
    ...{ read, toast, filter, setFilter, periods, lines },
    count: (state: PrizeFilter) => lines().filter((line) => state === 'all' || line.state === state).length,
    /** What is still to be paid, whether it may be already or not. */
    toPay: () => lines().reduce((sum, line) => sum + (line.toPay ?? 0), 0),
    notAwarded: () => (read.value()?.notAwarded ?? []).reduce((sum, one) => sum + one.amount, 0),
  }
}
export type Prizes = ReturnType<typeof createPrizes>

/** Calls have still to be made: nothing gets over them. */
export const isHeld = ({ check }: PrizeLine): boolean => check?.holds === 'calls'
/** Paid only with the number of a decision, or after a correction. */
export const needsDecision = ({ correctionDue, check }: PrizeLine): boolean => correctionDue || check?.holds === 'decision'

export const keyOf = ({ periodId, board, recipientId }: Pick<PrizeLine, 'periodId' | 'board' | 'recipientId'>) => `${periodId} ${board} ${recipientId}`
/** Money that can still be taken back; a thing is taken back as a whole. */
export const recoverable = ({ paid, recovered }: PrizeLine) => paid - recovered
/** Whether anything of a prize can be taken back: money, or a thing that was handed over and not returned. */
export function mayRecover(line: PrizeLine): boolean {
  const things = line.moves.reduce((sum, move) => sum + (move.kind === 'payment' ? 1 : move.amount === 0 ? -1 : 0), 0)
  return recoverable(line) > 0 || ((line.thing !== null || line.due === 0) && things > 0)
}
