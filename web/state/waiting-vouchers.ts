import { createMemo, createSignal } from 'solid-js'
import type { WaitingVoucher, WaitingVouchers } from '#contract/reminders.ts'
import { dayOf } from '#rules/days.ts'
import { daysLeft } from '#rules/gift-figures.ts'
import { plain } from '#rules/plain.ts'
import { fullDay } from '../text/format.ts'
import { waitingVouchers as t } from '../text/waiting-vouchers.vi.ts'
import type { App } from './app.ts'
import { createDeed, createToast } from './desk.ts'
import { createRead } from './read.ts'

const SHOWN = 50

/** Own participants who have not fetched their gift. The kept copy is read without network; what was noted goes to the server at once. */
export function createWaitingVouchers(app: App, origin: string) {
  const read = createRead<WaitingVouchers>(app.person()!.reads, () => (app.bundle() ? `/api/vouchers/waiting?campaign=${app.bundle()!.id}` : null))
  const [who, setWho] = createSignal<'all' | 'fresh'>('all')
  const [search, setSearch] = createSignal('')
  const [shown, setShown] = createSignal(SHOWN)
  const [busy, setBusy] = createSignal<string | null>(null)
  const deed = createDeed(app)
  const toast = createToast(app.device.timers)
  /** A reminder keeps its id until an answer has come, so that it is noted once. */
  const operations = new Map<string, string>()
  const all = () => read.value()?.vouchers ?? []
  const found = createMemo(() => {
    const wanted = plain(search())
    return all().filter((one) => (who() === 'all' || one.reminded === 0) && (!wanted || plain(one.name).includes(wanted)))
  })

  /** The text says where and until when, and leads to the participant's own page; nothing of the person. */
  const wordsFor = (one: WaitingVoucher) =>
    t.message(app.bundle()?.name ?? '', one.office ? [one.office.name, one.office.address, one.office.hours] : null, fullDay(one.lastDay))
  const linkOf = (one: WaitingVoucher) => `${origin}/q/${one.token}`

  async function send(one: WaitingVoucher): Promise<void> {
    const { share } = app.device
    if (share.can()) return void (await share.share({ title: t.shareTitle, text: wordsFor(one), url: linkOf(one) }))
    toast.say((await share.copy(`${wordsFor(one)} ${linkOf(one)}`)) ? t.copied : t.copyFailed)
  }

  async function remind(one: WaitingVoucher): Promise<boolean> {
    const id = operations.get(one.code) ?? app.person()!.newId()
    operations.set(one.code, id)
    setBusy(one.code)
    const answer = await deed.send('POST', `/api/vouchers/${one.code}/reminder`, { id })
    setBusy(null)
    if (answer.ok || answer.failure.kind === 'refused') operations.delete(one.code)
    toast.say(answer.ok ? t.noted : (deed.trouble() ?? ''))
    if (answer.ok || (answer.failure.kind === 'refused' && answer.failure.code === 'state-does-not-allow')) await read.reload()
    return answer.ok
  }
  return {
    ...{ read, toast, who, setWho, search, setSearch, found, send, remind, wordsFor, linkOf },
    shown: () => found().slice(0, shown()),
    hasMore: () => found().length > shown(),
    more: () => void setShown((before) => before + SHOWN),
    count: () => read.value()?.count ?? 0,
    fresh: () => all().filter(({ reminded }) => reminded === 0).length,
    isBusy: (one: WaitingVoucher) => busy() === one.code,
    left: (one: WaitingVoucher) => daysLeft(dayOf(app.device.now()), one.lastDay),
  }
}
export type WaitingState = ReturnType<typeof createWaitingVouchers>
