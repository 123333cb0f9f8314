import { For, Show } from 'solid-js'
import type { GoalProgress } from '#contract/campaigns.ts'
import { Bar } from '../../parts/bar.tsx'
import { Button } from '../../parts/button.tsx'
import { FiguresChip } from '../../parts/figures-chip.tsx'
import { StateChip } from '../../parts/state-chip.tsx'
import { barOf, figureOf, hundredths, paceWords, restWords } from '../../state/goals.ts'
import type { Overview } from '../../state/overview.ts'
import { count, fullDay } from '../../text/format.ts'
import { overview } from '../../text/overview.vi.ts'
import { Loaded } from '../loaded.tsx'

const t = overview.goals

/** Each goal with its source: how far, how fast, and what is still missing. */
export function OverviewGoals(props: { state: Overview }) {
  return (
    <section class="stack-tight">
      <h2 class="unseen">{t.heading}</h2>
      <Loaded read={props.state.goals} kind="card" rows={3}>
        {(value) => (
          <Show
            when={value().goals.length > 0}
            fallback={
              <div class="card spread overview-none">
                <p>{t.none}</p>
                <Button kind="plain" href="/thiet-lap/dot">
                  {t.set}
                </Button>
              </div>
            }
          >
            <ul class="overview-goals">
              <For each={value().goals}>{(progress) => <Goal progress={progress} />}</For>
            </ul>
          </Show>
        )}
      </Loaded>
    </section>
  )
}

function Goal(props: { progress: GoalProgress }) {
  const { progress } = props
  const isPeople = progress.goal.kind === 'people'
  const pace = () => paceWords(progress)
  return (
    <li class="card overview-goal">
      <h3>{progress.goal.label}</h3>
      <p>
        <b class="fig-l">{figureOf(progress).figure}</b>
        <span class="overview-of">{figureOf(progress).of}</span>
      </p>
      <Show when={barOf(progress)}>{(bar) => <Bar {...bar()} />}</Show>
      <p class="wrap">
        <Show when={progress.reached} fallback={<Show when={isPeople}>{<FiguresChip kind="official" />}</Show>}>
          <StateChip state="verified" words={t.reached} />
        </Show>
        <Show when={isPeople && progress.rate !== null}>
          <span class="small">{t.rate(hundredths(progress.rate!), count(progress.provisional))}</span>
        </Show>
      </p>
      <p class="small">
        <Show when={pace()}>
          {(found) => (
            <>
              <b data-tone={found().tone}>{found().words}</b>
              {t.against}{' '}
            </>
          )}
        </Show>
        {restWords(progress).join(' ')}
      </p>
      <p class="small second">
        {t.source(progress.goal.source)}
        <Show when={progress.goal.kind === 'coverage' && progress.goal}>
          {(goal) => {
            const found = goal()
            return found.kind === 'coverage' ? `. ${t.asOf(fullDay(found.asOf), count(found.covered))}` : ''
          }}
        </Show>
      </p>
    </li>
  )
}
