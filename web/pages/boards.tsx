import { Show } from 'solid-js'
import type { Board } from '#rules/words.ts'
import { Empty } from '../parts/empty.tsx'
import { Glaze } from '../parts/glaze.tsx'
import { Icon } from '../parts/icon.tsx'
import { Segments } from '../parts/segments.tsx'
import { WeekChooser } from '../parts/week-chooser.tsx'
import { useApp, usePerson } from '../state/app.ts'
import { createBoards } from '../state/boards.ts'
import { periodName } from '../state/periods.ts'
import { boards as t } from '../text/boards.vi.ts'
import { daySpan, fullDay } from '../text/format.ts'
import { BoardsFoundation } from './boards-foundation.tsx'
import { BoardsList } from './boards-list.tsx'
import { Screen } from './screen.tsx'
import './boards.css'

type State = ReturnType<typeof createBoards>

export default function Boards() {
  const app = useApp()
  const state = createBoards(app, usePerson())
  const rules = () => (
    <a class="boards-rules" href={`/the-le/${app.bundle()?.id ?? ''}`}>
      <Icon name="info" label={t.rules} />
    </a>
  )
  return (
    <Screen title={t.title} end={app.bundle() ? rules() : undefined}>
      <Show
        when={app.bundle()}
        fallback={
          <div class="page">
            <Empty drawing="draw-board" title={t.noCampaign.title}>
              {t.noCampaign.words}
            </Empty>
          </div>
        }
      >
        <div class="boards">
          <Head state={state} />
          <Show when={state.begun()} fallback={<NotYet state={state} />}>
            <BoardsFoundation state={state} />
            <BoardsList state={state} />
          </Show>
        </div>
      </Show>
    </Screen>
  )
}

function Head(props: { state: State }) {
  const { state } = props
  return (
    <Glaze>
      <div class="stack">
        <div class="boards-period">
          <Show when={state.period()}>
            {(period) => (
              <WeekChooser
                title={periodName(period())}
                dates={daySpan(period().firstDay, period().lastDay)}
                onEarlier={state.earlier()}
                onLater={state.later()}
              />
            )}
          </Show>
          <button class="boards-phase" type="button" onClick={() => state.togglePhase()}>
            {state.isPhase() ? t.weekly : t.wholePhase}
          </button>
        </div>
        <Segments
          legend={t.board}
          name="board"
          tone="glaze"
          value={state.board()}
          onChange={(value) => state.setBoard(value as Board)}
          options={[
            { value: 'team', label: t.team },
            { value: 'individual', label: t.individual },
          ]}
        />
      </div>
    </Glaze>
  )
}

function NotYet(props: { state: State }) {
  return (
    <Show when={props.state.period()}>
      {(found) => (
        <div class="page">
          <Empty drawing="draw-board" title={t.notYet.title(periodName(found()))}>
            {t.notYet.words(fullDay(found().firstDay))}
          </Empty>
        </div>
      )}
    </Show>
  )
}
