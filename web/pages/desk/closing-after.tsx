import { Show } from 'solid-js'
import type { Closing, Result } from '#contract/results.ts'
import { Button } from '../../parts/button.tsx'
import { Note } from '../../parts/note.tsx'
import { useApp } from '../../state/app.ts'
import type { ClosingState } from '../../state/closing.ts'
import { closing } from '../../text/closing.vi.ts'
import { untilWhen } from '../../text/format.ts'

const t = closing.final

/** To be announced, or since then how long it may be objected to. */
export function Announced(props: { closing: ClosingState; value: Closing; result: Result }) {
  const app = useApp()
  const window = () => {
    const until = props.value.complaintsUntil
    if (props.value.state === 'sealed') return t.sealed
    if (until === null) return null
    return app.device.now() < until ? t.until(untilWhen(until)) : t.windowOver(untilWhen(until), props.value.openComplaints)
  }
  return (
    <Show
      when={props.result.announcedAt === null && !props.closing.isOld()}
      fallback={
        <>
          <Show when={!props.closing.isOld() && window()}>{(words) => <p class="small">{words()}</p>}</Show>
          <div class="wrap">
            <Show when={props.result.announcedAt !== null}>
              <Button icon="letter" href={`/tin/${props.result.id}`}>
                {t.read}
              </Button>
            </Show>
            <Show when={!props.closing.isOld()}>
              <Button kind="plain" href="/giai-thuong">
                {t.ledger}
              </Button>
            </Show>
          </div>
        </>
      }
    >
      <p class="small second">{t.announceNote}</p>
      <Button kind="act" size="main" icon="letter" busy={props.closing.deed.busy()} onClick={() => void props.closing.announce()}>
        {t.announce}
      </Button>
    </Show>
  )
}

/** What has happened since the close, and the way to a new version. */
export function Correctable(props: { closing: ClosingState }) {
  const view = () => props.closing.correction.value()
  const href = () => `/chot/${props.closing.period()?.id ?? ''}/dinh-chinh`
  const words = () => {
    const proposal = view()?.proposal
    if (proposal) return t.correctOpen(proposal.by)
    return (view()?.entries.length ?? 0) > 0 ? t.correctDue(view()!.entries.length) : null
  }
  return (
    <Show when={words()}>
      {(said) => (
        <Note tone="warning" icon="refresh">
          <p>{said()}</p>
          <Button kind="plain" href={href()}>
            {view()?.proposal ? t.correctSee : t.correct}
          </Button>
        </Note>
      )}
    </Show>
  )
}
