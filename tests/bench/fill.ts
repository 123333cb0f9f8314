import { randomUUID } from 'node:crypto'
import { chunks, statementOf } from '#db/statements.ts'
import { enrolments, tallies } from '#db/schema/index.ts'
import type { EnrolmentRow } from '#db/lane/world.ts'
import type { Store } from '#db/store.ts'
import { plainReceipt } from '#rules/plain.ts'
import { sumTallies, tallyOf } from '#db/tallies.ts'
import { organisationOf } from '#db/organisations.ts'
import type { Furniture } from '../cast/furniture.ts'

/** Lays entries of week 1 straight into the tables, with the tallies that belong to them, so that a board of a given size can be asked for. */
export async function fill(store: Store, furniture: Furniture, count: number): Promise<void> {
  if (count === 0) return
  const collectors = [...store.register.staff.values()].filter(({ code }) => code.startsWith('a'))
  const rows = Array.from({ length: count }, (_, index) => rowOf(store, furniture, collectors[index % collectors.length]?.id ?? '', index + 1))
  for (const some of chunks(rows, 3_000)) {
    await store.lane.do({
      name: 'fill',
      alone: async (world) =>
        void world.statements.push(...chunks(some, 150).map((part) => statementOf(store.connections.write.insert(enrolments).values(part)))),
    })
  }
  const sums = sumTallies(rows.map(tallyOf))
  await store.lane.do({
    name: 'fill-tallies',
    alone: async (world) => void world.statements.push(...chunks(sums, 150).map((part) => statementOf(store.connections.write.insert(tallies).values(part)))),
  })
  store.boards.load(sums)
  store.seq = count
}

export function rowOf(store: Store, furniture: Furniture, collectorId: string, seq: number): EnrolmentRow {
  const at = store.now() - seq
  const organisationId = organisationOf(store.register, collectorId, at)
  const week = furniture.period('week 1')
  const product = seq % 3 === 0 ? 'bhxh-tn' : 'bhyt-hgd'
  return {
    ...{
      id: randomUUID(),
      seq,
      changedSeq: seq,
      campaignId: furniture.campaignId,
      personId: `p${seq}`,
      collectorId,
      deviceId: 'd',
      organisationId,
      teamId: organisationId,
    },
    ...{
      state: seq % 2 ? 'verified' : 'received',
      holding: true,
      product,
      participation: 'new',
      rulesVersion: 1,
      coverage: { insured: 'never' },
      months: 12,
      amount: 1_000_000,
    },
    ...{
      points: product === 'bhxh-tn' ? 13 : 3,
      donated: false,
      receiptNumber: `R${seq}`,
      receiptKey: plainReceipt(`R${seq}`),
      nameKey: null,
      phoneKey: null,
      collectedAt: at,
      collectedFrom: 'clock',
      declaredCollectedAt: at,
      capturedAt: at,
    },
    ...{
      declaredCapturedAt: at,
      receivedAt: at,
      dayId: null,
      weekId: week,
      phaseId: furniture.period('phase'),
      naturalDayId: null,
      naturalWeekId: week,
      late: null,
      flags: [],
    },
    ...{
      targetGroup: null,
      officeId: null,
      giftConsent: false,
      consentBy: null,
      consentText: null,
      reason: null,
      otherReceivedAt: null,
      returnedAt: null,
      setAsideAt: null,
      box: new Uint8Array(200),
    },
  }
}
