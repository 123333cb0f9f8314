import { For, Show } from 'solid-js'
import type { StockSurvey } from '#contract/stock.ts'
import { Button } from '../../parts/button.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Note } from '../../parts/note.tsx'
import { useApp } from '../../state/app.ts'
import { createOfficesStock } from '../../state/offices-stock.ts'
import { count } from '../../text/format.ts'
import { officesStock as t } from '../../text/offices-stock.vi.ts'
import { Loaded, Said } from '../loaded.tsx'
import { Screen } from '../screen.tsx'
import { Plan } from './offices-stock-plan.tsx'
import { Purchases } from './offices-stock-purchases.tsx'
import { FormSheet } from './offices-stock-sheet.tsx'
import { OfficesTable } from './offices-stock-table.tsx'
import { Suggestions, Way } from './offices-stock-way.tsx'
import './offices-stock.css'

/** Where every mug is, which counter lacks some, and what to send where. */
export default function OfficesStock() {
  const state = createOfficesStock(useApp())
  return (
    <Screen title={t.title} note={t.note}>
      <div class="page offices-stock">
        <Loaded read={state.read} kind="card" rows={6}>
          {(survey) => (
            <>
              <Figures figures={survey().figures} />
              <Show
                when={state.offices().length > 0}
                fallback={
                  <Empty drawing="draw-shelf" title={t.empty.title}>
                    {t.empty.words}
                  </Empty>
                }
              >
                <Show when={state.mayMove()}>
                  <div class="wrap">
                    <Button icon="plus" onClick={() => state.form.open('purchase')}>
                      {t.acts.purchase}
                    </Button>
                    <Button kind="plain" icon="send" onClick={() => state.form.open('send')}>
                      {t.acts.send}
                    </Button>
                  </div>
                </Show>
                <Show when={!state.form.kind() && state.deed.trouble()}>
                  {(trouble) => (
                    <Note tone="error" icon="warn">
                      {trouble()}
                    </Note>
                  )}
                </Show>
                <div class="offices-stock-sides">
                  <Plan state={state} survey={survey()} />
                  <OfficesTable state={state} />
                </div>
                <Suggestions state={state} survey={survey()} />
                <Way survey={survey()} />
                <Purchases />
              </Show>
            </>
          )}
        </Loaded>
        <Said toast={state.toast} />
      </div>
      <FormSheet state={state} />
    </Screen>
  )
}

const PLACES = ['onShelves', 'inTransit', 'handedOver', 'brokenOrMissing'] as const

function Figures(props: { figures: StockSurvey['figures'] }) {
  const figures = () => props.figures
  return (
    <section class="card stack-tight" aria-label={t.figures.heading}>
      <dl class="offices-stock-figures">
        <For each={['bought', ...PLACES] as const}>
          {(one) => (
            <div data-of={one}>
              <dt class="small second">{t.figures[one]}</dt>
              <dd class="fig-m">{signed(figures()[one])}</dd>
            </div>
          )}
        </For>
      </dl>
      <Show
        when={figures().agree}
        fallback={
          <Note tone="error" icon="warn">
            {t.figures.differ}
          </Note>
        }
      >
        <Note tone="ok" icon="checks">
          {t.figures.agree(count(figures().bought))} {figures().unpurchased > 0 ? t.figures.unpurchased(figures().unpurchased) : ''}
        </Note>
      </Show>
    </section>
  )
}

const signed = (number: number) => (number < 0 ? `−${count(-number)}` : count(number))
