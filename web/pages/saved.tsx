import { useNavigate, useParams } from '@solidjs/router'
import { Match, Show, Switch } from 'solid-js'
import { Button } from '../parts/button.tsx'
import { Celebration } from '../parts/celebration.tsx'
import { Empty } from '../parts/empty.tsx'
import { Glaze } from '../parts/glaze.tsx'
import { Icon } from '../parts/icon.tsx'
import { Note } from '../parts/note.tsx'
import { Plate } from '../parts/plate.tsx'
import { useApp, usePerson } from '../state/app.ts'
import { createSaved } from '../state/saved.ts'
import { saved as t } from '../text/saved.vi.ts'
import { Reason } from './entry-row.tsx'
import { Screen } from './screen.tsx'
import { VoucherView } from './voucher.tsx'
import './saved.css'

export default function Saved() {
  const params = useParams()
  const person = usePerson()
  const navigate = useNavigate()
  const state = createSaved(useApp(), person, () => params.id ?? '')
  const household = () => {
    state.giveHousehold()
    navigate('/ghi-nhan')
  }
  return (
    <Screen title={t.title} dockless backHref="/" end={<span />}>
      <Switch>
        <Match when={person.ledger.ready() && !state.row()}>
          <div class="page">
            <Empty drawing="draw-search" title={t.gone.title} action={<Button href="/so-ghi">{t.gone.open}</Button>}>
              {t.gone.words}
            </Empty>
          </div>
        </Match>
        <Match when={state.row()}>
          {(row) => (
            <>
              <div class="saved-head">
                <Glaze edge>
                  <div class="saved-joy">
                    <div class="saved-plate">
                      <Plate {...state.plate()} fresh={state.fresh()}>
                        <Icon name="check" />
                      </Plate>
                    </div>
                    <div class="stack-tight">
                      <b role="status">{state.onPhone() ? t.onPhone : t.received}</b>
                      <b class="show saved-points">{row().points ? t.points(row().points!) : t.noPoints}</b>
                      <span class="second">{state.line()}</span>
                    </div>
                  </div>
                </Glaze>
                <Celebration on={person.celebration.on() && row().chip !== 'duplicate'} />
              </div>
              <div class="page">
                <Reason row={row()} />
                <Show
                  when={state.voucher()}
                  fallback={
                    <Show when={state.voucherSoon()}>
                      <Note tone="info" icon="mug">
                        {t.voucherSoon}
                      </Note>
                    </Show>
                  }
                >
                  {(voucher) => <VoucherView id={row().id} voucher={voucher()} refused={row().chip === 'refused'} short />}
                </Show>
                <Button kind="act" size="main" icon="brush" wide href="/ghi-nhan">
                  {t.next}
                </Button>
                <div class="saved-acts">
                  <Button kind="plain" icon="plus" wide onClick={household}>
                    {t.household}
                  </Button>
                  <Button kind="plain" icon="pencil" wide href={`/ghi-nhan/${row().id}`}>
                    {t.edit}
                  </Button>
                </div>
              </div>
            </>
          )}
        </Match>
      </Switch>
    </Screen>
  )
}
