import { Show } from 'solid-js'
import { PLACES, type Place, type PrizeRow } from '#rules/words.ts'
import { Field } from '../../parts/field.tsx'
import { Icon } from '../../parts/icon.tsx'
import { MoneyField } from '../../parts/money-field.tsx'
import { NumberField } from '../../parts/number-field.tsx'
import { SelectField } from '../../parts/select-field.tsx'
import { changePrize, movePrize, type PrizeLine } from '../../state/set-up-prizes.ts'
import { conditionsOf, worthOf } from '../../text/rules-text-prizes.vi.ts'
import { setUpPrizes as t } from '../../text/set-up-prizes.vi.ts'
import { Order, Remove } from './set-up-order.tsx'
import { PrizeApart } from './set-up-prizes-apart.tsx'
import type { PartProps } from './set-up-prizes-part.tsx'
import { wrong } from './set-up-rules-points.tsx'

type RowProps = PartProps & { line: PrizeLine; place: number; open: boolean; onOpen: () => void }
export type Setter = { row: PrizeRow; set: (change: Parameters<typeof changePrize>[2]) => void }

/** One row of the table. What is wrong with it is said below, and keeps it open. */
export function PrizeLineFields(props: RowProps) {
  const row = () => props.line.row
  const field = (name: keyof PrizeRow) => wrong(props.draft.trouble(`prizes.${props.line.at}.${name}`))
  const set = (change: Parameters<typeof changePrize>[2]) => props.draft.set('prizes', changePrize(props.rules.prizes, props.line.at, change))
  const trouble = () => (props.line.stricter ? t.stricter : props.line.lost ? t.lost(row().division ?? '') : null)
  const isWrong = () => [...props.draft.troubles().keys()].some((name) => name.startsWith(`prizes.${props.line.at}.`))
  return (
    <fieldset class="set-up-prizes-row" data-open={props.open || isWrong() ? '' : undefined}>
      <legend class="unseen">{t.row(props.place + 1, row().place)}</legend>
      <Summary row={row()} open={props.open} onOpen={props.onOpen} />
      <div class="set-up-prizes-fields">
        <SelectField
          label={t.place}
          name="place"
          value={row().place}
          onChange={(place) => set({ place: place as Place })}
          options={PLACES.map((place) => ({ value: place, label: place }))}
        />
        <NumberField label={t.count} name="count" value={row().count} onInput={(count) => set({ count })} {...field('count')} />
        <MoneyField
          label={t.amount}
          name="amount"
          value={Number.isNaN(row().amount) ? undefined : row().amount}
          onInput={(amount) => set({ amount: amount ?? Number.NaN })}
          {...field('amount')}
        />
        <Field label={t.thing} name="thing" maxLength={80} value={row().thing ?? ''} onInput={(thing) => set({ thing })} {...field('thing')} />
        <Minima {...props} row={row()} set={set} field={field} />
        <span class="set-up-prizes-acts">
          <Order
            what={row().place}
            first={props.place === 0}
            last={props.place === props.part.lines.length - 1}
            onMove={(by) => props.draft.set('prizes', movePrize(props.rules.prizes, props.part, props.line.at, by))}
          />
          <Remove
            label={t.remove(row().place)}
            onClick={() =>
              props.draft.set(
                'prizes',
                props.rules.prizes.filter((_, at) => at !== props.line.at),
              )
            }
          />
        </span>
        <PrizeApart {...props} row={row()} set={set} />
      </div>
      <Show when={trouble()}>
        <p class="set-up-prizes-trouble small" role="status">
          <Icon name="cross" />
          {trouble()}
        </p>
      </Show>
    </fieldset>
  )
}

/** The row in a line, on a phone; a desk shows its fields always. */
function Summary(props: { row: PrizeRow; open: boolean; onOpen: () => void }) {
  return (
    <button class="set-up-prizes-summary" type="button" aria-expanded={props.open} onClick={() => props.onOpen()}>
      <span class="set-up-prizes-words">
        <b>{props.row.place}</b>
        <span class="figures">{t.summary(props.row.count, Number.isNaN(props.row.amount) ? t.noAmount : worthOf(props.row))}</span>
        <span class="small second">{conditionsOf(props.row)}</span>
      </span>
      <Icon name="chevron-down" />
    </button>
  )
}

function Minima(props: PartProps & Setter & { field: (name: keyof PrizeRow) => object }) {
  const points = () => (
    <NumberField
      label={t.points}
      name="points"
      value={props.row.minimumPoints ?? Number.NaN}
      onInput={(minimumPoints) => props.set({ minimumPoints })}
      {...props.field('minimumPoints')}
    />
  )
  return (
    <Show
      when={props.part.board === 'team'}
      fallback={
        <>
          {points()}
          <NumberField
            label={t.voluntary}
            name="voluntary"
            suffix={t.people}
            value={props.row.minimumVoluntary ?? Number.NaN}
            onInput={(minimumVoluntary) => props.set({ minimumVoluntary })}
            {...props.field('minimumVoluntary')}
          />
        </>
      }
    >
      <NumberField
        label={t.rate}
        name="rate"
        suffix="%"
        value={props.row.minimumTargetRate ?? Number.NaN}
        onInput={(minimumTargetRate) => props.set({ minimumTargetRate })}
        {...props.field('minimumTargetRate')}
      />
      {points()}
    </Show>
  )
}
