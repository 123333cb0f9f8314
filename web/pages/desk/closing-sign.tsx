import { Match, Show, Switch } from 'solid-js'
import type { Closing } from '#contract/results.ts'
import { Button } from '../../parts/button.tsx'
import { Field } from '../../parts/field.tsx'
import { Note } from '../../parts/note.tsx'
import { Signature } from '../../parts/signature.tsx'
import { useApp } from '../../state/app.ts'
import type { ClosingState } from '../../state/closing.ts'
import { closing } from '../../text/closing.vi.ts'
import { stamped } from '../../text/format.ts'

const t = closing.sign

/** Two signatures on the same figures; the second is another person's. A comment goes with each. */
export function ClosingSign(props: { closing: ClosingState; value: Closing }) {
  const app = useApp()
  const proposal = () => props.value.proposal
  const isOwn = () => props.closing.isOwnProposal()
  const mine = () => app.me()?.name
  const why = () => {
    if (props.closing.blockers().length > 0) return t.blocked(props.closing.left())
    if (props.closing.needsKnown()) return t.acknowledge
    return props.closing.comment().trim() ? undefined : t.commentFirst
  }
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (why() || isOwn()) return
    void (proposal() ? props.closing.approve() : props.closing.propose())
  }
  return (
    <form class="card closing-sign" onSubmit={submit}>
      <Signature role={t.proposer} name={proposal()?.by ?? mine()} when={proposal() ? stamped(proposal()!.at) : undefined} />
      <Show when={props.value.twoPersonClose} fallback={<p class="small second">{t.alone}</p>}>
        <Signature role={t.approver} name={proposal() && !isOwn() ? mine() : undefined} note={proposal() && !isOwn() ? undefined : t.other} />
      </Show>
      <div class="closing-act">
        <Show when={proposal()}>{(one) => <p class="small">{t.said(one().by, one().comment)}</p>}</Show>
        <Show when={!isOwn()}>
          <Field
            label={t.comment}
            name="comment"
            maxLength={300}
            placeholder={t.commentHint}
            value={props.closing.comment()}
            onInput={props.closing.setComment}
          />
        </Show>
        <Show when={props.closing.deed.trouble()}>
          {(trouble) => (
            <Note tone="error" icon="warn">
              {trouble()}
            </Note>
          )}
        </Show>
        <Switch>
          <Match when={!proposal()}>
            <Button kind="act" icon="sign" size="main" type="submit" wide busy={props.closing.deed.busy()} disabledReason={why()}>
              {props.value.twoPersonClose ? t.propose : t.close}
            </Button>
          </Match>
          <Match when={isOwn()}>
            <Button kind="act" icon="sign" size="main" wide disabledReason={t.own}>
              {t.approve}
            </Button>
          </Match>
          <Match when={true}>
            <Button kind="act" icon="sign" size="main" type="submit" wide busy={props.closing.deed.busy()} disabledReason={why()}>
              {t.approve}
            </Button>
          </Match>
        </Switch>
        <Show when={proposal()}>
          <Button kind="bare" busy={props.closing.deed.busy()} onClick={() => void props.closing.withdraw()}>
            {t.withdraw}
          </Button>
        </Show>
      </div>
    </form>
  )
}
