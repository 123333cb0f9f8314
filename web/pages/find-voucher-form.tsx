import { Show } from 'solid-js'
import { Button } from '../parts/button.tsx'
import { DigitsField } from '../parts/digits-field.tsx'
import { Field } from '../parts/field.tsx'
import { Icon } from '../parts/icon.tsx'
import { Note } from '../parts/note.tsx'
import { readyToType } from '../parts/ready.ts'
import { useApp } from '../state/app.ts'
import type { FindVoucher } from '../state/find-voucher.ts'
import { findVoucher as t } from '../text/find-voucher.vi.ts'

/** What the participant says of the voucher; the button says what is still too little. */
export function FindVoucherForm(props: { find: FindVoucher }) {
  const app = useApp()
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    void props.find.search()
  }
  const said = () => props.find.said()
  return (
    <form class="stack" onSubmit={submit} ref={readyToType}>
      <p class="small second">{t.words}</p>
      <Show when={!app.online()}>
        <Note tone="warning" icon="offline">
          {t.mayHere}
        </Note>
      </Show>
      <Field
        label={t.name}
        name="who"
        maxLength={60}
        autocapitalize="words"
        enterKeyHint="search"
        value={said().name}
        onInput={(text) => props.find.set('name', text)}
        note={t.nameNote}
      />
      <DigitsField
        label={t.lastFour}
        name="last"
        optional
        groups={[4]}
        enterKeyHint="search"
        value={said().lastFour}
        onInput={(digits) => props.find.set('lastFour', digits)}
        note={t.lastFourNote}
      />
      <details class="find-voucher-more" open={said().day !== '' || said().collector !== ''}>
        <summary>
          <Icon name="chevron-down" />
          {t.more}
        </summary>
        <div class="find-voucher-fields">
          <Field label={t.day} name="day" type="date" optional value={said().day} onInput={(text) => props.find.set('day', text)} />
          <Field
            label={t.collector}
            name="collector"
            optional
            maxLength={60}
            enterKeyHint="search"
            value={said().collector}
            onInput={(text) => props.find.set('collector', text)}
            note={t.collectorNote}
          />
        </div>
      </details>
      <div class="find-voucher-go">
        <Button type="submit" size="main" icon="search" wide busy={props.find.busy()} disabledReason={props.find.missing()}>
          {t.go}
        </Button>
        <Show when={props.find.isBegun()}>
          <Button kind="bare" onClick={props.find.clear}>
            {t.clear}
          </Button>
        </Show>
      </div>
    </form>
  )
}
