/** What speaks against an entry and for it, made of facts. Nothing here decides: it says where a person should look, each with its numbers. */
import { HOUR } from './days.ts'
import { plain } from './plain.ts'
import { SIGNALS, SUPPORTS, type Numbered, type Signal, type Support } from './signals.ts'

/** A family shares a telephone, so fewer people than these on one say nothing. */
export const PHONE_PEOPLE = 4
/** One collector's participants with one telephone, visited on as many days: then it is hardly a household's. */
export const OWN_PHONE = { people: 3, days: 2 }
/** So many entries saved within so long are more than knocking at doors gives. */
export const BURST = { entries: 5, within: 10 * 60_000 }
/** So many entries in the last hour before a period ends or is cut off, and so large a share (in hundredths) of all of that period. */
export const DEADLINE = { before: HOUR, entries: 5, share: 30 }
/** A place is unlike the others of a day when so many others have one, and none of them the same. */
export const PLACES = 3
/** Receipts of one book lie as near to each other as this. */
export const SERIES_GAP = 20
/** An entry that arrives within this is on time. */
export const ON_TIME = 24 * HOUR

export type Against = {
  /** Codes that were laid on the entry when it came; those that are no signal are passed over. */
  flags: readonly string[]
  capturedAt: number
  /** How far the phone's clock was corrected, and how long the entry took from the receipt to the server; milliseconds. */
  offset: number
  delay: number
  birthYear: number | null
  /** Other entries with the same receipt number that were not cancelled. */
  sameReceipt: number
  /** Who else has this telephone: `people` in all, `own` of this collector, on `days` days. */
  phone: { people: number; own: number; days: number } | null
  collectorName: string
  participantName: string | null
  /** Collectors who signed in on the phone that sent it, this one too. */
  collectorsOnDevice: number
  /** When this collector saved entries around that time, this one too. */
  saved: readonly number[]
  deadline: { inHour: number; inPeriod: number } | null
  duplicates: number | null
  /** The communes of the collector's other entries of that day, where they were looked at, and this one's. */
  places: { own: string | null; others: readonly string[] } | null
}

/** The signals of an entry, the weightiest first. */
export function signalsOf(facts: Against): Numbered<Signal>[] {
  const { phone, flags } = facts
  const burst = burstAround(facts.saved, facts.capturedAt)
  const ownPhone = phone !== null && phone.own >= OWN_PHONE.people && phone.own === phone.people && phone.days >= OWN_PHONE.days
  const family = phone !== null && phone.own >= 2 && facts.participantName !== null && familyOf(facts.participantName) === familyOf(facts.collectorName)
  const shift = Math.round(Math.abs(facts.offset) / 60_000)
  const unlike = facts.places ? placesUnlike(facts.places) : 0
  const { inHour, inPeriod } = facts.deadline ?? { inHour: 0, inPeriod: 0 }
  const flagged = (flag: string) => flags.includes(flag)
  const found: Record<Signal, [boolean, number?, number?]> = {
    'receipt-repeated': [facts.sameReceipt > 0, facts.sameReceipt],
    'own-phone': [ownPhone, phone?.own, phone?.days],
    'own-family': [family, phone?.own],
    'phone-shared': [phone !== null && phone.people >= PHONE_PEOPLE && !ownPhone, phone?.people],
    'device-shared': [facts.collectorsOnDevice > 1, facts.collectorsOnDevice],
    'links-persons': [flagged('links-persons')],
    'many-duplicates': [flagged('many-duplicates'), facts.duplicates ?? undefined],
    burst: [burst >= BURST.entries, burst, BURST.within / 60_000],
    deadline: [inHour >= DEADLINE.entries && inHour * 100 >= inPeriod * DEADLINE.share, inHour, inPeriod],
    'day-changed': [flagged('day-changed'), shift],
    future: [flagged('future'), Math.round(Math.abs(facts.delay) / 60_000)],
    'clock-corrected': [flagged('clock-corrected'), shift],
    old: [flagged('old'), Math.floor(facts.delay / HOUR)],
    'birth-year-differs': [flagged('birth-year-differs'), facts.birthYear ?? undefined],
    'sex-differs': [flagged('sex-differs')],
    'place-unknown': [flagged('place-unknown')],
    'place-unlike': [unlike > 0, unlike],
  }
  return raised(SIGNALS, found)
}

export type InFavour = {
  /** The entry's receipt as compared, and those of the collector's entries saved just before and after it. */
  receiptKey: string | null
  neighbours: readonly string[]
  delay: number
  late: boolean
  clockTrue: boolean
  listsAgreeing: number
  callsConfirmed: number
  consent: boolean
}

/** What speaks for an entry, the weightiest first. */
export function supportsOf(facts: InFavour): Numbered<Support>[] {
  const step = seriesStep(facts.receiptKey, facts.neighbours)
  const found: Record<Support, [boolean, number?, number?]> = {
    'list-agrees': [facts.listsAgreeing > 0, facts.listsAgreeing],
    called: [facts.callsConfirmed > 0, facts.callsConfirmed],
    'own-series': [step !== null, step ?? undefined],
    'on-time': [!facts.late && facts.delay >= 0 && facts.delay <= ON_TIME, Math.floor(facts.delay / 60_000)],
    'clock-true': [facts.clockTrue],
    consent: [facts.consent],
  }
  return raised(SUPPORTS, found)
}

/** How many saved times lie together within the burst's length around one of them, at most. */
export function burstAround(saved: readonly number[], at: number): number {
  const near = saved.filter((time) => Math.abs(time - at) <= BURST.within).toSorted((one, other) => one - other)
  return Math.max(
    0,
    ...near.filter((from) => from <= at).map((from) => near.filter((time) => time >= from && time <= Math.max(from + BURST.within, at)).length),
  )
}

/** The first word of a name as it is compared: họ. */
export const familyOf = (name: string): string => plain(name).split(' ')[0] ?? ''

/** The last part of a place, which names the commune: "Ấp 3, xã Phước Đông". */
export const communeOf = (place: string): string => plain(place.split(',').at(-1) ?? '').replace(/^(xa|phuong|thi tran|x\.|p\.|tt\.) */, '')

function placesUnlike({ own, others }: { own: string | null; others: readonly string[] }): number {
  return own !== null && others.length >= PLACES && !others.includes(own) ? others.length : 0
}

/** The least distance to another receipt of the same letters; null when none is near. A receipt with the same number is none. */
function seriesStep(receiptKey: string | null, neighbours: readonly string[]): number | null {
  const own = seriesOf(receiptKey)
  if (!own) return null
  const others = neighbours.map(seriesOf).filter((one) => one !== null && one.letters === own.letters && one.number !== own.number)
  const least = Math.min(...others.map((one) => Math.abs(one!.number - own.number)))
  return least <= SERIES_GAP ? least : null
}

function seriesOf(receiptKey: string | null): { letters: string; number: number } | null {
  const [, letters = '', digits] = /^(.*?)(\d{1,15})$/.exec(receiptKey ?? '') ?? []
  return digits === undefined ? null : { letters, number: Number(digits) }
}

function raised<Code extends string>(order: readonly Code[], found: Record<Code, [boolean, number?, number?]>): Numbered<Code>[] {
  return order.flatMap((code) => {
    const [stands, number = null, of = null] = found[code]
    return stands ? [{ code, number, of }] : []
  })
}
