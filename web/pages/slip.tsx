import { useParams } from '@solidjs/router'
import { Match, Show, Switch } from 'solid-js'
import { Bones } from '../parts/bones.tsx'
import { Button } from '../parts/button.tsx'
import { Empty } from '../parts/empty.tsx'
import { Note } from '../parts/note.tsx'
import { useApp, usePerson } from '../state/app.ts'
import { createSlip } from '../state/slip.ts'
import { entry } from '../text/entry.vi.ts'
import { slip as t } from '../text/slip.vi.ts'
import { Said } from './loaded.tsx'
import { Screen } from './screen.tsx'
import { SlipPaper } from './slip-paper.tsx'

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
            <SlipPaper slip={state} />
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
