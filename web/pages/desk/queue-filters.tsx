import { Show } from 'solid-js'
import { SIGNALS } from '#rules/signals.ts'
import { PRODUCTS } from '#rules/words.ts'
import { Button } from '../../parts/button.tsx'
import { Chips } from '../../parts/chips.tsx'
import { Field } from '../../parts/field.tsx'
import { Icon } from '../../parts/icon.tsx'
import { SelectField } from '../../parts/select-field.tsx'
import { useApp } from '../../state/app.ts'
import type { Queue } from '../../state/queue.ts'
import { QUEUE_STATES } from '../../state/queue-filters.ts'
import { common } from '../../text/common.vi.ts'
import { evidence } from '../../text/evidence.vi.ts'
import { queue as t } from '../../text/queue.vi.ts'

/** What a list can be searched for; communes are compared only where an entry is opened. */
const SEARCHED = SIGNALS.filter((signal) => signal !== 'place-unlike')

/** Which entries are shown: by state, and by where, who, what, when and what wants a second look. */
export function QueueFilters(props: { queue: Queue }) {
  const app = useApp()
  const filters = () => props.queue.filters
  const countOf = (shown: boolean) => (shown ? props.queue.list.count() : undefined)
  const isLook = () => filters().signal() === 'any' && filters().state() === 'received'
  const states = () =>
    QUEUE_STATES.map((state) => ({ value: state as string, label: t.states[state], count: countOf(!isLook() && state === filters().state()) }))
  const look = () => ({ value: 'any', label: t.look.flagged, count: countOf(isLook()) })
  const choose = (value: string) => filters().set(value === 'any' ? { state: '', signal: 'any' } : { state: value, signal: isLook() ? '' : filters().signal() })
  const parts = () => props.queue.parts.value()
  const organisations = () => parts()?.organisations.map(({ id, name, depth, count }) => ({ value: id, label: t.filters.part(name, depth, count) })) ?? []
  const collectors = () => parts()?.collectors.map(({ id, name, code, count }) => ({ value: id, label: t.filters.collectorOf(name, code, count) })) ?? []
  const campaigns = () => app.me()?.campaigns ?? []
  const every = { value: '', label: t.filters.every }
  /** What an address says stays chosen, also where nothing of it is left to count. */
  const kept = (value: string, options: { value: string; label: string }[]) =>
    value === '' || options.some((option) => option.value === value) ? options : [...options, { value, label: t.filters.gone }]
  return (
    <div>
      <Chips
        legend={t.states.legend}
        name="state"
        options={[states()[0]!, look(), ...states().slice(1)]}
        value={isLook() ? 'any' : filters().state()}
        onChange={choose}
      />
      <details class="queue-fold" open={filters().narrowed() > (isLook() ? 1 : 0)}>
        <summary>
          <Icon name="filter" />
          {t.filters.open(filters().narrowed())}
        </summary>
        <div class="queue-filters">
          <Show when={campaigns().length > 1}>
            <SelectField
              label={t.filters.campaign}
              name="campaign"
              value={filters().campaign()}
              onChange={(campaign) => filters().set({ campaign, organisation: '', collector: '' })}
              options={campaigns().map(({ id, name }) => ({ value: id, label: name }))}
            />
          </Show>
          <SelectField
            label={t.filters.organisation}
            name="organisation"
            value={filters().organisation()}
            onChange={filters().setOrganisation}
            options={[every, ...kept(filters().organisation(), organisations())]}
          />
          <SelectField
            label={t.filters.collector}
            name="collector"
            value={filters().collector()}
            onChange={(collector) => filters().set({ collector })}
            options={[every, ...kept(filters().collector(), collectors())]}
          />
          <SelectField
            label={t.filters.product}
            name="product"
            value={filters().product()}
            onChange={(product) => filters().set({ product })}
            options={[every, ...PRODUCTS.map((product) => ({ value: product, label: common.productLong[product] }))]}
          />
          <Field label={t.filters.day} name="day" type="date" value={filters().day()} onInput={(day) => filters().set({ day })} />
          <SelectField
            label={t.filters.signal}
            name="signal"
            value={filters().signal()}
            onChange={(signal) => filters().set({ signal })}
            options={[
              every,
              { value: 'any', label: t.filters.any },
              { value: 'none', label: t.filters.none },
              ...SEARCHED.map((signal) => ({ value: signal, label: evidence.marks[signal] })),
            ]}
          />
        </div>
        <Show when={filters().narrowed() > 0}>
          <Button kind="bare" onClick={filters().clear}>
            {t.filters.clear}
          </Button>
        </Show>
      </details>
      <Show when={props.queue.list.looked()}>{(looked) => <p class="small second">{t.filters.looked(looked())}</p>}</Show>
    </div>
  )
}
