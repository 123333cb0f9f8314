import { Show } from 'solid-js'
import { Button } from '../../parts/button.tsx'
import { Icon } from '../../parts/icon.tsx'
import { periodName } from '../../state/periods.ts'
import type { Targets } from '../../state/set-up-targets.ts'
import { count } from '../../text/format.ts'
import { setUpTargets as t } from '../../text/set-up-targets.vi.ts'
import './set-up-target-save.css'

/** The foot of the grid: how much is edited, what it does to the sum, and the one write. */
export function TargetSave(props: { targets: Targets }) {
  const { targets } = props
  const sums = () => {
    const period = targets.view.chosen()?.period
    if (!period) return ''
    const [now, before] = [targets.sums(period.id), targets.stored(period.id)]
    const name = periodName(period).toLocaleLowerCase('vi')
    if (now['bhxh-tn'] === before['bhxh-tn'] && now['bhyt-hgd'] === before['bhyt-hgd']) return t.same(name, count(now['bhxh-tn']), count(now['bhyt-hgd']))
    return t.sums(name, t.plus(now['bhxh-tn'], before['bhxh-tn']), t.plus(now['bhyt-hgd'], before['bhyt-hgd']))
  }
  return (
    <Show when={targets.edits.count() > 0 || targets.deed.trouble()}>
      <div class="set-up-targets-save">
        <Show when={targets.deed.trouble()}>
          {(trouble) => (
            <p class="set-up-targets-trouble" role="alert">
              <Icon name="warn" />
              <span>{trouble()}</span>
            </p>
          )}
        </Show>
        <Show when={targets.edits.count() > 0}>
          <span class="set-up-targets-count" role="status">
            <Icon name="pencil" />
            {t.edited(targets.edits.count())}
          </span>
          <p class="set-up-targets-sums small">{sums()}</p>
          <div class="set-up-targets-buttons">
            <Button kind="bare" onClick={targets.drop}>
              {t.drop}
            </Button>
            <Button icon="check" busy={targets.deed.busy()} onClick={() => void targets.save()}>
              {t.save(targets.edits.count())}
            </Button>
          </div>
        </Show>
      </div>
    </Show>
  )
}
