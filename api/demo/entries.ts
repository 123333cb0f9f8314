import type { EnrolmentBody } from '#contract/enrolments.ts'
import { TEXTS } from '#contract/protocol.ts'
import { dayOf } from '#rules/days.ts'
import type { Participation, Product } from '#rules/words.ts'
import type { Chance } from './chance.ts'
import { coverageFor, makeParticipant, paymentFor, type Participant } from './participants.ts'
import { TEAMS, type Town } from './places.ts'
import { teamOfCollector } from './people.ts'

/** What becomes of an entry: `stay` waits for its supervisor; `return` is not mended, `mend` is; `for` and `against` are duplicates that a case decides, `open` one that waits. */
export const FATES = ['verify', 'stay', 'reject', 'return', 'mend', 'cancel', 'accept-late', 'leave-out-late', 'wait-late', 'for', 'against', 'open'] as const
export type Fate = (typeof FATES)[number]

/** One entry as a collector's phone will send it: `at` is the receipt, `sentAt` when it reaches the server. */
export type Planned = {
  id: string
  code: string
  at: number
  sentAt: number
  fate: Fate
  participant: Participant
  product: Product
  participation: Participation
  body: Omit<EnrolmentBody, 'campaignId'>
}
export type Wish = {
  code: string
  at: number
  sentAt: number
  fate: Fate
  participant?: Participant
  product?: Product
  participation?: Participation
  months?: number
  donated?: boolean
}

/** Answers a function that fills in what a wish leaves open; receipts are numbered as they come. */
export function makePlanner(chance: Chance): (wish: Wish) => Planned {
  let receipts = 0
  return (wish) => planEntry(chance, wish, String((receipts += 1)).padStart(7, '0'))
}

function planEntry(chance: Chance, wish: Wish, receipt: string): Planned {
  const { code, at, sentAt, fate } = wish
  const product =
    wish.product ??
    chance.weighted([
      ['bhxh-tn', 27],
      ['bhyt-hgd', 73],
    ] as const)
  const participation =
    wish.participation ??
    chance.weighted([
      ['new', 44],
      ['returning', 26],
      ['renewal', 30],
    ] as const)
  const participant = wish.participant ?? makeParticipant(chance)
  const town = TEAMS.find((team) => team.code === teamOfCollector(Number(code.slice(3)) - 1))?.town as Town
  const day = dayOf(at)
  const typedOffPaper = sentAt - at > 10 * 3_600_000
  const consents = participation !== 'renewal' && chance.happens(0.86)
  const body: Planned['body'] = {
    ...{ product, name: participant.name, cccd: participant.cccd, insuranceNumber: null, birthYear: participant.birthYear, sex: participant.sex },
    ...{ coverage: coverageFor(chance, product, participation, day), ...paymentFor(chance, product, day, wish.months) },
    ...{ receiptNumber: `${town.slug.slice(0, 2)}${receipt}`, collectedAt: at, collectedFrom: typedOffPaper ? 'receipt' : 'clock' },
    donated: wish.donated ?? chance.happens(0.03),
    phone: chance.happens(0.4) ? `0900000${chance.digits(3)}` : null,
    targetGroup: chance.weighted([
      ['trader', 5],
      ['freelance', 5],
      ['farmer', 6],
      ['landlord', 1],
      ['craft', 1],
      [null, 4],
    ] as const),
    place: placeAt(chance, town, at),
    officeId: null,
    giftConsent: consents ? { by: chance.happens(0.97) ? 'self' : 'guardian', text: TEXTS.giftConsent } : null,
  }
  return { id: chance.uuid(at), ...{ code, at, sentAt, fate, participant, product, participation, body } }
}

/** Markets in the early morning and the evening, houses in between. */
function placeAt(chance: Chance, town: Town, at: number): string {
  const hour = new Date(at + 7 * 3_600_000).getUTCHours()
  const quarter = `hu phố ${chance.between(1, 9)}, ${town.ward}`
  const [market, house] = hour < 9 || hour >= 17 ? [5, 4] : [1, 9]
  return chance.weighted([
    [town.market, market],
    [`K${quarter}`, house],
    [`Nhà văn hoá k${quarter}`, 1],
    [`Ấp ${chance.pick(['Bến', 'Rạch', 'Thạnh', 'Long', 'Phước'])} ${chance.pick(['Đình', 'Hoà', 'Lợi', 'Mỹ', 'Tân'])}`, 2],
  ])
}
