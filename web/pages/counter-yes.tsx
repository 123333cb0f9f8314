import { createSignal, Show } from 'solid-js'
import type { VoucherView } from '#contract/counter.ts'
import { Button } from '../parts/button.tsx'
import { DigitsField } from '../parts/digits-field.tsx'
import { Note } from '../parts/note.tsx'
import { readyToType } from '../parts/ready.ts'
import { Verdict } from '../parts/verdict.tsx'
import type { Counter } from '../state/counter.ts'
import { stand as s } from '../text/counter-stand.vi.ts'
import { counter as t } from '../text/counter.vi.ts'
import { AppointmentSheet } from './counter-appointment.tsx'
import { ProxySheet } from './counter-proxy.tsx'
import { giftOf, VoucherFacts } from './voucher-facts.tsx'

/** It may be given: what to compare, who fetches it, and the one button. An empty shelf stops nobody who holds a mug. */
export function Yes(props: { counter: Counter; view: VoucherView }) {
  const [sheet, setSheet] = createSignal<'proxy' | 'appointment' | null>(null)
  const words = () => t.verdicts[props.view.verdict]
  const lacksFact = () => props.view.factNeeded && props.counter.fact().length < 4
  return (
    <Verdict
      kind="yes"
      word={words().word}
      line={giftOf(props.view)}
      back={t.back}
      onBack={props.counter.back}
      hint={t.giveHint(props.counter.balance())}
      actions={
        <>
          <Button
            kind="leaf"
            size="counter"
            wide
            icon="mug"
            busy={props.counter.busy()}
            disabledReason={lacksFact() ? t.factFirst : undefined}
            onClick={() => void props.counter.give()}
          >
            {t.give}
          </Button>
          <p class="counter-keys">{s.keys}</p>
        </>
      }
    >
      <Show when={props.view.factNeeded}>
        <DigitsField
          label={t.fact}
          name="fact"
          size="big"
          groups={[4]}
          ref={readyToType}
          value={props.counter.fact()}
          onInput={props.counter.setFact}
          state={props.counter.trouble() ? 'error' : undefined}
          note={props.counter.trouble() ?? t.factAsk}
        />
      </Show>
      <InLine counter={props.counter} view={props.view} onAppointment={() => setSheet('appointment')} />
      <Note tone="info" icon="card">
        {t.check}
      </Note>
      <VoucherFacts view={props.view} />
      <Show when={props.counter.alone()}>
        <Note tone="warning" icon="cloud-off">
          {s.canGive}
        </Note>
      </Show>
      <Show when={props.view.unverified}>
        <Note tone="warning" icon="hourglass">
          {t.unverified}
        </Note>
      </Show>
      <div class="wrap">
        <Button kind="plain" icon="team" onClick={() => setSheet('proxy')}>
          {props.counter.proxy() ? s.proxySet(props.counter.proxy()!.lastFour) : s.proxy}
        </Button>
      </div>
      <Show when={sheet() === 'proxy'}>
        <ProxySheet value={props.counter.proxy()} onChange={props.counter.setProxy} onClose={() => setSheet(null)} />
      </Show>
      <Show when={sheet() === 'appointment'}>
        <AppointmentSheet code={props.view.code} onClose={() => setSheet(null)} onDone={props.counter.back} />
      </Show>
    </Verdict>
  )
}

/** A shelf that is empty, or whose mugs are all promised to others in line: said before the facts, since it changes what the clerk does. */
function InLine(props: { counter: Counter; view: VoucherView; onAppointment: () => void }) {
  const left = () => props.counter.balance() ?? 1
  const line = () => props.view.line ?? { number: null, ahead: 0 }
  const isShort = () => left() <= line().ahead || left() <= 0
  return (
    <>
      <Show when={!isShort() && line().number}>
        {(number) => (
          <Note tone="info" icon="calendar">
            {s.promise.turn(number())}
          </Note>
        )}
      </Show>
      <Show when={isShort()}>
        <Note tone="warning" icon="shelf">
          {left() <= 0 ? s.promise.empty(line().number) : s.promise.promised(line().number, line().ahead, left())}
        </Note>
        <Button kind="plain" wide icon="calendar" onClick={() => props.onAppointment()}>
          {line().number === null ? s.appointment : s.promise.again}
        </Button>
      </Show>
    </>
  )
}
