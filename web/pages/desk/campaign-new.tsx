import { useNavigate, useSearchParams } from '@solidjs/router'
import { For, Show } from 'solid-js'
import type { CampaignBrief } from '#contract/campaigns.ts'
import { TEMPLATES, type TemplateName } from '#rules/words.ts'
import { Icon } from '../../parts/icon.tsx'
import { useApp, usePerson } from '../../state/app.ts'
import { type CampaignNew, createCampaignNew } from '../../state/campaign-new.ts'
import { templateFacts } from '../../state/campaign-new-facts.ts'
import { copyHref, templateHref } from '../../state/campaign-new-source.ts'
import { createCampaigns } from '../../state/set-up-campaign.ts'
import { campaignNew as t } from '../../text/campaign-new.vi.ts'
import { fullSpan } from '../../text/format.ts'
import { setUpCampaign } from '../../text/set-up-campaign.vi.ts'
import { setUpLeave as leave } from '../../text/set-up-leave.vi.ts'
import { Screen } from '../screen.tsx'
import { CampaignNewForm } from './campaign-new-form.tsx'
import { FormTrouble } from './set-up-form-foot.tsx'
import { AskBeforeLeaving } from './set-up-leave.tsx'
import './campaign-new.css'

/** «Lập đợt mới»: first what it is made after, then its own figures. */
export default function CampaignNewRoute() {
  return <CampaignNewPage backHref="/thiet-lap/dot" />
}

/** Which source was chosen stands in the address, so that the way back leads to the choice. */
export function CampaignNewPage(props: { backHref: string }) {
  const navigate = useNavigate()
  const [search] = useSearchParams()
  const made = createCampaignNew(
    useApp(),
    () => ({ template: String(search['mau'] ?? ''), copyOf: String(search['chep'] ?? '') }),
    () => navigate('/thiet-lap'),
  )
  return (
    <Screen title={t.title} note={made.source() ? undefined : t.note} tone="plain" dockless backHref={made.source() ? '/thiet-lap/dot/moi' : props.backHref}>
      <div class="page">
        <Show when={made.source()} fallback={<Sources made={made} />}>
          <CampaignNewForm made={made} />
        </Show>
      </div>
      <AskBeforeLeaving unsaved={made.dirty} title={leave.title} words={t.leave} />
    </Screen>
  )
}

function Sources(props: { made: CampaignNew }) {
  const campaigns = createCampaigns(useApp(), usePerson())
  return (
    <div class="campaign-new" ref={() => scrollTo(0, 0)}>
      <section class="stack">
        <div class="stack-tight">
          <h2>{t.templates}</h2>
          <p class="second">{t.templatesWords}</p>
        </div>
        <ul class="campaign-new-templates">
          <For each={TEMPLATES}>
            {(name) => (
              <li>
                <Template name={name} />
              </li>
            )}
          </For>
        </ul>
      </section>
      <FormTrouble deed={props.made.deed} />
      <Show when={campaigns.list().length > 0}>
        <section class="stack">
          <div class="stack-tight">
            <h2>{t.copies}</h2>
            <p class="second">{t.copiesWords}</p>
          </div>
          <ul class="rows rows-card">
            <For each={campaigns.list()}>
              {(one) => (
                <li>
                  <Copy one={one} />
                </li>
              )}
            </For>
          </ul>
        </section>
      </Show>
    </div>
  )
}

function Template(props: { name: TemplateName }) {
  const facts = templateFacts(props.name)
  return (
    <a class="campaign-new-template" href={templateHref(props.name)}>
      <span class="small second">{facts.where}</span>
      <b class="campaign-new-name">{t.names[props.name]}</b>
      <span class="campaign-new-for">{t.for[props.name]}</span>
      <span class="campaign-new-facts small">
        <For each={facts.lines}>
          {(line) => (
            <span>
              <Icon name={line.icon} />
              {line.words}
            </span>
          )}
        </For>
      </span>
    </a>
  )
}

function Copy(props: { one: CampaignBrief }) {
  const words = () => [fullSpan(props.one.firstDay, props.one.lastDay), ...(props.one.training ? [setUpCampaign.training.toLocaleLowerCase('vi')] : [])]
  return (
    <a class="campaign-new-copy" href={copyHref(props.one.id)}>
      <span class="campaign-new-words">
        <b>{t.copyOf(props.one.name)}</b>
        <span class="small second">{words().join(', ')}</span>
      </span>
      <Icon name="chevron" />
    </a>
  )
}
