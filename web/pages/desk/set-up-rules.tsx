import { Show } from 'solid-js'
import type { CampaignRules } from '#rules/words.ts'
import { useApp, usePerson } from '../../state/app.ts'
import { createRulesDraft, type RulesDraft } from '../../state/set-up-rules-draft.ts'
import { setUpLeave as leave } from '../../text/set-up-leave.vi.ts'
import { setUpRules as t } from '../../text/set-up-rules.vi.ts'
import { Loaded, Said } from '../loaded.tsx'
import { Screen } from '../screen.tsx'
import { FormFoot, sending } from './set-up-form-foot.tsx'
import { AskBeforeLeaving } from './set-up-leave.tsx'
import { CampaignTabs } from './set-up-campaign-tabs.tsx'
import { RulesBoards } from './set-up-rules-boards.tsx'
import { RulesClose } from './set-up-rules-close.tsx'
import { RulesPoints } from './set-up-rules-points.tsx'
import { NeedsCampaign } from './set-up-tabs.tsx'
import './set-up-rules.css'

/** What a section of the settings works on. */
export type RulesSectionProps = { draft: RulesDraft; rules: CampaignRules }

const FORM = 'set-up-rules-form'

/** «Thể lệ»: every setting but the prizes, as a draft. */
export default function SetUpRules() {
  const app = useApp()
  const person = usePerson()
  const draft = createRulesDraft(app, person)
  return (
    <Screen title={t.title} note={t.note} tone="plain" backHref="/thiet-lap" dockless>
      <CampaignTabs />
      <div class="page">
        <Show when={person.campaignId()} fallback={<NeedsCampaign />}>
          <Loaded read={draft.read} kind="card" rows={6}>
            {() => (
              <Show when={draft.rules()}>
                {(rules) => (
                  <>
                    <form id={FORM} class="set-up-rules" novalidate onSubmit={sending(draft.save)}>
                      <RulesPoints draft={draft} rules={rules()} />
                      <RulesBoards draft={draft} rules={rules()} />
                      <RulesClose draft={draft} rules={rules()} />
                    </form>
                    <FormFoot form={FORM} deed={draft.deed} dirty={draft.dirty()} words={t.changed(draft.what())} save={t.save} onUndo={draft.undo} />
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
