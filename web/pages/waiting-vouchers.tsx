import { For, Show } from 'solid-js'
import type { WaitingVoucher } from '#contract/reminders.ts'
import { Button } from '../parts/button.tsx'
import { Empty } from '../parts/empty.tsx'
import { Field } from '../parts/field.tsx'
import { Icon } from '../parts/icon.tsx'
import { readyToGoOn } from '../parts/ready.ts'
import { Segments } from '../parts/segments.tsx'
import { useApp } from '../state/app.ts'
import { createWaitingVouchers, type WaitingState } from '../state/waiting-vouchers.ts'
import { common } from '../text/common.vi.ts'
import { clockOfDay, count } from '../text/format.ts'
import { waitingVouchers as t } from '../text/waiting-vouchers.vi.ts'
import { Loaded, Said } from './loaded.tsx'
import { Screen } from './screen.tsx'
import './waiting-vouchers.css'

const SOON = 7
const SEARCHED = 10

/** Own participants who have not fetched their gift, soonest end first, with a text to send them. */
export default function WaitingVouchers() {
  const state = createWaitingVouchers(useApp(), location.origin)
  return (
    <Screen title={t.title} backHref="/so-ghi" note={state.read.value() ? t.note(count(state.count())) : undefined}>
      <div class="page">
        <Loaded read={state.read} rows={5}>
          {() => (
            <Show
              when={state.count() > 0}
              fallback={
                <Empty drawing="draw-checks" title={t.empty.title}>
                  {t.empty.words}
                </Empty>
              }
            >
              <p class="small second">{t.intro}</p>
              <Segments
                legend={t.who.legend}
                name="who"
                value={state.who()}
                onChange={(who) => state.setWho(who as 'all')}
                options={[
                  { value: 'all', label: t.who.all(count(state.count())) },
                  { value: 'fresh', label: t.who.fresh(count(state.fresh())) },
                ]}
              />
              <Show when={state.count() > SEARCHED}>
                <Field label={t.search} name="search" type="search" icon="search" value={state.search()} onInput={state.setSearch} autocomplete="off" />
              </Show>
              <Show
                when={state.found().length > 0}
                fallback={
                  <Empty drawing="draw-search" title={t.emptyFresh.title}>
                    {t.emptyFresh.words}
                  </Empty>
                }
              >
                <ul class="rows rows-card">
                  <For each={state.shown()}>{(one) => <Row one={one} state={state} />}</For>
                </ul>
                <Show when={state.hasMore()}>
                  <Button kind="plain" wide onClick={state.more}>
                    {t.more}
                  </Button>
                </Show>
              </Show>
            </Show>
          )}
        </Loaded>
        <Said toast={state.toast} />
      </div>
    </Screen>
  )
}

function Row(props: { one: WaitingVoucher; state: WaitingState }) {
  const left = () => props.state.left(props.one)
  return (
    <li class="waiting-row" data-id={props.one.enrolmentId}>
      <a class="waiting-name" href={`/so-ghi/${props.one.enrolmentId}`}>
        <b>{props.one.name}</b>
      </a>
      <p class="small waiting-left" data-soon={left() < SOON ? '' : undefined}>
        <Icon name="clock" />
        {t.left(left(), props.one.lastDay)}
      </p>
      <p class="small second">
        {common.product[props.one.product]} · {props.one.office ? t.office(props.one.office.name) : t.noOffice}
        <Show when={props.one.maskedPhone}>{(phone) => <> · {t.phone(phone())}</>}</Show>
      </p>
      <Show when={props.one.lastRemindedAt}>
        {(at) => (
          <p class="small waiting-reminded">
            <Icon name="check" />
            {t.reminded(props.one.reminded, clockOfDay(at()))}
          </p>
        )}
      </Show>
      <div class="waiting-acts">
        <Button kind={props.one.lastRemindedAt ? 'plain' : 'go'} icon="share" onClick={() => void props.state.send(props.one)}>
          {t.send}
        </Button>
        <Button
          kind="plain"
          icon="check"
          busy={props.state.isBusy(props.one)}
          onClick={() =>
            void props.state
              .remind(props.one)
              .then(() => readyToGoOn(`[data-id="${props.one.enrolmentId}"] .waiting-acts button:last-child`, '.waiting-name', '.empty'))
          }
        >
          {t.remind}
        </Button>
      </div>
      <details class="small">
        <summary class="waiting-preview">{t.preview}</summary>
        <p class="waiting-words">
          {props.state.wordsFor(props.one)} {props.state.linkOf(props.one)}
        </p>
      </details>
    </li>
  )
}
