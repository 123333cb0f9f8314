import { batch, createSignal } from 'solid-js'
import type { AppointmentLine, Matches, MatchesAsked, VoucherMatch } from '#contract/lost-vouchers.ts'
import { isNarrow } from '#rules/lost-voucher.ts'
import { findVoucher as t } from '../text/find-voucher.vi.ts'
import type { App } from './app.ts'
import { searchShelf } from './counter-search.ts'
import { counterStand } from './counter-stand.ts'
import { createDeed, unkept } from './desk.ts'
import { createRead } from './read.ts'

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
  let turn = 0

  const sought = () => {
    const { name, lastFour, day, collector } = said()
    return { name: name.trim() || null, lastFour: lastFour.length === 4 ? lastFour : null, day: day || null, collector: collector.trim() || null }
  }
  const missing = () => (isNarrow(sought()) ? undefined : t.tooWide)

  async function search(): Promise<void> {
    if (missing() || deed.busy()) return
    const own = ++turn
    if (!app.online()) return searchHere(own)
    const asked = Object.fromEntries(Object.entries(sought()).filter(([, fact]) => fact !== null)) as MatchesAsked
    const answer = await deed.send<Matches>('POST', '/api/vouchers/matches', asked)
    if (own !== turn) return
    if (!answer.ok && answer.failure.kind === 'unreachable') return searchHere(own)
    batch(() => (setOwnAt(null), setFound(answer.ok ? (answer.value ?? null) : null)))
  }

  /** Without network only the holding device knows its office's vouchers. */
  async function searchHere(own: number): Promise<void> {
    const { name, lastFour, day, collector } = sought()
    const stand = await counterStand(app)
    await stand.reload()
    const at = stand.isHolder() ? stand.toldAt() : null
    const training = new Set((stand.told()?.campaigns ?? []).filter((one) => one.training).map(({ id }) => id))
    const asked = { name: name ?? '', lastFour: lastFour ?? '', day, collector: collector ?? '' }
    const matches = at === null ? null : await searchShelf(stand.power, asked, training).catch(() => null)
    if (own !== turn) return
    batch(() => (setFound(matches), setOwnAt(matches && at), deed.say(matches ? null : t.offline)))
  }

  function clear(): void {
    turn += 1
    batch(() => (setSaid(NOTHING), setFound(null), setOwnAt(null), setChosen(null), deed.say(null)))
  }

  return {
    ...{ said, found, ownAt, chosen, deed, line, missing, search, clear },
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
