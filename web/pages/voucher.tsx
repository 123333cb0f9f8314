import { createSignal, Show } from 'solid-js'
import { Button } from '../parts/button.tsx'
import { Note } from '../parts/note.tsx'
import { VoucherCard } from '../parts/voucher-card.tsx'
import { useApp } from '../state/app.ts'
import type { ShownVoucher } from '../state/entry.ts'
import { entry as t } from '../text/entry.vi.ts'
import { fullDay } from '../text/format.ts'
import { QrCode } from './qr-code.tsx'
import './voucher.css'

/** The voucher as it is shown, sent or printed; one that no longer holds says so instead of a code. */
export function VoucherView(props: { id: string; voucher: ShownVoucher; refused?: boolean; short?: boolean }) {
  const { device } = useApp()
  const [said, setSaid] = createSignal<string | null>(null)
  const holds = () => props.voucher.state === 'issued'
  const link = () => `${location.origin}/q/${props.voucher.token}`
  const copy = async () => setSaid((await device.share.copy(link())) ? t.copied : t.copyFailed)
  const share = () => (device.share.can() ? void device.share.share({ title: t.shareTitle, text: t.shareText, url: link() }) : void copy())
  return (
    <Show
      when={holds()}
      fallback={
        <Note tone="slate" icon="mug">
          {t.voucherState[props.voucher.state as keyof typeof t.voucherState] ?? ''}
        </Note>
      }
    >
      <div class="stack voucher">
        <VoucherCard name={props.voucher.name} code={props.voucher.code} office={props.voucher.office} until={fullDay(props.voucher.lastDay)}>
          <QrCode text={props.voucher.signed ?? props.voucher.code} />
        </VoucherCard>
        <Show when={props.voucher.unsent}>
          <Note tone="warning" icon="letter">
            {props.refused ? t.unsentRefused : t.unsent}
          </Note>
        </Show>
        <div class="voucher-acts">
          <Button kind="plain" icon="share" wide onClick={share}>
            {t.send}
          </Button>
          <Button kind="plain" icon="print" wide href={`/so-ghi/${props.id}/phieu`}>
            {t.print}
          </Button>
        </div>
        <Show when={!props.short}>
          <div>
            <p class="small second">{t.link}</p>
            <p class="voucher-link">{link()}</p>
            <Button kind="bare" onClick={() => void copy()}>
              {t.copy}
            </Button>
          </div>
        </Show>
        <p class="small" role="status">
          {said()}
        </p>
      </div>
    </Show>
  )
}
