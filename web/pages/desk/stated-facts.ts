import type { Stated } from '#contract/amendments.ts'
import { amendments as t } from '../../text/amendments.vi.ts'
import { common } from '../../text/common.vi.ts'
import { dong, fullDay, fullMonth, stamped } from '../../text/format.ts'
import { log } from '../../text/log.vi.ts'
import { queue } from '../../text/queue.vi.ts'

type Field = keyof Stated
const said = (yes: boolean | undefined) => (yes === undefined ? '' : yes ? t.yes : t.no)

/** How a field of an entry is said; an empty one is a dash. */
function wordsOf(field: Field, stated: Stated, officeOf: (id: string | null) => string | null): string {
  const { amount, months, collectedAt, product, sex, targetGroup } = stated
  const words: Partial<Record<Field, string | null | undefined>> = {
    product: product && common.productLong[product],
    sex: sex && common.sex[sex],
    coverage: coverageOf(stated),
    months: months === undefined ? null : queue.months(months),
    amount: amount === undefined ? null : dong(amount),
    collectedAt: collectedAt === undefined ? null : stamped(collectedAt),
    donated: said(stated.donated),
    giftConsent: said(stated.giftConsent),
    targetGroup: targetGroup && log.groups[targetGroup],
    officeId: officeOf(stated.officeId ?? null),
  }
  const plain = field in words ? words[field] : stated[field]
  return plain ? String(plain) : common.none
}

function coverageOf({ coverage }: Stated): string | null {
  if (!coverage) return null
  if (coverage.insured !== 'until') return queue.entry.coverage[coverage.insured]
  const { coveredUntil, coversFrom } = coverage
  const until = coveredUntil.length === 7 ? fullMonth(coveredUntil) : fullDay(coveredUntil)
  return queue.entry.coverage.until(until) + (coversFrom ? `, ${fullMonth(coversFrom)}` : '')
}

/** What is and what would be, field by field. Where the hour comes from is no question of its own. */
export function comparedStates(before: Stated, after: Stated, officeOf: (id: string | null) => string | null) {
  const fields = (Object.keys(after) as Field[]).filter((field) => field !== 'collectedFrom')
  return fields
    .map((field) => ({ label: t.fields[field], before: wordsOf(field, before, officeOf), after: wordsOf(field, after, officeOf) }))
    .filter((one) => one.before !== one.after)
}
