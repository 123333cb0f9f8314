import { createSignal, For, Show } from 'solid-js'
import type { PrizeLine } from '#contract/prizes.ts'
import { PRIZE_STATES } from '#rules/prize-ledger.ts'
import { Button } from '../../parts/button.tsx'
import { Chips } from '../../parts/chips.tsx'
import { Empty } from '../../parts/empty.tsx'
import { useApp } from '../../state/app.ts'
import { createPrizes, type PrizeFilter, type PrizePeriod, type Prizes as State } from '../../state/prizes.ts'
import { periodName } from '../../state/periods.ts'
import { dong } from '../../text/format.ts'
import { prizes as t } from '../../text/prizes.vi.ts'
import { Loaded, Said } from '../loaded.tsx'
import { Screen } from '../screen.tsx'
import { PrizeRow } from './prizes-line.tsx'
import { PaymentSheet } from './prizes-payment.tsx'
import { RecoverySheet } from './prizes-recovery.tsx'
import './prizes.css'

type Ask = { pay?: readonly PrizeLine[]; recover?: PrizeLine }

/** The ledger: what the table may give, what is due, and what money has moved. */
export default function Prizes() {
  const app = useApp()
  const state = createPrizes(app)
  const [asking, setAsking] = createSignal<Ask | null>(null)
  const close = () => setAsking(null)
  const done = (words: string) => {
    state.toast.say(words)
    void state.read.reload()
  }
  const filters = () =>
    (['all', ...PRIZE_STATES] as const)
      .filter((one) => one === 'all' || state.count(one) > 0)
      .map((one) => ({ value: one, label: one === 'all' ? t.all : t.states[one], count: state.count(one) }))
  return (
    <Screen title={t.title} note={t.note}>
      <div class="page">
        <Show when={!app.bundle()?.training} fallback={<Nothing words={t.training} />}>
          <Loaded read={state.read} kind="card" rows={6}>
            {() => (
              <>
                <Sums state={state} />
                <Show when={state.lines().length > 0} fallback={<Nothing words={t.empty} />}>
                  <Chips legend={t.filter} name="state" options={filters()} value={state.filter()} onChange={(one) => state.setFilter(one as PrizeFilter)} />
                  <For each={state.periods()} fallback={<Nothing words={t.emptyState} />}>
                    {(period) => <Period period={period} onAsk={setAsking} />}
                  </For>
                </Show>
              </>
            )}
          </Loaded>
        </Show>
        <Said toast={state.toast} />
      </div>
      <Show when={asking()?.pay} keyed>
        {(lines) => <PaymentSheet lines={lines} onClose={close} onDone={done} />}
      </Show>
      <Show when={asking()?.recover} keyed>
        {(line) => <RecoverySheet line={line} onClose={close} onDone={done} />}
      </Show>
    </Screen>
  )
}

const Nothing = (props: { words: { title: string; words: string } }) => (
  <Empty drawing="draw-board" title={props.words.title}>
    {props.words.words}
  </Empty>
)

function Sums(props: { state: State }) {
  const ledger = () => props.state.read.value()!
  const sums = () => [
    { label: t.sums.table, value: ledger().table },
    { label: t.sums.awarded, value: ledger().awarded },
    { label: t.sums.paid, value: ledger().paid },
    { label: t.sums.toPay, value: props.state.toPay() },
    ...(ledger().recovered > 0 ? [{ label: t.sums.recovered, value: ledger().recovered }] : []),
  ]
  return (
    <section class="card prizes-sums" aria-label={t.sums.heading}>
      <dl class="prizes-figures">
        <For each={sums()}>
          {(one) => (
            <div>
              <dt class="small second">{one.label}</dt>
              <dd class="fig-s nowrap">{dong(one.value)}</dd>
            </div>
          )}
        </For>
      </dl>
      <Show when={ledger().left + props.state.notAwarded() > 0}>
        <p class="small second">{t.sums.rest(dong(ledger().left), dong(props.state.notAwarded()))}</p>
      </Show>
    </section>
  )
}

function Period(props: { period: PrizePeriod; onAsk: (ask: Ask) => void }) {
  const payable = () => props.period.payable
  const sum = () => dong(payable().reduce((total, line) => total + (line.toPay ?? 0), 0))
  return (
    <section class="stack-tight">
      <header class="spread prizes-head">
        <div>
          <h2>{periodName({ kind: props.period.kind as 'week', number: props.period.number })}</h2>
          <p class="small second">{t.period(props.period.lines.length, dong(props.period.sum))}</p>
        </div>
        <Show when={payable().length > 1}>
          <Button icon="checks" onClick={() => props.onAsk({ pay: payable() })}>
            {t.payAll(payable().length, sum())}
          </Button>
        </Show>
      </header>
      <ul class="rows rows-card">
        <For each={props.period.lines}>
          {(line) => <PrizeRow line={line} onPay={() => props.onAsk({ pay: [line] })} onRecover={() => props.onAsk({ recover: line })} />}
        </For>
      </ul>
    </section>
  )
}
