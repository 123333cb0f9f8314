import { createSignal, For, Show } from 'solid-js'
import type { CoverageGoal, Goal, PeopleGoal } from '#rules/goals.ts'
import { PRODUCTS, type Product } from '#rules/words.ts'
import { Button } from '../../parts/button.tsx'
import { Field } from '../../parts/field.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Note } from '../../parts/note.tsx'
import { SelectField } from '../../parts/select-field.tsx'
import type { HeadForm } from '../../state/set-up-campaign-head.ts'
import { goalLine, newCoverageGoal, newPeopleGoal } from '../../state/set-up-goals.ts'
import { common } from '../../text/common.vi.ts'
import { setUpGoals as t } from '../../text/set-up-goals.vi.ts'
import { CoverageFields, PeopleFields } from './set-up-goals-kinds.tsx'
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
        <Show when={props.goal.kind === 'people' && props.goal} fallback={<CoverageFields goal={props.goal as CoverageGoal} set={set} field={field} />}>
          {(goal) => <PeopleFields goal={goal() as PeopleGoal} set={set} field={field} />}
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
