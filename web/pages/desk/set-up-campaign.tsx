import { For, Show } from 'solid-js'
import type { CampaignBrief } from '#contract/campaigns.ts'
import { Button } from '../../parts/button.tsx'
import { Icon } from '../../parts/icon.tsx'
import { useApp, usePerson } from '../../state/app.ts'
import { type Campaigns, createCampaigns, lengthOf } from '../../state/set-up-campaign.ts'
import { fullSpan } from '../../text/format.ts'
import { setUpCampaign as t } from '../../text/set-up-campaign.vi.ts'
import { Loaded } from '../loaded.tsx'
import { Screen } from '../screen.tsx'
import { CampaignNewPage } from './campaign-new.tsx'
import './set-up-campaign.css'

/** «Đợt ra quân»: the campaigns there are. Without any the first one is made right here. */
export default function SetUpCampaign() {
  const campaigns = createCampaigns(useApp(), usePerson())
  const none = () => campaigns.read.value()?.campaigns.length === 0
  return (
    <Show when={!none()} fallback={<CampaignNewPage backHref="/thiet-lap" />}>
      <Screen title={t.title} note={campaigns.list().length > 0 ? t.note(campaigns.list().length) : undefined} tone="plain" backHref="/thiet-lap">
        <div class="page">
          <Loaded read={campaigns.read}>
            {() => (
              <div class="set-up-campaign-list">
                <div>
                  <Button icon="plus" href="/thiet-lap/dot/moi">
                    {t.new}
                  </Button>
                </div>
                <ul class="rows rows-card" aria-label={t.list}>
                  <For each={campaigns.list()}>
                    {(one) => (
                      <li>
                        <Row one={one} campaigns={campaigns} />
                      </li>
                    )}
                  </For>
                </ul>
              </div>
            )}
          </Loaded>
        </div>
      </Screen>
    </Show>
  )
}

function Row(props: { one: CampaignBrief; campaigns: Campaigns }) {
  const state = () => props.campaigns.stateOf(props.one)
  return (
    <a class="set-up-campaign-row" href={`/thiet-lap/dot/${props.one.id}`} data-training={props.one.training ? '' : undefined}>
      <span class="set-up-campaign-words">
        <b>{props.one.name}</b>
        <span class="small second">
          {fullSpan(props.one.firstDay, props.one.lastDay)}, {t.days(lengthOf(props.one))}
        </span>
      </span>
      <span class="set-up-campaign-chips">
        <Show when={props.campaigns.isChosen(props.one)}>
          <span class="set-up-campaign-chip" data-tone="working">
            {t.working}
          </span>
        </Show>
        <Show when={props.one.training}>
          <span class="set-up-campaign-chip" data-tone="training">
            {t.training}
          </span>
        </Show>
        <Show when={props.one.published} fallback={<span class="set-up-campaign-chip">{t.unpublished}</span>}>
          <span class="set-up-campaign-chip" data-tone={state()}>
            {t.state[state()]}
          </span>
        </Show>
      </span>
      <Icon name="chevron" />
    </a>
  )
}
