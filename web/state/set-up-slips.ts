import { batch, createSignal, onCleanup } from 'solid-js'
import type { Slip } from '#contract/imports.ts'
import { dayOf, DAY } from '#rules/days.ts'
import { fullDay } from '../text/format.ts'
import { setUpFile } from '../text/set-up-file.vi.ts'
import { setUpSlips as t } from '../text/set-up-staff.vi.ts'
import type { App } from './app.ts'
import { createToast } from './desk.ts'
import { createDownload } from './set-up-download.ts'
import type { SheetToWrite } from './set-up-save.ts'

const LIFETIME = 14 * DAY

/** One-time links just made: they are shown once and kept nowhere. `placeOf` says in which unit a person stands. */
export function createSlips(app: App, origin: string, placeOf: (staffId: string) => string) {
  const { share, timers, now } = app.device
  const [slips, setSlips] = createSignal<Slip[]>([])
  const [madeAt, setMadeAt] = createSignal(0)
  const [kept, setKept] = createSignal(false)
  const toast = createToast(timers)
  // A newer build waits: loading anew would lose what is shown once.
  let release = () => {}
  onCleanup(() => release())
  const download = createDownload(app, (words) => toast.say(words))
  const linkOf = (slip: Slip) => `${origin}${slip.path}`
  const copy = async (text: string, words: string) => {
    const copied = await share.copy(text)
    if (copied) setKept(true)
    toast.say(copied ? words : t.copyFailed)
  }
  /** The last day on which they open. */
  const until = () => dayOf(madeAt() + LIFETIME - 1)
  return {
    ...{ slips, kept, toast, linkOf, until, placeOf, saving: download.busy },
    async save(): Promise<void> {
      if (await download.workbook(t.fileName, () => [sheetOf(slips(), placeOf, linkOf, fullDay(until()))], { kind: 'slips', about: '' })) setKept(true)
    },
    show(made: Slip[]): void {
      release()
      release = app.update.hold()
      batch(() => (setSlips(made), setMadeAt(now()), setKept(false)))
    },
    close: () => (release(), setSlips([])),
    print: () => (setKept(true), share.print()),
    copyAll: () =>
      copy(
        slips()
          .map((slip) => [slip.name, slip.code, linkOf(slip)].join('\t'))
          .join('\n'),
        t.copied,
      ),
    copyOne: (slip: Slip) => copy(linkOf(slip), t.copiedOne(slip.name)),
    canShare: share.can(),
    shareOne: async (slip: Slip) => {
      if (await share.share({ title: t.shareTitle, text: t.shareText(slip.name), url: linkOf(slip) })) setKept(true)
    },
  }
}
const sheetOf = (slips: Slip[], placeOf: (staffId: string) => string, linkOf: (slip: Slip) => string, until: string): SheetToWrite => ({
  name: setUpFile.sheetNames.slips,
  heading: Object.values(t.columns),
  widths: [16, 28, 34, 76, 16],
  rows: slips.map((slip) => [slip.code, slip.name, placeOf(slip.staffId), linkOf(slip), until]),
})

export type Slips = ReturnType<typeof createSlips>
