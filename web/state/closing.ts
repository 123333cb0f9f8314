import { createEffect, createMemo, createSignal, on } from 'solid-js'
import type { ManyAnswer } from '#contract/cases.ts'
import type { EnrolmentList } from '#contract/enrolments.ts'
import type { RefusalCode } from '#contract/refusals.ts'
import type { Closing, CorrectionView, ProposalAnswer, Result, ShownResult } from '#contract/results.ts'
import type { Answer } from '../device/api.ts'
import { closing as t } from '../text/closing.vi.ts'
import { refusals } from '../text/refusals.vi.ts'
import type { App } from './app.ts'
import { createDeed, createToast, unkept } from './desk.ts'
import { isWithin } from './periods.ts'
import { createRead } from './read.ts'

/** A version as an organiser reads it: as stored, with how its winners were checked. */
export type OrganisersResult = Result & Pick<ShownResult, 'check'>

const FINAL = ['final', 'announced', 'sealed']

/** One period on its way to being final: what blocks it, what would be given, who signs. */
export function createClosing(app: App, periodId: () => string) {
  const reads = unkept(app.person()!.reads)
  const period = createMemo(() => app.bundle()?.periods.find((one) => one.id === periodId()) ?? null)
  const read = createRead<Closing>(reads, () => `/api/periods/${periodId()}/closing`)
  const closing = read.value
  const isFinal = () => FINAL.includes(closing()?.state ?? '')
  // The newest version, or an older one that somebody looks at.
  const [version, setVersion] = createSignal<number | null>(null)
  const result = createRead<OrganisersResult>(reads, () =>
    isFinal() ? `/api/periods/${periodId()}/result${version() === null ? '' : `?version=${version()}`}` : null,
  )
  const [newest, setNewest] = createSignal(1)
  createEffect(on(result.value, (found) => found && version() === null && setNewest(found.version)))
  const correction = createRead<CorrectionView>(reads, () => (isFinal() ? `/api/periods/${periodId()}/correction` : null))
  const deed = createDeed(app)
  const toast = createToast(app.device.timers)
  const [comment, setComment] = createSignal('')
  const [known, setKnown] = createSignal(false)
  const [changed, setChanged] = createSignal(false)

  const proposal = () => closing()?.proposal ?? null
  const isOwnProposal = () => proposal() !== null && proposal()!.byId === app.me()?.id
  /** Phones with unsent entries are acknowledged by the proposer; who approves does not do it again. */
  const isKnown = () => known() || proposal() !== null
  const blockers = createMemo(() => (closing()?.blockers ?? []).filter((blocker) => blocker.code !== 'unsent-phones'))
  const needsKnown = () => !isKnown() && (closing()?.phones.length ?? 0) > 0
  const movedSinceProposal = () => proposal() !== null && proposal()!.hash !== closing()!.hash

  async function propose(): Promise<void> {
    const answer = await deed.send<ProposalAnswer>('POST', `/api/periods/${periodId()}/result`, {
      comment: comment().trim(),
      acknowledged: known(),
      hash: closing()?.hash,
    })
    await after(answer, t.proposed)
  }
  async function approve(): Promise<void> {
    await after(await deed.send<ProposalAnswer>('POST', `/api/results/${proposal()!.id}/approval`, { comment: comment().trim() }), null)
  }
  async function withdraw(): Promise<void> {
    await after(await deed.send('DELETE', `/api/results/${proposal()!.id}`), t.withdrawn)
  }
  async function announce(): Promise<void> {
    const answer = await deed.send('POST', `/api/results/${result.value()!.id}/announcement`)
    if (answer.ok || refusalOf(answer) === 'already-announced') await Promise.all([read.reload(), result.reload()])
  }

  /** Whatever the answer, the screen shows what is so now; changed figures are shown and asked about again. */
  async function after(answer: Answer<unknown>, words: string | null): Promise<void> {
    setChanged(refusalOf(answer) === 'figures-changed')
    if (answer.ok) setComment('')
    await read.reload()
    if (answer.ok && words && !isFinal()) toast.say(words)
    if (answer.ok && isFinal()) void app.session.refresh()
  }

  /** The entries that nobody confirmed, of the days of this period. */
  async function openEntries(state: 'received' | 'returned'): Promise<string[]> {
    const own = period()
    const ids: string[] = []
    const week = own && (own.kind === 'week' || own.kind === 'wave') ? `&week=${own.id}` : ''
    for (let before: string | null = ''; before !== null;) {
      const path: string = `/api/enrolments?state=${state}&limit=200&campaign=${app.bundle()?.id ?? ''}${week}${before ? `&before=${before}` : ''}`
      const answer = await app.device.api.get<EnrolmentList>(path)
      if (!answer.ok || !answer.value) return ids
      const inside = answer.value.entries.filter(
        (entry) => own && isWithin(own, entry.collectedAt) && entry.counting.late !== 'waiting' && entry.counting.late !== 'left-out',
      )
      ids.push(...inside.map((entry) => entry.id))
      before = answer.value.next
    }
    return ids
  }

  async function setAside(ids: readonly string[], reason: string): Promise<boolean> {
    const answer = await deed.send<ManyAnswer>('POST', '/api/set-asides', { ids: ids.slice(0, 500), reason })
    if (!answer.ok || !answer.value) return false
    const refused = answer.value.outcomes.filter((outcome) => !outcome.ok)
    const done = answer.value.outcomes.length - refused.length
    const why = refused[0]?.code as RefusalCode | undefined
    await read.reload()
    if (why) deed.say(t.aside.partly(done, refused.length, refusals[why] ?? refusals['unknown-error']))
    toast.say(t.aside.done(done))
    return true
  }

  return {
    ...{
      period,
      read,
      closing,
      result,
      deed,
      toast,
      isFinal,
      comment,
      setComment,
      setKnown,
      isKnown,
      needsKnown,
      blockers,
      proposal,
      isOwnProposal,
      movedSinceProposal,
      changed,
      version,
      newest,
      correction,
    },
    versions: () => Array.from({ length: newest() }, (_, at) => at + 1),
    show: (wanted: number) => setVersion(wanted === newest() ? null : wanted),
    isOld: () => version() !== null,
    ...{ propose, approve, withdraw, announce, openEntries, setAside },
    left: () => blockers().length + (needsKnown() ? 1 : 0),
  }
}
export type ClosingState = ReturnType<typeof createClosing>

/** The periods of the campaign; the phase closes last. What their clock says is asked anew, since a period passes from one state to the next by itself. */
export function createPeriodList(app: App) {
  void app.session.refresh()
  return () =>
    (app.bundle()?.periods ?? []).toSorted((one, other) => Number(one.kind === 'phase') - Number(other.kind === 'phase') || one.cutoffAt - other.cutoffAt)
}

const refusalOf = (answer: Answer<unknown>): RefusalCode | null => (!answer.ok && answer.failure.kind === 'refused' ? answer.failure.code : null)

/** The step of a period, as the steps count: at their number all is done. */
export const stepOf = (state: Closing['state']): number => ({ open: 0, grace: 1, review: 2, proposed: 3, final: 5, announced: 6, sealed: 7 })[state]
