import { For, type JSX, Show } from 'solid-js'
import { parts } from '../text/parts.vi.ts'
import { Facts } from './facts.tsx'
import { Mark } from './icon.tsx'
import './voucher-card.css'

type VoucherCardProps = {
  name: string
  /** Twelve digits, shown 4-4-4 as on paper. */
  code: string
  office: string
  until: string
  title?: string
  /** The svg of the QR; the code stands below it for those who cannot scan. */
  children?: JSX.Element
}

export function VoucherCard(props: VoucherCardProps) {
  const groups = () => props.code.match(/.{1,4}/g) ?? []
  return (
    <article class="voucher-card">
      <div class="voucher-card-sheet">
        <header class="voucher-card-head">
          <Mark />
          <div class="voucher-card-words">
            <h2 class="voucher-card-title">{props.title ?? parts.voucher.title}</h2>
            <p class="voucher-card-name">{props.name}</p>
          </div>
        </header>
        <Show when={props.children}>
          <div class="voucher-card-qr" role="img" aria-label={parts.voucher.qr}>
            {props.children}
          </div>
        </Show>
        <p class="voucher-card-code">
          <For each={groups()}>{(group) => <span>{group}</span>}</For>
        </p>
      </div>
      <div class="voucher-card-stub">
        <Facts
          small
          items={[
            { label: parts.voucher.office, value: props.office },
            { label: parts.voucher.until, value: props.until },
          ]}
        />
      </div>
    </article>
  )
}
