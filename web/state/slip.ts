import { createSignal } from 'solid-js'
import { initials } from '#rules/identifiers.ts'
import { showCode } from '#rules/voucher-codes.ts'
import { fullDay } from '../text/format.ts'
import { slip as t } from '../text/slip.vi.ts'
import type { App } from './app.ts'
import { createToast } from './desk.ts'
import { createEntry } from './entry.ts'
import { officeOf } from './periods.ts'
import type { Person } from './person.ts'
import type { SlipPicture } from './slip-picture.ts'
import type { SlipSize } from './slip-sizes.ts'

type Drawn = (picture: SlipPicture) => Promise<Blob>

/** A voucher for paper, as a picture and in words to send; all of it without network. The picture has the initials alone, the words no name at all. */
export function createSlip(app: App, person: Person, id: () => string, origin: string, draw: Drawn = drawn) {
  const entry = createEntry(app, person, id)
  const [size, setSize] = createSignal<SlipSize>('a6')
  const [busy, setBusy] = createSignal(false)
  const toast = createToast(app.device.timers)
  const { share } = app.device

  const voucher = () => {
    const found = entry.voucher()
    return found?.state === 'issued' ? found : null
  }
  const office = () => officeOf(app.bundle(), voucher()?.officeId ?? null)
  const link = () => `${origin}/q/${voucher()?.token}`
  const until = () => fullDay(voucher()!.lastDay)
  const content = () => voucher()!.signed ?? voucher()!.code
  const place = () => [office()?.name ?? voucher()!.office, office()?.address].filter(Boolean).join(', ')
  const words = () => t.message({ code: showCode(voucher()!.code), place: place(), until: until(), link: link() })

  async function picture(keep: boolean): Promise<void> {
    if (busy()) return
    setBusy(true)
    try {
      const { name, code } = voucher()!
      const file = await draw({ content: content(), name: initials(name), code: showCode(code), place: place(), hours: office()?.hours ?? '', until: until() })
      // Who thought better of sending it keeps nothing; a phone without a sheet for pictures saves it.
      if (!keep && (await share.picture(t.fileName, file)) !== null) return
      share.save(t.fileName, file)
      toast.say(t.saved)
    } catch {
      toast.say(t.pictureFailed)
    } finally {
      setBusy(false)
    }
  }
  const copy = async () => toast.say((await share.copy(words())) ? t.copied : t.copyFailed)
  const send = () => (share.can() ? void share.share({ title: t.head, text: words() }) : void copy())

  return {
    ...{ ready: () => person.ledger.ready(), voucher, office, link, until, content, words, size, setSize, busy, toast },
    ...{ print: () => share.print(), picture: () => picture(false), save: () => picture(true), send, copy: () => void copy() },
  }
}
export type Slip = ReturnType<typeof createSlip>

const drawn: Drawn = (picture) => import('./slip-picture.ts').then(({ drawSlip }) => drawSlip(picture))
