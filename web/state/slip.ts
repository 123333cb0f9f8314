import { createSignal } from 'solid-js'
import type { VoucherSlip } from '#contract/lost-vouchers.ts'
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

export const SLIP_SIZES = ['a6', 'roll'] as const
export type SlipSize = (typeof SLIP_SIZES)[number]
type Drawn = (picture: SlipPicture) => Promise<Blob>

/** What a paper says. `name` stands on the paper alone; `office`: its place in full, where it is known, else its `at`. */
export type SlipVoucher = {
  code: string
  token: string
  signed: string | null
  name: string
  lastDay: string
  unsent: boolean
  at: string
  office: { name: string; address: string; hours: string; phone: string } | null
}

/** What the server tells a counter of a voucher that is printed again: of its participant the initials. */
export const reprintOf = ({ initials: name, office, ...made }: VoucherSlip): SlipVoucher => ({
  ...made,
  name: name ?? '',
  unsent: false,
  at: office?.name ?? '',
  office,
})

/** The slip of an entry on its collector's phone; all of it without network. */
export function createSlip(app: App, person: Person, id: () => string, origin: string, draw: Drawn = drawn) {
  const entry = createEntry(app, person, id)
  const voucher = (): SlipVoucher | null => {
    const found = entry.voucher()
    return found?.state === 'issued' ? { ...found, at: found.office, office: officeOf(app.bundle(), found.officeId) ?? null } : null
  }
  return { ready: () => person.ledger.ready(), ...createPaper(app, voucher, origin, draw) }
}

/** A voucher for paper, as a picture and in words to send. The picture has the initials alone, the words no name at all. */
export function createPaper(app: App, voucher: () => SlipVoucher | null, origin: string, draw: Drawn = drawn) {
  const [size, setSize] = createSignal<SlipSize>('a6')
  const [busy, setBusy] = createSignal(false)
  const toast = createToast(app.device.timers)
  const { share } = app.device

  const office = () => voucher()?.office ?? null
  const link = () => `${origin}/q/${voucher()?.token}`
  const until = () => fullDay(voucher()!.lastDay)
  const content = () => voucher()!.signed ?? voucher()!.code
  const place = () => [office()?.name ?? voucher()!.at, office()?.address].filter(Boolean).join(', ')
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
    ...{ voucher, office, link, until, content, words, size, setSize, busy, toast },
    ...{ print: () => share.print(), picture: () => picture(false), save: () => picture(true), send, copy: () => void copy() },
  }
}
export type Paper = ReturnType<typeof createPaper>

const drawn: Drawn = (picture) => import('./slip-picture.ts').then(({ drawSlip }) => drawSlip(picture))
