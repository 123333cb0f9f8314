import { createSignal, Show } from 'solid-js'
import type { GiftCaseView, GiftDecision } from '#contract/gift-cases.ts'
import { Choice } from '../../parts/choice.tsx'
import { lostOf, type GiftCases } from '../../state/gift-cases.ts'
import { clockOfDay } from '../../text/format.ts'
import { giftCases } from '../../text/gift-cases.vi.ts'
import { ReasonSheet } from './reason-sheet.tsx'

const t = giftCases.sheet
type Mug = 'returned' | 'written-off'

/** Asks how a question about a gift ends: whether the mug came back, and why. */
export function GiftCaseSheet(props: { cases: GiftCases; one: GiftCaseView; standing: string | null; onClose: () => void }) {
  const [mug, setMug] = createSignal<Mug>()
  const asksMug = () => props.one.kind !== 'negative-balance' && lost() !== undefined
  const lost = () => lostOf(props.one, props.standing)
  const chosen = () => props.one.given.find(({ id }) => id === props.standing)
  const note = () => {
    if (props.one.kind === 'negative-balance') return t.explained
    const one = chosen()
    return one ? t.standing(one.clerk.name, one.office.name, clockOfDay(one.at)) : undefined
  }
  const decision = (reason: string): GiftDecision => {
    if (props.one.kind === 'negative-balance') return { outcome: 'explained', reason }
    return { outcome: mug() ?? 'written-off', reason, ...(props.standing ? { standing: props.standing } : {}) }
  }
  const decide = async (reason: string) => {
    if (await props.cases.decide(props.one, decision(reason))) props.onClose()
  }
  return (
    <ReasonSheet
      open
      title={t.title[props.one.kind]}
      go={t.go}
      reasons={giftCases.reasons[props.one.kind]}
      note={note()}
      hint={giftCases.reasonHint}
      first={asksMug() && !mug() ? t.mugFirst : undefined}
      busy={props.cases.deed.busy()}
      trouble={props.cases.deed.trouble()}
      onClose={props.onClose}
      onReason={(reason) => void decide(reason)}
    >
      <Show when={asksMug()}>
        <Choice
          legend={props.one.kind === 'extra-handover' ? t.mug : t.mugOfOne}
          name="mug"
          columns={2}
          value={mug()}
          onChange={(value) => setMug(value as Mug)}
          options={[
            { value: 'returned', label: t.returned, note: lost()?.back ? t.alreadyBack : t.returnedNote(lost()?.office.name ?? '') },
            { value: 'written-off', label: t['written-off'], note: t['written-offNote'] },
          ]}
        />
      </Show>
    </ReasonSheet>
  )
}
