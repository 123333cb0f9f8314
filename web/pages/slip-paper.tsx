import { type JSX, For, Show } from 'solid-js'
import { Button } from '../parts/button.tsx'
import { Note } from '../parts/note.tsx'
import { Segments } from '../parts/segments.tsx'
import { type Paper, SLIP_SIZES, type SlipSize } from '../state/slip.ts'
import { entry } from '../text/entry.vi.ts'
import { slip as t } from '../text/slip.vi.ts'
import { Said } from './loaded.tsx'
import { QrCode } from './qr-code.tsx'
import './slip.css'

const SIZES = SLIP_SIZES.map((value) => ({ value, label: t.sizes[value] }))

/** A slip with all that can be done with it: print, picture, words to send. There is a voucher while it stands. `children`: what comes below it. */
export function SlipPaper(props: { slip: Paper; printRef?: (button: HTMLButtonElement) => void; children?: JSX.Element }) {
  return (
    <div class="page slip-page" data-size={props.slip.size()}>
      <Show when={props.slip.voucher()!.unsent}>
        <Note tone="warning" icon="letter">
          {entry.unsent}
        </Note>
      </Show>
      <Segments legend={t.size} name="size" options={SIZES} value={props.slip.size()} onChange={(size) => props.slip.setSize(size as SlipSize)} />
      <PaperItself slip={props.slip} />
      <div class="stack-tight slip-hand">
        <Button kind="go" size="main" icon="print" wide {...(props.printRef ? { ref: props.printRef } : {})} onClick={props.slip.print}>
          {t.print}
        </Button>
        <p class="small second">{t.sizeNote[props.slip.size()]}</p>
      </div>
      <div class="slip-hand slip-acts">
        <Button kind="plain" icon="share" wide busy={props.slip.busy()} onClick={() => void props.slip.picture()}>
          {t.picture}
        </Button>
        <Button kind="plain" icon="download" wide disabled={props.slip.busy()} onClick={() => void props.slip.save()}>
          {t.save}
        </Button>
        <p class="small second">{t.pictureNote}</p>
      </div>
      <section class="card stack-tight slip-hand">
        <h2>{t.words}</h2>
        <p class="slip-words">{props.slip.words()}</p>
        <p class="small second">{t.wordsNote}</p>
        <div class="slip-acts">
          <Button kind="plain" icon="send" wide onClick={props.slip.send}>
            {t.send}
          </Button>
          <Button kind="plain" wide onClick={props.slip.copy}>
            {t.copy}
          </Button>
        </div>
      </section>
      {props.children}
      <Said toast={props.slip.toast} />
    </div>
  )
}

/** The paper itself: what stands here is what is printed. */
function PaperItself(props: { slip: Paper }) {
  const slip = props.slip
  const facts = () =>
    [
      [t.name, slip.voucher()!.name],
      [t.office, slip.office()?.name ?? slip.voucher()!.at],
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
