import { For, Show } from 'solid-js'
import { Button } from '../../parts/button.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Note } from '../../parts/note.tsx'
import { useApp, usePerson } from '../../state/app.ts'
import { createPeriods, lengthOf, type Periods, type Plan } from '../../state/set-up-periods.ts'
import { weekday } from '../../text/format.ts'
import { setUpLeave as leave } from '../../text/set-up-leave.vi.ts'
import { setUpPeriods as t } from '../../text/set-up-periods.vi.ts'
import { Loaded, Said } from '../loaded.tsx'
import { Screen } from '../screen.tsx'
import { FormFoot, sending } from './set-up-form-foot.tsx'
import { AskBeforeLeaving } from './set-up-leave.tsx'
import { CampaignTabs } from './set-up-campaign-tabs.tsx'
import { PeriodLine } from './set-up-periods-row.tsx'
import { NeedsCampaign } from './set-up-tabs.tsx'
import './set-up-periods.css'

const FORM = 'set-up-periods-form'

/** «Các kỳ»: weeks or waves in their order, each open until it begins. */
export default function SetUpPeriods() {
  const periods = createPeriods(useApp(), usePerson())
  const note = () => (periods.campaign() ? t.note(periods.campaign()!.firstDay, periods.campaign()!.lastDay) : undefined)
  return (
    <Screen title={t.title} note={note()} tone="plain" backHref="/thiet-lap" dockless>
      <CampaignTabs />
      <div class="page">
        <Loaded read={periods.read} rows={6}>
          {(value) => (
            <Show when={value().of} fallback={<NeedsCampaign />}>
              <Form periods={periods} />
            </Show>
          )}
        </Loaded>
        <Said toast={periods.toast} />
      </div>
      <AskBeforeLeaving unsaved={periods.dirty} title={leave.title} words={leave.words(t.what)} save={periods.save} busy={periods.deed.busy()} />
    </Screen>
  )
}

function Form(props: { periods: Periods }) {
  const { periods } = props
  const keys = () => periods.rows().map(({ key }) => key)
  const row = (key: string) => periods.rows().find((one) => one.key === key)
  const whole = () => periods.campaign()!
  return (
    <>
      <form id={FORM} class="set-up-periods" novalidate onSubmit={sending(periods.save)}>
        <Show when={periods.unbegun()}>
          <Propose periods={periods} />
        </Show>
        <ul class="rows rows-card" aria-label={t.list}>
          <For each={keys()}>{(key) => <Show when={row(key)}>{(one) => <PeriodLine periods={periods} row={one()} />}</Show>}</For>
          <li class="set-up-periods-whole">
            <b>{t.whole}</b>
            <span class="figures">{`${weekday(whole().firstDay)} – ${weekday(whole().lastDay)}`}</span>
            <span class="small second">{t.length(lengthOf(whole()))}</span>
          </li>
        </ul>
        <For each={periods.rows().some(({ kind }) => kind === 'week') ? periods.gaps() : []}>
          {(gap) => (
            <Note tone="info" icon="info">
              {t.gap(gap)}
            </Note>
          )}
        </For>
        <div>
          <Button kind="plain" icon="plus" disabledReason={periods.free() ? undefined : t.full} onClick={periods.add}>
            {periods.free() ? t.addDays(periods.free()!) : t.add}
          </Button>
        </div>
      </form>
      <FormFoot form={FORM} deed={periods.deed} dirty={periods.dirty()} words={t.changed} save={t.save} onUndo={periods.undo} />
    </>
  )
}

function Propose(props: { periods: Periods }) {
  return (
    <section class="card stack-tight">
      <h2>{t.propose}</h2>
      <p class="small second">{t.proposeWords}</p>
      <div class="wrap">
        <For each={Object.keys(t.plans) as Plan[]}>
          {(plan) => (
            <Button kind="plain" onClick={() => props.periods.propose(plan)}>
              {t.plans[plan]}
            </Button>
          )}
        </For>
      </div>
    </section>
  )
}

/** The lock of a period that has begun. */
export const Locked = (props: { words: string }) => (
  <span class="set-up-periods-lock small second">
    <Icon name="lock" />
    {props.words}
  </span>
)
