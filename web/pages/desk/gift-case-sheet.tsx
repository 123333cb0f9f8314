import { createSignal, Show } from 'solid-js'
import type { GiftCaseView, GiftDecision } from '#contract/gift-cases.ts'
import { Choice } from '../../parts/choice.tsx'
import { DigitsField } from '../../parts/digits-field.tsx'
import { readyToGoOn } from '../../parts/ready.ts'
import { lostOf, type GiftCases } from '../../state/gift-cases.ts'
import { clockOfDay } from '../../text/format.ts'
import { giftCases } from '../../text/gift-cases.vi.ts'
import { ReasonSheet } from './reason-sheet.tsx'

const t = giftCases.sheet
type End = 'returned' | 'written-off' | 'belongs'

/** Asks how a question about a gift ends: whether the mug came back, and why. */
export function GiftCaseSheet(props: { cases: GiftCases; one: GiftCaseView; standing: string | null; onClose: () => void }) {
  const [end, setEnd] = createSignal<End>()
  const [code, setCode] = createSignal('')
  const asksMug = () => props.one.kind !== 'negative-balance' && lost() !== undefined
  const isUnknown = () => props.one.kind === 'unknown-code'
  const lost = () => lostOf(props.one, props.standing)
  const chosen = () => props.one.given.find(({ id }) => id === props.standing)
  const note = () => {
    if (props.one.kind === 'negative-balance') return t.explained
    const one = chosen()
    return one ? t.standing(one.clerk.name, one.office.name, clockOfDay(one.at)) : undefined
  }
  const decision = (reason: string): GiftDecision => {
    if (props.one.kind === 'negative-balance') return { outcome: 'explained', reason }
    if (end() === 'belongs') return { outcome: 'belongs', code: code(), reason }
    return { outcome: end() === 'returned' ? 'returned' : 'written-off', reason, ...(props.standing ? { standing: props.standing } : {}) }
  }
  const first = () => {
    if (!asksMug()) return undefined
    if (!end()) return isUnknown() ? t.endFirst : t.mugFirst
    return end() === 'belongs' && code().length < 12 ? t.codeFirst : undefined
  }
  const decide = async (reason: string) => {
    if (!(await props.cases.decide(props.one, decision(reason)))) return
    props.onClose()
    readyToGoOn('.gift-case h2', '.empty')
  }
  return (
    <ReasonSheet
      open
      title={t.title[props.one.kind]}
      go={t.go}
      reasons={giftCases.reasons[props.one.kind]}
      note={note()}
      hint={giftCases.reasonHint}
      first={first()}
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
          value={end()}
          onChange={(value) => setEnd(value as End)}
          options={[
            { value: 'returned', label: t.returned, note: lost()?.back ? t.alreadyBack : t.returnedNote(lost()?.office.name ?? '') },
            { value: 'written-off', label: t['written-off'], note: t['written-offNote'] },
            ...(isUnknown() && !lost()?.back && !lost()?.undone ? [{ value: 'belongs', label: t.belongs, note: t.belongsNote }] : []),
          ]}
        />
        <Show when={end() === 'belongs'}>
          <DigitsField label={t.code} name="code" groups={[4, 4, 4]} counted value={code()} onInput={setCode} />
        </Show>
      </Show>
    </ReasonSheet>
  )
}
