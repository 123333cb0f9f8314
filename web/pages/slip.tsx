import { useParams } from '@solidjs/router'
import { For, Match, Show, Switch } from 'solid-js'
import { Bones } from '../parts/bones.tsx'
import { Button } from '../parts/button.tsx'
import { Empty } from '../parts/empty.tsx'
import { Note } from '../parts/note.tsx'
import { Segments } from '../parts/segments.tsx'
import { useApp, usePerson } from '../state/app.ts'
import { createSlip, type Slip, SLIP_SIZES, type SlipSize } from '../state/slip.ts'
import { entry } from '../text/entry.vi.ts'
import { slip as t } from '../text/slip.vi.ts'
import { Said } from './loaded.tsx'
import { QrCode } from './qr-code.tsx'
import { Screen } from './screen.tsx'
import './slip.css'

const SIZES = SLIP_SIZES.map((value) => ({ value, label: t.sizes[value] }))

/** A voucher for a participant without a smartphone: on paper, as a picture, in a message. Works without network. */
export default function SlipPage() {
  const params = useParams()
  const state = createSlip(useApp(), usePerson(), () => params.id ?? '', location.origin)
  const back = () => `/so-ghi/${params.id ?? ''}`
  return (
    <Screen title={t.title} tone="plain" dockless backHref={back()} end={<span />}>
      <Switch>
        <Match when={!state.ready()}>
          <Bones kind="card" rows={5} />
        </Match>
        <Match when={!state.voucher()}>
          <div class="page">
            <Empty drawing="draw-search" title={t.gone.title} action={<Button href={back()}>{t.gone.open}</Button>}>
              {t.gone.words}
            </Empty>
          </div>
        </Match>
        <Match when={state.voucher()}>
          <div class="page slip-page" data-size={state.size()}>
            <Show when={state.voucher()!.unsent}>
              <Note tone="warning" icon="letter">
                {entry.unsent}
              </Note>
            </Show>
            <Segments legend={t.size} name="size" options={SIZES} value={state.size()} onChange={(size) => state.setSize(size as SlipSize)} />
            <Paper slip={state} />
            <div class="stack-tight slip-hand">
              <Button kind="go" size="main" icon="print" wide onClick={state.print}>
                {t.print}
              </Button>
              <p class="small second">{t.sizeNote[state.size()]}</p>
            </div>
            <div class="slip-hand slip-acts">
              <Button kind="plain" icon="share" wide busy={state.busy()} onClick={() => void state.picture()}>
                {t.picture}
              </Button>
              <Button kind="plain" icon="download" wide disabled={state.busy()} onClick={() => void state.save()}>
                {t.save}
              </Button>
              <p class="small second">{t.pictureNote}</p>
            </div>
            <section class="card stack-tight slip-hand">
              <h2>{t.words}</h2>
              <p class="slip-words">{state.words()}</p>
              <p class="small second">{t.wordsNote}</p>
              <div class="slip-acts">
                <Button kind="plain" icon="send" wide onClick={state.send}>
                  {t.send}
                </Button>
                <Button kind="plain" wide onClick={state.copy}>
                  {t.copy}
                </Button>
              </div>
            </section>
            <Said toast={state.toast} />
          </div>
        </Match>
      </Switch>
    </Screen>
  )
}

/** The paper itself: what stands here is what is printed. */
function Paper(props: { slip: Slip }) {
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
