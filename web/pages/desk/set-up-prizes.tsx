import { For, Show } from 'solid-js'
import type { CampaignBundle } from '#contract/campaigns.ts'
import type { CampaignRules } from '#rules/words.ts'
import { Button } from '../../parts/button.tsx'
import { Facts } from '../../parts/facts.tsx'
import { MoneyField } from '../../parts/money-field.tsx'
import { Note } from '../../parts/note.tsx'
import { useApp, usePerson } from '../../state/app.ts'
import { prizeFacts, prizeTable, type PrizeTable } from '../../state/set-up-prizes.ts'
import { joined, setUpReads } from '../../state/set-up-reads.ts'
import { createRulesDraft, type RulesDraft } from '../../state/set-up-rules-draft.ts'
import { setUpLeave as leave } from '../../text/set-up-leave.vi.ts'
import { setUpPrizes as t } from '../../text/set-up-prizes.vi.ts'
import { setUpRules as rules } from '../../text/set-up-rules.vi.ts'
import { Loaded, Said } from '../loaded.tsx'
import { Screen } from '../screen.tsx'
import { FormFoot, sending } from './set-up-form-foot.tsx'
import { AskBeforeLeaving } from './set-up-leave.tsx'
import { CampaignTabs } from './set-up-campaign-tabs.tsx'
import { PrizePartCard } from './set-up-prizes-part.tsx'
import { NeedsCampaign } from './set-up-tabs.tsx'
import './set-up-prizes.css'

const FORM = 'set-up-prizes-form'

/** «Giải thưởng»: the table by kind of period and board, and its sum against the budget. */
export default function SetUpPrizes() {
  const app = useApp()
  const person = usePerson()
  const draft = createRulesDraft(app, person)
  const read = joined({ rules: draft.read, campaign: setUpReads(person).campaign() })
  return (
    <Screen title={t.title} note={t.note} tone="plain" backHref="/thiet-lap" dockless>
      <CampaignTabs />
      <div class="page">
        <Show when={person.campaignId()} fallback={<NeedsCampaign />}>
          <Loaded read={read} kind="card" rows={6}>
            {(value) => (
              <Show when={value().campaign.of && draft.rules()}>
                {(draftRules) => (
                  <>
                    <form id={FORM} class="set-up-prizes" novalidate onSubmit={sending(draft.save)}>
                      <Prizes draft={draft} rules={draftRules()} campaign={value().campaign.of!} />
                    </form>
                    <FormFoot form={FORM} deed={draft.deed} dirty={draft.dirty()} words={rules.changed(draft.what())} save={rules.save} onUndo={draft.undo} />
                  </>
                )}
              </Show>
            )}
          </Loaded>
          <Said toast={draft.toast} />
        </Show>
      </div>
      <AskBeforeLeaving unsaved={draft.dirty} title={leave.title} words={leave.words(draft.what().join(', '))} save={draft.save} busy={draft.deed.busy()} />
    </Screen>
  )
}

function Prizes(props: { draft: RulesDraft; rules: CampaignRules; campaign: CampaignBundle }) {
  const table = () => prizeTable(props.rules, prizeFacts(props.campaign))
  const keys = () => table().parts.map(({ kind, board }) => `${kind}/${board}`)
  const part = (key: string) => table().parts.find(({ kind, board }) => `${kind}/${board}` === key)
  const dropIdle = () => {
    const idle = new Set(table().idle.map(({ at }) => at))
    props.draft.set(
      'prizes',
      props.rules.prizes.filter((_, at) => !idle.has(at)),
    )
  }
  return (
    <>
      <Sums draft={props.draft} rules={props.rules} table={table()} />
      <For each={keys()}>
        {(key) => (
          <Show when={part(key)}>{(of) => <PrizePartCard draft={props.draft} rules={props.rules} part={of()} divisions={props.campaign.divisions} />}</Show>
        )}
      </For>
      <Show when={table().idle.length > 0}>
        <Note tone="warning" icon="info">
          <b>{t.idle.title}</b>
          <p>{t.idle.words}</p>
          <ul>
            <For each={table().idle}>{({ row }) => <li>{`${t.part(row.board, row.period)}: ${row.place}`}</li>}</For>
          </ul>
          <Button kind="plain" onClick={dropIdle}>
            {t.idle.remove}
          </Button>
        </Note>
      </Show>
    </>
  )
}

function Sums(props: { draft: RulesDraft; rules: CampaignRules; table: PrizeTable }) {
  const items = () =>
    props.table.parts
      .filter(({ lines }) => lines.length > 0)
      .map(({ kind, board, prizes, amount }) => ({ label: t.part(board, kind), value: t.line(prizes, amount) }))
  const left = () => props.table.left
  const words = () => (left()! > 0 ? t.left(left()!) : left()! < 0 ? t.over(-left()!) : t.even)
  return (
    <section class="card set-up-prizes-sums">
      <div class="stack-tight">
        <h2>{t.sums}</h2>
        <Show when={items().length > 0} fallback={<p class="second">{t.empty}</p>}>
          <Facts items={items()} />
          <div class="set-up-prizes-all">
            <Facts items={[{ label: t.all, value: t.line(props.table.prizes, props.table.amount) }]} />
          </div>
        </Show>
      </div>
      <div class="stack-tight">
        <MoneyField
          label={t.budget}
          optional
          name="budget"
          value={props.rules.prizeBudget ?? undefined}
          onInput={(amount) => props.draft.set('prizeBudget', amount ?? null)}
          note={t.budgetNote}
        />
        <p class="set-up-prizes-left fig-m" role="status" data-over={(left() ?? 0) < 0 ? '' : undefined}>
          <Show when={left() !== null}>{words()}</Show>
        </p>
      </div>
    </section>
  )
}
