import { createSignal, Show } from 'solid-js'
import { Button } from '../parts/button.tsx'
import { Note } from '../parts/note.tsx'
import { useApp } from '../state/app.ts'
import { leaveCounter } from '../state/counter-holder.ts'
import { type CounterStand, counterStand } from '../state/counter-stand.ts'
import { stand as s } from '../text/counter-stand.vi.ts'
import { screen } from '../text/screen.vi.ts'

/** A clerk's way out: what of this counter's device stays unsent, and its holds given back before the session ends. */
export default function CounterLeave(props: { onLeave: () => void }) {
  const app = useApp()
  const [stand, setStand] = createSignal<CounterStand | null>(null)
  const [busy, setBusy] = createSignal(false)
  void counterStand(app).then(async (made) => (await made.reload(), setStand(made)))
  const waiting = () => (stand()?.waiting() ?? 0) + (stand()?.refused().length ?? 0)

  async function leave(): Promise<void> {
    setBusy(true)
    const at = stand()
    if (at && app.online()) await leaveCounter(app, at).catch(() => {})
    props.onLeave()
  }
  return (
    <>
      <Show when={waiting() > 0}>
        <Note tone="warning" icon="cloud-up">
          {s.leave.unsent(waiting())}
        </Note>
      </Show>
      <Show when={stand()?.isHolder()}>
        <Note tone="info" icon="lock">
          {app.online() ? s.leave.holds : s.leave.offline}
        </Note>
      </Show>
      <Button kind="danger" wide busy={busy()} onClick={() => void leave()}>
        {busy() && stand()?.isHolder() ? s.leave.giving : waiting() > 0 ? screen.me.signOutAnyway : screen.me.signOut}
      </Button>
    </>
  )
}
