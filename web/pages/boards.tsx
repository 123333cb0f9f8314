import { Match, Show, Switch } from 'solid-js'
import type { Board, Figures } from '#rules/words.ts'
import { Bones } from '../parts/bones.tsx'
import { Empty } from '../parts/empty.tsx'
import { FiguresChip } from '../parts/figures-chip.tsx'
import { Glaze } from '../parts/glaze.tsx'
import { RankList } from '../parts/rank-list.tsx'
import { Segments } from '../parts/segments.tsx'
import { Trouble } from '../parts/trouble.tsx'
import { WeekChooser } from '../parts/week-chooser.tsx'
import { useApp, usePerson } from '../state/app.ts'
import { createBoards } from '../state/boards.ts'
import { periodName } from '../state/periods.ts'
import { boards as t } from '../text/boards.vi.ts'
import { common } from '../text/common.vi.ts'
import { daySpan, fullDay, sinceWhen, stamped } from '../text/format.ts'
import { Screen } from './screen.tsx'
import './boards.css'

type State = ReturnType<typeof createBoards>

export default function Boards() {
  const state = createBoards(useApp(), usePerson())
  return (
    <Screen title={t.title}>
      <Head state={state} />
      <Foundation state={state} />
      <Switch>
        <Match when={!state.begun()}><div class="page"><Empty drawing="draw-board" title={t.notYet.title}>{t.notYet.words(fullDay(state.period()?.firstDay ?? ''))}</Empty></div></Match>
        <Match when={state.rows().length > 0}>
          <RankList label={t.list(state.board() === 'team' ? t.team : t.individual, state.period() ? periodName(state.period()!) : '')} figures={state.figures()} rows={state.rows()} />
        </Match>
        <Match when={state.read.state() === 'loading'}><Bones rows={8} /></Match>
        <Match when={state.read.state() === 'failed'}><div class="page"><Trouble title={t.trouble.title} onRetry={() => void state.read.reload()}>{t.trouble.words}</Trouble></div></Match>
        <Match when={true}><Nobody official={state.figures() === 'official'} /></Match>
      </Switch>
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
            {(period) => <WeekChooser title={periodName(period())} dates={daySpan(period().firstDay, period().lastDay)} onEarlier={state.isPhase() ? undefined : state.earlier()} onLater={state.isPhase() ? undefined : state.later()} />}
          </Show>
          <button class="boards-phase" type="button" onClick={() => (state.isPhase() ? state.toWeeks() : state.toPhase())}>{state.isPhase() ? t.weekly : t.wholePhase}</button>
        </div>
        <Segments legend={t.board} name="board" tone="glaze" value={state.board()} onChange={(value) => state.setBoard(value as Board)} options={[{ value: 'team', label: t.team }, { value: 'individual', label: t.individual }]} />
      </div>
    </Glaze>
  )
}

/** What the figures below are: provisional or official, and since when. */
function Foundation(props: { state: State }) {
  const app = useApp()
  const { state } = props
  const when = () => {
    const at = state.read.at()
    if (at === null) return ''
    const said = sinceWhen(at, app.device.now())
    return state.read.state() === 'kept' ? common.staleAt(said) : common.updatedAt(said)
  }
  return (
    <div class="boards-figures">
      <Show
        when={state.isFinal()}
        fallback={<Segments legend={t.figures} name="figures" value={state.figures()} onChange={(value) => state.setFigures(value as Figures)} options={[{ value: 'provisional', label: t.provisional }, { value: 'official', label: t.official }]} />}
      >
        <FiguresChip kind="official" />
      </Show>
      <p class="small second" role="status">
        <Show when={state.final()} fallback={when()}>{(final) => t.final(final().version, stamped(final().at))}</Show>
      </p>
    </div>
  )
}

function Nobody(props: { official: boolean }) {
  const words = () => (props.official ? t.emptyOfficial : t.empty)
  return <div class="page"><Empty drawing="draw-board" title={words().title}>{words().words}</Empty></div>
}
