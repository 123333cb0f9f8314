import { For, Show } from 'solid-js'
import type { PrizeLine } from '#contract/prizes.ts'
import { Button } from '../../parts/button.tsx'
import { DoorPlate } from '../../parts/door-plate.tsx'
import { Note } from '../../parts/note.tsx'
import { groupName } from '../../state/groups.ts'
import { isHeld, mayRecover } from '../../state/prizes.ts'
import { common } from '../../text/common.vi.ts'
import { prizes as t } from '../../text/prizes.vi.ts'
import { actOf, checkWords, plateOf, sayMove, standOf, toneOf, worthOfLine } from './prizes-words.ts'

/** One prize: whose, what it brings, where it stands, and what money has moved. */
export function PrizeRow(props: { line: PrizeLine; onPay: () => void; onRecover: () => void }) {
  const group = () => (props.line.division === null && props.line.list === null ? null : groupName(props.line))
  const unit = () => [t.board[props.line.board], group(), props.line.board === 'individual' ? props.line.unit : null].filter(Boolean).join(' · ')
  return (
    <li class="prizes-line">
      <span class="prizes-plate">
        <DoorPlate value={plateOf(props.line)} tone={toneOf(props.line)} label={props.line.place ? t.place(props.line.place) : common.none} />
      </span>
      <span class="prizes-who">
        <b>{props.line.recipient}</b>
        <span class="small second">{unit()}</span>
      </span>
      <b class="prizes-worth figures">{worthOfLine(props.line)}</b>
      <span class="prizes-state" data-state={props.line.state}>
        {t.states[props.line.state]}
      </span>
      <div class="prizes-more">
        <Show when={standOf(props.line)}>{(words) => <p class="small second">{words()}</p>}</Show>
        <Show when={props.line.moves.length > 0}>
          <ul class="small second" aria-label={t.history}>
            <For each={props.line.moves}>{(move) => <li>{sayMove(move)}</li>}</For>
          </ul>
        </Show>
        <Show when={props.line.correctionDue}>
          <Note tone="warning" icon="warn">
            {t.correctionDue} <a href={`/chot/${props.line.periodId}/dinh-chinh`}>{t.correct}</a>
          </Note>
        </Show>
        <Show when={checkWords(props.line)}>
          {(words) => (
            <Note tone={props.line.check?.holds === 'decision' ? 'warning' : 'info'} icon="phone">
              {words()} <a href={`/chot/${props.line.periodId}#kiem-tra`}>{t.check.see}</a>
            </Note>
          )}
        </Show>
      </div>
      <div class="prizes-acts">
        <Show when={props.line.state === 'due' && !isHeld(props.line)}>
          <Button kind="plain" label={`${actOf(props.line)}, ${props.line.recipient}`} onClick={props.onPay}>
            {actOf(props.line)}
          </Button>
        </Show>
        <Show when={mayRecover(props.line)}>
          <Button kind="bare" label={`${t.recover}, ${props.line.recipient}`} onClick={props.onRecover}>
            {t.recover}
          </Button>
        </Show>
      </div>
    </li>
  )
}
