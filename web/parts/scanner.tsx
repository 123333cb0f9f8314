import { createEffect, createSignal, Match, on, onCleanup, Show, Switch } from 'solid-js'
import { type CameraChoice, createScanner } from '../state/scanner.ts'
import { scanner as t } from '../text/scanner.vi.ts'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'
import { Note } from './note.tsx'
import './scanner.css'

/** The viewfinder of a counter: camera, torch and photo, each code found into `onText` as often as it is seen. `paused` leaves the camera open and reads nothing; `choice` remembers that no camera is wanted. */
export function Scanner(props: { onText: (text: string) => void; paused: boolean; choice?: CameraChoice }) {
  const video = (<video class="scanner-video" playsinline muted aria-hidden="true" />) as HTMLVideoElement
  const scanner = createScanner({ onText: (text) => props.onText(text), paused: () => props.paused, video: () => video, choice: props.choice })
  const isOpen = () => ['opening', 'on'].includes(scanner.state().kind)
  const failed = () => {
    const state = scanner.state()
    return state.kind === 'failed' ? t.troubles[state.why] : null
  }
  void scanner.startIfAllowed()
  const choose = () => {
    const chosen = file.files?.[0]
    file.value = ''
    if (chosen) scanner.readFile(chosen)
  }
  const file = (
    <input class="unseen" type="file" accept="image/*" capture="environment" tabindex="-1" aria-label={t.photo} onChange={choose} />
  ) as HTMLInputElement
  return (
    <section class="scanner" aria-label={t.label}>
      <div class="scanner-view" hidden={!isOpen()}>
        {video}
        <Finder found={scanner.found()} paused={props.paused} />
        <Torch state={scanner.state()} onSet={(to) => void scanner.setTorch(to)} />
        <p class="scanner-words" role="status">
          {saying(scanner.state(), props.paused)}
        </p>
      </div>
      <Show when={failed()}>
        {(trouble) => (
          <Note tone="warning" icon="warn">
            <b>{trouble().word}</b>
            <br />
            {trouble().next}
          </Note>
        )}
      </Show>
      <Show when={scanner.state().kind === 'off'}>
        <p class="scanner-note second small">{t.openNote}</p>
      </Show>
      <div class="scanner-acts wrap">
        <Switch>
          <Match when={isOpen()}>
            <Button kind="bare" onClick={scanner.off}>
              {t.close}
            </Button>
          </Match>
          <Match when={!isOpen()}>
            <Button kind="plain" icon="scan" onClick={scanner.start}>
              {failed() ? t.retry : t.open}
            </Button>
          </Match>
        </Switch>
        <Button kind={isOpen() ? 'bare' : 'plain'} busy={scanner.photo() === 'reading'} onClick={() => file.click()}>
          {scanner.photo() === 'reading' ? t.photoReading : t.photo}
        </Button>
        {file}
      </div>
      <Show when={scanner.photo() === 'nothing'}>
        <Note tone="warning" icon="warn">
          {t.photoNothing}
        </Note>
      </Show>
    </section>
  )
}

type State = ReturnType<ReturnType<typeof createScanner>['state']>

function saying(state: State, paused: boolean): string {
  if (state.kind === 'opening') return state.again ? t.again : t.opening
  if (state.kind === 'on' && state.dark) return t.dark
  return paused ? t.paused : t.aim
}

/** Four corners; they close in for a moment when a code was read. */
function Finder(props: { found: number; paused: boolean }) {
  const [isFresh, setFresh] = createSignal(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  createEffect(
    on(
      () => props.found,
      () => {
        clearTimeout(timer)
        setFresh(true)
        timer = setTimeout(() => setFresh(false), 600)
      },
      { defer: true },
    ),
  )
  onCleanup(() => clearTimeout(timer))
  return (
    <svg class="scanner-finder" viewBox="0 0 100 100" aria-hidden="true" data-found={isFresh() ? '' : undefined} data-paused={props.paused ? '' : undefined}>
      <path d="M2 20V10a8 8 0 0 1 8-8h10M80 2h10a8 8 0 0 1 8 8v10M98 80v10a8 8 0 0 1-8 8H80M20 98H10a8 8 0 0 1-8-8V80" />
    </svg>
  )
}

function Torch(props: { state: State; onSet: (on: boolean) => void }) {
  const torch = () => (props.state.kind === 'on' ? props.state.torch : 'none')
  return (
    <Show when={torch() !== 'none'}>
      <button
        class="scanner-torch"
        type="button"
        aria-pressed={torch() === 'on'}
        aria-label={torch() === 'on' ? t.torchOff : t.torchOn}
        onClick={() => props.onSet(torch() !== 'on')}
      >
        <Icon name="torch" />
      </button>
    </Show>
  )
}
