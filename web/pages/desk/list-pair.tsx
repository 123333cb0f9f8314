import { For, Show } from 'solid-js'
import type { ListRowView } from '#contract/lists.ts'
import { Icon } from '../../parts/icon.tsx'
import { StateChip } from '../../parts/state-chip.tsx'
import { pairFacts, type PairFact } from '../../state/list-pair-facts.ts'
import { list } from '../../text/list.vi.ts'
import { listPairs as t } from '../../text/list-pairs.vi.ts'
import { Marks } from './queue-row.tsx'
import './list-pairs.css'

/** Why a pair is doubtful, and what its two sides say, fact by fact. */
export function Pair(props: { pair: ListRowView }) {
  return (
    <article class="card stack" aria-label={props.pair.name}>
      <Show when={props.pair.doubts.length > 0}>
        <section class="list-doubts" aria-label={t.why}>
          <ul class="stack-tight">
            <For each={props.pair.doubts}>
              {(doubt) => (
                <li class="list-doubt">
                  <Icon name="warn" />
                  {list.doubts[doubt]}
                </li>
              )}
            </For>
          </ul>
        </section>
      </Show>
      <Show when={props.pair.entry}>
        {(entry) => (
          <>
            <table class="list-pair" role="table">
              <caption class="unseen">{props.pair.name}</caption>
              <thead>
                <tr role="row">
                  <th scope="col" role="columnheader">
                    {t.what}
                  </th>
                  <th scope="col" role="columnheader">
                    {t.payment}
                  </th>
                  <th scope="col" role="columnheader">
                    {t.entry}
                  </th>
                </tr>
              </thead>
              <tbody>
                <For each={pairFacts(props.pair, entry())}>{(fact) => <Fact fact={fact} />}</For>
              </tbody>
            </table>
            <div class="wrap">
              <StateChip state={entry().state} />
              <Marks entry={entry()} />
            </div>
          </>
        )}
      </Show>
    </article>
  )
}

const ICONS = { same: 'check', differs: 'warn', unsaid: 'info' } as const

function Fact(props: { fact: PairFact }) {
  return (
    <tr role="row" data-verdict={props.fact.verdict}>
      <th scope="row" role="rowheader">
        {props.fact.label}
        <span class="list-verdict">
          <Icon name={ICONS[props.fact.verdict]} />
          {t.verdicts[props.fact.verdict]}
        </span>
      </th>
      <td role="cell">{props.fact.payment ?? t.nothing}</td>
      <td role="cell">{props.fact.entry ?? t.nothing}</td>
    </tr>
  )
}
