import { useParams } from '@solidjs/router'
import { Match, Switch } from 'solid-js'
import { Bones } from '../parts/bones.tsx'
import { Button } from '../parts/button.tsx'
import { Empty } from '../parts/empty.tsx'
import { useApp, usePerson } from '../state/app.ts'
import { createSlip } from '../state/slip.ts'
import { slip as t } from '../text/slip.vi.ts'
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
          <SlipPaper slip={state} />
        </Match>
      </Switch>
    </Screen>
  )
}
