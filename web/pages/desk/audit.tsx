import { For, Show } from 'solid-js'
import { AUDIT_GROUPS, type AuditGroup, type AuditHead } from '#contract/audit.ts'
import { Button } from '../../parts/button.tsx'
import { Chips } from '../../parts/chips.tsx'
import { Empty } from '../../parts/empty.tsx'
import { useApp } from '../../state/app.ts'
import { createAudit, type Audit as State } from '../../state/audit.ts'
import { audit as t } from '../../text/audit.vi.ts'
import { clockOfDay, count, dayHead } from '../../text/format.ts'
import { Loaded, Said } from '../loaded.tsx'
import { Screen } from '../screen.tsx'
import { AuditFilters } from './audit-filters.tsx'
import { AuditRow } from './audit-line.tsx'
import './audit.css'

/** The audit as sentences, newest first, and where its chain stands. */
export default function Audit() {
  const app = useApp()
  const state = createAudit(app)
  const groups = (['all', ...AUDIT_GROUPS] as const).map((group) => ({ value: group, label: t.groups[group] }))
  return (
    <Screen title={t.title} note={t.note}>
      <div class="page">
        <Chips legend={t.groups.legend} name="group" options={groups} value={state.group()} onChange={(group) => state.setGroup(group as AuditGroup | 'all')} />
        <AuditFilters state={state} />
        <Loaded read={state.read} rows={6}>
          {(page) => (
            <>
              <Head head={page().head} onCopy={() => void state.copyHead()} />
              <For each={state.byDay()} fallback={<Nothing state={state} />}>
                {([day, lines]) => (
                  <section class="stack-tight">
                    <h2>{dayHead(day, app.device.now())}</h2>
                    <ul class="rows rows-card">
                      <For each={lines}>{(line) => <AuditRow line={line} state={state} />}</For>
                    </ul>
                  </section>
                )}
              </For>
              <Show when={state.next()}>
                <Button kind="plain" icon="down" busy={state.moreBusy()} onClick={() => void state.more()}>
                  {state.through() === null ? t.more : t.moreBack(clockOfDay(state.through()!))}
                </Button>
              </Show>
            </>
          )}
        </Loaded>
        <Said toast={state.toast} />
      </div>
    </Screen>
  )
}

function Nothing(props: { state: State }) {
  const words = () => (props.state.isFiltered() ? t.emptyFiltered : t.empty)
  return (
    <Show when={props.state.next() === null}>
      <Empty drawing="draw-search" title={words().title}>
        {words().words}
      </Empty>
    </Show>
  )
}

/** The last line and the first signs of its hash, to be noted down. */
function Head(props: { head: AuditHead; onCopy: () => void }) {
  const start = () => (props.head.hash.slice(0, 12).match(/.{4}/g) ?? []).join(' ')
  return (
    <section class="card audit-head" aria-label={t.head.heading}>
      <div class="spread">
        <Show when={props.head.line > 0} fallback={<p>{t.head.none}</p>}>
          <p class="audit-head-line">
            <span class="small second">{t.head.heading}</span>
            <b class="figures">{t.head.line(count(props.head.line))}</b>
            <span class="figures">{t.head.hash(start())}</span>
          </p>
          <Button kind="plain" onClick={props.onCopy}>
            {t.head.copy}
          </Button>
        </Show>
      </div>
      <p class="small second">{t.head.note}</p>
    </section>
  )
}
