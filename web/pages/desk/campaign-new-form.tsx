import { For, Show } from 'solid-js'
import { Button } from '../../parts/button.tsx'
import { Choice } from '../../parts/choice.tsx'
import { Facts } from '../../parts/facts.tsx'
import { SaveBar } from '../../parts/save-bar.tsx'
import { Toggle } from '../../parts/toggle.tsx'
import { type CampaignNew, PLANS, type PlanName } from '../../state/campaign-new.ts'
import { periodName } from '../../state/periods.ts'
import { lengthOf } from '../../state/set-up-campaign.ts'
import { campaignNew as t } from '../../text/campaign-new.vi.ts'
import { weekday } from '../../text/format.ts'
import { setUpCampaign } from '../../text/set-up-campaign.vi.ts'
import { setUpPrizes } from '../../text/set-up-prizes.vi.ts'
import { Waves } from './campaign-new-waves.tsx'
import { DaysFields, WordsFields } from './set-up-campaign-fields.tsx'
import { FormTrouble, sending } from './set-up-form-foot.tsx'
import { Goals } from './set-up-goals.tsx'
import './set-up-campaign.css'

const FORM = 'campaign-new-form'

/** The figures of a new campaign, prefilled; what they come to stands beside them. */
export function CampaignNewForm(props: { made: CampaignNew }) {
  const { made } = props
  const base = () => made.source()?.copied?.name ?? t.names[made.source()?.template.name ?? '35-days']
  return (
    <>
      <div class="spread campaign-new-base" ref={() => scrollTo(0, 0)}>
        <p class="second">{made.source()?.copied ? t.copyOf(base()) : t.base(base())}</p>
        <Button kind="bare" href="/thiet-lap/dot/moi">
          {t.change}
        </Button>
      </div>
      <form id={FORM} class="set-up-campaign" novalidate onSubmit={sending(made.go)}>
        <div class="stack">
          <WordsFields form={made.form} />
          <DaysFields form={made.form} onFirstDay={made.setFirstDay} hint={t.shift} />
          <section class="card">
            <Toggle on={made.training()} onChange={made.setTraining} note={t.trainingNote}>
              {t.training}
            </Toggle>
          </section>
        </div>
        <div class="stack">
          <Periods made={made} />
          <Goals form={made.form} />
          <Prizes made={made} />
        </div>
      </form>
      <FormTrouble deed={made.deed} />
      <SaveBar reason={t.goNote}>
        <Button kind="act" type="submit" form={FORM} size="main" busy={made.deed.busy()}>
          {t.go}
        </Button>
      </SaveBar>
    </>
  )
}

function Periods(props: { made: CampaignNew }) {
  const { made } = props
  return (
    <section class="card stack">
      <h2>{t.periods}</h2>
      <Choice
        legend={t.plan}
        name="plan"
        columns={3}
        value={made.plan()}
        onChange={(plan) => made.setPlan(plan as PlanName)}
        options={PLANS.map((plan) => ({ value: plan, ...t.plans[plan] }))}
      />
      <Show when={made.plan() === 'days'}>
        <Waves made={made} />
      </Show>
      <div class="stack-tight">
        <h3>{t.preview}</h3>
        <Show when={made.periods().length > 0} fallback={<p class="second">{t.previewWait}</p>}>
          <ul class="set-up-campaign-periods">
            <For each={made.periods()}>
              {(period) => (
                <li data-kind={period.kind}>
                  <b>{periodName(period)}</b>
                  <span class="small second">{setUpCampaign.days(lengthOf(period))}</span>
                  <span class="set-up-campaign-when small">
                    {period.firstDay === period.lastDay ? weekday(period.firstDay) : setUpCampaign.span(weekday(period.firstDay), weekday(period.lastDay))}
                  </span>
                </li>
              )}
            </For>
          </ul>
        </Show>
      </div>
    </section>
  )
}

function Prizes(props: { made: CampaignNew }) {
  const { made } = props
  const parts = () =>
    made
      .prizes()
      .parts.filter(({ prizes }) => prizes > 0)
      .map(({ kind, board, prizes, amount }) => ({ label: setUpPrizes.part(board, kind), value: setUpPrizes.line(prizes, amount) }))
  return (
    <section class="card stack-tight">
      <h2>{made.source()?.copied ? t.prizesCopied : t.prizes}</h2>
      <Show when={parts().length > 0} fallback={<p>{t.noPrizes}</p>}>
        <Facts items={parts()} />
        <div class="set-up-campaign-sum">
          <Facts items={[{ label: setUpPrizes.all, value: setUpPrizes.line(made.prizes().prizes, made.prizes().amount) }]} />
        </div>
      </Show>
      <p>{t.gifts[made.rules().giftPer]}</p>
      <p class="small second">{t.prizesNote}</p>
    </section>
  )
}
