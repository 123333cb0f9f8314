import { useNavigate } from '@solidjs/router'
import { For, type JSX, Show } from 'solid-js'
import type { CampaignBundle, PeriodView } from '#contract/campaigns.ts'
import { dayOf } from '#rules/days.ts'
import { Button } from '../../parts/button.tsx'
import { Choice } from '../../parts/choice.tsx'
import { Facts } from '../../parts/facts.tsx'
import { Field } from '../../parts/field.tsx'
import { Note } from '../../parts/note.tsx'
import { useApp, usePerson } from '../../state/app.ts'
import { periodName } from '../../state/periods.ts'
import {
  type CampaignForm,
  createCampaignForm,
  inOrder,
  lengthOf,
  PLANS,
  type Plan,
  prizeSums,
  type PrizeSums,
  stateWord,
} from '../../state/set-up-campaign.ts'
import { setUpReads } from '../../state/set-up-reads.ts'
import { dong, fullDay, weekday } from '../../text/format.ts'
import { setUpCampaign as t } from '../../text/set-up.vi.ts'
import { Loaded } from '../loaded.tsx'
import { Screen } from '../screen.tsx'
import './set-up-campaign.css'

/** The campaign: made from the template, and from then on read. */
export default function SetUpCampaign() {
  const campaign = setUpReads(usePerson()).campaign()
  const of = () => campaign.value()?.of ?? null
  return (
    <Screen title={of()?.name ?? t.title} {...(of() ? {} : { note: t.note })} tone="plain" backHref="/thiet-lap" dockless>
      <div class="page">
        <Loaded read={campaign} kind="card">
          {(value) => (
            <Show when={value().of} fallback={<NewCampaign />}>
              {(bundle) => <Campaign bundle={bundle()} />}
            </Show>
          )}
        </Loaded>
      </div>
    </Screen>
  )
}

function NewCampaign() {
  const navigate = useNavigate()
  const form = createCampaignForm(useApp(), () => navigate('/thiet-lap'))
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    void form.go()
  }
  return (
    <form class="set-up-campaign" novalidate onSubmit={submit}>
      <div class="stack">
        <Words form={form} />
        <Days form={form} />
      </div>
      <div class="stack">
        <section class="stack-tight">
          <h2>{t.weeks}</h2>
          <Show when={form.periods().length > 0} fallback={<p class="second">{t.weeksWait}</p>}>
            <Periods periods={form.periods()} />
          </Show>
        </section>
        <Prizes sums={form.prizes()} />
        <Note tone="warning" icon="info">
          {t.frozen}
        </Note>
        <Show when={form.deed.trouble()}>
          {(trouble) => (
            <Note tone="error" icon="warn">
              <p role="alert">{trouble()}</p>
            </Note>
          )}
        </Show>
        <Button kind="act" type="submit" size="main" wide busy={form.deed.busy()}>
          {t.go}
        </Button>
      </div>
    </form>
  )
}

function Words(props: { form: CampaignForm }) {
  const { trouble } = props.form
  return (
    <>
      <Field
        label={t.name}
        name="campaign"
        placeholder={t.namePlaceholder}
        maxLength={80}
        value={props.form.name()}
        onInput={props.form.setName}
        state={trouble.name() ? 'error' : undefined}
        note={trouble.name()}
      />
      <Field
        label={t.theme}
        name="theme"
        maxLength={160}
        value={props.form.theme()}
        onInput={props.form.setTheme}
        state={trouble.theme() ? 'error' : undefined}
        note={trouble.theme() ?? t.themeNote}
      />
    </>
  )
}

function Days(props: { form: CampaignForm }) {
  const { form } = props
  const length = () =>
    form.trouble.firstDay() || form.trouble.lastDay() ? undefined : t.length(lengthOf({ firstDay: form.firstDay(), lastDay: form.lastDay() }))
  return (
    <>
      <div class="set-up-campaign-days">
        <Field
          label={t.firstDay}
          name="first-day"
          type="date"
          figures
          value={form.firstDay()}
          onInput={form.setFirstDay}
          state={form.trouble.firstDay() ? 'error' : undefined}
          note={form.trouble.firstDay()}
        />
        <Field
          label={t.lastDay}
          name="last-day"
          type="date"
          figures
          min={form.firstDay()}
          value={form.lastDay()}
          onInput={form.setLastDay}
          state={form.trouble.lastDay() ? 'error' : undefined}
          note={form.trouble.lastDay() ?? length()}
        />
      </div>
      <Field
        label={t.launchDay}
        name="launch-day"
        type="date"
        figures
        optional
        min={form.firstDay()}
        max={form.lastDay()}
        value={form.launchDay()}
        onInput={form.setLaunchDay}
        state={form.trouble.launchDay() ? 'error' : undefined}
        note={form.trouble.launchDay() ?? t.launchNote}
      />
      <Choice
        legend={t.plan}
        name="plan"
        value={form.plan()}
        onChange={(plan) => form.setPlan(plan as Plan)}
        options={PLANS.map((plan) => ({ value: plan, ...t.plans[plan] }))}
      />
    </>
  )
}

type Shown = Pick<PeriodView, 'kind' | 'number' | 'firstDay' | 'lastDay'>

function Periods<Period extends Shown>(props: { periods: Period[]; end?: (period: Period) => JSX.Element }) {
  return (
    <ul class="rows rows-card">
      <For each={props.periods}>
        {(period) => (
          <li class="set-up-campaign-period" data-kind={period.kind}>
            <b>{periodName(period)}</b>
            <span class="small second set-up-campaign-when">
              {period.firstDay === period.lastDay ? weekday(period.firstDay) : t.span(weekday(period.firstDay), weekday(period.lastDay))}
            </span>
            <span class="set-up-campaign-end">
              <Show when={props.end} fallback={<span class="small second figures">{t.days(lengthOf(period))}</span>}>
                {(end) => end()(period)}
              </Show>
            </span>
          </li>
        )}
      </For>
    </ul>
  )
}

function Prizes(props: { sums: PrizeSums }) {
  return (
    <section class="card stack-tight">
      <h2>{t.prizes}</h2>
      <Facts items={props.sums.parts.map(({ label, prizes, amount }) => ({ label, value: t.prizeLine(prizes, dong(amount)) }))} />
      <div class="set-up-campaign-sum">
        <Facts items={[{ label: t.prizeSum, value: t.prizeLine(props.sums.prizes, dong(props.sums.amount)) }]} />
      </div>
      <p class="small second">{t.prizeNote}</p>
    </section>
  )
}

function Campaign(props: { bundle: CampaignBundle }) {
  const app = useApp()
  const state = (period: PeriodView) => stateWord(period, dayOf(app.device.now()))
  const facts = () => [
    { label: t.facts.theme, value: props.bundle.theme },
    { label: t.facts.days, value: t.span(fullDay(props.bundle.firstDay), fullDay(props.bundle.lastDay)) },
    ...(props.bundle.launchDay ? [{ label: t.facts.launch, value: weekday(props.bundle.launchDay) }] : []),
    { label: t.facts.rules, value: t.facts.rulesVersion(props.bundle.rulesVersion) },
  ]
  return (
    <div class="set-up-campaign">
      <div class="stack">
        <section class="card">
          <Facts items={facts()} />
        </section>
        <Prizes sums={prizeSums(props.bundle.periods, props.bundle.rules.prizes)} />
      </div>
      <section class="stack-tight">
        <h2>{t.weeks}</h2>
        <Periods
          periods={inOrder(props.bundle.periods)}
          end={(period) => (
            <span class="set-up-campaign-state" data-state={state(period)}>
              {t.states[state(period)]}
            </span>
          )}
        />
      </section>
    </div>
  )
}
