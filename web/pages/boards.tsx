import { Match, Show, Switch } from 'solid-js'
import { dayOf } from '#rules/days.ts'
import type { Board, Figures } from '#rules/words.ts'
import { Bones } from '../parts/bones.tsx'
import { Button } from '../parts/button.tsx'
import { Empty } from '../parts/empty.tsx'
import { FiguresChip } from '../parts/figures-chip.tsx'
import { Glaze } from '../parts/glaze.tsx'
import { Postmark } from '../parts/postmark.tsx'
import { RankList } from '../parts/rank-list.tsx'
import { Segments } from '../parts/segments.tsx'
import { Trouble } from '../parts/trouble.tsx'
import { WeekChooser } from '../parts/week-chooser.tsx'
import { useApp, usePerson } from '../state/app.ts'
import { createBoards } from '../state/boards.ts'
import { periodName } from '../state/periods.ts'
import { boards as t } from '../text/boards.vi.ts'
import { common } from '../text/common.vi.ts'
import { clock, daySpan, fullDay, sinceWhen, stamped } from '../text/format.ts'
import { Screen } from './screen.tsx'
import './boards.css'

type State = ReturnType<typeof createBoards>

export default function Boards() {
  const app = useApp()
  const state = createBoards(app, usePerson())
  return (
    <Screen title={t.title}>
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
            <Foundation state={state} />
            <List state={state} />
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

/** What the figures below are: final with the postmark, else provisional or official, and since when. */
function Foundation(props: { state: State }) {
  const app = useApp()
  const { state } = props
  const when = () => {
    const at = state.read.at()
    if (at === null) return ''
    const said = sinceWhen(at, app.device.now())
    return state.read.state() === 'kept' ? t.staleAt(said) : common.updatedAt(said)
  }
  return (
    <div class="boards-figures">
      <Show
        when={state.final()}
        fallback={
          <>
            <Segments
              legend={t.figures}
              name="figures"
              value={state.figures()}
              onChange={(value) => state.setFigures(value as Figures)}
              options={[
                { value: 'provisional', label: t.provisional },
                { value: 'official', label: t.official },
              ]}
            />
            <p class="small second" role="status">
              {when()}
            </p>
          </>
        }
      >
        {(final) => (
          <>
            <div class="boards-final">
              <FiguresChip kind="official" />
              <p class="small second">{t.final(final().version, stamped(final().at))}</p>
            </div>
            <Postmark still time={clock(final().at)} date={fullDay(dayOf(final().at)).replaceAll('/', '.')} version={final().version} />
          </>
        )}
      </Show>
    </div>
  )
}

function List(props: { state: State }) {
  const { state } = props
  const name = () => (state.period() ? periodName(state.period()!) : '')
  const label = () => t.list(state.board() === 'team' ? t.team : t.individual, name())
  return (
    <Switch fallback={<Bones rows={8} />}>
      <Match when={state.rows().length > 0}>
        <Show when={state.nobody()}>
          <div class="page">
            <Nobody state={state} name={name()} />
          </div>
        </Show>
        <RankList label={label()} figures={state.figures()} rows={state.rows()} own={state.own()} />
        <Show when={state.rest() > 0}>
          <div class="page">
            <Button kind="plain" wide onClick={() => state.more()}>
              {t.more(Math.min(state.rest(), 200))}
            </Button>
          </div>
        </Show>
      </Match>
      <Match when={state.read.value()}>
        <div class="page">
          <Nobody state={state} name={name()} />
        </div>
      </Match>
      <Match when={state.read.state() === 'failed'}>
        <div class="page">
          <Trouble title={t.trouble.title} onRetry={() => void state.read.reload()}>
            {t.trouble.words}
          </Trouble>
        </div>
      </Match>
    </Switch>
  )
}

function Nobody(props: { state: State; name: string }) {
  const words = () => {
    if (props.state.board() === 'team' && props.state.rows().length === 0) return t.emptyTeam
    return props.state.figures() === 'official' ? t.emptyOfficial : { title: t.empty.title(props.name), words: t.empty.words }
  }
  return (
    <Empty drawing="draw-board" title={words().title}>
      {words().words}
    </Empty>
  )
}

function NotYet(props: { state: State }) {
  const period = () => props.state.period()
  return (
    <Show when={period()}>
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
