/** Is a payment of an official list an entry of ours? What both say is compared, and every contradiction is named (issue: official lists; RULES sections 4 and 5). */
import { daysBetween, type Day } from './days.ts'
import { holdsPlace } from './entry-states.ts'
import { plain, plainPerson, plainReceipt } from './plain.ts'
import type { EntryState, Participation, Product } from './words.ts'

/** Why a pair is not agreed by itself, in the order in which they are told. */
export const DOUBTS = [
  'name',
  'birth-year',
  'receipt',
  'amount',
  'months',
  'day',
  'collector',
  'numbers',
  'no-number',
  'several',
  'state',
  'participation',
] as const
export type Doubt = (typeof DOUBTS)[number]

/** What a payment or an entry says; null: nothing, which contradicts nothing. `collectorId` is whoever stands behind the code. */
export type Said = {
  product: Product
  name: string
  cccd: string | null
  insuranceNumber: string | null
  birthYear: number | null
  participation: Participation | null
  receiptNumber: string | null
  day: Day | null
  amount: number | null
  months: number | null
  collectorId: string | null
}
/** `samePerson`: found by a number of the payment, its own or one that belongs to the same person (RULES section 4). `numbersOfTwo`: the payment's other number is another person's. */
export type Candidate = Said & { id: string; seq: number; state: EntryState; samePerson: boolean; numbersOfTwo?: boolean }
/** `unmatched` may name an entry that has fallen, with the doubt `state`. */
export type Match = { group: 'agreed' | 'doubtful' | 'unmatched'; doubts: Doubt[]; entryId: string | null }

/**
 * Compares a payment with what may be its entry, in whatever order it stands: those of the same person and product; else its namesakes of the same
 * year; else those with its receipt number. Agreed is a pair of one number that contradicts in nothing and has no second beside it.
 */
export function matchPayment(payment: Said, candidates: readonly Candidate[]): Match {
  const sameProduct = candidates.filter(({ product }) => product === payment.product)
  const live = nearest(
    payment,
    sameProduct.filter(({ state }) => !isFallen(state)),
  )
  if (live.length === 0) {
    const [fallen] = ranked(payment, nearest(payment, sameProduct))
    return { group: 'unmatched', doubts: fallen ? ['state'] : [], entryId: fallen?.id ?? null }
  }
  const holders = live.filter(({ state }) => holdsPlace(state))
  const possible = ranked(payment, holders.length > 0 ? holders : live)
  const [best] = possible as [Candidate]
  const found = doubtsOf(payment, best)
  const doubts = inOrder(possible.length > 1 ? [...found, 'several'] : found)
  return { group: doubts.length === 0 ? 'agreed' : 'doubtful', doubts, entryId: best.id }
}

/** What two contradict each other in, whichever of them is asked first. */
export function contradictions(one: Said, other: Said): Doubt[] {
  const differ = <Value>(left: Value | null, right: Value | null) => left !== null && right !== null && left !== right
  const bothReceipts = one.receiptNumber !== null && other.receiptNumber !== null
  const receipts = bothReceipts ? sameReceipt(one.receiptNumber as string, other.receiptNumber as string) : null
  const found: [Doubt, boolean][] = [
    ['name', plain(one.name) !== plain(other.name)],
    ['birth-year', differ(one.birthYear, other.birthYear)],
    ['receipt', receipts === false],
    ['amount', differ(one.amount, other.amount)],
    ['months', differ(one.months, other.months)],
    // Money is often booked a day or two behind the receipt; the same receipt number settles the day.
    ['day', receipts !== true && one.day !== null && other.day !== null && Math.abs(daysBetween(one.day, other.day)) > BOOKED_WITHIN],
    ['collector', differ(one.collectorId, other.collectorId)],
    ['numbers', digitsApart(one, other) > 0],
    ['participation', differ(one.participation, other.participation)],
  ]
  return found.flatMap(([doubt, raised]) => (raised ? [doubt] : []))
}

/** A list writes a receipt with its series or without: `C45-BB 0012345` is `0012345`. */
export function sameReceipt(one: string, other: string): boolean {
  const [shorter, longer] = [plainReceipt(one).split('.'), plainReceipt(other).split('.')].toSorted((a, b) => a.length - b.length) as [string[], string[]]
  return shorter.join('.') !== '' && longer.slice(-shorter.length).join('.') === shorter.join('.')
}

/** A payment's claim on an entry. `decided`: a person said so. */
export type Claim = { row: number; entryId: string; group: 'agreed' | 'doubtful'; doubts: readonly Doubt[]; decided: boolean }

/** Of several payments that claim one entry the best has it; answers the rows of the others, each to be doubted as one of several. */
export function losingClaims(claims: readonly Claim[]): number[] {
  const byEntry = Map.groupBy(claims, ({ entryId }) => entryId)
  return [...byEntry.values()].flatMap((own) =>
    own
      .toSorted(better)
      .slice(1)
      .flatMap(({ row, decided }) => (decided ? [] : [row])),
  )
}

/** Doubts as they are told, each once. */
export const inOrder = (doubts: readonly Doubt[]): Doubt[] => DOUBTS.filter((one) => doubts.includes(one))

const BOOKED_WITHIN = 3
/** Two digits: one slip of the finger, or two that changed places. */
const SLIPS = 2

const isFallen = (state: EntryState) => state === 'rejected' || state === 'cancelled'

/** Those found in the surest way; a namesake with quite another number and another receipt is somebody else. */
function nearest(payment: Said, candidates: readonly Candidate[]): Candidate[] {
  const samePerson = candidates.filter((one) => one.samePerson)
  if (samePerson.length > 0) return samePerson
  const person = plainPerson(payment.name, payment.birthYear)
  const receiptOf = (one: Said) => one.receiptNumber !== null && payment.receiptNumber !== null && sameReceipt(one.receiptNumber, payment.receiptNumber)
  const namesakes = candidates.filter(
    (one) => person !== null && plainPerson(one.name, one.birthYear) === person && (digitsApart(one, payment) <= SLIPS || receiptOf(one)),
  )
  return namesakes.length > 0 ? namesakes : candidates.filter((one) => receiptOf(one) && speaksOf(payment, one))
}

/** Numbers of receipts come again in other series, so that something beside them must agree: the collector, the name or the year. */
function speaksOf(payment: Said, one: Said): boolean {
  if (payment.collectorId !== null && payment.collectorId !== one.collectorId) return false
  const sameName = plain(payment.name) === plain(one.name)
  const sameYear = payment.birthYear !== null && payment.birthYear === one.birthYear
  return sameName || (digitsApart(one, payment) <= SLIPS && (sameYear || payment.collectorId !== null))
}

function doubtsOf(payment: Said, { samePerson, numbersOfTwo, state, ...entry }: Candidate): Doubt[] {
  const doubts = contradictions(payment, entry)
  const hasBoth = entry.cccd === payment.cccd && entry.insuranceNumber === payment.insuranceNumber
  if (numbersOfTwo && !hasBoth && !doubts.includes('numbers')) doubts.push('numbers')
  if (!samePerson) doubts.push('no-number')
  if (state !== 'received' && state !== 'verified') doubts.push('state')
  return doubts
}

/** Fewest doubts first; between equals the one that was received first. */
function ranked(payment: Said, candidates: readonly Candidate[]): Candidate[] {
  const doubts = new Map(candidates.map((one) => [one.id, doubtsOf(payment, one).length]))
  return candidates.toSorted((a, b) => (doubts.get(a.id) ?? 0) - (doubts.get(b.id) ?? 0) || a.seq - b.seq || (a.id < b.id ? -1 : 1))
}

/** In how many digits the numbers that both know differ; Infinity when they are of other lengths. */
function digitsApart(one: Said, other: Said): number {
  const apart = (left: string | null, right: string | null): number => {
    if (left === null || right === null) return 0
    return left.length === right.length ? [...left].filter((digit, index) => digit !== right[index]).length : Infinity
  }
  return Math.max(apart(one.cccd, other.cccd), apart(one.insuranceNumber, other.insuranceNumber))
}

const better = (one: Claim, other: Claim): number =>
  Number(other.decided) - Number(one.decided) ||
  Number(other.group === 'agreed') - Number(one.group === 'agreed') ||
  weight(one) - weight(other) ||
  one.row - other.row

const weight = ({ doubts }: Claim) => doubts.filter((doubt) => doubt !== 'several').length
