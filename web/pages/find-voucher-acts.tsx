import { Show } from 'solid-js'
import type { VoucherSlip } from '#contract/lost-vouchers.ts'
import { Button } from '../parts/button.tsx'
import { Field } from '../parts/field.tsx'
import { Note } from '../parts/note.tsx'
import { ReasonChoice } from '../parts/reason-choice.tsx'
import { SelectField } from '../parts/select-field.tsx'
import { Sheet } from '../parts/sheet.tsx'
import type { LostVoucher } from '../state/lost-voucher.ts'
import { desk } from '../text/desk.vi.ts'
import { findVoucher } from '../text/find-voucher.vi.ts'

type Of = { voucher: LostVoucher }

/** Another code for the same right; asks why. */
export function FindVoucherReissue(props: Of & { onSlip: (slip: VoucherSlip) => void }) {
  const t = findVoucher.reissue
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    const slip = await props.voucher.reissue()
    if (slip) props.onSlip(slip)
  }
  const missing = () => (props.voucher.reason().trim() === '' ? t.first : undefined)
  return (
    <Sheet open onClose={() => props.voucher.begin(null)} title={t.title} foot={<Foot voucher={props.voucher} form="reissue" go={t.go} missing={missing()} />}>
      <form id="reissue" class="stack" onSubmit={(event) => void submit(event)}>
        <p class="small second">{t.words}</p>
        <ReasonChoice legend={t.reason} reasons={t.reasons} isChosen={(one) => props.voucher.reason() === one} onChoose={props.voucher.setReason} />
        <Field label={t.own} name="reason" lines={2} maxLength={200} value={props.voucher.reason()} onInput={props.voucher.setReason} />
        <Trouble voucher={props.voucher} />
      </form>
    </Sheet>
  )
}

/** Another home counter; the code stays. */
export function FindVoucherTransfer(props: Of & { onChanged: (words: string) => void }) {
  const t = findVoucher.transfer
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    const office = await props.voucher.transfer()
    if (office) props.onChanged(t.done(office))
  }
  const missing = () => (props.voucher.offices().length === 0 ? t.none : props.voucher.office() === '' ? t.first : undefined)
  return (
    <Sheet open onClose={() => props.voucher.begin(null)} title={t.title} foot={<Foot voucher={props.voucher} form="transfer" go={t.go} missing={missing()} />}>
      <form id="transfer" class="stack" onSubmit={(event) => void submit(event)}>
        <p class="small second">{t.words}</p>
        <SelectField
          label={t.office}
          name="office"
          placeholder={t.choose}
          value={props.voucher.office()}
          onChange={props.voucher.setOffice}
          options={props.voucher.offices().map(({ id, name }) => ({ value: id, label: name }))}
        />
        <Trouble voucher={props.voucher} />
      </form>
    </Sheet>
  )
}

function Foot(props: Of & { form: string; go: string; missing: string | undefined }) {
  return (
    <>
      <Button kind="plain" onClick={() => props.voucher.begin(null)}>
        {desk.cancel}
      </Button>
      <Button type="submit" form={props.form} busy={props.voucher.deed.busy()} disabledReason={props.missing}>
        {props.go}
      </Button>
    </>
  )
}

function Trouble(props: Of) {
  return (
    <Show when={props.voucher.deed.trouble()}>
      {(words) => (
        <Note tone="error" icon="warn">
          <p role="alert">{words()}</p>
        </Note>
      )}
    </Show>
  )
}
