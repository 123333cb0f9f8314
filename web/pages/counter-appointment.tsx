import { For, Match, Show, Switch } from 'solid-js'
import type { Appointment, NearOffice } from '#contract/lost-vouchers.ts'
import { Button } from '../parts/button.tsx'
import { DoorPlate } from '../parts/door-plate.tsx'
import { Note } from '../parts/note.tsx'
import { readyToPress } from '../parts/ready.ts'
import { Sheet } from '../parts/sheet.tsx'
import { useApp } from '../state/app.ts'
import { createAppointment, type AppointmentState } from '../state/appointment.ts'
import { appointment as t } from '../text/appointment.vi.ts'
import './counter-appointment.css'

type AppointmentSheetProps = { code: string; onClose: () => void; onDone: () => void }

/** An empty shelf: a number in this counter's line, and the nearest counters that have some. Stands open while it is there; `onDone` once a number was taken or the voucher sent on. */
export function AppointmentSheet(props: AppointmentSheetProps) {
  const appointment = createAppointment(useApp(), props.code)
  const isDone = () => appointment.taken() !== null || appointment.moved() !== null
  const close = () => (isDone() ? props.onDone() : props.onClose())
  return (
    <Sheet
      open
      onClose={close}
      title={t.title}
      foot={
        <Show
          when={!isDone()}
          fallback={
            <Button ref={readyToPress} onClick={close}>
              {t.done}
            </Button>
          }
        >
          <Button kind="plain" onClick={close}>
            {t.cancel}
          </Button>
          <Button busy={appointment.deed.busy()} onClick={() => void appointment.take()}>
            {t.go}
          </Button>
        </Show>
      }
    >
      <div class="stack">
        <Switch fallback={<p>{t.words}</p>}>
          <Match when={appointment.moved()}>{(office) => <p role="status">{t.transferred(office())}</p>}</Match>
          <Match when={appointment.taken()}>{(taken) => <Taken taken={taken()} appointment={appointment} />}</Match>
        </Switch>
        <Show when={appointment.deed.trouble()}>
          {(trouble) => (
            <Note tone="error" icon="warn">
              <p role="alert">{trouble()}</p>
            </Note>
          )}
        </Show>
      </div>
    </Sheet>
  )
}

function Taken(props: { taken: Appointment; appointment: AppointmentState }) {
  return (
    <>
      <div class="counter-appointment-number" role="status">
        <DoorPlate value={props.taken.number} tone="first" label={`${t.number} ${props.taken.number}`} />
        <div>
          <p>
            <b>{t.number}</b> {t.numberOf(props.taken.office)}
          </p>
          <p class="second">{t.before(props.taken.before)}</p>
        </div>
      </div>
      <p class="small">{t.keep}</p>
      <Show when={props.taken.nearest.length > 0} fallback={<p class="small second">{t.nearestNone}</p>}>
        <section class="stack-tight">
          <h3>{t.nearest}</h3>
          <ul class="rows rows-card">
            <For each={props.taken.nearest}>{(office) => <Near office={office} appointment={props.appointment} />}</For>
          </ul>
          <Show when={props.taken.nearest.some(({ metres }) => metres !== null)}>
            <p class="small second">{t.crow}</p>
          </Show>
        </section>
      </Show>
    </>
  )
}

function Near(props: { office: NearOffice; appointment: AppointmentState }) {
  const facts = () => [...(props.office.metres === null ? [] : [t.far(props.office.metres)]), t.left(props.office.left)].join(' · ')
  return (
    <li class="counter-appointment-near">
      <div>
        <p>
          <b>{props.office.name}</b>
        </p>
        <p class="small">{facts()}</p>
        <p class="small second">
          {props.office.address} · {props.office.hours} · <span class="figures">{props.office.phone}</span>
        </p>
      </div>
      <Button
        kind="plain"
        label={t.transfer(props.office.name)}
        busy={props.appointment.deed.busy()}
        onClick={() => void props.appointment.transfer(props.office)}
      >
        {t.transferShort}
      </Button>
    </li>
  )
}
