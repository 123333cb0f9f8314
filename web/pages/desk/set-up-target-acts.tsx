import { createSignal, Show } from 'solid-js'
import { Button } from '../../parts/button.tsx'
import { Icon } from '../../parts/icon.tsx'
import { useApp } from '../../state/app.ts'
import { createDownload } from '../../state/set-up-download.ts'
import { targetSheet } from '../../state/set-up-target-file.ts'
import type { Targets } from '../../state/set-up-targets.ts'
import { setUpTargets as t } from '../../text/set-up-targets.vi.ts'
import { CarrySheet } from './set-up-target-carry.tsx'
import { SpreadSheet } from './set-up-target-spread.tsx'
import './set-up-target-acts.css'

/** What fills many cells at once, and the grid as a file. */
export function TargetActs(props: { targets: Targets }) {
  const { targets } = props
  const [over, setOver] = createSignal<'spread' | 'carry' | null>(null)
  const app = useApp()
  const download = createDownload(app, (words) => targets.tabs.toast.say(words))
  const chosen = () => targets.view.chosen()
  const hasBefore = () => chosen() !== null && !chosen()!.closed && targets.before(chosen()!.period.id) !== null
  const openSpread = () => {
    targets.spread.begin(chosen()?.period.id ?? null)
    setOver('spread')
  }
  const openCarry = () => {
    targets.carry.begin()
    setOver('carry')
  }
  const acts = () => (
    <>
      <Button kind="plain" icon="scale" onClick={openSpread}>
        {t.spread}
      </Button>
      <Button kind="plain" icon="ledger" disabled={!hasBefore()} onClick={targets.copyBefore}>
        {t.copyBefore}
      </Button>
      <Button kind="plain" icon="right" disabled={targets.carry.ended().length === 0} onClick={openCarry}>
        {t.carry}
      </Button>
      <Button
        kind="plain"
        icon="download"
        busy={download.busy()}
        onClick={() => void download.workbook(t.exportName, () => [targetSheet(targets)], { kind: 'targets', about: app.bundle()?.id ?? '' })}
      >
        {t.export}
      </Button>
    </>
  )
  return (
    <Show when={(targets.grid()?.teams.length ?? 0) > 0}>
      <Show when={targets.view.isNarrow()} fallback={acts()}>
        <details class="set-up-targets-acts">
          <summary>
            {t.acts}
            <Icon name="chevron-down" />
          </summary>
          <div class="set-up-targets-acts-list">{acts()}</div>
        </details>
      </Show>
      <SpreadSheet targets={targets} open={over() === 'spread'} onClose={() => setOver(null)} />
      <CarrySheet targets={targets} open={over() === 'carry'} onClose={() => setOver(null)} />
    </Show>
  )
}
