import type { PrizeLedger, PrizeLine } from '#contract/prizes.ts'
import type { Snapshot } from '#contract/results.ts'
import { close, verify } from './deeds.ts'
import { callAll } from './checks.ts'
import { AT, makeHouse, type Answer, type House, type Person } from './house.ts'
import { log, newId } from './phone.ts'
import { makeShift } from './shift.ts'
import { announce } from './versions.ts'

/** The end of the window of what `wonWeek` announces: Friday 21/11, then Monday and Tuesday. */
export const SEALED = AT('2025-11-26T00:00:00+07:00')

export type Won = { house: House; as: (code: string) => Promise<Person>; resultId: string; entries: string[] }

/** Week 1 closed and announced on a Friday: a has the first place, b the second, and their team the first of its own. Every drawn entry has been confirmed, unless `uncalled`. */
export async function wonWeek(campaign: Record<string, unknown> = {}, uncalled = false): Promise<Won> {
  const house = await makeHouse({
    furniture: {
      campaign: { settings: { twoPersonClose: false }, ...campaign },
      organisations: [{ code: 'u1', targets: { 'week 1': { 'bhxh-tn': 2 } } }, { code: 'u2' }],
      staff: [
        ...['a', 'b'].map((code) => ({ code, organisation: 'u1' })),
        { code: 'c', organisation: 'u2' },
        { code: 'pta', organisation: 'u1', role: 'supervisor' },
      ],
    },
  })
  const as = makeShift(house)
  house.clock.now = AT('2025-11-13T09:00:00+07:00')
  const entries: string[] = []
  for (const [code, months] of [
    ['a', 12],
    ['a', 12],
    ['b', 1],
    ['b', 1],
  ] as const) {
    entries.push(await log(house, await as(code), { months }))
    house.clock.now += 60_000
  }
  for (const id of entries) await verify(await as('pt1'), id)
  house.clock.now = AT('2025-11-21T15:00:00+07:00')
  const resultId = (await close(house, await as('btc1'), 'week 1')).body.id
  if (!uncalled) await callAll(await as('pt1'))
  house.clock.now += 3_600_000
  await announce(await as('btc1'), resultId)
  return { house, as, resultId, entries }
}

export const ledgerOf = async ({ house, as }: Won): Promise<PrizeLedger> =>
  (await (await as('btc1')).get(`/api/campaigns/${house.furniture.campaignId}/prizes`)).body

/** The line of a person's or a team's prize of week 1. */
export async function lineOf(won: Won, code: string): Promise<PrizeLine | undefined> {
  const { lines } = await ledgerOf(won)
  return lines.find((line) => line.recipientId === idOf(won, code))
}

export const idOf = ({ house }: Won, code: string): string =>
  [...house.store.register.staff.values()].find((one) => one.code === code)?.id ?? house.furniture.organisation(code)

/** A payment of one's prize of week 1, as an organiser's screen sends it. */
export const bodyOf = (won: Won, code: string, amount: number, more: Record<string, unknown> = {}) => ({
  id: newId(),
  periodId: won.house.furniture.period('week 1'),
  board: code.startsWith('u') ? 'team' : 'individual',
  recipientId: idOf(won, code),
  amount,
  decision: null,
  ...more,
})

export const pay = async (won: Won, code: string, amount: number, more: Record<string, unknown> = {}): Promise<Answer<any>> =>
  (await won.as('btc1')).post('/api/prizes/payments', bodyOf(won, code, amount, more))
export const recover = async (won: Won, code: string, amount: number, more: Record<string, unknown> = {}): Promise<Answer<any>> =>
  (await won.as('btc1')).post('/api/prizes/recoveries', bodyOf(won, code, amount, { decision: '12/QĐ', note: 'Biên lai khống', ...more }))

/** Gives the winner of a place of the individual board another amount or name, as a correction would. */
export const reaward = (won: Won, from: string, to: { code?: string; amount?: number; thing?: string | null }) => (snapshot: Snapshot) => {
  const row = snapshot.awards.find(({ board }) => board === 'individual')?.awards.find(({ id }) => id === idOf(won, from))
  if (!row) throw new Error(`${from} won nothing`)
  Object.assign(row, to.code ? { id: idOf(won, to.code), name: `Người ${to.code}` } : {}, to.amount === undefined ? {} : { amount: to.amount })
  if (to.thing !== undefined) row.thing = to.thing
}
