import { createSignal, For, Match, Show, Switch } from 'solid-js'
import type { AssignmentView, StaffView } from '#contract/imports.ts'
import { Button } from '../../parts/button.tsx'
import { Facts } from '../../parts/facts.tsx'
import { Field } from '../../parts/field.tsx'
import { Note } from '../../parts/note.tsx'
import { useApp } from '../../state/app.ts'
import { free } from '../../state/set-up-move.ts'
import { createRename } from '../../state/set-up-person.ts'
import { isOrganiser, type Staff } from '../../state/set-up-staff.ts'
import { setUpStaff as t } from '../../text/set-up-staff.vi.ts'
import type { Guard } from './set-up-form-sheet.tsx'
import { MoveForm } from './set-up-move.tsx'
import { PersonPlace } from './set-up-person-place.tsx'

export type PersonProps = { staff: Staff; one: StaffView; guard: Guard }
/** What is done to the person, instead of what is said of them. */
export type Act = { kind: 'move'; assignment: AssignmentView | null } | { kind: 'rename' } | null

/** A person: where they stand, a fresh link, and the ways to another name, unit or role. */
export function PersonSheet(props: PersonProps) {
  const [act, setAct] = createSignal<Act>(null)
  const back = () => (props.guard(() => false), setAct(null))
  return (
    <Switch fallback={<Person {...props} onAct={setAct} />}>
      <Match when={act()?.kind === 'move' && (act() as Extract<Act, { kind: 'move' }>)} keyed>
        {({ assignment }) => <MoveForm {...props} assignment={assignment} onBack={back} />}
      </Match>
      <Match when={act()?.kind === 'rename'}>
        <Rename {...props} onBack={back} />
      </Match>
    </Switch>
  )
}

function Person(props: PersonProps & { onAct: (act: Act) => void }) {
  const secret = () => (isOrganiser(props.one) ? (props.one.ready ? t.hasPassword : t.noPassword) : props.one.ready ? t.hasPin : t.noPin)
  return (
    <div class="stack">
      <Facts
        items={[
          { label: t.facts.code, value: <span class="figures">{props.one.code}</span> },
          { label: t.facts.secret, value: secret() },
        ]}
      />
      <Show when={props.one.locked}>
        <Note tone="error" icon="lock">
          {t.unlockNote}
          <Button kind="plain" busy={props.staff.deed.busy()} onClick={() => void props.staff.unlock(props.one)}>
            {t.unlock}
          </Button>
        </Note>
      </Show>
      <For each={props.one.assignments} fallback={<p class="second">{t.nowhere}</p>}>
        {(assignment) => <PersonPlace {...props} assignment={assignment} />}
      </For>
      <Show when={props.staff.deed.trouble()}>
        {(trouble) => (
          <Note tone="error" icon="warn">
            <p role="alert">{trouble()}</p>
          </Note>
        )}
      </Show>
      <div class="stack-tight">
        <Button icon="send" wide busy={props.staff.deed.busy()} onClick={() => void props.staff.invite([props.one])}>
          {t.invite}
        </Button>
        <p class="small second">{t.inviteNote}</p>
      </div>
      <div class="wrap">
        <Button kind="plain" icon="pencil" onClick={() => props.onAct({ kind: 'rename' })}>
          {t.rename}
        </Button>
        <Show when={free(props.one).length > 0}>
          <Button kind="plain" icon="plus" onClick={() => props.onAct({ kind: 'move', assignment: null })}>
            {t.addRole}
          </Button>
        </Show>
      </div>
    </div>
  )
}

function Rename(props: PersonProps & { onBack: () => void }) {
  const form = createRename(useApp(), props.staff, props.one)
  props.guard(form.unsaved)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    void form.go()
  }
  return (
    <form class="stack" novalidate onSubmit={submit}>
      <Field
        label={t.name}
        name="name"
        autocapitalize="words"
        maxLength={60}
        value={form.name()}
        onInput={form.setName}
        state={form.trouble() ? 'error' : undefined}
        note={form.trouble() ?? form.deed.trouble()}
      />
      <Button kind="act" type="submit" size="main" wide busy={form.deed.busy()}>
        {t.renameGo}
      </Button>
      <Button kind="plain" wide onClick={props.onBack}>
        {t.cancel}
      </Button>
    </form>
  )
}
