import { For } from 'solid-js'
import { PRODUCTS } from '#rules/words.ts'
import { Button } from '../../parts/button.tsx'
import { Table } from '../../parts/table.tsx'
import type { GridRow } from '../../state/set-up-target-grid.ts'
import type { Filling, Spread } from '../../state/set-up-target-spread.ts'
import { common } from '../../text/common.vi.ts'
import { count } from '../../text/format.ts'
import { setUpSpread as t, setUpTargets } from '../../text/set-up-targets.vi.ts'

const FILLINGS: Filling[] = ['even', 'people', 'before']

/** The weights of the teams, typed, pasted or filled in, and what each would get. */
export function Weights(props: { spread: Spread }) {
  const { spread } = props
  const part = (team: GridRow, product: (typeof PRODUCTS)[number]) => {
    const shared = spread.parts()?.get(team.id)?.[product]
    return shared === null || shared === undefined ? common.none : count(shared)
  }
  const paste = (event: ClipboardEvent, team: GridRow) => spread.paste(event.clipboardData?.getData('text/plain') ?? '', team.id) && event.preventDefault()
  return (
    <section class="stack-tight">
      <h3>{t.weights}</h3>
      <p class="small second">{t.weightsNote}</p>
      <div class="wrap">
        <For each={FILLINGS.filter((filling) => filling !== 'before' || spread.hasBefore())}>
          {(filling) => (
            <Button kind="plain" onClick={() => spread.fill(filling)}>
              {t.fillings[filling]}
            </Button>
          )}
        </For>
      </div>
      <Table caption={t.weights}>
        <thead>
          <tr>
            <th scope="col">{setUpTargets.team}</th>
            <th class="figure" scope="col">
              {t.weights}
            </th>
            <For each={PRODUCTS}>
              {(product) => (
                <th class="figure" scope="col">
                  {setUpTargets.products[product]}
                </th>
              )}
            </For>
          </tr>
        </thead>
        <tbody>
          <For each={spread.teams()}>
            {(team) => (
              <tr>
                <th class="set-up-targets-owner" scope="row">
                  {team.name}
                </th>
                <td class="figure">
                  <input
                    class="table-input set-up-targets-weight"
                    inputmode="numeric"
                    autocomplete="off"
                    maxlength="15"
                    aria-label={t.weightOf(team.name)}
                    value={spread.weights()[team.id] ?? ''}
                    onInput={(event) => spread.setWeight(team.id, event.currentTarget.value)}
                    onPaste={(event) => paste(event, team)}
                  />
                </td>
                <For each={PRODUCTS}>{(product) => <td class="figure">{part(team, product)}</td>}</For>
              </tr>
            )}
          </For>
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t.sum}</th>
            <td class="figure">{count(spread.weightSum())}</td>
            <For each={PRODUCTS}>
              {(product) => (
                <td class="figure">{spread.parts() ? count([...spread.parts()!.values()].reduce((sum, one) => sum + (one[product] ?? 0), 0)) : common.none}</td>
              )}
            </For>
          </tr>
        </tfoot>
      </Table>
    </section>
  )
}
