import { createSignal } from 'solid-js'
import type { CoverageGoal, PeopleGoal } from '#rules/goals.ts'
import { Field } from '../../parts/field.tsx'
import { NumberField } from '../../parts/number-field.tsx'
import { Toggle } from '../../parts/toggle.tsx'
import { rateText, readRate } from '../../state/set-up-goals.ts'
import { setUpGoals as t } from '../../text/set-up-goals.vi.ts'

type Kind<Of> = { goal: Of; set: (change: Partial<Of>) => void; field: (name: string) => object }

/** So many people between two days. */
export function PeopleFields(props: Kind<PeopleGoal>) {
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

/** A share of a population. */
export function CoverageFields(props: Kind<CoverageGoal>) {
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
