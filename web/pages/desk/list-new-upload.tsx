import { Match, Show, Switch } from 'solid-js'
import { Button } from '../../parts/button.tsx'
import { Note } from '../../parts/note.tsx'
import type { Upload, UploadState } from '../../state/list-upload.ts'
import { listNew as t } from '../../text/list-new.vi.ts'

/** The rows on their way: how many have arrived, what is waited for, and where the result stands. */
export function ListUpload(props: { upload: Upload }) {
  const state = () => props.upload.state()
  const onTheWay = () => {
    const now = state()
    return now.kind === 'sending' || now.kind === 'paused' ? now : null
  }
  const ended = () => {
    const now = state()
    return now.kind === 'known' || now.kind === 'done' ? now : null
  }
  return (
    <section class="card stack" role="status">
      <Switch>
        <Match when={state().kind === 'sealing'}>
          <p>{t.upload.sealing}</p>
          <progress class="list-new-progress" aria-label={t.upload.sealing} />
        </Match>
        <Match when={onTheWay()}>{(now) => <OnTheWay now={now()} onStop={props.upload.stop} />}</Match>
        <Match when={ended()}>
          {(now) => (
            <>
              <Note tone="ok" icon="check">
                <p>{now().kind === 'known' ? t.upload.known : t.upload.done}</p>
              </Note>
              <Button wide href={`/xac-nhan/danh-sach/${now().id}`}>
                {t.upload.open}
              </Button>
            </>
          )}
        </Match>
      </Switch>
    </section>
  )
}

function OnTheWay(props: { now: Extract<UploadState, { sent: number }>; onStop: () => void }) {
  const isPaused = () => props.now.kind === 'paused'
  const words = () => (isPaused() ? t.upload.paused : t.upload.sending)(props.now.sent, props.now.rows)
  return (
    <>
      <p class="figures">{words()}</p>
      <progress class="list-new-progress" aria-label={words()} max={Math.max(1, props.now.rows)} value={props.now.sent} />
      <Show when={isPaused()} fallback={<p class="small second">{t.upload.sendingNote}</p>}>
        <Note tone="warning" icon="warn">
          <p>{t.upload.pausedNote}</p>
        </Note>
      </Show>
      <div>
        <Button kind="plain" onClick={props.onStop}>
          {t.upload.stop}
        </Button>
      </div>
    </>
  )
}
