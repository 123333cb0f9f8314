import { Show } from 'solid-js'
import type { VoucherView } from '#contract/counter.ts'
import { showCode } from '#rules/voucher-codes.ts'
import { Facts } from '../parts/facts.tsx'
import { common } from '../text/common.vi.ts'
import { counter as t } from '../text/counter.vi.ts'
import { fullDay } from '../text/format.ts'

/** What is known of a voucher at the counter: who, by initials, year and last digits; which code and, unless `brief`, where and until when. */
export function VoucherFacts(props: { view: VoucherView; brief?: boolean }) {
  const facts = () => {
    const { view } = props
    return [
      { label: t.facts.who, value: view.initials },
      { label: t.facts.born, value: view.birthYear },
      { label: t.facts.last, value: view.factNeeded ? null : view.lastFour },
      { label: t.facts.code, value: view.code ? showCode(view.code) : null },
      { label: t.facts.home, value: props.brief ? null : view.office },
      { label: t.facts.until, value: props.brief ? null : view.lastDay && fullDay(view.lastDay) },
    ].filter((fact) => fact.value !== null && fact.value !== '')
  }
  return (
    <Show when={facts().length > 0}>
      <Facts items={facts()} />
    </Show>
  )
}

/** The gift in words: for what kind of participation in which product. */
export function giftOf(view: VoucherView): string {
  const participation = view.participation && common.participation[view.participation as 'new']
  const product = view.product && common.productLong[view.product as 'bhxh-tn']
  return participation && product ? t.gift(participation, product) : t.verdicts.redeemable.line
}
