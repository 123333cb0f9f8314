import { For, Show } from 'solid-js'
import type { HoldRequest } from '#contract/counter.ts'
import { showCode } from '#rules/voucher-codes.ts'
import { Button } from '../../parts/button.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Facts } from '../../parts/facts.tsx'
import { Note } from '../../parts/note.tsx'
import { readyToGoOn } from '../../parts/ready.ts'
import { useApp } from '../../state/app.ts'
import { createHolds, type Holds as HoldsOf } from '../../state/holds.ts'
import { holds as t } from '../../text/holds.vi.ts'
import { Loaded, Said } from '../loaded.tsx'
import { Screen } from '../screen.tsx'
import { ConfirmTabs } from './confirm-tabs.tsx'
import { HoldsHandovers } from './holds-handovers.tsx'
import { ReasonSheet } from './reason-sheet.tsx'
import './holds.css'

/** Vouchers that a counter waits for while another device holds them; a supervisor's word is a risk that is told before it is given. */
export default function Holds() {
  const holds = createHolds(useApp())
  return (
    <Screen title={t.title} note={holds.requests().length > 0 ? t.note(holds.requests().length) : undefined}>
      <ConfirmTabs />
      <div class="page">
        <p class="small second holds-words">{t.words}</p>
        <Loaded read={holds.read} kind="card">
          {(value) => (
            <Show
              when={value().requests.length > 0}
              fallback={
                <Empty drawing="draw-checks" title={t.empty.title}>
                  {t.empty.words}
                </Empty>
              }
            >
              <ul class="columns holds-list">
                <For each={value().requests}>{(request) => <Request holds={holds} request={request} />}</For>
              </ul>
            </Show>
          )}
        </Loaded>
        <Show when={holds.takesBack}>
          <HoldsHandovers holds={holds} />
        </Show>
        <Said toast={holds.toast} />
      </div>
      <Show when={holds.asking()} keyed>
        {(asked) => (
          <ReasonSheet
            open
            danger
            title={t[asked.of].title}
            go={t[asked.of].go}
            reasons={t[asked.of].reasons}
            note={t[asked.of].risk}
            hint={t.reasonHint}
            busy={holds.deed.busy()}
            trouble={holds.deed.trouble()}
            onClose={holds.close}
            onReason={(reason) => void holds.decide(asked, reason).then(() => readyToGoOn('.holds-one h2', '.empty'))}
          />
        )}
      </Show>
    </Screen>
  )
}

function Request(props: { holds: HoldsOf; request: HoldRequest }) {
  const { holds } = props
  const facts = () => {
    const { code, home, holder, asking, askingDevice, askedAt, collector } = props.request
    return [
      { label: t.facts.code, value: <span class="figures">{showCode(code)}</span> },
      { label: t.facts.collector, value: collector },
      ...(home === null ? [] : [{ label: t.facts.home, value: home }]),
      { label: t.facts.holder, value: t.machine(holder.device, holder.office) },
      { label: t.facts.seen, value: holder.lastSyncAt === null ? t.never : t.at(holder.lastSyncAt, holds.now()) },
      { label: t.facts.wants, value: t.machine(askingDevice, asking) },
      { label: t.facts.since, value: t.at(askedAt, holds.now()) },
    ]
  }
  return (
    <li class="card stack holds-one">
      <h2>{t.who(props.request.initials, props.request.birthYear, props.request.lastFour)}</h2>
      <Facts items={facts()} />
      <Show when={props.request.holder.holdingOf !== null}>
        <Note tone="info">{t.holding}</Note>
      </Show>
      <div class="holds-acts">
        <Button onClick={() => holds.ask('one', props.request)}>{t.one.act}</Button>
        <Show when={props.request.holder.holdingOf !== null}>
          <Button kind="plain" onClick={() => holds.ask('device', props.request)}>
            {t.device.act}
          </Button>
        </Show>
      </div>
    </li>
  )
}
