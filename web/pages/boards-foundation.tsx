import { For, Show } from 'solid-js'
import { dayOf } from '#rules/days.ts'
import type { Figures } from '#rules/words.ts'
import { Chips } from '../parts/chips.tsx'
import { FiguresChip } from '../parts/figures-chip.tsx'
import { Note } from '../parts/note.tsx'
import { Postmark } from '../parts/postmark.tsx'
import { Segments } from '../parts/segments.tsx'
import { useApp } from '../state/app.ts'
import type { createBoards } from '../state/boards.ts'
import { boards as t } from '../text/boards.vi.ts'
import { common } from '../text/common.vi.ts'
import { clock, clockOfDay, count, fullDay, shortDay, sinceWhen, stamped } from '../text/format.ts'

type State = ReturnType<typeof createBoards>

/** Which group, which day, which figures; final with the postmark, else since when. */
export function BoardsFoundation(props: { state: State }) {
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
        <Until state={state} />
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

/** The whole as it stood at the end of a day that is over: as small as a chip, so that the rows keep the screen. */
function Until(props: { state: State }) {
  return (
    <Show when={props.state.days().length > 0}>
      <select class="boards-until" aria-label={t.until.label} name="until" onChange={(event) => props.state.setDay(event.currentTarget.value || null)}>
        <option value="" selected={props.state.day() === null}>
          {t.until.now}
        </option>
        <For each={props.state.days()}>
          {(day) => (
            <option value={day} selected={props.state.day() === day}>
              {t.until.day(shortDay(day))}
            </option>
          )}
        </For>
      </select>
    </Show>
  )
}

function Running(props: { state: State }) {
  const { state } = props
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
      <Show when={!state.isPhase()}>
        <Since state={state} />
      </Show>
    </>
  )
}

function Since(props: { state: State }) {
  const app = useApp()
  const { read, day } = props.state
  const words = () => {
    const at = read.at()
    if (at === null || (day() && read.state() !== 'kept')) return ''
    const said = sinceWhen(at, app.device.now())
    return read.state() === 'kept' ? t.staleAt(said) : common.updatedAt(said)
  }
  return (
    <p class="small second" role="status">
      {words()}
    </p>
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
    <div class="spread">
      <Show when={words()}>
        <p class="small second">{words()}</p>
      </Show>
      <Show when={state.isPhase() && !state.final()}>
        <Since state={state} />
      </Show>
    </div>
  )
}
