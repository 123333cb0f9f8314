import type { QueueEntry } from '#contract/enrolments.ts'
import type { EntryState } from '#rules/words.ts'
import { AT, type Person } from '../cast/house.ts'
import { itemOf, newId, syncAs } from '../cast/phone.ts'
import { coveredOf, saidOf } from './facts.ts'
import type { StepOf } from './format.ts'
import { Differs, entriesNamed, entryNamed, must, type Entry, type Stage } from './stage.ts'

const REASON = 'Theo kịch bản'

/** One entry, several, or one sent again: each comes as from a phone, in one sync. */
export async function log(stage: Stage, { at, by = '', log: said }: StepOf<'log'>): Promise<void> {
  const person = await stage.as(by)
  const sentAt = AT(said.deviceClock ?? at)
  const known = said.again ? entriesNamed(stage, said.entry) : []
  const names = said.times ? Array.from({ length: said.times }, (_, index) => `${said.entry}-${index + 1}`) : [said.entry]
  const entries = said.again ? known : names.map((name) => newEntry(stage, name, by, said, sentAt))
  for (let start = 0; start < entries.length; start += 50) await send(stage, person, entries.slice(start, start + 50), sentAt)
}

function newEntry(stage: Stage, name: string, by: string, said: StepOf<'log'>['log'], sentAt: number): Entry {
  if (stage.entries.has(name)) throw new Differs(`an entry is called ${name} already`)
  const product = said.product ?? 'bhxh-tn'
  const collectedAt = said.collectedAt ? AT(said.collectedAt) : sentAt
  const cccd = said.person && !said.times ? said.person : stage.newPerson()
  const item = { ...itemOf(stage.house, { product, collectedAt, ...saidOf(product, said, collectedAt), cccd }), capturedAt: collectedAt }
  const entry: Entry = { name, by, cccd, product, collectedAt, covered: coveredOf(said), item, receipt: null, refused: null }
  stage.entries.set(name, entry)
  return entry
}

/** Keeps each entry's receipt; one that is sent again must get the same. */
async function send(stage: Stage, person: Person, entries: Entry[], sentAt: number): Promise<void> {
  const { receipts } = must(
    await syncAs(
      stage.house,
      person,
      entries.map(({ item }) => item),
      { sentAt },
    ),
    'sync',
  )
  entries.forEach((entry, index) => {
    const answer = receipts[index]
    if (!answer) throw new Differs(`${entry.name}: expected a receipt, found none`)
    if ('code' in answer && !entry.receipt) return void (entry.refused = answer.code)
    if (entry.receipt && JSON.stringify(entry.receipt) !== JSON.stringify(answer))
      throw new Differs(`${entry.name}: expected the same receipt again, found ${JSON.stringify(answer)}`)
    Object.assign(entry, { receipt: answer, refused: null })
  })
}

export async function mend(stage: Stage, { by, mend: said }: StepOf<'mend'>): Promise<void> {
  const entry = entryNamed(stage, said.entry)
  const person = await stage.as(by ?? entry.by)
  const product = said.product ?? entry.product
  const collectedAt = said.collectedAt ? AT(said.collectedAt) : entry.collectedAt
  const covered = coveredOf(said) ?? entry.covered
  // Cover is told in days or in months: another product takes what was said along in its own words.
  const body = {
    ...(said.product ? { product, ...saidOf(product, covered ?? { participation: 'new' }, collectedAt) } : {}),
    ...saidOf(product, said, collectedAt),
  }
  const item = { id: newId(), kind: 'correction', of: entry.item.id, capturedAt: stage.house.clock.now, body }
  const [answer] = must(await syncAs(stage.house, person, [item]), 'sync').receipts
  if (!answer || 'code' in answer) throw new Differs(`mend ${entry.name}: expected a receipt, found ${answer?.code}`)
  Object.assign(entry, { product, collectedAt, covered, cccd: said.person ?? entry.cccd })
}

/** Verifications and what is set aside go in one list, as from the queue's page; each outcome must be good. */
export async function inOneList(stage: Stage, by: string, path: string, names: string[] | 'all'): Promise<void> {
  const person = await stage.as(by)
  const chosen = await idsOf(stage, person, names)
  for (let start = 0; start < chosen.length; start += 500) {
    const ids = chosen.slice(start, start + 500).map(({ id }) => id)
    const { outcomes } = must(await person.post<{ outcomes: { id: string; ok: boolean; code: string | null }[] }>(path, { ids, reason: REASON }), path)
    const bad = outcomes.filter(({ ok }) => !ok).map(({ id, code }) => `${chosen.find((one) => one.id === id)?.name}: ${code}`)
    if (bad.length > 0) throw new Differs(`${path}: expected all to be taken, found ${bad.join(', ')}`)
  }
}

/** What is said of each entry alone, with a reason. */
export async function oneByOne(
  stage: Stage,
  by: string,
  noun: string,
  names: string[] | 'all',
  body: object = { reason: REASON },
  method = 'POST',
): Promise<void> {
  const person = await stage.as(by)
  const waits = noun === 'cancellation' ? (state: EntryState) => state !== 'cancelled' : undefined
  for (const { id, name } of await idsOf(stage, person, names, waits)) {
    must(await person.send(method, `/api/enrolments/${id}/${noun}`, method === 'DELETE' ? undefined : body), `${noun} of ${name}`)
  }
}

export const decideLateness = (stage: Stage, by: string, names: string[], accepted: boolean) =>
  oneByOne(stage, by, 'lateness', names, { accepted, reason: REASON })

export async function decide(stage: Stage, { by = 'pt1', decide: said }: StepOf<'decide'>): Promise<void> {
  const person = await stage.as(by)
  const { id } = entryNamed(stage, said.entry).item
  const { cases } = must(await person.get<{ cases: { id: string; kind: string; entry: QueueEntry }[] }>('/api/cases'), 'cases')
  const found = cases.find((one) => one.kind === 'duplicate' && one.entry.id === id)
  if (!found) throw new Differs(`decide ${said.entry}: expected an open case for ${by}, found none`)
  must(await person.post(`/api/cases/${found.id}/decision`, { counts: said.counts, reason: REASON }), `decide ${said.entry}`)
}

/** "all" is every entry that the person may see and that waits for a word: received, or for a cancellation any that still stands. */
async function idsOf(
  stage: Stage,
  person: Person,
  names: string[] | 'all',
  waits: (state: EntryState) => boolean = (state) => state === 'received',
): Promise<{ id: string; name: string }[]> {
  if (names !== 'all') return names.flatMap((name) => entriesNamed(stage, name).map((entry) => ({ id: entry.item.id, name: entry.name })))
  const byId = new Map([...stage.entries.values()].map((entry) => [entry.item.id, entry.name]))
  const found: { id: string; name: string }[] = []
  for (let before: string | null = ''; before !== null;) {
    const page: { entries: QueueEntry[]; next: string | null } = must(
      await person.get(`/api/enrolments?limit=200${before && `&before=${before}`}`),
      'enrolments',
    )
    found.push(...page.entries.filter(({ state }) => waits(state)).map(({ id }) => ({ id, name: byId.get(id) ?? id })))
    before = page.next
  }
  return found
}
