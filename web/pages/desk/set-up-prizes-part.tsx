import { For, Show } from 'solid-js'
import { LISTS, PLACES, type CampaignRules, type List, type Place, type PrizeRow } from '#rules/words.ts'
import { Button } from '../../parts/button.tsx'
import { Field } from '../../parts/field.tsx'
import { Icon } from '../../parts/icon.tsx'
import { MoneyField } from '../../parts/money-field.tsx'
import { NumberField } from '../../parts/number-field.tsx'
import { SelectField } from '../../parts/select-field.tsx'
import { changePrize, movePrize, type PrizeLine, type PrizePart, withPrize } from '../../state/set-up-prizes.ts'
import type { RulesDraft } from '../../state/set-up-rules-draft.ts'
import { setUpPrizes as t } from '../../text/set-up-prizes.vi.ts'
import { Order, Remove } from './set-up-order.tsx'
import { wrong } from './set-up-rules-points.tsx'

type PartProps = { draft: RulesDraft; rules: CampaignRules; part: PrizePart; divisions: readonly string[] }

/** The rows of one kind of period and one board, best first. */
export function PrizePartCard(props: PartProps) {
  const places = () => props.part.lines.map((_, at) => at)
  const add = () => props.draft.set('prizes', withPrize(props.rules.prizes, props.part))
  return (
    <section class="card stack">
      <div class="spread">
        <h2>{t.part(props.part.board, props.part.kind)}</h2>
        <p class="small second">{t.times(props.part.periods, props.part.groups)}</p>
      </div>
      <Show when={props.part.lines.length > 0} fallback={<p class="second">{t.none}</p>}>
        <div class="set-up-prizes-rows">
          <Heads board={props.part.board} />
          <For each={places()}>
            {(at) => <Show when={props.part.lines[at]}>{(line) => <Row {...props} line={line()} place={at} last={at === props.part.lines.length - 1} />}</Show>}
          </For>
        </div>
      </Show>
      <div class="spread set-up-prizes-foot">
        <Button kind="plain" icon="plus" onClick={add}>
          {t.add}
        </Button>
        <b class="figures">{t.per(props.part.prizes, props.part.amount)}</b>
      </div>
    </section>
  )
}

/** On a desk the words stand once, above the columns; each field keeps its own for readers. */
function Heads(props: { board: PrizePart['board'] }) {
  const words = () => [t.place, t.count, t.amount, t.thing, ...(props.board === 'team' ? [t.rate, t.points] : [t.points, t.voluntary])]
  return (
    <div class="set-up-prizes-heads label second" aria-hidden="true">
      <For each={words()}>{(word) => <span>{word}</span>}</For>
    </div>
  )
}

function Row(props: PartProps & { line: PrizeLine; place: number; last: boolean }) {
  const row = () => props.line.row
  const field = (name: keyof PrizeRow) => wrong(props.draft.trouble(`prizes.${props.line.at}.${name}`))
  const set = (change: Parameters<typeof changePrize>[2]) => props.draft.set('prizes', changePrize(props.rules.prizes, props.line.at, change))
  return (
    <fieldset class="set-up-prizes-row">
      <legend class="unseen">{t.row(props.place + 1, row().place)}</legend>
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
          last={props.last}
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
      <Apart {...props} row={row()} set={set} />
      <Show when={props.line.stricter || props.line.lost}>
        <p class="set-up-prizes-trouble small" role="status">
          <Icon name="cross" />
          {props.line.stricter ? t.stricter : t.lost(row().division ?? '')}
        </p>
      </Show>
    </fieldset>
  )
}

type Setter = { row: PrizeRow; set: (change: Parameters<typeof changePrize>[2]) => void }

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

/** For one division or one list alone; only where there are such. */
function Apart(props: PartProps & Setter) {
  const divisions = () => [...new Set([...props.divisions, ...(props.row.division ? [props.row.division] : [])])]
  const divided = () => divisions().length > 0 && (props.part.board === 'team' || props.rules.divideIndividuals || props.row.division !== undefined)
  const listed = () => props.part.board === 'individual' && props.rules.lists === 'apart'
  return (
    <Show when={divided() || listed()}>
      <span class="set-up-prizes-apart">
        <Show when={divided()}>
          <SelectField
            label={t.division}
            name="division"
            value={props.row.division ?? ''}
            onChange={(division) => props.set({ division: division || undefined })}
            placeholder={t.everyDivision}
            options={divisions().map((name) => ({ value: name, label: name }))}
          />
        </Show>
        <Show when={listed()}>
          <SelectField
            label={t.list}
            name="list"
            value={props.row.list ?? ''}
            onChange={(list) => props.set({ list: (list || undefined) as List | undefined })}
            placeholder={t.everyList}
            options={LISTS.map((list) => ({ value: list, label: t.lists[list] }))}
          />
        </Show>
      </span>
    </Show>
  )
}
