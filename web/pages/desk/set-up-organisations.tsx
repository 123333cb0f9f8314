import { For, Show } from 'solid-js'
import { useApp, usePerson } from '../../state/app.ts'
import { type OrganisationRow, treeOf } from '../../state/set-up-organisations.ts'
import { joined, setUpReads } from '../../state/set-up-reads.ts'
import { createTabs } from '../../state/set-up-tabs.ts'
import { setUpOrganisations as t } from '../../text/set-up-lists.vi.ts'
import { Loaded } from '../loaded.tsx'
import { Screen } from '../screen.tsx'
import { NeedsCampaign, TabsPage } from './set-up-tabs.tsx'
import './set-up-organisations.css'

/** The tree of units: who stands under whom, who verifies whom, who takes part as a team. */
export default function SetUpOrganisations() {
  const reads = setUpReads(usePerson())
  const read = joined({ organisations: reads.organisations(), offices: reads.offices(), campaigns: reads.campaigns })
  const organisations = () => read.value()?.organisations ?? []
  const tabs = createTabs(useApp(), { kind: 'organisations', read, campaignId: reads.campaignId, isEmpty: () => organisations().length === 0 })
  const teams = () => organisations().filter(({ team }) => team).length
  return (
    <Screen title={t.title} note={organisations().length > 0 ? t.note(organisations().length, teams()) : undefined} tone="plain" backHref="/thiet-lap">
      <div class="page">
        <Loaded read={read}>
          {(value) => (
            <Show when={reads.campaignId()} fallback={<NeedsCampaign />}>
              <TabsPage tabs={tabs} empty={t.empty}>
                <ul class="rows rows-card" aria-label={t.list}>
                  <For each={treeOf(value().organisations, value().offices)}>{(row) => <Row row={row} />}</For>
                </ul>
              </TabsPage>
            </Show>
          )}
        </Loaded>
      </div>
    </Screen>
  )
}

function Row(props: { row: OrganisationRow }) {
  const { row } = props
  const more = () =>
    [row.parentId === null && row.verifierId === null ? t.unverified : row.verifier && t.verified(row.verifier), row.office && t.office(row.office)]
      .filter(Boolean)
      .join(', ')
  return (
    <li class="set-up-organisations-row" data-depth={Math.min(row.depth, 3)}>
      <span class="set-up-organisations-words">
        <b>{row.name}</b>
        <span class="small second">
          <span class="figures">{row.code}</span> · {t.kinds[row.kind] ?? row.kind}
        </span>
      </span>
      <span class="small second">{more()}</span>
      <span class="set-up-organisations-end">
        <Show when={row.team}>
          <span class="set-up-organisations-team">{t.team}</span>
          <Show when={row.division}>{(division) => <span class="set-up-organisations-team">{t.teamIn(division())}</span>}</Show>
        </Show>
      </span>
    </li>
  )
}
