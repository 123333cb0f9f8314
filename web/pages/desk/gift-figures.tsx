import { type JSX, Show } from 'solid-js'
import type { GiftFigures as Figures } from '#contract/gift-figures.ts'
import { Button } from '../../parts/button.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Field } from '../../parts/field.tsx'
import { useApp } from '../../state/app.ts'
import { createGiftFigures, shareOf } from '../../state/gift-figures.ts'
import { count, fullDay, percent } from '../../text/format.ts'
import { giftFigures as t } from '../../text/gift-figures.vi.ts'
import { Loaded, Said } from '../loaded.tsx'
import { Screen } from '../screen.tsx'
import { ConfirmTabs } from './confirm-tabs.tsx'
import { GiftDays } from './gift-days.tsx'
import { GiftOffices } from './gift-offices.tsx'
import { GiftRisks } from './gift-risks.tsx'
import './gift-figures.css'

/** What became of the gifts: how many were issued, fetched and still wait, and what wants a second look. */
export default function GiftFigures() {
  const figures = createGiftFigures(useApp())
  return (
    <Screen title={t.title} note={figures.read.value() ? t.note(count(figures.read.value()!.sum.waiting)) : undefined}>
      <ConfirmTabs />
      <div class="page">
        <div class="gift-figures-filters">
          <Field label={t.from} name="from" type="date" value={figures.from()} onInput={figures.setFrom} max={figures.to()} />
          <Field
            label={t.to}
            name="to"
            type="date"
            value={figures.to()}
            onInput={figures.setTo}
            min={figures.from()}
            {...(figures.isWrongWay() ? { state: 'error' as const, note: t.wrongWay } : {})}
          />
        </div>
        <Show when={!figures.hasNone()} fallback={<Nothing />}>
          <Show when={!figures.isWrongWay()}>
            <Loaded read={figures.read} rows={6}>
              {(value) => (
                <Show when={isAny(value())} fallback={<Nothing />}>
                  <p class="small second">{t.range}</p>
                  <Cards value={value()} />
                  <GiftDays value={value()} />
                  <GiftOffices value={value()} />
                  <GiftRisks value={value()} />
                  <div class="stack-tight">
                    <div class="wrap">
                      <Button kind="plain" icon="download" busy={figures.deed.busy()} onClick={() => void figures.save()}>
                        {t.save}
                      </Button>
                    </div>
                    <p class="small second">{t.saveNote}</p>
                  </div>
                </Show>
              )}
            </Loaded>
          </Show>
        </Show>
        <Said toast={figures.toast} />
      </div>
    </Screen>
  )
}

const isAny = ({ sum, blanks }: Figures) => blanks > 0 || Object.values(sum).some((figure) => figure > 0)

const Nothing = () => (
  <Empty drawing="draw-shelf" title={t.empty.title}>
    {t.empty.words}
  </Empty>
)

function Cards(props: { value: Figures }) {
  const share = () => shareOf(props.value)
  const { cards } = t
  const median = () => props.value.medianDays
  return (
    <div class="gift-figures-cards">
      <Card label={cards.share} figure={percent(share().part, share().whole)} note={cards.shareOf(count(share().part), count(share().whole))} />
      <Card
        label={cards.median}
        figure={median() === null ? '–' : cards.medianDays(median()!)}
        note={median() === null ? cards.medianNone : cards.medianNote}
      />
      <Card
        label={cards.ending}
        figure={count(props.value.within14)}
        note={
          props.value.daysLeft < 0
            ? cards.over(fullDay(props.value.lastVoucherDay))
            : props.value.within14 === 0
              ? cards.lastDay(fullDay(props.value.lastVoucherDay))
              : `${cards.endingWithin(count(props.value.within7), count(props.value.within14))}. ${cards.lastDay(fullDay(props.value.lastVoucherDay))}.`
        }
      />
      <Card label={cards.blanks} figure={count(props.value.blanks)} note={cards.blanksNote} />
    </div>
  )
}

const Card = (props: { label: string; figure: JSX.Element; note: string }) => (
  <section class="card stack-tight">
    <h2 class="label second">{props.label}</h2>
    <p class="figures fig-m">{props.figure}</p>
    <p class="small second">{props.note}</p>
  </section>
)
