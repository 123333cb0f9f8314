import { For, Index, Show } from 'solid-js'
import { PARTICIPATIONS, PRODUCTS, type Participation, type Product } from '#rules/words.ts'
import { Button } from '../../parts/button.tsx'
import { NumberField } from '../../parts/number-field.tsx'
import { Segments } from '../../parts/segments.tsx'
import { nextBonus } from '../../state/set-up-rules.ts'
import { common } from '../../text/common.vi.ts'
import { setUpRules } from '../../text/set-up-rules.vi.ts'
import { Remove } from './set-up-order.tsx'
import type { RulesSectionProps } from './set-up-rules.tsx'

const t = setUpRules.points
const gap = setUpRules.interruption

/** Points, what months add, and after which gap somebody returns. */
export function RulesPoints(props: RulesSectionProps) {
  return (
    <>
      <section class="card stack">
        <div class="stack-tight">
          <h2>{t.title}</h2>
          <p class="small second">{t.words}</p>
        </div>
        <For each={PRODUCTS}>{(product) => <ProductPoints {...props} product={product} />}</For>
        <Bonus {...props} />
      </section>
      <Interruption {...props} />
    </>
  )
}

/** What a field says when its figure cannot be. */
export const wrong = (words: string | null) => (words ? { state: 'error' as const, note: words } : {})

function ProductPoints(props: RulesSectionProps & { product: Product }) {
  const set = (kind: Participation, points: number) =>
    props.draft.set('points', { ...props.rules.points, [props.product]: { ...props.rules.points[props.product], [kind]: points } })
  return (
    <fieldset class="stack-tight">
      <legend class="set-up-rules-legend">{common.productLong[props.product]}</legend>
      <div class="set-up-rules-three">
        <For each={PARTICIPATIONS}>
          {(kind) => (
            <NumberField
              label={t.kinds[kind]}
              spoken={t.spoken(common.productLong[props.product], t.kinds[kind])}
              name={`${props.product}-${kind}`}
              value={props.rules.points[props.product][kind]}
              onInput={(points) => set(kind, points)}
              {...wrong(props.draft.trouble(`points.${props.product}.${kind}`))}
            />
          )}
        </For>
      </div>
    </fieldset>
  )
}

function Bonus(props: RulesSectionProps) {
  const steps = () => props.rules.monthsBonus
  const set = (at: number, change: Partial<{ from: number; points: number }>) =>
    props.draft.set(
      'monthsBonus',
      steps().map((step, index) => (index === at ? { ...step, ...change } : step)),
    )
  return (
    <fieldset class="stack-tight">
      <legend class="set-up-rules-legend">{t.bonus}</legend>
      <p class="small second">{t.bonusWords}</p>
      <Show when={steps().length === 0}>
        <p class="small">{t.noBonus}</p>
      </Show>
      <Index each={steps()}>
        {(step, at) => (
          <div class="set-up-rules-step">
            <NumberField
              label={t.from}
              name={`bonus-from-${at}`}
              suffix={t.unit}
              value={step().from}
              onInput={(from) => set(at, { from })}
              {...wrong(props.draft.trouble(`monthsBonus.${at}.from`))}
            />
            <NumberField
              label={t.more}
              name={`bonus-points-${at}`}
              value={step().points}
              onInput={(points) => set(at, { points })}
              {...wrong(props.draft.trouble(`monthsBonus.${at}.points`))}
            />
            <Remove
              label={t.removeBonus(String(step().from || ''))}
              onClick={() =>
                props.draft.set(
                  'monthsBonus',
                  steps().filter((_, index) => index !== at),
                )
              }
            />
          </div>
        )}
      </Index>
      <div>
        <Button kind="plain" icon="plus" onClick={() => props.draft.set('monthsBonus', nextBonus(steps()))}>
          {t.addBonus}
        </Button>
      </div>
    </fieldset>
  )
}

function Interruption(props: RulesSectionProps) {
  const card = () => props.rules.interruption['bhyt-hgd']
  const unit = () => ('months' in card() ? 'months' : 'days')
  const length = () => Object.values(card())[0] as number
  const setCard = (by: 'months' | 'days', value: number) =>
    props.draft.set('interruption', { ...props.rules.interruption, 'bhyt-hgd': by === 'months' ? { months: value } : { days: value } })
  return (
    <section class="card stack">
      <h2>{gap.title}</h2>
      <NumberField
        label={gap.voluntary}
        name="gap-voluntary"
        suffix={gap.units.months}
        value={props.rules.interruption['bhxh-tn'].months}
        onInput={(months) => props.draft.set('interruption', { ...props.rules.interruption, 'bhxh-tn': { months } })}
        {...wrong(props.draft.trouble('interruption.bhxh-tn.months'))}
      />
      <div class="set-up-rules-gap">
        <NumberField
          label={gap.household}
          name="gap-household"
          suffix={gap.units[unit()]}
          value={length()}
          onInput={(value) => setCard(unit(), value)}
          {...wrong(props.draft.trouble('interruption.bhyt-hgd') ?? props.draft.trouble(`interruption.bhyt-hgd.${unit()}`))}
        />
        <Segments
          legend={gap.by}
          name="gap-unit"
          value={unit()}
          onChange={(by) => setCard(by as 'months' | 'days', by === 'months' ? 3 : 90)}
          options={(['months', 'days'] as const).map((by) => ({ value: by, label: gap.units[by] }))}
        />
      </div>
      <p class="small second">{gap.note}</p>
    </section>
  )
}
