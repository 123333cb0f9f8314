import { useNavigate } from '@solidjs/router'
import { Show } from 'solid-js'
import type { CorrectionView } from '#contract/results.ts'
import type { CampaignRules } from '#rules/words.ts'
import { Button } from '../../parts/button.tsx'
import { Field } from '../../parts/field.tsx'
import { Note } from '../../parts/note.tsx'
import { Signature } from '../../parts/signature.tsx'
import { useApp } from '../../state/app.ts'
import type { CorrectionState } from '../../state/correction.ts'
import { closing } from '../../text/closing.vi.ts'
import { correction as t } from '../../text/correction.vi.ts'
import { stamped } from '../../text/format.ts'
import { Difference } from '../difference.tsx'
import { ClosingAwards } from './closing-awards.tsx'

type Proposal = NonNullable<CorrectionView['proposal']>

/** A proposed correction: what it changes, for the second signature; who proposed it may take it back. */
export function CorrectionProposal(props: { state: CorrectionState; proposal: Proposal; measure: CampaignRules['teamMeasure']; back: string }) {
  return (
    <>
      <Show when={props.state.changed()}>
        <Note tone="warning" icon="refresh">
          {closing.changedSince}
        </Note>
      </Show>
      <section class="card stack">
        <h2>{t.proposal.title}</h2>
        <p class="small second">{t.proposal.by(props.proposal.by, stamped(props.proposal.at))}</p>
        <p>{t.reason(props.proposal.comment)}</p>
        <p>{t.proposal.counts(props.proposal.takeOut.length, props.proposal.takeIn.length)}</p>
        <Difference value={props.proposal.difference} />
      </section>
      <ClosingAwards awards={props.proposal.awards} title={t.awards} measure={props.measure} preview />
      <Sign {...props} />
    </>
  )
}

function Sign(props: { state: CorrectionState; proposal: Proposal; back: string }) {
  const app = useApp()
  const navigate = useNavigate()
  const { state } = props
  const why = () => (state.isOwn() ? closing.sign.own : state.comment().trim() ? undefined : closing.sign.commentFirst)
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (!why() && (await state.approve())) navigate(props.back)
  }
  return (
    <form class="card closing-sign" onSubmit={(event) => void submit(event)}>
      <Signature role={closing.sign.proposer} name={props.proposal.by} when={stamped(props.proposal.at)} />
      <Signature role={closing.sign.approver} name={state.isOwn() ? undefined : app.me()?.name} note={state.isOwn() ? closing.sign.other : undefined} />
      <div class="closing-act">
        <Show when={!state.isOwn()}>
          <Field
            label={t.approveComment}
            name="comment"
            maxLength={300}
            placeholder={closing.sign.commentHint}
            value={state.comment()}
            onInput={state.setComment}
          />
        </Show>
        <Show when={state.deed.trouble()}>
          {(trouble) => (
            <Note tone="error" icon="warn">
              {trouble()}
            </Note>
          )}
        </Show>
        <Button kind="act" icon="sign" size="main" type="submit" wide busy={state.deed.busy()} disabledReason={why()}>
          {t.approve}
        </Button>
        <Button kind="bare" busy={state.deed.busy()} onClick={() => void state.withdraw()}>
          {t.withdraw}
        </Button>
      </div>
    </form>
  )
}
