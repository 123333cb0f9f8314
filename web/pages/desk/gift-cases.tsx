import { createSignal, For, Show } from 'solid-js'
import type { GiftCaseView } from '#contract/gift-cases.ts'
import { GIFT_CASE_KINDS } from '#rules/redemption.ts'
import { Button } from '../../parts/button.tsx'
import { Chips } from '../../parts/chips.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Segments } from '../../parts/segments.tsx'
import { SelectField } from '../../parts/select-field.tsx'
import { useApp } from '../../state/app.ts'
import { createGiftCases, type GiftCases as State } from '../../state/gift-cases.ts'
import { desk } from '../../text/desk.vi.ts'
import { giftCases as t } from '../../text/gift-cases.vi.ts'
import { Loaded, Said } from '../loaded.tsx'
import { Screen } from '../screen.tsx'
import { ConfirmTabs } from './confirm-tabs.tsx'
import { GiftCase } from './gift-case.tsx'
import { GiftCaseSheet } from './gift-case-sheet.tsx'
import './gift-cases.css'

type Asking = { one: GiftCaseView; standing: string | null }

/** One place for every question about a gift: given twice, for a code that nobody knows, off an empty shelf, or for an entry that fell. */
export default function GiftCases() {
  const cases = createGiftCases(useApp())
  const [asking, setAsking] = createSignal<Asking | null>(null)
  const empty = () => (cases.state() === 'open' ? t.empty : t.emptyDecided)
  return (
    <Screen title={t.title} note={cases.read.value() ? t.note(cases.open()) : undefined}>
      <ConfirmTabs />
      <div class="page">
        <Filters cases={cases} />
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
              {(one) => <GiftCase one={one} onAsk={(standing) => (cases.deed.say(null), setAsking({ one, standing }))} />}
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
        {(asked) => <GiftCaseSheet cases={cases} {...asked} onClose={() => setAsking(null)} />}
      </Show>
    </Screen>
  )
}

function Filters(props: { cases: State }) {
  const app = useApp()
  const offices = () => (app.bundle()?.offices ?? []).toSorted((one, other) => one.name.localeCompare(other.name, 'vi'))
  const isOpen = () => props.cases.state() === 'open'
  const kinds = () => GIFT_CASE_KINDS.map((value) => ({ value, label: t.kinds[value], count: isOpen() ? props.cases.waits(value) : undefined }))
  return (
    <div class="gift-cases-filters">
      <Segments
        legend={t.states.legend}
        name="state"
        value={props.cases.state()}
        onChange={(state) => props.cases.setState(state as 'open')}
        options={[
          { value: 'open', label: t.states.open },
          { value: 'decided', label: t.states.decided },
        ]}
      />
      <Show when={offices().length > 1}>
        <SelectField
          label={t.filter.office}
          name="office"
          value={props.cases.office()}
          onChange={props.cases.setOffice}
          options={[{ value: '', label: t.filter.everyOffice }, ...offices().map(({ id, name }) => ({ value: id, label: name }))]}
        />
      </Show>
      <Chips
        legend={t.filter.legend}
        name="kind"
        value={props.cases.kind()}
        onChange={(kind) => props.cases.setKind(kind as 'all')}
        options={[{ value: 'all', label: t.filter.all, count: isOpen() ? props.cases.open() : undefined }, ...kinds()]}
      />
    </div>
  )
}
