import { createHash } from 'node:crypto'
import type { RowEnrolment } from '#contract/lists.ts'
import { Refused } from '#contract/refusals.ts'
import { addMonths, HOUR, startOfDay, dayOf } from '#rules/days.ts'
import { confirms, isOrganiser, type Actor } from '../actor.ts'
import { note } from '../audit/note.ts'
import { campaignOf, planEnrolment } from '../enrolments/log.ts'
import { organisationOf } from '../organisations.ts'
import type { Register, StaffMember } from '../register.ts'
import type { Store } from '../store.ts'
import { collectorOf } from './candidates.ts'
import { openPayment, type Payment } from './contents.ts'
import { touchList } from './counts.ts'
import { decisionOf, reread } from './decide.ts'
import { isPair } from './row-view.ts'
import { findRow } from './rows.ts'
import { findList, type RowRecord } from './scope.ts'
import { mustRest } from './verify.ts'

/**
 * Makes an entry of a payment, by the rules of a logged one, for the collector it names, who gets it at the next sync. Never for oneself (`own-entry`).
 * Refuses `payment-has-entry` beside an undecided pair, `pair-decided` the second time, `payment-incomplete` with what is still to be told, `collector-unknown`, `not-collector` on that day.
 */
export async function turnIntoEntry(
  store: Store,
  actor: Actor,
  id: string,
  number: number,
  told: RowEnrolment,
): Promise<{ enrolmentId: string; state: string }> {
  const list = await findList(store, actor, id)
  mustRest(list)
  const row = await findRow(store, actor, list, number)
  mustBeAlone(row)
  const campaign = campaignOf(store, list.campaignId)
  const payment = openPayment(campaign.key, row) as Payment
  const body = { campaignId: campaign.id, ...bodyOf(row, payment, told, store.now()) }
  const collector = collectorFor(store.register, actor, told.collectorCode ?? row.collectorCode, body.collectedAt)
  const enrolmentId = idOf(id, row)
  const phone = { staffId: collector.id, deviceId: actor.deviceId, offset: 0 }
  const planned = planEnrolment(store, phone, { id: enrolmentId, capturedAt: store.now(), body }, { ...actor, reason: told.reason })
  const state = await store.lane.do({
    name: 'turn-payment',
    needs: { ...planned.needs, duplicatesOf: [] },
    alone: async (world) => {
      const now = await reread(store, row)
      mustRest(now.list)
      mustBeAlone(now.row)
      if (world.enrolments.get(enrolmentId)) throw new Refused('pair-decided')
      const { row: entry } = planned.run(world)
      const decision = { decidedBy: actor.staffId, decidedAt: world.now, reason: told.reason }
      world.statements.push(decisionOf(store, row, { group: 'agreed', doubts: [], enrolmentId, organisationId: entry.organisationId, ...decision }))
      note(world, actor, 'payment-turned', enrolmentId, { list: id, row: number })
      return entry.state
    },
  })
  touchList(store, id)
  return { enrolmentId, state }
}

function mustBeAlone(row: RowRecord): void {
  if (isPair(row)) throw new Refused(row.decidedAt === null ? 'payment-has-entry' : 'pair-decided')
}

/** One id for each row and each entry of it that has fallen, so that two clicks make one entry. */
function idOf(listId: string, { row, enrolmentId }: RowRecord): string {
  const hex = createHash('sha256').update([listId, row, enrolmentId].join(' ')).digest('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-')
}

/** The payment in the words of a logged entry: at noon of its day, today at the latest now. What neither the list nor the teller says is refused by its fields. */
function bodyOf(row: RowRecord, payment: Payment, told: RowEnrolment, now: number) {
  const paidDay = told.paidDay ?? payment.paidDay
  const [months, amount, receiptNumber] = [told.months ?? payment.months, told.amount ?? payment.amount, told.receiptNumber ?? payment.receiptNumber]
  const coverage = coverageOf(row, payment, told)
  const missing = Object.entries({ paidDay, months, amount, receiptNumber }).flatMap(([name, value]) => (value === null ? [name] : []))
  if (missing.length > 0 || typeof coverage === 'string')
    throw new Refused('payment-incomplete', typeof coverage === 'string' ? [...missing, coverage] : missing)
  const { name, cccd, insuranceNumber, birthYear, sex, place } = payment
  const noon = startOfDay(paidDay as string) + 12 * HOUR
  return {
    ...{ product: row.product, name, cccd, insuranceNumber, birthYear, sex, place, coverage, months, amount, receiptNumber },
    ...{ collectedAt: paidDay === dayOf(now) ? Math.min(noon, now) : noon, collectedFrom: 'receipt', donated: false },
    ...{ phone: null, targetGroup: null, officeId: null, giftConsent: null },
  }
}

/** A new participant never had it; who goes on without a gap had it until the month before. The name of the field that must be told, when it cannot be known. */
function coverageOf(row: RowRecord, { fromMonth }: Payment, told: RowEnrolment) {
  const insured = told.insured ?? (row.participation === null ? null : row.participation === 'new' ? 'never' : 'until')
  if (insured === null) return 'insured'
  if (insured !== 'until') return { insured }
  const isVoluntary = row.product === 'bhxh-tn'
  const before = isVoluntary && row.participation === 'renewal' && fromMonth !== null ? addMonths(`${fromMonth}-01`, -1).slice(0, 7) : null
  const coveredUntil = told.coveredUntil ?? before
  return coveredUntil === null ? 'coveredUntil' : { insured, coveredUntil, coversFrom: isVoluntary ? fromMonth : null }
}

/** Whose entry it is to be. To a supervisor a code that is somebody else's business is as unknown as none. */
function collectorFor(register: Register, actor: Actor, code: string | null, at: number): StaffMember {
  const collector = collectorOf(register, code)
  if (collector?.id === actor.staffId) throw new Refused('own-entry')
  const ofActor = (organisationId: string | null) => isOrganiser(actor) || confirms(register, actor, { collectorId: collector?.id ?? '', organisationId })
  const posts =
    collector === null
      ? []
      : (register.assignments.get(collector.id) ?? []).filter(({ role, organisationId }) => role === 'collector' && ofActor(organisationId))
  if (collector === null || posts.length === 0) throw new Refused('collector-unknown', ['collectorCode'])
  const organisationId = organisationOf(register, collector.id, at)
  if (organisationId === null) throw new Refused('not-collector', ['collectorCode'])
  if (!ofActor(organisationId)) throw new Refused('collector-unknown', ['collectorCode'])
  return collector
}
