import { batch, createEffect, createSignal, onCleanup } from 'solid-js'
import type { AppointmentLine, Matches, MatchesAsked, VoucherMatch } from '#contract/lost-vouchers.ts'
import { isNarrow } from '#rules/lost-voucher.ts'
import { findVoucher as t } from '../text/find-voucher.vi.ts'
import type { App } from './app.ts'
import { makeNameIndex } from './counter-index.ts'
import { searchShelf } from './counter-search.ts'
import { type CounterStand, counterStand } from './counter-stand.ts'
import { createDeed, unkept } from './desk.ts'
import { createRead } from './read.ts'

/** An opening that takes longer is shown. */
const SEEN_AFTER = 300
const NOTHING = { name: '', lastFour: '', day: '', collector: '' }
export type Said = typeof NOTHING

/**
 * Vouchers of the own counter by what a participant says: the server's word, and without network what the holding device has in its own sealed snapshot. Nothing
 * that was found stays on the device.
 */
export function createFindVoucher(app: App) {
  const [said, setSaid] = createSignal<Said>(NOTHING)
  const [found, setFound] = createSignal<Matches | null>(null)
  /** When this device's own snapshot was whole, while what is listed is out of it. */
  const [ownAt, setOwnAt] = createSignal<number | null>(null)
  const [chosen, setChosen] = createSignal<VoucherMatch | null>(null)
  const deed = createDeed(app)
  const line = createRead<AppointmentLine>(unkept(app.person()!.reads), () => '/api/appointments')
  /** How many names of this device's own snapshot are open, while their opening is slow enough to be seen. */
  const [opening, setOpening] = createSignal<{ opened: number; all: number } | null>(null)
  const began = performance.now()
  const tell = (opened: number, all: number) => void setOpening(opened < all && performance.now() - began > SEEN_AFTER ? { opened, all } : null)
  const [stand, setStand] = createSignal<CounterStand | null>(null)
  /** The holding device opens its names while the clerk still types, and what a round tells after it; they are forgotten when the screen closes. */
  const here = counterStand(app).then(async (made) => (await made.reload(), setStand(made), { made, names: makeNameIndex(made.power, tell) }))
  createEffect(() => void (stand()?.told() && stand()?.isHolder() && here.then(({ names }) => names.lines()).catch(() => {})))
  onCleanup(() => void here.then(({ names }) => names.close()))
  const [looking, setLooking] = createSignal(false)
  const busy = () => deed.busy() || looking()
  let turn = 0

  const sought = () => {
    const { name, lastFour, day, collector } = said()
    return { name: name.trim() || null, lastFour: lastFour.length === 4 ? lastFour : null, day: day || null, collector: collector.trim() || null }
  }
  const missing = () => (isNarrow(sought()) ? undefined : t.tooWide)

  async function search(): Promise<void> {
    if (missing() || deed.busy()) return
    const own = ++turn
    // What an older question found is no answer to this one.
    batch(() => (setFound(null), setOwnAt(null), deed.say(null)))
    if (!app.online()) return searchHere(own)
    const asked = Object.fromEntries(Object.entries(sought()).filter(([, fact]) => fact !== null)) as MatchesAsked
    const answer = await deed.send<Matches>('POST', '/api/vouchers/matches', asked)
    if (own !== turn) return
    if (!answer.ok && answer.failure.kind === 'unreachable') return searchHere(own)
    batch(() => (setOwnAt(null), setFound(answer.ok ? (answer.value ?? null) : null)))
  }

  /** Without network only the holding device knows its office's vouchers. */
  async function searchHere(own: number): Promise<void> {
    setLooking(true)
    await lookHere(own).finally(() => own === turn && setLooking(false))
  }

  async function lookHere(own: number): Promise<void> {
    const { name, lastFour, day, collector } = sought()
    const { made, names } = await here
    await made.reload()
    const at = made.isHolder() ? made.toldAt() : null
    const training = new Set((made.told()?.campaigns ?? []).filter((one) => one.training).map(({ id }) => id))
    const asked = { name: name ?? '', lastFour: lastFour ?? '', day, collector: collector ?? '' }
    const matches = at === null ? null : await searchShelf(made.power, names, asked, training).catch(() => null)
    if (own !== turn) return
    batch(() => (setFound(matches), setOwnAt(matches && at), deed.say(matches ? null : t.offline)))
  }

  function clear(): void {
    turn += 1
    batch(() => (setSaid(NOTHING), setLooking(false), setFound(null), setOwnAt(null), setChosen(null), deed.say(null)))
  }

  return {
    ...{ said, found, ownAt, opening, chosen, deed, busy, line, missing, search, clear },
    set: (field: keyof Said, text: string) => batch(() => (setSaid({ ...said(), [field]: field === 'lastFour' ? text.slice(0, 4) : text }), deed.say(null))),
    isBegun: () => Object.values(said()).some((text) => text !== ''),
    open: (match: VoucherMatch) => setChosen(match),
    close: () => setChosen(null),
    /** It is no longer among the own: the next one is asked for. */
    gone: async () => {
      clear()
      await line.reload()
    },
    /** Something about a voucher changed: what is listed is asked for anew. */
    renew: async () => {
      setChosen(null)
      await Promise.all([line.reload(), found() === null ? undefined : search()])
    },
  }
}
export type FindVoucher = ReturnType<typeof createFindVoucher>
