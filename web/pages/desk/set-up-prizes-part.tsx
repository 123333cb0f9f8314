import { createSignal, For, Show } from 'solid-js'
import type { CampaignRules } from '#rules/words.ts'
import { Button } from '../../parts/button.tsx'
import { type PrizePart, withPrize } from '../../state/set-up-prizes.ts'
import type { RulesDraft } from '../../state/set-up-rules-draft.ts'
import { setUpPrizes as t } from '../../text/set-up-prizes.vi.ts'
import { PrizeLineFields } from './set-up-prizes-row.tsx'

export type PartProps = { draft: RulesDraft; rules: CampaignRules; part: PrizePart; divisions: readonly string[] }

/** The rows of one kind of period and one board, best first. On a phone each is a line that opens, and a new one stands open. */
export function PrizePartCard(props: PartProps) {
  const [open, setOpen] = createSignal(-1)
  const places = () => props.part.lines.map((_, at) => at)
  const some = () => props.part.lines.length > 0
  const add = () => {
    setOpen(props.part.lines.length)
    props.draft.set('prizes', withPrize(props.rules.prizes, props.part))
  }
  return (
    <section class="card set-up-prizes-part">
      <div class="spread">
        <h2>{t.part(props.part.board, props.part.kind)}</h2>
        <Show when={some()} fallback={<p class="small second">{t.none}</p>}>
          <p class="small second">{t.times(props.part.periods, props.part.groups)}</p>
        </Show>
      </div>
      <Show when={some()}>
        <div class="set-up-prizes-rows">
          <Heads board={props.part.board} />
          <For each={places()}>
            {(at) => (
              <Show when={props.part.lines[at]}>
                {(line) => <PrizeLineFields {...props} line={line()} place={at} open={open() === at} onOpen={() => setOpen(open() === at ? -1 : at)} />}
              </Show>
            )}
          </For>
        </div>
      </Show>
      <div class="spread set-up-prizes-foot">
        <Button kind="plain" icon="plus" onClick={add}>
          {t.add}
        </Button>
        <Show when={some()}>
          <b class="figures">{t.per(props.part.prizes, props.part.amount)}</b>
        </Show>
      </div>
    </section>
  )
}

/** On a desk the words stand once, above the columns; each field keeps its own for readers. */
function Heads(props: { board: PrizePart['board'] }) {
  const words = () => [t.place, t.count, t.amount, t.thing, ...(props.board === 'team' ? [t.rate, t.points] : [t.points, t.voluntary])]
  return (
    <div class="set-up-prizes-heads label second" aria-hidden="true">
      <For each={words()}>{(word) => <span>{word}</span>}</For>
    </div>
  )
}
