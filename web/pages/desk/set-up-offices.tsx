import { For, type JSX, Show } from 'solid-js'
import type { OfficeView } from '#contract/campaigns.ts'
import type { IconName } from '../../icons/icons.ts'
import { Icon } from '../../parts/icon.tsx'
import { useApp, usePerson } from '../../state/app.ts'
import { joined, setUpReads } from '../../state/set-up-reads.ts'
import { createTabs } from '../../state/set-up-tabs.ts'
import { setUpOffices as t } from '../../text/set-up-lists.vi.ts'
import { Loaded } from '../loaded.tsx'
import { Screen } from '../screen.tsx'
import { NeedsCampaign, TabsPage } from './set-up-tabs.tsx'
import './set-up-offices.css'

/** The counters where mugs are handed over, as they stand on a voucher. */
export default function SetUpOffices() {
  const reads = setUpReads(usePerson())
  const read = joined({ offices: reads.offices(), campaigns: reads.campaigns })
  const offices = () => read.value()?.offices ?? []
  const tabs = createTabs(useApp(), { kind: 'offices', read, campaignId: reads.campaignId, isEmpty: () => offices().length === 0 })
  return (
    <Screen title={t.title} note={offices().length > 0 ? t.note(offices().length) : undefined} tone="plain" backHref="/thiet-lap">
      <div class="page">
        <Loaded read={read}>
          {(value) => (
            <Show when={reads.campaignId()} fallback={<NeedsCampaign />}>
              <TabsPage tabs={tabs} empty={t.empty} drawing="draw-shelf">
                <ul class="columns" aria-label={t.list}>
                  <For each={value().offices}>{(office) => <Office office={office} />}</For>
                </ul>
              </TabsPage>
            </Show>
          )}
        </Loaded>
      </div>
    </Screen>
  )
}

function Office(props: { office: OfficeView }) {
  return (
    <li class="card set-up-offices-one">
      <h2>{props.office.name}</h2>
      <Line icon="sign">
        <span class="figures">{props.office.code}</span>
      </Line>
      <Line icon="pin">{props.office.address}</Line>
      <Line icon="clock">{props.office.hours}</Line>
      <Line icon="phone">
        <span class="figures">{props.office.phone}</span>
      </Line>
    </li>
  )
}

const Line = (props: { icon: IconName; children: JSX.Element }) => (
  <p class="set-up-offices-line">
    <Icon name={props.icon} />
    <span>{props.children}</span>
  </p>
)
