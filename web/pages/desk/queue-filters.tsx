import { Show } from 'solid-js'
import { Chips } from '../../parts/chips.tsx'
import { Icon } from '../../parts/icon.tsx'
import { SelectField } from '../../parts/select-field.tsx'
import { useApp } from '../../state/app.ts'
import { grouped } from '../../state/grouped.ts'
import type { Queue, QueueState } from '../../state/queue.ts'
import { queue as t } from '../../text/queue.vi.ts'

const STATES: readonly QueueState[] = ['received', 'verified', 'returned', 'rejected']

/** Which entries are shown: by state, by what wants a second look, by organisation and by collector. */
export function QueueFilters(props: { queue: Queue }) {
  const app = useApp()
  const states = () =>
    STATES.map((state) => ({ value: state as string, label: t.states[state], count: state === props.queue.state() ? props.queue.list.count() : undefined }))
  const look = () => ({ value: 'flagged', label: t.look.flagged, count: props.queue.flaggedCount() })
  const choose = (value: string) => {
    if (value === 'flagged') return props.queue.setFlagged(true)
    props.queue.setFlagged(false)
    props.queue.setState(value as QueueState)
  }
  const collectors = () => grouped(props.queue.list.entries(), (entry) => entry.collector.id).map(([id, own]) => ({ value: id, label: own[0]!.collector.name }))
  const teams = () => app.bundle()?.teams.map((team) => ({ value: team.organisationId, label: team.name })) ?? []
  const campaigns = () => app.me()?.campaigns ?? []
  const open = () => props.queue.organisation() !== '' || props.queue.collector() !== ''
  const every = { value: '', label: t.filters.every }
  return (
    <div>
      <Chips
        legend={t.states.legend}
        name="state"
        options={[states()[0]!, look(), ...states().slice(1)]}
        value={props.queue.flagged() ? 'flagged' : props.queue.state()}
        onChange={choose}
      />
      <details class="queue-fold" open={open()}>
        <summary>
          <Icon name="filter" />
          {t.filters.open}
        </summary>
        <div class="queue-filters">
          <Show when={campaigns().length > 1}>
            <SelectField
              label={t.filters.campaign}
              name="campaign"
              value={props.queue.campaign()}
              onChange={props.queue.setCampaign}
              options={campaigns().map(({ id, name }) => ({ value: id, label: name }))}
            />
          </Show>
          <SelectField
            label={t.filters.organisation}
            name="organisation"
            value={props.queue.organisation()}
            onChange={props.queue.setOrganisation}
            options={[every, ...teams()]}
          />
          <SelectField
            label={t.filters.collector}
            name="collector"
            value={props.queue.collector()}
            onChange={props.queue.setCollector}
            options={[every, ...collectors()]}
          />
        </div>
      </details>
    </div>
  )
}
