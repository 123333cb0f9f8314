import { createMemo, createSignal } from 'solid-js'
import type { OfficeView } from '#contract/campaigns.ts'
import { readPlace } from '#rules/distance.ts'
import { setUpOfficeForm as t } from '../text/set-up-offices.vi.ts'
import type { App } from './app.ts'
import { createDeed } from './desk.ts'
import type { Person } from './person.ts'
import { joined, setUpReads } from './set-up-reads.ts'
import { createTabs } from './set-up-tabs.ts'

/** The counters: added and changed one by one or from a table. */
export function createOffices(app: App, person: Person) {
  const reads = setUpReads(person)
  const read = joined({ offices: reads.offices(), campaigns: reads.campaigns })
  const offices = createMemo(() => read.value()?.offices ?? [])
  const [over, setOver] = createSignal<{ one: OfficeView | null } | null>(null)
  return {
    ...{ read, offices, over, campaignId: reads.campaignId },
    tabs: createTabs(app, { kind: 'offices', read, campaignId: reads.campaignId, isEmpty: () => offices().length === 0 }),
    open: (one: OfficeView) => setOver({ one }),
    add: () => setOver({ one: null }),
    close: () => setOver(null),
  }
}
export type Offices = ReturnType<typeof createOffices>

export const OFFICE_FIELDS = ['name', 'code', 'address', 'hours', 'phone'] as const
export type OfficeField = (typeof OFFICE_FIELDS)[number]
/** As the contract takes them. */
export const OFFICE_LENGTHS: Record<OfficeField, number> = { name: 80, code: 20, address: 160, hours: 80, phone: 40 }

/** A counter to be changed, or a new one on the campaign's list. */
export function createOfficeForm(app: App, page: Offices, one: OfficeView | null) {
  const before: Record<OfficeField, string> = one ?? { name: '', code: '', address: '', hours: '', phone: '' }
  const [draft, setDraft] = createSignal(before)
  const placeBefore = placeText(one)
  const [place, setPlace] = createSignal(placeBefore)
  const [asked, setAsked] = createSignal(false)
  const [taken, setTaken] = createSignal<string | null>(null)
  const deed = createDeed(app)

  function trouble(field: OfficeField): string | null {
    const given = draft()[field].trim()
    if (field === 'code' && taken() === given) return t.codeTaken
    if (!asked()) return null
    if (field === 'code') return /^[A-Za-z0-9._-]{2,20}$/.test(given) ? null : t.codeWrong
    return given === '' ? t.first[field] : null
  }
  const placeTrouble = () => (asked() && place().trim() !== '' && !readPlace(place()).ok ? t.placeWrong : null)
  const isTold = () => placeTrouble() !== null || OFFICE_FIELDS.some((field) => trouble(field) !== null)

  async function go(): Promise<void> {
    setAsked(true)
    if (deed.busy() || isTold()) return
    const fields = Object.fromEntries(OFFICE_FIELDS.map((field) => [field, draft()[field].trim()])) as Record<OfficeField, string>
    const answer = await deed.send('POST', '/api/offices', { ...(one ? { id: one.id } : {}), campaignId: page.campaignId(), ...fields, ...placeOf(place()) })
    if (!answer.ok) {
      if (answer.failure.kind === 'refused' && answer.failure.code === 'code-taken') setTaken(fields.code)
      return
    }
    page.close()
    page.tabs.toast.say(one ? t.changed(fields.name) : t.added(fields.name))
    await page.read.reload()
    // Counters stand in what a phone keeps of the campaign.
    void app.session.refresh()
  }

  return {
    ...{ draft, trouble, place, setPlace, placeTrouble, isTold, deed, go, isNew: one === null },
    set: (field: OfficeField, text: string) => setDraft({ ...draft(), [field]: text }),
    unsaved: () => place() !== placeBefore || OFFICE_FIELDS.some((field) => draft()[field] !== before[field]),
  }
}

/** As maps write it; an empty field is no place. */
const placeText = (one: OfficeView | null) => (one === null || one.latitude === null || one.longitude === null ? '' : `${one.latitude}, ${one.longitude}`)
const placeOf = (text: string) => {
  const read = readPlace(text)
  return read.ok ? read.value : { latitude: null, longitude: null }
}
