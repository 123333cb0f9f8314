import { Show } from 'solid-js'
import { Choice } from '../parts/choice.tsx'
import { useApp, usePerson } from '../state/app.ts'
import { createCampaignChooser } from '../state/campaign-chooser.ts'
import { screen } from '../text/screen.vi.ts'

const t = screen.campaigns

/** Which campaign one works in; nothing where there is only one. */
export function CampaignChooser() {
  const chooser = createCampaignChooser(useApp(), usePerson())
  return (
    <Show when={chooser.options().length > 0}>
      <div class="stack-tight">
        <Choice
          legend={t.title}
          name="campaign"
          columns={1}
          options={chooser.options()}
          value={chooser.chosen()}
          onChange={(id) => void chooser.choose(id)}
          note={chooser.trouble() ?? (chooser.busy() ? t.busy : t.note)}
          error={chooser.trouble() !== null}
        />
      </div>
    </Show>
  )
}
