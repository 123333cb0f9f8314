import { Show } from 'solid-js'
import { Button } from '../parts/button.tsx'
import { Note } from '../parts/note.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { useApp } from '../state/app.ts'
import type { Holder } from '../state/counter-holder.ts'
import type { CounterStand } from '../state/counter-stand.ts'
import { stand as t } from '../text/counter-stand.vi.ts'

type Props = { stand: CounterStand | null; holder: Holder }

/** Whether this device holds the office's vouchers, what that means, and the way to change it. */
export function HolderCard(props: Props) {
  return (
    <section class="card stack-tight">
      <h2>{t.holder.title}</h2>
      <p>{whose(props.stand)}</p>
      <p class="small second">{t.holder.meaning}</p>
      <Show when={props.stand?.officeId()}>
        <Button kind="plain" icon="lock" wide onClick={props.holder.open}>
          {deedOf(props.stand)}
        </Button>
      </Show>
    </section>
  )
}

export function HolderSheet(props: Props) {
  const app = useApp()
  const isHolder = () => props.stand?.isHolder() ?? false
  const waiting = () => props.stand?.waiting() ?? 0
  const reason = () => (!app.online() ? t.line.offline : isHolder() && waiting() > 0 ? t.holder.unsent(waiting()) : undefined)
  return (
    <Sheet
      open={props.holder.isOpen()}
      onClose={props.holder.close}
      title={t.holder.title}
      foot={
        <Button
          kind={isHolder() ? 'plain' : 'go'}
          size="main"
          wide
          busy={props.holder.deed.busy()}
          disabledReason={reason()}
          onClick={() => void (isHolder() ? props.holder.give() : props.holder.take())}
        >
          {deedOf(props.stand)}
        </Button>
      }
    >
      <div class="stack">
        <p>{whose(props.stand)}</p>
        <p>{t.holder.meaning}</p>
        <Show when={isHolder()}>
          <p>{t.holder.giveWords}</p>
        </Show>
        <Show when={!isHolder() && props.stand?.told()?.officeId === props.stand?.officeId() && props.stand?.told()?.device}>
          <Note tone="warning" icon="warn">
            {t.holder.takeOverWords}
          </Note>
        </Show>
        <Show when={props.holder.deed.trouble()}>
          {(trouble) => (
            <Note tone="error" icon="warn">
              {trouble()}
            </Note>
          )}
        </Show>
      </div>
    </Sheet>
  )
}

function whose(stand: CounterStand | null): string {
  const told = stand?.told()
  if (!told || told.officeId !== stand?.officeId()) return t.holder.unknown
  if (stand?.isHolder()) return t.holder.mine
  return told.device ? t.holder.other(told.device.name, told.device.since) : t.holder.none
}

function deedOf(stand: CounterStand | null): string {
  if (stand?.isHolder()) return t.holder.give
  return stand?.told()?.device ? t.holder.takeOver : t.holder.take
}
