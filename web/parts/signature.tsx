import { Show } from 'solid-js'
import { parts } from '../text/parts.vi.ts'
import { Icon } from './icon.tsx'
import './signature.css'

/** A box at the foot, as on paper; the second is another person's. `when` makes it signed. */
export function Signature(props: { role: string; name?: string | undefined; when?: string | undefined; note?: string | undefined }) {
  return (
    <div class="signature" data-signed={props.when ? '' : undefined}>
      <b class="signature-role">{props.role}</b>
      <span class="signature-line">
        <Show when={props.when} fallback={<span class="unseen">{parts.signature.waiting}</span>}>
          <Icon name="sign" />
          <span class="figures">{props.when}</span>
        </Show>
      </span>
      <span class="signature-name">
        <Show when={props.name}>
          <b>{props.name}</b>{' '}
        </Show>
        {props.note}
      </span>
    </div>
  )
}
