import { randomUUID } from 'node:crypto'
import type { GiftCaseView } from '#contract/gift-cases.ts'
import { openGiftCase } from '#db/gift-cases/open.ts'
import type { World } from '#db/lane/world.ts'
import { handovers, overrides, parked, stockMoves, vouchers } from '#db/schema/index.ts'
import { statementOf } from '#db/statements.ts'
import { see } from './deeds.ts'
import type { Answer, House, Person } from './house.ts'
import { log } from './phone.ts'

/** Gifts that left a shelf in ways that only devices out of each other's sight bring about, put down as the server would have booked them. */
export const openOnes = async (person: Person, query = ''): Promise<GiftCaseView[]> => (await person.get(`/api/gift-cases${query}`)).body.cases
export const decideGift = (person: Person, id: string, body: object): Promise<Answer<any>> =>
  person.post(`/api/gift-cases/${id}/decision`, { reason: 'Đã xem camera quầy', ...body })
export const balanceOf = async (house: House, office: string): Promise<number> =>
  (await (await house.as('btc1')).get(`/api/stock/${house.furniture.office(office)}`)).body.balance

const booked = (house: House, run: (world: World) => void): Promise<void> =>
  house.store.lane.do({ name: 'book', alone: async (world) => void (run(world), (world.state.touched = true)) })

/** An entry of `collector` whose voucher was handed over at q1; its code and the handover's id. */
export async function fetched(house: House, collector = 'a', clerk = 'q1'): Promise<{ entry: string; code: string; first: string }> {
  const entry = await log(house, await house.as(collector))
  const code = (await see(await house.as('btc1'), entry)).voucher?.code ?? ''
  const first = randomUUID()
  await (await house.as(clerk)).post(`/api/vouchers/${code}/handover`, { id: first, source: 'scan', fact: null })
  return { entry, code, first }
}

/** The same voucher once more at q2, by a device that was offline and took the hold by an override. */
export async function twice(house: House, collector = 'a', clerk = 'q2', lostItsHold = false) {
  const one = await fetched(house, collector)
  const extra = randomUUID()
  const [person, boss] = [await house.as(clerk), await house.as('pt1')]
  const officeId = house.furniture.office('q2')
  await booked(house, (world) => {
    const { write } = house.store.connections
    const fact = { id: extra, voucherCode: one.code, officeId, clerkId: person.id, deviceId: person.deviceId, source: 'scan', at: world.now + 60_000 }
    const how = { uncertainty: 90_000, receivedAt: world.now + 3_600_000, mode: 'offline' as const, override: true, burst: true, factWrong: true, answer: '{}' }
    world.statements.push(
      statementOf(write.insert(handovers).values({ ...fact, ...how, proxy: { relation: 'family', lastFour: '4321' } })),
      statementOf(write.insert(stockMoves).values({ id: randomUUID(), officeId, kind: 'duplicate', quantity: -1, at: world.now, by: person.id, of: extra })),
      statementOf(
        write.insert(overrides).values({
          ...{ id: randomUUID(), voucherCode: one.code, officeId, by: boss.id, at: world.now },
          ...(lostItsHold ? { fromDevice: person.deviceId, toDevice: boss.deviceId } : { fromDevice: null, toDevice: person.deviceId }),
          reason: 'Máy quầy kia mất sóng',
        }),
      ),
    )
    openGiftCase(world, {
      ...{ id: `extra-handover.${extra}`, kind: 'extra-handover', campaignId: house.furniture.campaignId },
      ...{ officeId, voucherCode: one.code, handoverId: extra },
    })
  })
  return { ...one, extra, id: `extra-handover.${extra}` }
}

/** A gift given at q1 for a code that nobody sent within seven days. */
export async function unknownCode(house: House, code = '123456789053') {
  const parkedId = randomUUID()
  const clerk = await house.as('q1')
  const officeId = house.furniture.office('q1')
  await booked(house, (world) => {
    const { write } = house.store.connections
    const when = {
      at: world.now - 8 * 86_400_000,
      uncertainty: 2_000,
      receivedAt: world.now - 8 * 86_400_000,
      settledAt: world.now,
      settledAs: 'case' as const,
    }
    world.statements.push(
      statementOf(
        write.insert(parked).values({ id: parkedId, code, officeId, clerkId: clerk.id, deviceId: clerk.deviceId, source: 'typed', mode: 'offline', ...when }),
      ),
      statementOf(write.insert(stockMoves).values({ id: randomUUID(), officeId, kind: 'handover', quantity: -1, at: world.now, by: clerk.id, of: parkedId })),
    )
    openGiftCase(world, { id: `unknown-code.${parkedId}`, kind: 'unknown-code', campaignId: null, officeId, voucherCode: null, handoverId: null })
  })
  return `unknown-code.${parkedId}`
}

/** The book of q1 below zero, with the question that it opens. */
export async function belowZero(house: House) {
  const officeId = house.furniture.office('q1')
  const clerk = await house.as('q1')
  const id = `negative-balance.${officeId}.1`
  await booked(house, (world) => {
    const move = { id: randomUUID(), officeId, kind: 'breakage', quantity: -12, at: world.now, by: clerk.id }
    world.statements.push(statementOf(house.store.connections.write.insert(stockMoves).values(move)))
    openGiftCase(world, { id, kind: 'negative-balance', campaignId: null, officeId, voucherCode: null, handoverId: null })
  })
  return id
}

/** The handovers of a voucher as `[id, whether it stands]`, and the voucher's state. */
export async function labels(house: House, code: string) {
  const { read } = house.store.connections
  const rows = (await read.select().from(handovers)).filter((row) => row.voucherCode === code)
  const voucher = (await read.select().from(vouchers)).find((row) => row.code === code)
  return { state: voucher?.state, standing: rows.filter(({ standing }) => standing).map(({ id }) => id) }
}
