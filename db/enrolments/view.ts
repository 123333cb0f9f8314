import { inArray } from 'drizzle-orm'
import type { Enrolment, QueueEntry, Voucher } from '#contract/enrolments.ts'
import { addDays, dayOf } from '#rules/days.ts'
import type { Signal } from '#rules/signals.ts'
import { maskDigits } from '#rules/identifiers.ts'
import { toldLateness } from '#rules/lateness.ts'
import { may, type Actor } from '../actor.ts'
import type { EnrolmentRow, VoucherRow } from '../lane/world.ts'
import type { Campaign } from '../register.ts'
import { vouchers } from '../schema/index.ts'
import type { Store } from '../store.ts'
import { openContents } from './contents.ts'
import { signalsFor } from './signals.ts'

/** Entries as their collector may read them: identifiers masked, each with the voucher that stands at it. */
export async function viewsOf(store: Store, rows: EnrolmentRow[]): Promise<Enrolment[]> {
  const found =
    rows.length === 0
      ? []
      : await store.connections.read
          .select()
          .from(vouchers)
          .where(
            inArray(
              vouchers.enrolmentId,
              rows.map((row) => row.id),
            ),
          )
  const byEntry = Map.groupBy(found, (voucher) => voucher.enrolmentId)
  return rows.map((row) => viewOf(store, row, byEntry.get(row.id) ?? []))
}

/** The same for a supervisor, with the collector and the organisation. The signals are for `reader`, who reads none about own entries. */
export async function queueOf(store: Store, rows: EnrolmentRow[], reader?: Actor): Promise<QueueEntry[]> {
  const views = await viewsOf(store, rows)
  const signals = await signalsRead(store, rows, reader)
  const { register } = store
  return views.map((view, index) => {
    const row = rows[index] as EnrolmentRow
    const collector = register.staff.get(row.collectorId)
    const name = (id: string | null) => (id ? (register.organisations.get(id)?.name ?? null) : null)
    return {
      ...view,
      collector: { id: row.collectorId, code: collector?.code ?? '', name: collector?.name ?? '' },
      organisation: name(row.organisationId) ?? '',
      team: name(row.teamId),
      signals: signals.get(row.id) ?? [],
    }
  })
}

async function signalsRead(store: Store, rows: EnrolmentRow[], reader: Actor | undefined): Promise<Map<string, Signal[]>> {
  if (!reader || !may(reader, 'evidence.read')) return new Map()
  const foreign = rows.filter((row) => row.collectorId !== reader.staffId)
  const found = await signalsFor(store, foreign)
  return new Map(foreign.map((row, index) => [row.id, (found[index] ?? []).map(({ code }) => code)]))
}

/** What stands for a participant once the campaign's identifiers were erased. */
export const ERASED_NAME = 'đã xoá'

function viewOf(store: Store, row: EnrolmentRow, own: VoucherRow[]): Enrolment {
  const campaign = store.register.campaigns.get(row.campaignId)
  const contents = campaign ? openContents(campaign.key, row) : null
  const mask = (digits: string | null | undefined) => (digits ? maskDigits(digits) : null)
  return {
    ...{ id: row.id, seq: row.changedSeq, campaignId: row.campaignId, state: row.state, product: row.product, participation: row.participation },
    name: contents?.name ?? ERASED_NAME,
    ...{ maskedCccd: mask(contents?.cccd), maskedInsuranceNumber: mask(contents?.insuranceNumber), maskedPhone: mask(contents?.phone) },
    ...{ birthYear: contents?.birthYear ?? null, sex: contents?.sex ?? null, place: contents?.place ?? null },
    coverage: row.coverage as Enrolment['coverage'],
    ...{ months: row.months, amount: row.amount, points: row.points, donated: row.donated, receiptNumber: row.receiptNumber },
    ...{ collectedAt: row.collectedAt, collectedFrom: row.collectedFrom, capturedAt: row.capturedAt, receivedAt: row.receivedAt },
    counting: { dayId: row.dayId, weekId: row.weekId, phaseId: row.phaseId, late: toldLateness(row) },
    ...{ flags: row.flags, targetGroup: row.targetGroup as Enrolment['targetGroup'], officeId: row.officeId, giftConsent: row.giftConsent },
    ...{ reason: row.reason, otherReceivedAt: row.otherReceivedAt },
    voucher: campaign ? voucherOf(campaign, own, store.now()) : null,
  }
}

const LIVE = ['issued', 'redeemed']

function voucherOf(campaign: Campaign, own: VoucherRow[], now: number): Voucher | null {
  const voucher = own.toSorted((a, b) => Number(LIVE.includes(b.state)) - Number(LIVE.includes(a.state)) || b.changedAt - a.changedAt)[0]
  if (!voucher) return null
  const lastDay = lastVoucherDay(campaign)
  const state = voucher.state === 'issued' && dayOf(now) > lastDay ? 'expired' : voucher.state
  return { code: voucher.code, token: voucher.token, signed: voucher.signed, state, officeId: voucher.officeId, lastDay }
}

/** Vouchers hold until the campaign's last day and the days its rules add (RULES section 10). */
export const lastVoucherDay = (campaign: Campaign): string => addDays(campaign.lastDay, campaign.rules.voucherDays)
