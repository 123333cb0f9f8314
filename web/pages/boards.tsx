import { Show } from 'solid-js'
import { dayOf } from '#rules/days.ts'
import type { Board, Figures } from '#rules/words.ts'
import { Chips } from '../parts/chips.tsx'
import { Empty } from '../parts/empty.tsx'
import { FiguresChip } from '../parts/figures-chip.tsx'
import { Glaze } from '../parts/glaze.tsx'
import { Icon } from '../parts/icon.tsx'
import { Note } from '../parts/note.tsx'
import { Postmark } from '../parts/postmark.tsx'
import { Segments } from '../parts/segments.tsx'
import { SelectField } from '../parts/select-field.tsx'
import { WeekChooser } from '../parts/week-chooser.tsx'
import { useApp, usePerson } from '../state/app.ts'
import { createBoards } from '../state/boards.ts'
import { periodName } from '../state/periods.ts'
import { boards as t } from '../text/boards.vi.ts'
import { common } from '../text/common.vi.ts'
import { clock, clockOfDay, count, daySpan, fullDay, shortDay, sinceWhen, stamped } from '../text/format.ts'
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
            <Foundation state={state} />
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

/** Which group, which day, which figures; final with the postmark, else since when. */
function Foundation(props: { state: State }) {
  const { state } = props
  return (
    <div class="boards-foundation">
      <Show when={state.groups.options().length > 1}>
        <Chips legend={t.groups} name="group" options={state.groups.options()} value={state.groups.value()} onChange={state.groups.choose} />
      </Show>
      <div class="boards-figures">
        <Show when={state.final()} fallback={<Running state={state} />}>
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
        <Show when={state.days().length > 0}>
          <SelectField
            label={t.until.label}
            name="until"
            value={state.day() ?? ''}
            onChange={(day) => state.setDay(day || null)}
            options={[{ value: '', label: t.until.now }, ...state.days().map((day) => ({ value: day, label: t.until.day(shortDay(day)) }))]}
          />
        </Show>
      </div>
      <Show when={state.frozenAt()}>
        {(since) => (
          <Note icon="lock" tone="warning">
            {t.frozen(clockOfDay(since()), state.ownPoints() === null ? null : count(state.ownPoints()!))}
          </Note>
        )}
      </Show>
      <About state={state} />
    </div>
  )
}

function Running(props: { state: State }) {
  const app = useApp()
  const { state } = props
  const when = () => {
    const at = state.read.at()
    if (at === null || (state.day() && state.read.state() !== 'kept')) return ''
    const said = sinceWhen(at, app.device.now())
    return state.read.state() === 'kept' ? t.staleAt(said) : common.updatedAt(said)
  }
  return (
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
  )
}

/** How this board is ranked, and where its middle stands. */
function About(props: { state: State }) {
  const app = useApp()
  const { state } = props
  const words = () => {
    if (state.board() === 'team') return t.measure[app.bundle()?.rules.teamMeasure ?? 'target-rate']
    return state.median() > 0 ? t.median(count(state.median()), count(state.of())) : ''
  }
  return (
    <Show when={words()}>
      <p class="small second">{words()}</p>
    </Show>
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
