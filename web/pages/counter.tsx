import { createEffect, createMemo, on, Show } from 'solid-js'
import { readyToType } from '../parts/ready.ts'
import { Scanner } from '../parts/scanner.tsx'
import { Segments } from '../parts/segments.tsx'
import { soundVerdict } from '../parts/verdict-sound.ts'
import { useApp } from '../state/app.ts'
import { cameraChoice } from '../state/camera-choice.ts'
import { createCounterFiles } from '../state/counter-files.ts'
import { broughtHere } from '../state/counter-found.ts'
import { createHolder } from '../state/counter-holder.ts'
import { useCounterKeys } from '../state/counter-keys.ts'
import { createUndo } from '../state/counter-undo.ts'
import { createCounter, type CounterState, type Mode } from '../state/counter.ts'
import { useWedge } from '../state/wedge.ts'
import { counter as t } from '../text/counter.vi.ts'
import { scanner } from '../text/scanner.vi.ts'
import { ByCccd, ByCode } from './counter-form.tsx'
import { HolderCard, HolderSheet } from './counter-holder.tsx'
import { CounterLine } from './counter-line.tsx'
import { CounterSaid } from './counter-said.tsx'
import { Recent, UndoSheet } from './counter-undo.tsx'
import { CounterVerdict } from './counter-verdict.tsx'
import { Said } from './loaded.tsx'
import { Screen } from './screen.tsx'
import './counter.css'

/** The counter: one field for what is typed or scanned, then a verdict that fills the screen. */
export default function Counter() {
  const app = useApp()
  const counter = createCounter(app, soundVerdict)
  const undo = createUndo(app, counter.stand, (id) => (counter.undone(id), readyAgain()))
  const holder = createHolder(app, counter.stand)
  const files = createCounterFiles(app.device)
  const choice = cameraChoice(app.device)
  useWedge(counter.scan)
  useCounterKeys(counter)
  // One that was found by what its owner said.
  const found = broughtHere(app)
  if (found) void counter.show(found)
  const stands = () => ['ready', 'looking'].includes(counter.state().kind)
  // A verdict is seen from its head, wherever the one before was scrolled to.
  createEffect(
    on(
      createMemo(() => shownOf(counter.state())),
      () => scrollTo(0, 0),
      { defer: true },
    ),
  )
  return (
    <>
      {/* Hidden, not taken away: a camera that is open stays open under a verdict. */}
      <div hidden={!stands()}>
        <Screen title={t.title} note={t.at(counter.office() ?? app.me()?.name ?? '', counter.balance())} ownNetwork>
          <div class="page counter">
            <CounterLine counter={counter} />
            <div class="counter-sides">
              <div class="stack">
                <CounterSaid counter={counter} />
                <Segments
                  legend={t.modes.legend}
                  name="mode"
                  value={counter.mode()}
                  onChange={(mode) => counter.setMode(mode as Mode)}
                  options={[
                    { value: 'code', label: t.modes.code },
                    { value: 'cccd', label: t.modes.cccd },
                  ]}
                />
                <Scanner onText={counter.scan} paused={counter.busy() || !stands()} choice={choice} />
                <p class="counter-files small second" role="status">
                  {files().ready ? scanner.files.ready : files().of > 0 ? scanner.files.bringing(files().done, files().of) : ''}
                </p>
                <Show when={stands()}>
                  <Show when={counter.mode() === 'code'} fallback={<ByCccd counter={counter} />}>
                    <ByCode counter={counter} />
                  </Show>
                </Show>
              </div>
              <div class="stack">
                <Recent undo={undo} />
                <HolderCard stand={counter.stand()} holder={holder} />
              </div>
            </div>
            <Said toast={undo.toast} />
            <Said toast={holder.toast} />
          </div>
        </Screen>
      </div>
      <Show when={!stands()}>
        <main class="counter-verdict">
          <CounterLine counter={counter} />
          <CounterVerdict counter={counter} undo={undo} />
        </main>
      </Show>
      <UndoSheet undo={undo} />
      <HolderSheet stand={counter.stand()} holder={holder} />
    </>
  )
}

/** The same as long as the same thing is said, however often it is asked anew. */
const shownOf = (state: CounterState): string => [state.kind, ...('view' in state ? [state.view.code, state.view.verdict] : [])].join(' ')

/** What was pressed is gone with what it took back. */
const readyAgain = () => {
  const field = document.querySelector<HTMLInputElement>('.counter form input')
  if (field) readyToType(field)
}
