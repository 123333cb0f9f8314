import { createCampaign } from '#db/campaigns/create.ts'
import { randomId } from '#db/ids.ts'
import * as schema from '#db/schema/index.ts'
import { statementOf } from '#db/statements.ts'
import type { Store } from '#db/store.ts'
import * as v from 'valibot'
import { NewCampaign } from '#contract/campaigns.ts'
import type { Product, Role } from '#rules/words.ts'

export type Targets = Record<string, Partial<Record<Product, number>>>
export type Plan = {
  campaign?: Partial<v.InferInput<typeof NewCampaign>>
  /** `office`: the team’s default counter, by its code; the first one unless it is named, null for none. */
  organisations?: { code: string; targets?: Targets; parent?: string; verifier?: string; division?: string; office?: string | null }[]
  staff?: { code: string; organisation: string; role?: Role; officer?: boolean; from?: string }[]
  offices?: { code: string; stock: number }[]
}
export type Furniture = { campaignId: string; period(name: string): string; organisation(code: string): string; office(code: string): string }

/** Two units that confirm their own entries, so that the supervisor of each sees a neighbour. */
export const OWN_VERIFIERS = [
  { code: 'u1', verifier: 'u1' },
  { code: 'u2', verifier: 'u2' },
]

const DEFAULT: Required<Plan> = {
  campaign: {},
  organisations: [{ code: 'u1' }, { code: 'u2' }],
  staff: [
    { code: 'a', organisation: 'u1' },
    { code: 'b', organisation: 'u1' },
    { code: 'c', organisation: 'u2' },
  ],
  offices: [
    { code: 'q1', stock: 10 },
    { code: 'q2', stock: 5 },
  ],
}

/** The cast: organisers btc1 and btc2, a supervisor pt1 over everything, a clerk for each office, and the plan's collectors. */
export async function furnish(store: Store, plan: Plan = {}): Promise<Furniture> {
  const { campaign, organisations, staff, offices } = { ...DEFAULT, ...plan }
  const existing = [...store.register.campaigns.values()][0]
  if (existing) return furnitureOf(store, existing.id)
  const root = randomId(store)
  const ids = new Map(organisations.map(({ code }) => [code, randomId(store)]))
  const people: { code: string; role: Role; organisationId?: string | null; officeId?: string; officer?: boolean; from?: string }[] = [
    { code: 'btc1', role: 'organiser' },
    { code: 'btc2', role: 'organiser' },
    { code: 'pt1', role: 'supervisor', organisationId: root },
    ...staff.map(({ code, organisation, role = 'collector', officer = false, from = '2000-01-01' }) => ({
      ...{ code, role, organisationId: ids.get(organisation) ?? root, officer, from },
    })),
  ]
  const officeIds = new Map(offices.map(({ code }) => [code, randomId(store)]))
  for (const [code, officeId] of officeIds) people.push({ code, role: 'clerk', officeId })
  await put(store, [
    store.connections.write.insert(schema.organisations).values([
      { id: root, code: 'tinh', name: 'BHXH tỉnh', kind: 'province' as const },
      ...organisations.map(({ code, parent, verifier }) => ({
        id: ids.get(code) as string,
        code,
        name: `Đơn vị ${code}`,
        kind: 'post' as const,
        parentId: parent ? (ids.get(parent) ?? root) : root,
        verifierId: verifier ? (ids.get(verifier) ?? null) : null,
      })),
    ]),
    ...(officeIds.size > 0
      ? [
          store.connections.write.insert(schema.offices).values(
            [...officeIds].map(([code, id]) => ({
              id,
              code,
              name: `Quầy ${code}`,
              address: '1 đường Chợ',
              hours: '7:30 đến 17:00',
              phone: '0276 382 0000',
            })),
          ),
        ]
      : []),
    ...people.flatMap(({ code, role, organisationId, officeId, officer = false, from = '2000-01-01' }) => {
      const id = randomId(store)
      return [
        store.connections.write.insert(schema.staff).values({ id, code, name: `Người ${code}` }),
        store.connections.write.insert(schema.assignments).values({
          id: randomId(store),
          staffId: id,
          role,
          organisationId: organisationId ?? null,
          officeId: officeId ?? null,
          firstDay: from,
          officer,
        }),
      ]
    }),
  ])
  const btc1 = [...store.register.staff.values()].find(({ code }) => code === 'btc1') as { id: string }
  const campaignId = await createCampaign(
    store,
    { staffId: btc1.id, deviceId: 'set-up', assignments: [] },
    v.parse(NewCampaign, {
      template: '35-days',
      name: 'Đợt ra quân',
      theme: 'Vì hạnh phúc muôn nhà',
      firstDay: '2025-11-12',
      lastDay: '2025-12-16',
      launchDay: null,
      periods: 'from-first-day',
      settings: { twoPersonClose: false },
      ...campaign,
    }),
  )
  const { period } = furnitureOf(store, campaignId)
  const targets = organisations.flatMap(({ code, targets: given }) =>
    Object.entries(given ?? {}).flatMap(([name, byProduct]) =>
      Object.entries(byProduct).map(([product, target]) => ({
        campaignId,
        periodId: period(name),
        ownerId: ids.get(code) as string,
        product: product as Product,
        target: target as number,
      })),
    ),
  )
  await put(store, [
    ...(organisations.length > 0
      ? [
          store.connections.write.insert(schema.teams).values(
            organisations.map(({ code, division, office = offices[0]?.code ?? null }) => ({
              ...{ campaignId, organisationId: ids.get(code) as string, division: division ?? null },
              defaultOfficeId: (office && officeIds.get(office)) || null,
            })),
          ),
        ]
      : []),
    ...(officeIds.size > 0
      ? [store.connections.write.insert(schema.campaignOffices).values([...officeIds.values()].map((officeId) => ({ campaignId, officeId })))]
      : []),
    ...(targets.length > 0 ? [store.connections.write.insert(schema.targets).values(targets)] : []),
    ...offices
      .filter(({ stock }) => stock > 0)
      .map(({ code, stock }) =>
        store.connections.write
          .insert(schema.stockMoves)
          .values({ id: randomId(store), officeId: officeIds.get(code) as string, kind: 'receive', quantity: stock, at: store.now(), by: btc1.id }),
      ),
  ])
  return furnitureOf(store, campaignId)
}

const put = (store: Store, queries: Parameters<typeof statementOf>[0][]) =>
  store.lane.do({ name: 'furnish', touchesRegister: true, alone: async (world) => void world.statements.push(...queries.map(statementOf)) })

/** Names of a scenario's periods, organisations and offices as ids. */
function furnitureOf(store: Store, campaignId: string): Furniture {
  const byCode = (rows: Iterable<{ id: string; code: string }>, code: string) => [...rows].find((row) => row.code === code)?.id ?? ''
  return {
    campaignId,
    period(name) {
      const periods = store.register.campaigns.get(campaignId)?.periods ?? []
      const number = Number(/^week (\d+)$/.exec(name)?.[1])
      const found = periods.find(({ kind, number: own }) =>
        name === 'launch' ? kind === 'day' : name === 'phase' ? kind === 'phase' : (kind === 'week' || kind === 'wave') && own === number,
      )
      if (!found) throw new Error(`No period is called ${name}`)
      return found.id
    },
    organisation: (code) => byCode(store.register.organisations.values(), code),
    office: (code) => byCode(store.register.offices.values(), code),
  }
}
