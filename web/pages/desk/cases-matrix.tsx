import { createMemo, createSignal, For, Show } from 'solid-js'
import type { Collisions } from '#contract/cases.ts'
import { Button } from '../../parts/button.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Table } from '../../parts/table.tsx'
import type { Cases } from '../../state/cases.ts'
import { casesOf, matrixOf, type Pair } from '../../state/collisions.ts'
import { cases } from '../../text/cases.vi.ts'
import './cases-matrix.css'

const t = cases.matrix
const FIRST = 10

/** Who collides with whom: a matrix on a desk, the pairs one below the other on a phone. A press shows the cases of the two. */
export function CasesMatrix(props: { cases: Cases }) {
  return (
    <Show when={(props.cases.collisions.value()?.pairs.length ?? 0) > 0 && props.cases.collisions.value()}>
      {(found) => (
        <details class="card cases-matrix">
          <summary>
            {t.title(found().pairs.length)}
            <Icon name="chevron-down" />
          </summary>
          <div class="stack">
            <p class="small second">{t.words}</p>
            <Grid cases={props.cases} found={found()} />
            <Pairs cases={props.cases} found={found()} />
          </div>
        </details>
      )}
    </Show>
  )
}

type Shown = { cases: Cases; found: Collisions }

function Grid(props: Shown) {
  const matrix = createMemo(() => matrixOf(props.found))
  return (
    <div class="cases-matrix-grid">
      <Table caption={t.caption}>
        <thead>
          <tr>
            <th scope="col">{t.collector}</th>
            <For each={matrix().people}>
              {(one) => (
                <th scope="col" class="figure">
                  <abbr title={one.name}>{one.code}</abbr>
                </th>
              )}
            </For>
          </tr>
        </thead>
        <tbody>
          <For each={matrix().people}>
            {(row) => (
              <tr>
                <th scope="row">
                  {row.name} <span class="second">({row.code})</span>
                </th>
                <For each={matrix().people}>
                  {(column) => (
                    <td class="figure">
                      <Show when={matrix().at(row.id, column.id)}>{(pair) => <Cell cases={props.cases} pair={pair()} />}</Show>
                    </td>
                  )}
                </For>
              </tr>
            )}
          </For>
        </tbody>
      </Table>
      <Show when={matrix().isCut}>
        <p class="small second">{t.cut(matrix().people.length)}</p>
      </Show>
    </div>
  )
}

function Cell(props: { cases: Cases; pair: Pair }) {
  const { nameOf } = props.cases
  const said = () => t.pair(nameOf(props.pair.one), nameOf(props.pair.other), casesOf(props.pair), props.pair.open)
  return (
    <button
      class="cases-matrix-cell"
      type="button"
      aria-label={said()}
      aria-pressed={isChosen(props.cases, props.pair) ? 'true' : 'false'}
      data-open={props.pair.open > 0 ? '' : undefined}
      onClick={() => choose(props.cases, props.pair)}
    >
      {casesOf(props.pair)}
    </button>
  )
}

function Pairs(props: Shown) {
  const [all, setAll] = createSignal(false)
  const shown = () => (all() ? props.found.pairs : props.found.pairs.slice(0, FIRST))
  const { nameOf } = props.cases
  return (
    <div class="cases-matrix-pairs stack">
      <ul class="rows" aria-label={t.caption}>
        <For each={shown()}>
          {(pair) => (
            <li>
              <button
                class="cases-matrix-pair"
                type="button"
                aria-pressed={isChosen(props.cases, pair) ? 'true' : 'false'}
                onClick={() => choose(props.cases, pair)}
              >
                <b>{t.two(nameOf(pair.one), nameOf(pair.other))}</b>
                <span class="small">{t.counts(casesOf(pair), pair.open)}</span>
                <Show when={pair.decided > 0 && pair.one !== pair.other}>
                  <span class="small second">{t.lost(nameOf(pair.one), pair.lost.one, nameOf(pair.other), pair.lost.other)}</span>
                </Show>
              </button>
            </li>
          )}
        </For>
      </ul>
      <Show when={!all() && props.found.pairs.length > FIRST}>
        <Button kind="plain" onClick={() => setAll(true)}>
          {t.allPairs(props.found.pairs.length)}
        </Button>
      </Show>
    </div>
  )
}

const isChosen = ({ between }: Cases, { one, other }: Pair) => between().collector === one && between().other === other

/** The same press shows everyone's again. Cases that are all decided are looked for among those decided. */
function choose(state: Cases, pair: Pair): void {
  if (isChosen(state, pair)) return state.everyone()
  state.setBetween({ collector: pair.one, other: pair.other })
  state.setState(pair.open > 0 ? 'open' : 'decided')
}
