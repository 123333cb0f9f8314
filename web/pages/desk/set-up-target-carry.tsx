import { For, Match, Show, Switch } from 'solid-js'
import { Bones } from '../../parts/bones.tsx'
import { Button } from '../../parts/button.tsx'
import { Check } from '../../parts/check.tsx'
import { Note } from '../../parts/note.tsx'
import { SelectField } from '../../parts/select-field.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { periodName } from '../../state/periods.ts'
import type { Carry, CarryLine } from '../../state/set-up-target-carry.ts'
import type { Targets } from '../../state/set-up-targets.ts'
import { count, daySpan } from '../../text/format.ts'
import { setUpCarry as t, setUpTargets } from '../../text/set-up-targets.vi.ts'
import './set-up-target-carry.css'

/** What a week left unmet, and the weeks it would go to; taken by owner, laid into the grid. */
export function CarrySheet(props: { targets: Targets; open: boolean; onClose: () => void }) {
  const carry = () => props.targets.carry
  const go = () => {
    carry().go()
    props.onClose()
  }
  return (
    <Sheet
      open={props.open}
      onClose={props.onClose}
      title={t.title}
      foot={
        <Show when={carry().lines().size > 0}>
          <p class="small second set-up-targets-foot">{t.goNote}</p>
          <Button disabled={carry().taken() === 0} onClick={go}>
            {t.go(carry().taken())}
          </Button>
        </Show>
      }
    >
      <p class="small second">{t.words}</p>
      <SelectField
        label={t.period}
        name="carry-period"
        value={carry().periodId() ?? ''}
        onChange={(id) => void carry().pick(id)}
        options={carry()
          .ended()
          .map(({ period }) => ({ value: period.id, label: `${periodName(period)}, ${daySpan(period.firstDay, period.lastDay)}` }))}
      />
      <Switch fallback={<Bones rows={3} />}>
        <Match when={carry().trouble()}>
          {(trouble) => (
            <Note tone="error" icon="warn">
              <p role="alert">{trouble()}</p>
            </Note>
          )}
        </Match>
        <Match when={carry().answer()}>{(answer) => <Lines targets={props.targets} carry={carry()} final={answer().final} />}</Match>
      </Switch>
    </Sheet>
  )
}

function Lines(props: { targets: Targets; carry: Carry; final: boolean }) {
  const owners = () => props.targets.view.everyone()
  const nameOf = (id: string) => owners().find((row) => row.id === id)?.name ?? ''
  return (
    <>
      <Show when={!props.final}>
        <Note tone="warning" icon="hourglass">
          {t.notFinal}
        </Note>
      </Show>
      <Show when={props.carry.lines().size > 0} fallback={<Note tone="slate">{t.none}</Note>}>
        <ul class="rows rows-card">
          <For each={[...props.carry.lines()]}>
            {([ownerId, lines]) => (
              <li class="set-up-targets-carry">
                <Check checked={props.carry.isTaken(ownerId)} onChange={(taken) => props.carry.take(ownerId, taken)}>
                  <b>{nameOf(ownerId)}</b>
                </Check>
                <For each={lines}>{(line) => <Line targets={props.targets} line={line} />}</For>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </>
  )
}

function Line(props: { targets: Targets; line: CarryLine }) {
  const { line } = props
  const nameOf = (periodId: string) => {
    const column = props.targets.grid()?.columns.find(({ period }) => period.id === periodId)
    return column ? periodName(column.period) : ''
  }
  return (
    <div class="set-up-targets-line small">
      <p>{t.line(setUpTargets.products[line.product], count(line.target), count(line.achieved), count(line.missing))}</p>
      <p class="second figures">{line.into.map(({ periodId, before, target }) => t.into(nameOf(periodId), count(before), count(target))).join(' · ')}</p>
    </div>
  )
}
