import { createSignal, Show } from 'solid-js'
import type { QueueEntry } from '#contract/enrolments.ts'
import { Button } from '../../parts/button.tsx'
import { useApp } from '../../state/app.ts'
import { createEntryCancel, wayOf, type Way } from '../../state/entry-change.ts'
import { rolesOf } from '../../state/places.ts'
import { amendments as t } from '../../text/amendments.vi.ts'
import { CorrectionSheet } from './correction-sheet.tsx'
import { ReasonSheet } from './reason-sheet.tsx'

type EntryChangesProps = { entry: QueueEntry; confirms: boolean; onDone: (words: string) => void }

/** To put an entry right or to cancel it: at once by who confirms it, as a proposal of an organiser once a final period counts it. */
export function EntryChanges(props: EntryChangesProps) {
  const app = useApp()
  const [asking, setAsking] = createSignal<'correction' | 'cancellation' | null>(null)
  const way = () => wayOf(app, props.entry, props.confirms, rolesOf(app.me()).includes('organiser'))
  const isElsewhere = () => props.entry.campaignId !== app.bundle()?.id
  const done = (words: string) => (setAsking(null), props.onDone(words))
  return (
    <>
      <Show when={way() === 'final'}>
        <p class="small second">{t.inFinal}</p>
      </Show>
      <Show when={way() === 'at-once' || way() === 'propose'}>
        {/* What is not verified yet is rejected or returned instead. */}
        <Show when={props.entry.state === 'verified'}>
          <Button kind="plain" icon="cross" onClick={() => setAsking('cancellation')}>
            {way() === 'propose' ? t.proposeCancellation : t.cancel}
          </Button>
        </Show>
        <Button
          kind="plain"
          icon="pencil"
          disabledReason={isElsewhere() ? t.otherCampaign : undefined}
          onClick={() => !isElsewhere() && setAsking('correction')}
        >
          {way() === 'propose' ? t.proposeCorrection : t.correct}
        </Button>
      </Show>
      <Show when={asking() === 'correction'}>
        <CorrectionSheet
          entry={props.entry}
          way={way()}
          onClose={() => setAsking(null)}
          onDone={() => done(way() === 'propose' ? t.done.proposed : t.done.corrected)}
        />
      </Show>
      <Show when={asking() === 'cancellation'}>
        <Cancel {...props} way={way()} onClose={() => setAsking(null)} onDone={done} />
      </Show>
    </>
  )
}

function Cancel(props: EntryChangesProps & { way: Way; onClose: () => void }) {
  const { deed, cancel } = createEntryCancel(useApp(), props.entry, props.way)
  const isProposal = () => props.way === 'propose'
  const go = async (reason: string) => {
    if (await cancel(reason)) props.onDone(isProposal() ? t.done.proposed : t.done.cancelled)
  }
  return (
    <ReasonSheet
      open
      danger
      title={t.cancelling.title(props.entry.name)}
      go={isProposal() ? t.proposeCancellation : t.cancel}
      reasons={t.cancelling.reasons}
      note={isProposal() ? t.cancelling.proposal : t.cancelling.words}
      busy={deed.busy()}
      trouble={deed.trouble()}
      onClose={props.onClose}
      onReason={(reason) => void go(reason)}
    />
  )
}
