import { For, Show } from 'solid-js'
import type { GiftCaseView } from '#contract/gift-cases.ts'
import { showCode } from '#rules/voucher-codes.ts'
import { Button } from '../../parts/button.tsx'
import { Facts } from '../../parts/facts.tsx'
import { Note } from '../../parts/note.tsx'
import { StateChip } from '../../parts/state-chip.tsx'
import { Sides } from '../../parts/side.tsx'
import { choosable, runsOf } from '../../state/gift-cases.ts'
import { clockOfDay, count } from '../../text/format.ts'
import { giftCases as t } from '../../text/gift-cases.vi.ts'
import { queue } from '../../text/queue.vi.ts'
import { stock } from '../../text/stock.vi.ts'
import { GiftGivenView } from './gift-given.tsx'

type GiftCaseProps = { one: GiftCaseView; onAsk: (standing: string | null) => void }

/** A question about a gift with all that is known of it, and its decision. */
export function GiftCase(props: GiftCaseProps) {
  const open = () => props.one.state === 'open'
  const mine = () => open() && props.one.may === 'yes'
  const choices = () => (mine() ? choosable(props.one).map(({ id }) => id) : [])
  return (
    <article class="card stack gift-case">
      <header>
        <h2>{headOf(props.one)}</h2>
        <p class="small second">
          {isAboutDigits(props.one) ? t.digits.words : t.words[props.one.kind]} {t.openedAt(clockOfDay(props.one.openedAt))}.
        </p>
      </header>
      <EntryLine one={props.one} />
      <Show when={props.one.given.length > 0}>
        <Sides>
          <For each={props.one.given}>
            {(given, index) => (
              <GiftGivenView
                title={titleOf(props.one, index())}
                given={given}
                labelled={props.one.kind === 'extra-handover'}
                onChoose={choices().includes(given.id) ? () => props.onAsk(given.id) : undefined}
              />
            )}
          </For>
        </Sides>
      </Show>
      <Show when={props.one.shelf}>{(shelf) => <Shelf shelf={shelf()} />}</Show>
      <Show when={props.one.story.length > 0}>
        <Story story={props.one.story} />
      </Show>
      <Show when={props.one.decision}>
        {(decision) => (
          <Note tone="ok" icon="check">
            <Show when={decision().outcome}>
              {(outcome) => (
                <>
                  <b>{t.outcome[outcome()]}</b>.{' '}
                </>
              )}
            </Show>
            {t.decided(decision().by, clockOfDay(decision().at), decision().reason)}
            <Show when={decision().since}>{(since) => <> {t.since[since()]}</>}</Show>
          </Note>
        )}
      </Show>
      <Show when={open() && props.one.may !== 'yes'}>
        <Note tone="info" icon="lock">
          {t.may[props.one.may as 'no']}
        </Note>
      </Show>
      <Show when={mine() && t.decide[props.one.kind]}>
        {(words) => (
          <div class="wrap">
            <Button kind="go" onClick={() => props.onAsk(null)}>
              {words()}
            </Button>
            <Show when={props.one.kind === 'negative-balance'}>
              <Button kind="plain" icon="shelf" href="/ton-kho">
                {t.shelf.link}
              </Button>
            </Show>
          </div>
        )}
      </Show>
    </article>
  )
}

export const headOf = (one: GiftCaseView): string =>
  ({
    'extra-handover': () => t.heads['extra-handover'](one.entry?.name ?? fours(one.code)),
    'unknown-code': () => (isAboutDigits(one) ? t.digits.head : t.heads['unknown-code'])(fours(one.code)),
    'negative-balance': () => t.heads['negative-balance'](one.office.name),
    'fallen-entry': () => t.heads['fallen-entry'](one.entry?.name ?? fours(one.code)),
  })[one.kind]()

/** The voucher came after its gift, and the digits typed for it were not its participant's. */
const isAboutDigits = (one: GiftCaseView) => one.kind === 'unknown-code' && one.entry !== null && one.given[0]?.factWrong === true

const fours = (code: string | null) => (code ? showCode(code) : '')

function titleOf(one: GiftCaseView, index: number): string {
  if (one.kind !== 'extra-handover') return t.given.single
  if (index === 0) return t.given.about
  return one.given[index]?.standing ? t.given.stood : t.given.other
}

function EntryLine(props: { one: GiftCaseView }) {
  return (
    <Show when={props.one.entry}>
      {(entry) => (
        <div class="gift-case-entry stack-tight">
          <span class="wrap">
            <StateChip state={entry().state} />
          </span>
          <Facts
            small
            items={[
              { label: t.collector, value: `${entry().collector.name} (${entry().collector.code}), ${entry().organisation}` },
              { label: t.entry, value: queue.receipt(entry().receiptNumber, clockOfDay(entry().collectedAt)) },
              ...(props.one.code ? [{ label: t.code, value: fours(props.one.code) }] : []),
            ]}
          />
        </div>
      )}
    </Show>
  )
}

function Shelf(props: { shelf: NonNullable<GiftCaseView['shelf']> }) {
  return (
    <section class="gift-case-shelf stack-tight">
      <h3 class="figures">{t.shelf.title(signed(props.shelf.balance))}</h3>
      <ul class="rows rows-card">
        <For each={runsOf(props.shelf.moves)}>
          {(move) => (
            <li class="gift-case-move spread">
              <span>
                <b>{stock.moves[move.kind] ?? move.kind}</b> <span class="small second">{stock.line(move.at, move.by)}</span>
                <Show when={move.note}>
                  <span class="small second gift-case-note">{move.note}</span>
                </Show>
              </span>
              <b class="figures">{signed(move.quantity)}</b>
            </li>
          )}
        </For>
      </ul>
    </section>
  )
}

const signed = (quantity: number) => (quantity < 0 ? `−${count(-quantity)}` : count(quantity))

function Story(props: { story: GiftCaseView['story'] }) {
  return (
    <section class="stack-tight">
      <h3>{t.story}</h3>
      <ol class="gift-case-story">
        <For each={props.story}>
          {(step) => (
            <li>
              <b>{queue.entry.acts[step.act] ?? step.act}</b> · <span class="figures">{clockOfDay(step.at)}</span> · {step.by}
              <Show when={step.reason}>
                <span class="small second gift-case-note">{step.reason}</span>
              </Show>
            </li>
          )}
        </For>
      </ol>
    </section>
  )
}
