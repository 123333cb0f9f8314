import { createSignal, For, type JSX, Match, Show, Switch } from 'solid-js'
import type { Closing } from '#contract/results.ts'
import { BLOCKERS, type Blocker } from '#rules/closing.ts'
import { Button } from '../../parts/button.tsx'
import { Icon } from '../../parts/icon.tsx'
import { useApp } from '../../state/app.ts'
import type { ClosingState } from '../../state/closing.ts'
import { rolesOf } from '../../state/places.ts'
import { closing as t } from '../../text/closing.vi.ts'
import { clockOfDay, count, shortDay } from '../../text/format.ts'
import { ReasonSheet } from './reason-sheet.tsx'

type Props = { closing: ClosingState; value: Closing }

/** Every condition of a close, met or not, with the way to whoever can lift it. */
export function ClosingConditions(props: Props) {
  const [aside, setAside] = createSignal<string[] | null>(null)
  const blockerOf = (code: Blocker['code']) => props.value.blockers.find((blocker) => blocker.code === code)
  const ask = async (state: 'received' | 'returned') => {
    const ids = await props.closing.openEntries(state)
    ids.length > 0 ? setAside(ids) : props.closing.deed.say(t.aside.none)
  }
  const decide = async (reason: string) => {
    if (await props.closing.setAside(aside()!, reason)) setAside(null)
  }
  return (
    <section class="card closing-conditions">
      <header class="spread">
        <h2>{t.conditions}</h2>
        <span class="closing-left" data-clear={props.closing.left() === 0 ? '' : undefined}>
          <Icon name={props.closing.left() === 0 ? 'check' : 'cross'} />
          {t.left(props.closing.left())}
        </span>
      </header>
      <ul class="closing-list">
        <For each={BLOCKERS.filter((code) => code !== 'unsent-phones')}>
          {(code) => (
            <Show when={blockerOf(code)} fallback={<Met code={code} {...props} />}>
              {(blocker) => <Unmet blocker={blocker()} {...props} onAside={(state) => void ask(state)} />}
            </Show>
          )}
        </For>
        <Phones {...props} />
      </ul>
      <Show when={aside()} keyed>
        {(ids) => (
          <ReasonSheet
            open
            title={t.aside.title(ids.length)}
            go={t.aside.go}
            reasons={t.aside.reasons}
            note={t.aside.note}
            busy={props.closing.deed.busy()}
            trouble={props.closing.deed.trouble()}
            onClose={() => setAside(null)}
            onReason={(reason) => void decide(reason)}
          />
        )}
      </Show>
    </section>
  )
}

function Met(props: Props & { code: Blocker['code'] }) {
  const words = () => t.done[props.code](shortDay(props.closing.period()?.lastDay ?? ''), props.value.late.accepted, props.value.late.leftOut)
  const more = () => (props.code === 'recount-differs' ? t.recount(count(props.value.recount.entries), count(props.value.recount.differs)) : undefined)
  return <Line state="met" title={words()} note={more()} />
}

function Unmet(props: Props & { blocker: Closing['blockers'][number]; onAside: (state: 'received' | 'returned') => void }) {
  const app = useApp()
  const code = () => props.blocker.code
  const period = () => props.closing.period()
  const note = () => {
    const what = t.what[code()]?.(shortDay(period()?.lastDay ?? ''), period() ? clockOfDay(period()!.cutoffAt) : '')
    return [props.blocker.detail.join(', '), what].filter(Boolean).join('. ')
  }
  const queue = () => `/xac-nhan?tat=1${period()?.kind === 'week' || period()?.kind === 'wave' ? `&tuan=${period()!.id}` : ''}`
  return (
    <Line state="unmet" title={t.blocked[code()](props.blocker.count)} note={note()}>
      <Switch>
        <Match when={code() === 'unverified' || code() === 'returned'}>
          <Button kind="bare" href={queue()}>
            {t.go.queue}
          </Button>
          {/* Before the hour of late entries has passed, the supervisors have time. */}
          <Show when={props.value.state === 'review'}>
            <Button kind="bare" onClick={() => props.onAside(code() === 'returned' ? 'returned' : 'received')}>
              {t.go.aside}
            </Button>
          </Show>
        </Match>
        <Match when={code() === 'duplicates'}>
          <Button kind="bare" href="/xac-nhan/trung">
            {t.go.cases}
          </Button>
        </Match>
        <Match when={code() === 'late' && rolesOf(app.me()).includes('supervisor')}>
          <Button kind="bare" href="/xac-nhan/tre">
            {t.go.late}
          </Button>
        </Match>
        <Match when={code() === 'earlier-open'}>
          <Button kind="bare" href="/chot">
            {t.go.earlier}
          </Button>
        </Match>
      </Switch>
    </Line>
  )
}

/** Phones known to hold unsent entries, by collector; whoever signs says that this is known. */
function Phones(props: Props) {
  const phones = () => props.value.phones
  const sum = () =>
    phones()
      .map((phone) => t.phone(phone.name, phone.waiting, phone.lastSyncAt ? clockOfDay(phone.lastSyncAt) : null))
      .join('; ')
  return (
    <Show when={phones().length > 0} fallback={<Met code="unsent-phones" {...props} />}>
      <Line
        state={props.closing.isKnown() ? 'met' : 'known'}
        title={t.blocked['unsent-phones'](phones().length)}
        note={`${sum()}. ${t.what['unsent-phones']?.('', '')}`}
      >
        <Show when={!props.closing.isKnown()}>
          <Button kind="bare" onClick={() => props.closing.setKnown(true)}>
            {t.go.known}
          </Button>
        </Show>
      </Line>
    </Show>
  )
}

const ICONS = { met: 'check', unmet: 'cross', known: 'phone' } as const

function Line(props: { state: keyof typeof ICONS; title: string; note?: string | undefined; children?: JSX.Element }) {
  return (
    <li class="closing-line" data-state={props.state}>
      <span class="closing-knob">
        <Icon name={ICONS[props.state]} />
      </span>
      <div class="closing-words">
        <p class="closing-what">{props.title}</p>
        <Show when={props.note}>
          <p class="small second">{props.note}</p>
        </Show>
        <div class="wrap closing-ways">{props.children}</div>
      </div>
    </li>
  )
}
