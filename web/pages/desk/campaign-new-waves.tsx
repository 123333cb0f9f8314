import { For, Show } from 'solid-js'
import { Button } from '../../parts/button.tsx'
import { Field } from '../../parts/field.tsx'
import type { CampaignNew } from '../../state/campaign-new.ts'
import { nextWave } from '../../state/campaign-new-waves.ts'
import { campaignNew as t } from '../../text/campaign-new.vi.ts'
import { Remove } from './set-up-order.tsx'
import { wrong } from './set-up-rules-points.tsx'

/** The explicit days of a campaign that goes out now and then. */
export function Waves(props: { made: CampaignNew }) {
  const { made } = props
  const places = () => made.waves().map((_, at) => at)
  const set = (at: number, day: string) => made.setWaves(made.waves().map((one, index) => (index === at ? day : one)))
  return (
    <fieldset class="stack-tight">
      <legend class="set-up-campaign-legend">{t.waves}</legend>
      <Show when={places().length > 0} fallback={<p class="small">{t.noWaves}</p>}>
        <ul class="stack-tight">
          <For each={places()}>
            {(at) => (
              <li class="set-up-campaign-wave">
                <Field
                  label={t.wave(at + 1)}
                  name={`wave-${at}`}
                  type="date"
                  figures
                  min={made.form.head.firstDay}
                  max={made.form.head.lastDay}
                  value={made.waves()[at] ?? ''}
                  onInput={(day) => set(at, day)}
                  {...wrong(made.waveTrouble().get(at) ?? null)}
                />
                <Remove label={t.removeWave(made.waves()[at] ?? '')} onClick={() => made.setWaves(made.waves().filter((_, index) => index !== at))} />
              </li>
            )}
          </For>
        </ul>
      </Show>
      <div class="wrap">
        <Button kind="plain" icon="plus" onClick={() => made.setWaves([...made.waves(), nextWave(made.waves(), made.form.head)])}>
          {t.addWave}
        </Button>
        <Button kind="bare" onClick={made.saturdays}>
          {t.saturdays}
        </Button>
      </div>
    </fieldset>
  )
}
