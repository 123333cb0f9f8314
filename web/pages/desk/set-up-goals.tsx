import { createSignal, For, Show } from 'solid-js'
import type { CoverageGoal, Goal, PeopleGoal } from '#rules/goals.ts'
import { PRODUCTS, type Product } from '#rules/words.ts'
import { Button } from '../../parts/button.tsx'
import { Field } from '../../parts/field.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Note } from '../../parts/note.tsx'
import { NumberField } from '../../parts/number-field.tsx'
import { SelectField } from '../../parts/select-field.tsx'
import { Toggle } from '../../parts/toggle.tsx'
import type { HeadForm } from '../../state/set-up-campaign-head.ts'
import { goalLine, newCoverageGoal, newPeopleGoal, rateText, readRate } from '../../state/set-up-goals.ts'
import { common } from '../../text/common.vi.ts'
import { setUpGoals as t } from '../../text/set-up-goals.vi.ts'
import { wrong } from './set-up-rules-points.tsx'
import './set-up-goals.css'

/** What the whole campaign is to reach: people to enrol, or a share of a population. */
export function Goals(props: { form: HeadForm }) {
  const { form } = props
  const [opened, setOpened] = createSignal(-1)
  const places = () => form.head.goals.map((_, at) => at)
  const add = (goal: Goal) => {
    setOpened(form.head.goals.length)
    form.set('goals', [...form.whole().goals, goal])
  }
  return (
    <section class="card stack">
      <div class="stack-tight">
        <h2>{t.title}</h2>
        <p class="small second">{t.words}</p>
      </div>
      <Show when={places().length > 0} fallback={<p>{t.none}</p>}>
        <div class="set-up-goals">
          <For each={places()}>
            {(at) => <Show when={form.head.goals[at]}>{(goal) => <One form={form} goal={goal()} at={at} open={opened() === at} />}</Show>}
          </For>
        </div>
      </Show>
      <div class="wrap">
        <Button kind="plain" icon="plus" onClick={() => add(newPeopleGoal(form.whole()))}>
          {t.addPeople}
        </Button>
        <Button kind="plain" icon="plus" onClick={() => add(newCoverageGoal(form.whole()))}>
          {t.addCoverage}
        </Button>
      </div>
    </section>
  )
}

type OneProps = { form: HeadForm; goal: Goal; at: number; open: boolean }

function One(props: OneProps) {
  const set = (change: Partial<PeopleGoal> | Partial<CoverageGoal>) =>
    props.form.set(
      'goals',
      props.form.whole().goals.map((goal, at) => (at === props.at ? ({ ...goal, ...change } as Goal) : goal)),
    )
  const field = (name: string) => wrong(props.form.goalTrouble(props.at, name))
  const remove = () =>
    props.form.set(
      'goals',
      props.form.whole().goals.filter((_, at) => at !== props.at),
    )
  return (
    <details class="set-up-goals-one" open={props.open || props.form.goalIsWrong(props.at)}>
      <summary>
        <span class="set-up-goals-words">
          <b>{props.goal.label.trim() || t.unnamed[props.goal.kind]}</b>
          <span class="small second">{goalLine(props.goal)}</span>
        </span>
        <Icon name="chevron-down" />
      </summary>
      <div class="set-up-goals-fields">
        <Show when={props.form.goalRefused(props.at)}>
          {(words) => (
            <Note tone="error" icon="warn">
              <p role="alert">{words()}</p>
            </Note>
          )}
        </Show>
        <Field
          label={t.label}
          name="goal-label"
          maxLength={120}
          placeholder={t.labelPlaceholder}
          value={props.goal.label}
          onInput={(label) => set({ label })}
          {...field('label')}
        />
        <Field
          label={t.source}
          name="goal-source"
          maxLength={120}
          placeholder={t.sourcePlaceholder}
          value={props.goal.source}
          onInput={(source) => set({ source })}
          {...field('source')}
        />
        <SelectField
          label={t.product}
          name="goal-product"
          value={props.goal.product ?? ''}
          onChange={(product) => set({ product: (product || null) as Product })}
          {...(props.goal.kind === 'people' ? { placeholder: t.both } : {})}
          options={PRODUCTS.map((product) => ({ value: product, label: common.productLong[product] }))}
        />
        <Show when={props.goal.kind === 'people' && props.goal} fallback={<Coverage goal={props.goal as CoverageGoal} set={set} field={field} />}>
          {(goal) => <People goal={goal() as PeopleGoal} set={set} field={field} />}
        </Show>
        <div>
          <Button kind="bare" onClick={remove}>
            {t.remove}
          </Button>
        </div>
      </div>
    </details>
  )
}

type Kind<Of> = { goal: Of; set: (change: Partial<Of>) => void; field: (name: string) => object }

function People(props: Kind<PeopleGoal>) {
  return (
    <>
      <div class="set-up-goals-two">
        <NumberField
          label={t.people}
          name="goal-people"
          suffix={t.peopleUnit}
          value={props.goal.people}
          onInput={(people) => props.set({ people })}
          {...props.field('people')}
        />
        <NumberField
          label={t.before}
          name="goal-before"
          suffix={t.peopleUnit}
          value={props.goal.before ?? Number.NaN}
          onInput={(before) => props.set({ before: Number.isNaN(before) ? undefined : before })}
          note={t.beforeNote}
          {...props.field('before')}
        />
      </div>
      <div class="set-up-goals-two">
        <Field
          label={t.firstDay}
          name="goal-first"
          type="date"
          figures
          value={props.goal.firstDay}
          onInput={(firstDay) => props.set({ firstDay })}
          {...props.field('firstDay')}
        />
        <Field
          label={t.lastDay}
          name="goal-last"
          type="date"
          figures
          value={props.goal.lastDay}
          onInput={(lastDay) => props.set({ lastDay })}
          {...props.field('lastDay')}
        />
      </div>
      <Toggle on={props.goal.onlyNew ?? false} onChange={(on) => props.set({ onlyNew: on ? true : undefined })}>
        {t.onlyNew}
      </Toggle>
    </>
  )
}

function Coverage(props: Kind<CoverageGoal>) {
  const [typed, setTyped] = createSignal(rateText(props.goal.rate))
  return (
    <>
      <div class="set-up-goals-two">
        <Field
          label={t.rate}
          name="goal-rate"
          inputMode="text"
          figures
          suffix="%"
          value={typed()}
          onInput={(text) => (setTyped(text), props.set({ rate: readRate(text) }))}
          {...props.field('rate')}
        />
        <NumberField
          label={t.base}
          name="goal-base"
          suffix={t.peopleUnit}
          value={props.goal.base ?? Number.NaN}
          onInput={(base) => props.set({ base: Number.isNaN(base) ? null : base })}
          note={t.baseNote}
          {...props.field('base')}
        />
      </div>
      <div class="set-up-goals-two">
        <NumberField
          label={t.covered}
          name="goal-covered"
          suffix={t.peopleUnit}
          value={props.goal.covered}
          onInput={(covered) => props.set({ covered })}
          {...props.field('covered')}
        />
        <Field label={t.asOf} name="goal-as-of" type="date" figures value={props.goal.asOf} onInput={(asOf) => props.set({ asOf })} {...props.field('asOf')} />
      </div>
    </>
  )
}
