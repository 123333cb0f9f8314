/** The verdict that a device gives alone, without network, in the order of RULES section 11: genuine, used, valid. */
import type { Day } from './days.ts'
import type { CounterVerdict } from './handover.ts'
import type { VoucherState } from './words.ts'

/** What was read: typed digits whose check digits hold, or a QR whose `signedBy` is the campaign whose key proves it, null when none of them does. */
export type ReadVoucher = { by: 'mistyped' } | { by: 'code'; code: string } | { by: 'signed'; code: string; campaignNumber: number; signedBy: string | null }

export type OfflineCampaign = { id: string; number: number; firstDay: Day; lastVoucherDay: Day; offices: readonly string[] }
/** The voucher as the device keeps it; `booked`: a handover of it stands on this device. */
export type OfflineVoucher = { campaignId: string; state: VoucherState; hold: number | null; entitled: boolean; booked: boolean }
export type OfflineFacts = { read: ReadVoucher; held: OfflineVoucher | null; campaigns: readonly OfflineCampaign[]; today: Day; officeId: string }

/** `needs-network` (amber): a genuine voucher, or a code, that this device does not hold. */
export type OfflineVerdict = CounterVerdict | 'needs-network'

export function offlineVerdict({ read, held, campaigns, today, officeId }: OfflineFacts): OfflineVerdict {
  if (read.by === 'mistyped') return 'mistyped'
  if (read.by === 'signed' && read.signedBy === null) return campaigns.some(({ number }) => number === read.campaignNumber) ? 'forged' : 'other-campaign'
  // A right signature over the code of another campaign's voucher.
  if (held && read.by === 'signed' && held.campaignId !== read.signedBy) return 'forged'
  const state = held?.state ?? 'issued'
  if (held?.booked || state === 'redeemed') return 'already-redeemed'
  if (state !== 'issued') return state === 'blank' ? 'unsent' : state
  const campaignId = held?.campaignId ?? (read.by === 'signed' ? read.signedBy : null)
  const campaign = campaigns.find(({ id }) => id === campaignId)
  if (campaign && today > campaign.lastVoucherDay) return 'expired'
  if (campaign && today < campaign.firstDay) return 'not-yet'
  if (held && !held.entitled) return 'not-entitled'
  if (campaign && !campaign.offices.includes(officeId)) return 'wrong-office'
  return campaign && held && held.hold !== null ? 'redeemable' : 'needs-network'
}
