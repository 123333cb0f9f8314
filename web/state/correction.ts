import { createMemo, createSignal, onCleanup } from 'solid-js'
import type { Correction, CorrectionEntry, CorrectionPreview, CorrectionView } from '#contract/results.ts'
import type { Answer } from '../device/api.ts'
import { correction as t } from '../text/correction.vi.ts'
import type { App } from './app.ts'
import { createDeed, createToast, unkept } from './desk.ts'
import { createRead } from './read.ts'

/** As many as one version may take out, or take in. */
const MOST = 500
/** How long the hand may rest between two ticks before the preview is asked for. */
const PAUSE = 250

/** A new version of a final period: entries chosen, what they change, a reason, and a second organiser. */
export function createCorrection(app: App, periodId: () => string) {
  const address = () => `/api/periods/${encodeURIComponent(periodId())}/correction`
  const read = createRead<CorrectionView>(unkept(app.person()!.reads), address)
  const deed = createDeed(app)
  const glance = createDeed(app)
  const toast = createToast(app.device.timers)
  const [picked, setPicked] = createSignal<ReadonlySet<string>>(new Set())
  const [preview, setPreview] = createSignal<CorrectionPreview | null>(null)
  const [comment, setComment] = createSignal('')
  const [changed, setChanged] = createSignal(false)
  let turn = 0
  let stop = () => {}
  onCleanup(() => stop())

  const entries = () => read.value()?.entries ?? []
  const of = (about: CorrectionEntry['about']) => entries().filter((entry) => entry.about === about)
  const chosen = createMemo((): Pick<Correction, 'takeOut' | 'takeIn'> => {
    const ids = (about: CorrectionEntry['about']) => of(about).flatMap((entry) => (isPicked(entry) ? [entry.id] : []))
    return { takeOut: ids('fallen'), takeIn: ids('arrived') }
  })
  const isPicked = (entry: Picked) => picked().has(keyOf(entry))
  const isEmpty = () => chosen().takeOut.length + chosen().takeIn.length === 0
  const isTooMany = () => Math.max(chosen().takeOut.length, chosen().takeIn.length) > MOST
  const proposal = () => read.value()?.proposal ?? null

  function pick(asked: readonly Picked[], wanted: boolean): void {
    setPicked((before) => {
      const after = new Set(before)
      for (const entry of asked) wanted ? after.add(keyOf(entry)) : after.delete(keyOf(entry))
      return after
    })
    stop()
    turn++
    setPreview(null)
    if (!isEmpty() && !isTooMany()) stop = app.device.timers.after(PAUSE, () => void look())
  }

  /** What the choice would change; only the answer to the last choice counts. */
  async function look(): Promise<void> {
    const own = ++turn
    const answer = await glance.send<CorrectionPreview>('POST', address(), chosen())
    if (own === turn && answer.ok) setPreview(answer.value)
  }

  /** True when it went through. Figures that moved meanwhile are shown anew and asked about again. */
  async function propose(): Promise<boolean> {
    const answer = await deed.send('POST', address(), { ...chosen(), comment: comment().trim(), hash: preview()?.hash })
    setChanged(refused(answer) === 'figures-changed')
    if (!answer.ok) return (await read.reload(), isEmpty() ? setPreview(null) : await look(), false)
    reset()
    await read.reload()
    if (proposal()) toast.say(t.proposed)
    return true
  }
  async function approve(): Promise<boolean> {
    const answer = await deed.send('POST', `/api/results/${proposal()!.id}/approval`, { comment: comment().trim() })
    setChanged(refused(answer) === 'figures-changed')
    if (answer.ok) {
      reset()
      void app.session.refresh()
    }
    await read.reload()
    return answer.ok
  }
  async function withdraw(): Promise<void> {
    const answer = await deed.send('DELETE', `/api/results/${proposal()!.id}`)
    await read.reload()
    if (answer.ok) toast.say(t.withdrawn)
  }
  const reset = () => (setPicked(new Set<string>()), setPreview(null), setComment(''))

  return {
    ...{ read, deed, glance, toast, entries, of, chosen, isEmpty, pick, preview, comment, setComment, changed, proposal, propose, approve, withdraw },
    period: () => app.bundle()?.periods.find((one) => one.id === periodId()) ?? null,
    isPicked,
    isTooMany,
    isOwn: () => proposal()?.byId === app.me()?.id,
  }
}
export type CorrectionState = ReturnType<typeof createCorrection>

/** An entry that was mended stands on both sides: as what was counted, and as what it is now. */
type Picked = Pick<CorrectionEntry, 'id' | 'about'>
const keyOf = ({ id, about }: Picked) => `${about} ${id}`
const refused = (answer: Answer<unknown>) => (!answer.ok && answer.failure.kind === 'refused' ? answer.failure.code : null)
