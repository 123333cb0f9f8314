import { personKeysOf } from '#db/campaign-keys.ts'
import { sealContents } from '#db/enrolments/contents.ts'
import { likenessOf } from '#db/enrolments/likeness.ts'
import { enrolments, personKeys, tallies } from '#db/schema/index.ts'
import { chunks, statementOf } from '#db/statements.ts'
import type { Store } from '#db/store.ts'
import { sumTallies, tallyOf } from '#db/tallies.ts'
import type { Furniture } from '../cast/furniture.ts'
import { rowOf } from './fill.ts'

export const nameOf = (index: number) =>
  `Nguyễn ${'BCDĐGHKLMNPQRSTVX'[index % 17]}a ${'abcdeghiklmnopqrstuvxy'[index % 22]}${'aeiou'[index % 5]}${'bcdghlmnt'[index % 9]}`
export const cccdOf = (index: number) => `0721${String(60 + (index % 40)).padStart(2, '0')}${String(index).padStart(6, '0')}`

export function productOf(index: number): 'bhxh-tn' | 'bhyt-hgd' {
  return (index + 1) % 3 === 0 ? 'bhxh-tn' : 'bhyt-hgd'
}

/** Entries as they would be logged: sealed, with the keys that persons, names and receipts are found by. */
export async function fillEntries(store: Store, furniture: Furniture, count: number): Promise<void> {
  const now = store.now()
  const key = store.register.campaigns.get(furniture.campaignId)?.key
  if (!key) throw new Error('the campaign has no key')
  const collectors = [...store.register.staff.values()].filter(({ code }) => code.startsWith('a'))
  const entries = Array.from({ length: count }, (_, index) => {
    const row = rowOf(store, furniture, collectors[index % collectors.length]?.id ?? '', index + 1)
    const contents = { name: nameOf(index), cccd: cccdOf(index), insuranceNumber: null, birthYear: 1960 + (index % 40), sex: null, phone: null, place: null }
    const box = sealContents(key, row.campaignId, row.id, contents, store.random(12))
    return {
      ...row,
      ...likenessOf(key, contents, row.receiptNumber),
      state: 'received' as const,
      collectedAt: now - (index % 3_000_000),
      box,
      keys: personKeysOf(key, contents),
    }
  })
  const put = (statements: ReturnType<typeof statementOf>[]) =>
    store.lane.do({ name: 'fill', alone: async (world) => void world.statements.push(...statements) })
  const { write } = store.connections
  for (const some of chunks(entries, 3_000)) {
    const persons = some.flatMap(({ keys, personId, campaignId }) => keys.map((one) => ({ campaignId, key: one, personId })))
    await put(chunks(some, 150).map((part) => statementOf(write.insert(enrolments).values(part))))
    await put(chunks(persons, 500).map((part) => statementOf(write.insert(personKeys).values(part))))
  }
  const sums = sumTallies(entries.map(tallyOf))
  await put(chunks(sums, 150).map((part) => statementOf(write.insert(tallies).values(part))))
  store.boards.load(sums)
  store.seq = count
}
