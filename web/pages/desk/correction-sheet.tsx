import { Show } from 'solid-js'
import type { QueueEntry } from '#contract/enrolments.ts'
import { Button } from '../../parts/button.tsx'
import { Field } from '../../parts/field.tsx'
import { Note } from '../../parts/note.tsx'
import { ReasonChoice } from '../../parts/reason-choice.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { useApp } from '../../state/app.ts'
import { createEntryChange, type Way } from '../../state/entry-change.ts'
import { amendments as t } from '../../text/amendments.vi.ts'
import { desk } from '../../text/desk.vi.ts'
import { LogCoverage } from '../log-coverage.tsx'
import { LogMore } from '../log-more.tsx'
import { LogPaid } from '../log-paid.tsx'
import { LogWho } from '../log-who.tsx'
import '../log.css'
import './correction-sheet.css'

type CorrectionSheetProps = { entry: QueueEntry; way: Way; onClose: () => void; onDone: () => void }

/** An entry put right by who confirms it, or as a proposal: the form of its collector, and why. */
export function CorrectionSheet(props: CorrectionSheetProps) {
  const change = createEntryChange(useApp(), props.entry, props.way)
  const form = `correction-${props.entry.id}`
  const isProposal = () => props.way === 'propose'
  const points = () => change.reading()?.points ?? null
  const save = async (event: SubmitEvent) => {
    event.preventDefault()
    const { currentTarget } = event
    if (await change.save()) return props.onDone()
    ;(currentTarget as HTMLElement).querySelector<HTMLElement>('[aria-invalid=true], [data-error] input')?.focus()
  }
  return (
    <Sheet
      open
      onClose={props.onClose}
      title={t.sheet.title(props.entry.name)}
      mayClose={() => !change.deed.busy()}
      foot={
        <>
          <Button kind="plain" onClick={props.onClose}>
            {desk.cancel}
          </Button>
          <Button type="submit" form={form} icon="check" busy={change.deed.busy()} disabledReason={change.isSame() ? t.sheet.nothing : undefined}>
            {isProposal() ? t.proposeCorrection : t.sheet.save}
          </Button>
        </>
      }
    >
      <form id={form} class="correction-sheet stack" novalidate autocomplete="off" onSubmit={(event) => void save(event)}>
        <p class="small second">{t.sheet.words}</p>
        <Show when={isProposal() || props.entry.state === 'verified'}>
          <Note tone="warning" icon="stamp">
            {isProposal() ? t.sheet.proposal : t.sheet.verified}
          </Note>
        </Show>
        <LogWho form={change} />
        <LogCoverage form={change} />
        <LogPaid form={change} />
        <LogMore form={change} desk />
        <Show when={points() !== null}>
          <output class="correction-sheet-points">{t.sheet.points(props.entry.points, points()!)}</output>
        </Show>
        <ReasonChoice legend={desk.reason} reasons={t.sheet.reasons} isChosen={(one) => change.reason() === one} onChoose={change.setReason} />
        <Field
          label={desk.reason}
          name="reason"
          lines={2}
          maxLength={300}
          value={change.reason()}
          onInput={change.setReason}
          state={change.needsReason() ? 'error' : undefined}
          note={change.needsReason() ? desk.reasonFirst : desk.reasonHint}
        />
        <Show when={change.deed.trouble()}>
          {(trouble) => (
            <Note tone="error" icon="warn">
              {trouble()}
            </Note>
          )}
        </Show>
      </form>
    </Sheet>
  )
}
