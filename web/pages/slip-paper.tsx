import { For } from 'solid-js'
import { Button } from '../parts/button.tsx'
import { Segments } from '../parts/segments.tsx'
import { SLIP_SIZES, type SlipSize } from '../state/slip-sizes.ts'
import { slip as t } from '../text/slip.vi.ts'
import { QrCode } from './qr-code.tsx'
import './slip.css'

type Office = { name: string; address: string; hours: string; phone: string }
/** All that a slip says, whoever prints it. */
export type Printable = {
  voucher: () => { name: string; office: string; code: string } | null
  office: () => Office | null | undefined
  link: () => string
  until: () => string
  content: () => string
  size: () => SlipSize
  setSize: (size: SlipSize) => void
  print: () => void
}

const SIZES = SLIP_SIZES.map((value) => ({ value, label: t.sizes[value] }))

/** The size of the paper, the paper as it comes out, and the button that prints it. */
export function SlipPaper(props: { slip: Printable }) {
  return (
    <>
      <Segments legend={t.size} name="size" options={SIZES} value={props.slip.size()} onChange={(size) => props.slip.setSize(size as SlipSize)} />
      <Paper slip={props.slip} />
      <div class="stack-tight slip-hand">
        <Button kind="go" size="main" icon="print" wide onClick={props.slip.print}>
          {t.print}
        </Button>
        <p class="small second">{t.sizeNote[props.slip.size()]}</p>
      </div>
    </>
  )
}

/** The paper itself: what stands here is what is printed. */
function Paper(props: { slip: Printable }) {
  const slip = props.slip
  const facts = () =>
    [
      [t.name, slip.voucher()!.name],
      [t.office, slip.office()?.name ?? slip.voucher()!.office],
      [t.address, slip.office()?.address],
      [t.hours, slip.office()?.hours],
      [t.phone, slip.office()?.phone],
      [t.until, slip.until()],
    ].filter((fact): fact is [string, string] => Boolean(fact[1]))
  return (
    <article class="slip" aria-label={t.preview}>
      <header>
        <p class="slip-head">{t.head}</p>
        <p>{t.once}</p>
      </header>
      <div class="slip-qr" role="img" aria-label={t.qr}>
        <QrCode text={slip.content()} />
      </div>
      <p class="slip-code">
        <For each={slip.voucher()!.code.match(/.{4}/g)}>{(group) => <span>{group}</span>}</For>
      </p>
      <dl class="slip-facts">
        <For each={facts()}>
          {([label, value]) => (
            <div>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          )}
        </For>
      </dl>
      <footer>
        <p>{t.bring}</p>
        <p class="slip-link">
          {t.look} {slip.link()}
        </p>
      </footer>
    </article>
  )
}
