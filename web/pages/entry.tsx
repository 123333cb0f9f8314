import { useNavigate, useParams } from '@solidjs/router'
import { createSignal, For, lazy, Match, Show, Suspense, Switch } from 'solid-js'
import { Bones } from '../parts/bones.tsx'
import { Button } from '../parts/button.tsx'
import { Empty } from '../parts/empty.tsx'
import { Facts } from '../parts/facts.tsx'
import { StateChip } from '../parts/state-chip.tsx'
import { useApp, usePerson } from '../state/app.ts'
import { createEntry } from '../state/entry.ts'
import { isReturned } from '../state/entry-rows.ts'
import { entry as t } from '../text/entry.vi.ts'
import { clockOfDay } from '../text/format.ts'
import { CancelSheet } from './cancel-sheet.tsx'
import { entryFacts } from './entry-facts.ts'
import { Reason } from './entry-row.tsx'
import { Screen } from './screen.tsx'
import { VoucherView } from './voucher.tsx'

/** What was changed comes over the network, and so do the words for it; without them the steps alone are told. */
const Versions = lazy(() => import('./desk/entry-versions.tsx').catch(() => ({ default: () => null })))

export default function Entry() {
  const app = useApp()
  const person = usePerson()
  const params = useParams()
  const navigate = useNavigate()
  const state = createEntry(app, person, () => params.id ?? '')
  const [cancelling, setCancelling] = createSignal(false)
  return (
    <Screen title={t.title} tone="plain" backHref="/so-ghi">
      <Switch>
        <Match when={!person.ledger.ready()}>
          <Bones kind="card" rows={5} />
        </Match>
        <Match when={!state.row()}>
          <div class="page">
            <Empty drawing="draw-search" title={t.gone.title} action={<Button href="/so-ghi">{t.gone.open}</Button>}>
              {t.gone.words}
            </Empty>
          </div>
        </Match>
        <Match when={state.row()}>
          {(row) => (
            <div class="page">
              <section class="card stack-tight">
                <h2>{row().name}</h2>
                <span class="wrap">
                  <StateChip state={row().chip} late={row().late} />
                </span>
                <Reason row={row()} />
                <Show when={row().change?.refusal}>
                  <Button kind="bare" onClick={() => void person.outbox.drop(row().change!.id)}>
                    {t.dropChange}
                  </Button>
                </Show>
              </section>
              <Show when={state.voucher()}>{(voucher) => <VoucherView id={row().id} voucher={voucher()} refused={row().chip === 'refused'} />}</Show>
              <Show when={state.facts()}>
                {(facts) => (
                  <section class="card">
                    <Facts items={entryFacts(facts(), row())} />
                  </section>
                )}
              </Show>
              <History state={state} />
              <Show when={state.versions.value()?.versions.length}>
                <Suspense>
                  <section class="card">
                    <Versions versions={state.versions.value()?.versions ?? []} />
                  </section>
                </Suspense>
              </Show>
              <Show when={state.canChange() && !isReturned(row()) && !row().refusal}>
                <Button kind="plain" icon="pencil" wide href={`/ghi-nhan/${row().id}`}>
                  {t.edit}
                </Button>
              </Show>
              <Show when={state.canCancel()}>
                <Button kind="danger" wide onClick={() => setCancelling(true)}>
                  {t.cancel}
                </Button>
              </Show>
              <Show when={row().chip === 'draft'}>
                <Button icon="pencil" wide href={`/ghi-nhan/${row().id}`}>
                  {t.edit}
                </Button>
                <Button kind="danger" wide onClick={() => void person.drafts.drop(row().id).then(() => navigate('/so-ghi'))}>
                  {t.removeDraft}
                </Button>
              </Show>
              <CancelSheet
                open={cancelling()}
                onClose={() => setCancelling(false)}
                onCancel={(reason) => void person.outbox.cancel(row().id, reason).then((result) => result === 'removed' && navigate('/so-ghi'))}
              />
            </div>
          )}
        </Match>
      </Switch>
    </Screen>
  )
}

function History(props: { state: ReturnType<typeof createEntry> }) {
  const { history } = props.state
  return (
    <Show
      when={history.value()}
      fallback={
        <Show when={history.state() === 'failed'}>
          <p class="small second">{t.historyOffline}</p>
        </Show>
      }
    >
      {(value) => (
        <section class="card stack-tight">
          <h2>{t.history}</h2>
          <ol class="stack-tight">
            <For each={value().transitions}>
              {(step) => (
                <li class="small">
                  <b>{t.acts[step.act] ?? t.states[step.to] ?? step.to}</b> {clockOfDay(step.at)}
                  {step.by ? ` ${t.by(step.by)}` : ''}
                  {step.reason ? `: ${step.reason}` : ''}
                </li>
              )}
            </For>
          </ol>
        </section>
      )}
    </Show>
  )
}
