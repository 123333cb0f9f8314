import { For } from 'solid-js'
import { giftFigures as t } from '../../text/gift-figures.vi.ts'

/** The head of a table of gifts' figures: what stands in the rows, then one column for each figure. */
export function GiftHeads(props: { first: string; columns: readonly (keyof typeof t.heads)[] }) {
  return (
    <thead>
      <tr>
        <th scope="col">{props.first}</th>
        <For each={props.columns}>
          {(name) => (
            <th scope="col" class="figure">
              {t.heads[name]}
            </th>
          )}
        </For>
      </tr>
    </thead>
  )
}
