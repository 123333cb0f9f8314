import { Show } from 'solid-js'
import { LISTS, type List } from '#rules/words.ts'
import { SelectField } from '../../parts/select-field.tsx'
import { setUpPrizes as t } from '../../text/set-up-prizes.vi.ts'
import type { PartProps } from './set-up-prizes-part.tsx'
import type { Setter } from './set-up-prizes-row.tsx'

/** A row for one division or one list alone; only where there are such. */
export function PrizeApart(props: PartProps & Setter) {
  const divisions = () => [...new Set([...props.divisions, ...(props.row.division ? [props.row.division] : [])])]
  const divided = () => divisions().length > 0 && (props.part.board === 'team' || props.rules.divideIndividuals || props.row.division !== undefined)
  const listed = () => props.part.board === 'individual' && props.rules.lists === 'apart'
  return (
    <Show when={divided() || listed()}>
      <span class="set-up-prizes-apart">
        <Show when={divided()}>
          <SelectField
            label={t.division}
            name="division"
            value={props.row.division ?? ''}
            onChange={(division) => props.set({ division: division || undefined })}
            placeholder={t.everyDivision}
            options={divisions().map((name) => ({ value: name, label: name }))}
          />
        </Show>
        <Show when={listed()}>
          <SelectField
            label={t.list}
            name="list"
            value={props.row.list ?? ''}
            onChange={(list) => props.set({ list: (list || undefined) as List | undefined })}
            placeholder={t.everyList}
            options={LISTS.map((list) => ({ value: list, label: t.lists[list] }))}
          />
        </Show>
      </span>
    </Show>
  )
}
