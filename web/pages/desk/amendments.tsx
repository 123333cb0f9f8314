import { For, Show } from 'solid-js'
import type { AmendmentView } from '#contract/amendments.ts'
import { Button } from '../../parts/button.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Facts } from '../../parts/facts.tsx'
import { Note } from '../../parts/note.tsx'
import { Segments } from '../../parts/segments.tsx'
import { StateChip } from '../../parts/state-chip.tsx'
import { Table } from '../../parts/table.tsx'
import { createAmendments, type Amendments as State } from '../../state/amendments.ts'
import { useApp } from '../../state/app.ts'
import { periodName } from '../../state/periods.ts'
import { amendments as t } from '../../text/amendments.vi.ts'
import { clockOfDay } from '../../text/format.ts'
import { Loaded, Said } from '../loaded.tsx'
import { Screen } from '../screen.tsx'
import { ConfirmTabs } from './confirm-tabs.tsx'
import { comparedStates } from './stated-facts.ts'
import './amendments.css'

/** Entries of final periods that an organiser wants changed: what is and what would be, for another organiser to approve. */
export default function Amendments() {
  const state = createAmendments(useApp())
  const empty = () => (state.state() === 'open' ? t.empty : t.emptyDecided)
  return (
    <Screen title={t.title} note={t.note(state.read.value()?.amendments.length ?? 0)}>
      <ConfirmTabs />
      <div class="page">
        <Segments
          legend={t.states.legend}
          name="state"
          value={state.state()}
          onChange={(value) => state.setState(value as 'open')}
          options={[
            { value: 'open', label: t.states.open },
            { value: 'decided', label: t.states.decided },
          ]}
        />
        <Show when={state.deed.trouble()}>
          {(trouble) => (
            <Note tone="error" icon="warn">
              {trouble()}
            </Note>
          )}
        </Show>
        <Loaded read={state.read} kind="card">
          {(list) => (
            <For
              each={list().amendments}
              fallback={
                <Empty drawing="draw-checks" title={empty().title}>
                  {empty().words}
                </Empty>
              }
            >
              {(one) => <Amendment one={one} state={state} />}
            </For>
          )}
        </Loaded>
        <Said toast={state.toast} />
      </div>
    </Screen>
  )
}

function Amendment(props: { one: AmendmentView; state: State }) {
  const periods = () => props.one.periods.flatMap((id) => props.state.period(id) ?? [])
  const facts = () => [
    { label: t.reason, value: props.one.reason },
    { label: t.collector, value: `${props.one.entry.collector.name}, ${props.one.entry.organisation}` },
    ...(periods().length > 0 ? [{ label: t.periods, value: periods().map(periodName).join(', ') }] : []),
    ...(props.one.decided ? [{ label: t.outcome[props.one.state], value: t.decided(props.one.decided.by, clockOfDay(props.one.decided.at)) }] : []),
  ]
  return (
    <article class="card stack">
      <header class="stack-tight">
        <span class="spread">
          <h2>
            {t.kinds[props.one.kind]}: {props.one.entry.name}
          </h2>
          <StateChip state={props.one.entry.state} />
        </span>
        <p class="small second">{t.by(props.one.by, clockOfDay(props.one.at))}</p>
      </header>
      <Facts small items={facts()} />
      <Show when={props.one.state === 'open'} fallback={<Corrections {...props} />}>
        <Show
          when={!props.one.isChanged}
          fallback={
            <Note tone="warning" icon="refresh">
              {t.isChanged}
            </Note>
          }
        >
          <Changes {...props} />
        </Show>
        <Acts {...props} />
      </Show>
    </article>
  )
}

function Changes(props: { one: AmendmentView; state: State }) {
  const rows = () => (props.one.before && props.one.after ? comparedStates(props.one.before, props.one.after, props.state.office) : [])
  return (
    <Show when={props.one.worth}>
      {(worth) => (
        <div class="amendments-changes">
          <Table caption={t.kinds[props.one.kind]}>
            <thead>
              <tr>
                <th scope="col">{t.field}</th>
                <th scope="col">{t.before}</th>
                <th scope="col">{t.after}</th>
              </tr>
            </thead>
            <tbody>
              <For each={rows()}>
                {(row) => (
                  <tr>
                    <th scope="row">{row.label}</th>
                    <td class="amendments-before">{row.before}</td>
                    <td class="amendments-after">{row.after}</td>
                  </tr>
                )}
              </For>
              <tr>
                <th scope="row">{t.points}</th>
                <td>{worth().before.points}</td>
                <td class="amendments-after">{worth().after?.points ?? (props.one.kind === 'cancellation' ? t.cancelled : t.cannot)}</td>
              </tr>
            </tbody>
          </Table>
        </div>
      )}
    </Show>
  )
}

/** The second organiser approves or declines; whoever proposed may take it back. */
function Acts(props: { one: AmendmentView; state: State }) {
  const locked = () => (props.state.isOwn(props.one) ? t.own : props.state.isOwnEntry(props.one) ? t.ownEntry : undefined)
  return (
    <div class="amendments-acts">
      <Button kind="plain" busy={props.state.isBusy(props.one)} onClick={() => void props.state.withdraw(props.one)}>
        {props.state.isOwn(props.one) ? t.withdraw : t.decline}
      </Button>
      <Show when={!props.one.isChanged}>
        <Button icon="stamp" busy={props.state.isBusy(props.one)} disabledReason={locked()} onClick={() => void props.state.approve(props.one)}>
          {t.approve}
        </Button>
      </Show>
    </div>
  )
}

/** What was approved is taken into the closed result by a correction of its period. */
function Corrections(props: { one: AmendmentView; state: State }) {
  return (
    <Show when={props.one.state === 'approved'}>
      <div class="wrap">
        <For each={props.one.periods}>
          {(id) => (
            <Button kind="plain" href={`/chot/${id}/dinh-chinh`}>
              {t.toCorrections}
              {props.state.period(id) ? ` ${periodName(props.state.period(id)!).toLocaleLowerCase('vi')}` : ''}
            </Button>
          )}
        </For>
      </div>
    </Show>
  )
}
