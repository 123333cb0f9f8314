import { createSignal, Show } from 'solid-js'
import { Button } from '../parts/button.tsx'
import { Note } from '../parts/note.tsx'
import type { Counter } from '../state/counter.ts'
import { proxy as t } from '../text/proxy.vi.ts'
import { appointment } from '../text/appointment.vi.ts'
import { AppointmentSheet } from './counter-appointment.tsx'
import { ProxySheet } from './counter-proxy.tsx'

/** Beside "Đã trao ly": somebody else fetches it, or there is none to give. */
export function CounterShortPaths(props: { counter: Counter; code: string }) {
  const [open, setOpen] = createSignal<'proxy' | 'appointment' | null>(null)
  const proxy = () => props.counter.proxy()
  const close = () => setOpen(null)
  return (
    <>
      <Show when={proxy()}>
        {(one) => (
          <Note tone="info" icon="person">
            {t.said(one().relation, one().lastFour)}
          </Note>
        )}
      </Show>
      <div class="wrap">
        <Button kind="plain" icon="person" onClick={() => setOpen('proxy')}>
          {t.title}
        </Button>
        <Button kind="plain" icon="hourglass" onClick={() => setOpen('appointment')}>
          {appointment.open}
        </Button>
      </div>
      <Show when={open() === 'proxy'}>
        <ProxySheet value={proxy()} onChange={props.counter.setProxy} onClose={close} />
      </Show>
      <Show when={open() === 'appointment'}>
        <AppointmentSheet code={props.code} onClose={close} onDone={() => (close(), props.counter.back())} />
      </Show>
    </>
  )
}
