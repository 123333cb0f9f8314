import { For, Show } from 'solid-js'
import type { StaffView } from '#contract/imports.ts'
import { Icon } from '../../parts/icon.tsx'
import { useApp } from '../../state/app.ts'
import { assignmentWords, isOrganiser, type Staff } from '../../state/set-up-staff.ts'
import { setUpStaff as t } from '../../text/set-up-staff.vi.ts'

/** A person in the list: who, where, and what keeps them from signing in. */
export function StaffRow(props: { one: StaffView; staff: Staff }) {
  const me = useApp().me()
  const { one } = props
  return (
    <button class="set-up-staff-row" type="button" onClick={() => props.staff.open(one.id)}>
      <span class="set-up-staff-words">
        <b>{one.name}</b>
        <span class="small second figures">{one.code}</span>
      </span>
      <span class="set-up-staff-places small second">
        <For each={one.assignments} fallback={t.nowhere}>
          {(assignment) => <span>{assignmentWords(assignment, props.staff.today())}</span>}
        </For>
      </span>
      <span class="set-up-staff-end">
        <Show when={one.id === me?.id}>
          <span class="set-up-staff-chip" data-tone="you">
            {t.you}
          </span>
        </Show>
        <Show when={one.assignments.some(({ officer }) => officer)}>
          <span class="set-up-staff-chip" data-tone="officer">
            {t.officerShort}
          </span>
        </Show>
        <Show when={one.locked}>
          <span class="set-up-staff-chip" data-tone="locked">
            {t.locked}
          </span>
        </Show>
        <Show when={!one.ready}>
          <span class="set-up-staff-chip">{isOrganiser(one) ? t.noPassword : t.noPin}</span>
        </Show>
      </span>
      <Icon name="chevron" />
    </button>
  )
}
