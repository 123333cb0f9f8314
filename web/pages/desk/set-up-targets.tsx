import { createSignal, onCleanup, Show } from 'solid-js'
import { Button } from '../../parts/button.tsx'
import { Empty } from '../../parts/empty.tsx'
import { useApp, usePerson } from '../../state/app.ts'
import { targetFrame } from '../../state/set-up-examples.ts'
import { createTargets, type Targets } from '../../state/set-up-targets.ts'
import { setUpLeave } from '../../text/set-up-leave.vi.ts'
import { setUpTargets as t } from '../../text/set-up-targets.vi.ts'
import { Loaded } from '../loaded.tsx'
import { Screen } from '../screen.tsx'
import { AskBeforeLeaving } from './set-up-leave.tsx'
import { NeedsCampaign, TabsPage } from './set-up-tabs.tsx'
import { TargetActs } from './set-up-target-acts.tsx'
import { TargetSave } from './set-up-target-save.tsx'
import { TargetTable } from './set-up-target-table.tsx'

/** What each team is to reach, week by week. */
export default function SetUpTargets() {
  const targets = createTargets(useApp(), usePerson(), createNarrow())
  const frame = () => {
    const value = targets.read.value()
    return value?.campaign.of ? targetFrame(value.organisations, value.campaign.of.periods) : undefined
  }
  return (
    <Screen title={t.title} note={t.note} tone="plain" backHref="/thiet-lap">
      <div class="page">
        <Loaded read={targets.read} rows={8}>
          {() => (
            <Show when={targets.campaign()} fallback={<NeedsCampaign />}>
              <TabsPage tabs={targets.tabs} empty={t.noTeams} listName={t.grid} frame={frame()} beside={<TargetActs targets={targets} />}>
                <Grid targets={targets} />
              </TabsPage>
            </Show>
          )}
        </Loaded>
        <AskBeforeLeaving
          unsaved={() => targets.edits.count() > 0}
          title={setUpLeave.title}
          words={setUpLeave.words(t.leave)}
          save={targets.save}
          busy={targets.deed.busy()}
        />
      </div>
    </Screen>
  )
}

function Grid(props: { targets: Targets }) {
  return (
    <Show
      when={(props.targets.grid()?.teams.length ?? 0) > 0}
      fallback={
        <Empty drawing="draw-board" title={t.noTeams.title} action={<Button href="/thiet-lap/don-vi">{t.noTeams.action}</Button>}>
          {t.noTeams.words}
        </Empty>
      }
    >
      <TargetTable targets={props.targets} />
      <TargetSave targets={props.targets} />
    </Show>
  )
}

/** Where only one period fits beside the names. */
function createNarrow(): () => boolean {
  const query = matchMedia('(width < 44rem)')
  const [narrow, setNarrow] = createSignal(query.matches)
  const follow = () => setNarrow(query.matches)
  query.addEventListener('change', follow)
  onCleanup(() => query.removeEventListener('change', follow))
  return narrow
}
