import { Button } from '../parts/button.tsx'
import { DigitsField } from '../parts/digits-field.tsx'
import { readyToType } from '../parts/ready.ts'
import type { Counter } from '../state/counter.ts'
import { counter as t } from '../text/counter.vi.ts'

/** What is typed when nothing can be scanned. */
export function ByCode(props: { counter: Counter }) {
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (props.counter.code().length === 12) void props.counter.lookUp()
  }
  const reason = () => (props.counter.code().length === 12 ? undefined : t.codeShort(props.counter.code().length))
  return (
    <form class="stack" onSubmit={submit}>
      <DigitsField
        label={t.code}
        name="code"
        size="big"
        groups={[4, 4, 4]}
        value={props.counter.code()}
        onInput={props.counter.setCode}
        note={t.codeNote}
        enterKeyHint="search"
        ref={readyToType}
      />
      <DigitsField
        label={t.fact}
        name="fact"
        groups={[4]}
        value={props.counter.fact()}
        onInput={props.counter.setFact}
        note={t.factNote}
        enterKeyHint="search"
      />
      <Button type="submit" size="counter" wide busy={props.counter.state().kind === 'looking'} disabledReason={reason()}>
        {t.look}
      </Button>
    </form>
  )
}

/** The participant’s own number, where no voucher is at hand. */
export function ByCccd(props: { counter: Counter }) {
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    props.counter.search(props.counter.cccd())
  }
  return (
    <form class="stack" onSubmit={submit}>
      <DigitsField
        label={t.cccd}
        name="cccd"
        size="big"
        groups={[3, 3, 3, 3]}
        counted
        value={props.counter.cccd()}
        onInput={props.counter.setCccd}
        state={props.counter.trouble() ? 'error' : undefined}
        note={props.counter.trouble() ?? t.cccdNote}
        enterKeyHint="search"
        ref={readyToType}
      />
      <Button type="submit" size="counter" wide busy={props.counter.state().kind === 'looking'}>
        {t.find}
      </Button>
    </form>
  )
}
