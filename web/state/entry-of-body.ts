import type { Enrolment, EnrolmentBody } from '#contract/enrolments.ts'
import type { Receipt } from '#contract/sync.ts'
import { maskDigits } from '#rules/identifiers.ts'
import type { Participation } from '#rules/words.ts'

/** An entry as the receipt and the phone know it, until the server's own word of it arrives. */
export function receivedFrom(body: EnrolmentBody, capturedAt: number, { id, seq, receivedAt, outcome }: Receipt): Enrolment {
  const { cccd, insuranceNumber, phone, giftConsent, ...facts } = body
  return {
    ...facts,
    ...{ id, seq, receivedAt, capturedAt, state: outcome.state, points: outcome.points, otherReceivedAt: outcome.otherReceivedAt },
    participation: outcome.participation as Participation,
    maskedCccd: cccd && maskDigits(cccd),
    maskedInsuranceNumber: insuranceNumber && maskDigits(insuranceNumber),
    maskedPhone: phone && maskDigits(phone),
    giftConsent: giftConsent !== null,
    counting: { dayId: null, weekId: null, phaseId: null, late: null },
    ...{ flags: [], reason: null, voucher: null },
  }
}
