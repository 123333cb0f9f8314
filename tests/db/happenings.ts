import { addDays, dayOf } from '#rules/days.ts'
import { correct, openCases, settleLate, tell, unverify, verify } from '../cast/deeds.ts'
import type { Answer, House, Person } from '../cast/house.ts'
import { itemOf, syncAs } from '../cast/phone.ts'
import { amend } from './amends.ts'
import type { Changing, Happening, Of } from './happening.ts'
import { closeNext, finish } from './week-ends.ts'

export type Stage = { house: House; as: (code: string) => Promise<Person>; entries: { id: string; by: string; collectedAt: number }[] }

const HOUR = 3_600_000
const cccdOf = (person: number) => `072190${String(900_000 + person)}`
const bookOf = (person: number) => `790000${String(1_000 + person)}`

/** Lets one thing happen; most of the odd ones are refused, none may break the server. */
export async function happen(stage: Stage, one: Happening): Promise<void> {
  const answer = await act(stage, one)
  if (answer && answer.status >= 500) throw new Error(`${JSON.stringify(one)} was answered ${answer.status} ${answer.text}`)
}

async function act(stage: Stage, one: Happening): Promise<Answer | null> {
  const { house, as, entries } = stage
  const supervisor = await as('pt1')
  const entry = 'pick' in one ? entries[one.pick % Math.max(1, entries.length)] : undefined
  if ('pick' in one && !entry) return null
  const { id = '', by = '' } = entry ?? {}
  if (one.what === 'log') return log(stage, one)
  if (one.what === 'verify') return verify(supervisor, id)
  if (one.what === 'unverify') return unverify(supervisor, id)
  if (one.what === 'return' || one.what === 'rejection' || one.what === 'cancellation') return tell(supervisor, id, one.what)
  if (one.what === 'setAside') return (await as('btc1')).post('/api/set-asides', { ids: [id], reason: 'Vắng' })
  if (one.what === 'put')
    return supervisor.post(`/api/enrolments/${id}/correction`, { changes: changesOf(one, entry?.collectedAt ?? 0), reason: 'Soát biên lai' })
  if (one.what === 'alter') return alter(stage, one, id, entry?.collectedAt ?? 0)
  if (one.what === 'mend') return mend(stage, one, id, by, entry?.collectedAt ?? 0)
  if (one.what === 'decide') return decideOne(supervisor, one)
  if (one.what === 'late') return settleLate(supervisor, id, one.yes)
  if (one.what === 'move') return move(stage, one)
  if (one.what === 'close') return closeNext(stage)
  if (one.what === 'finish') return finish(stage)
  if (one.what === 'amend') return amend(stage, one)
  if (one.what === 'tick') house.clock.now += one.hours * HOUR
  return null
}

async function log({ house, as, entries }: Stage, { who, person, numbers, facts, hoursAgo }: Of<'log'>): Promise<Answer> {
  const collectedAt = house.clock.now - hoursAgo * HOUR
  const product = facts % 2 === 0 ? 'bhxh-tn' : 'bhyt-hgd'
  const coverage =
    facts % 3 === 0 && product === 'bhyt-hgd'
      ? { insured: 'until' as const, coveredUntil: addDays(dayOf(collectedAt), 9), coversFrom: null }
      : { insured: 'never' as const }
  const item = itemOf(house, {
    ...{ product, coverage, months: facts < 12 ? 3 : 12, donated: facts % 8 === 7, collectedAt },
    ...{ cccd: numbers === 'book' ? null : cccdOf(person), insuranceNumber: numbers === 'cccd' ? null : bookOf(person) },
    ...(facts % 5 === 0 ? { giftConsent: null } : {}),
  })
  const answer = await syncAs(house, await as(who), [item])
  if (answer.status === 200 && !('code' in (answer.body.receipts[0] ?? { code: '' }))) entries.push({ id: item.id, by: who, collectedAt })
  return answer
}

async function mend({ house, as }: Stage, one: Changing, id: string, by: string, collectedAt: number): Promise<null> {
  await correct(house, await as(by), id, changesOf(one, collectedAt))
  return null
}

/** Two organisers change or cancel an entry that a final period counts. */
async function alter({ as }: Stage, one: Changing, id: string, collectedAt: number): Promise<Answer> {
  const kind = one.person === 5 ? 'cancellation' : 'correction'
  const proposal = await (await as('btc1')).post(`/api/enrolments/${id}/amendments`, { kind, changes: changesOf(one, collectedAt), reason: 'Soát biên lai' })
  return proposal.status === 200 ? (await as('btc2')).post(`/api/amendments/${proposal.body.id}/approval`) : proposal
}

function changesOf({ field, person }: Changing, collectedAt: number): Record<string, unknown> {
  const values = {
    months: 6,
    cccd: cccdOf(person),
    insuranceNumber: bookOf(person),
    product: 'bhyt-hgd',
    collectedAt: collectedAt - person * 30 * HOUR,
    donated: person % 2 === 0,
  }
  return { [field]: values[field as keyof typeof values], coverage: { insured: 'never' } }
}

async function decideOne(supervisor: Person, { pick, yes }: Of<'decide' | 'late'>): Promise<Answer | null> {
  const open = (await openCases(supervisor)) ?? []
  const found = open[pick % Math.max(1, open.length)]
  return found ? supervisor.post(`/api/cases/${found.id}/decision`, { counts: yes, reason: 'Biên lai sớm hơn' }) : null
}

async function move({ house, as }: Stage, { who, to }: Of<'move'>): Promise<Answer> {
  const [organiser, collector] = [await as('btc1'), await as(who)]
  return organiser.post('/api/assignments', {
    staffId: collector.id,
    role: 'collector',
    organisationId: house.furniture.organisation(to),
    officeId: null,
    from: dayOf(house.clock.now),
  })
}
