import type { CorrectionBody, EnrolmentBody } from '#contract/enrolments.ts'
import type { CampaignKey } from '../campaign-keys.ts'
import type { EnrolmentRow } from '../lane/world.ts'
import { openContents, type Contents } from './contents.ts'
import { readBody, type ReadBody } from './read-body.ts'

type Keyed = { key: CampaignKey }

/** An entry with what a correction names changed and the rest as it was; refuses like an entry that is logged. */
export function withChanges({ key }: Keyed, row: EnrolmentRow, changes: CorrectionBody, now: number): ReadBody {
  const said = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
  return readBody({ ...statedIn({ key }, row), ...said }, now)
}

/** An entry as it was stated last. */
export function statedIn({ key }: Keyed, row: EnrolmentRow): EnrolmentBody {
  const contents = openContents(key, row) as Contents
  return {
    ...{
      campaignId: row.campaignId,
      product: row.product,
      coverage: row.coverage as EnrolmentBody['coverage'],
      months: row.months,
      amount: row.amount,
    },
    ...{ receiptNumber: row.receiptNumber, collectedAt: row.declaredCollectedAt, collectedFrom: row.collectedFrom, donated: row.donated },
    ...{ targetGroup: row.targetGroup as EnrolmentBody['targetGroup'], officeId: row.officeId },
    giftConsent: row.giftConsent ? { by: row.consentBy as 'self' | 'guardian', text: row.consentText ?? '' } : null,
    ...contents,
  }
}
