import { createSignal, For, Show } from 'solid-js'
import type { CaseView } from '#contract/cases.ts'
import { Button } from '../../parts/button.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Note } from '../../parts/note.tsx'
import { Segments } from '../../parts/segments.tsx'
import { Sides } from '../../parts/side.tsx'
import { useApp } from '../../state/app.ts'
import { createCases } from '../../state/cases.ts'
import { cases as t } from '../../text/cases.vi.ts'
import { desk } from '../../text/desk.vi.ts'
import { clockOfDay } from '../../text/format.ts'
import { refusals } from '../../text/refusals.vi.ts'
import { Loaded, Said } from '../loaded.tsx'
import { Screen } from '../screen.tsx'
import { CaseSide } from './case-side.tsx'
import { CasesBetween } from './cases-between.tsx'
import { CasesMatrix } from './cases-matrix.tsx'
import { ConfirmTabs } from './confirm-tabs.tsx'
import { ReasonSheet } from './reason-sheet.tsx'
import './cases.css'

type Asking = { one: CaseView; counts: boolean }
type Words = keyof typeof t.choose

/** A duplicate whose place nobody holds any more is a question about that entry alone. */
const wordsOf = ({ kind, holder }: CaseView): Words => (kind === 'duplicate' && !holder ? 'alone' : kind)

/** Two entries of one person, side by side with their receipts; one of them is to count. */
export default function Cases() {
  const cases = createCases(useApp())
  const [asking, setAsking] = createSignal<Asking | null>(null)
  const side = (counts: boolean) => (counts ? 'entry' : 'holder')
  const decide = async ({ one, counts }: Asking, reason: string) => {
    if (await cases.decide(one, counts, reason)) setAsking(null)
  }
  const empty = () => (cases.between().collector ? t.emptyBetween : cases.state() === 'open' ? t.empty : t.emptyDecided)
  return (
    <Screen title={t.title} note={t.note(cases.count())}>
      <ConfirmTabs />
      <div class="page">
        <div class="cases-states">
          <Segments
            legend={t.states.legend}
            name="state"
            value={cases.state()}
            onChange={(state) => cases.setState(state as 'open')}
            options={[
              { value: 'open', label: t.states.open },
              { value: 'decided', label: t.states.decided },
            ]}
          />
        </div>
        <CasesMatrix cases={cases} />
        <CasesBetween cases={cases} />
        <Loaded read={cases.read} kind="card">
          {() => (
            <For
              each={cases.list()}
              fallback={
                <Empty drawing="draw-checks" title={empty().title}>
                  {empty().words}
                </Empty>
              }
            >
              {(one) => <Case one={one} own={cases.isOwn(one)} onAsk={(counts) => (cases.deed.say(null), setAsking({ one, counts }))} />}
            </For>
          )}
        </Loaded>
        <Show when={cases.hasMore()}>
          <Button kind="plain" wide busy={cases.moreBusy()} onClick={() => void cases.more()}>
            {desk.more}
          </Button>
        </Show>
        <Said toast={cases.toast} />
      </div>
      <Show when={asking()} keyed>
        {(asked) => (
          <ReasonSheet
            open
            title={t.choose[wordsOf(asked.one)][side(asked.counts)]}
            go={t.choose[wordsOf(asked.one)][side(asked.counts)]}
            reasons={t.reasons[wordsOf(asked.one)]}
            note={t.effect[wordsOf(asked.one)][side(asked.counts)]}
            busy={cases.deed.busy()}
            trouble={cases.deed.trouble()}
            onClose={() => setAsking(null)}
            onReason={(reason) => void decide(asked, reason)}
          />
        )}
      </Show>
    </Screen>
  )
}

function Case(props: { one: CaseView; own: boolean; onAsk: (counts: boolean) => void }) {
  const kind = () => wordsOf(props.one)
  return (
    <article class="card stack">
      <header>
        <h2>
          {t.kinds[kind()].title}: {props.one.entry.name}
        </h2>
        <p class="small second">
          {t.kinds[kind()].words} {t.openedAt(clockOfDay(props.one.openedAt))}.
        </p>
      </header>
      <Sides>
        <Show when={props.one.holder}>{(holder) => <CaseSide title={t.holder} entry={holder()} suggested={props.one.suggestion === 'holder'} />}</Show>
        <CaseSide title={props.one.holder ? t.entry : t.alone} entry={props.one.entry} suggested={props.one.suggestion === 'entry'} />
      </Sides>
      <Show when={props.one.decision} fallback={<Choices kind={kind()} own={props.own} suggestion={props.one.suggestion} onAsk={props.onAsk} />}>
        {(decision) => (
          <Note tone="ok" icon="check">
            <b>{t.outcome[kind()][decision().counts ? 0 : 1]}</b>. {t.decided(decision().by, clockOfDay(decision().at))}: {decision().reason}
          </Note>
        )}
      </Show>
    </article>
  )
}

function Choices(props: { kind: Words; own: boolean; suggestion: CaseView['suggestion']; onAsk: (counts: boolean) => void }) {
  return (
    <Show
      when={!props.own}
      fallback={
        <Note tone="warning" icon="lock">
          {refusals['own-entry']}
        </Note>
      }
    >
      <div class="cases-choices">
        <Button kind={props.suggestion === 'entry' ? 'plain' : 'go'} onClick={() => props.onAsk(false)}>
          {t.choose[props.kind].holder}
        </Button>
        <Button kind={props.suggestion === 'entry' ? 'go' : 'plain'} onClick={() => props.onAsk(true)}>
          {t.choose[props.kind].entry}
        </Button>
      </div>
    </Show>
  )
}
