import { useNavigate } from '@solidjs/router'
import { createSignal, For, Match, onMount, Show, Switch } from 'solid-js'
import type { Matches, VoucherMatch, VoucherSlip } from '#contract/lost-vouchers.ts'
import { showCode } from '#rules/voucher-codes.ts'
import { Bones } from '../parts/bones.tsx'
import { Button } from '../parts/button.tsx'
import { Empty } from '../parts/empty.tsx'
import { Note } from '../parts/note.tsx'
import { readyToGoOn, readyToPress, readyToType } from '../parts/ready.ts'
import { useApp } from '../state/app.ts'
import { bringToCounter } from '../state/counter-found.ts'
import { createToast } from '../state/desk.ts'
import { createFindVoucher, type FindVoucher } from '../state/find-voucher.ts'
import { common } from '../text/common.vi.ts'
import { createPaper, reprintOf } from '../state/slip.ts'
import { findVoucher as t } from '../text/find-voucher.vi.ts'
import { clockOfDay } from '../text/format.ts'
import { FindVoucherForm } from './find-voucher-form.tsx'
import { FindVoucherLine } from './find-voucher-line.tsx'
import { FindVoucherSheet } from './find-voucher-sheet.tsx'
import { Said } from './loaded.tsx'
import { Screen } from './screen.tsx'
import { SlipPaper } from './slip-paper.tsx'
import './find-voucher.css'

/** A voucher that is not at hand: what the participant says, what was found, and what can be done for one of them. */
export default function FindVoucherPage() {
  const app = useApp()
  const find = createFindVoucher(app)
  const toast = createToast(app.device.timers)
  let page!: HTMLDivElement
  const [slip, setSlip] = createSignal<VoucherSlip | null>(null)
  const show = (made: VoucherSlip) => (find.close(), setSlip(made))
  const back = () => (setSlip(null), void find.renew())
  const changed = (words: string) => (toast.say(words), void find.renew().then(() => readyToGoOn('.find-voucher-match', '.find-voucher-go button')))
  const gone = (words: string) => (toast.say(words), void find.gone(), readyToType(page))
  return (
    <Show
      when={slip()}
      fallback={
        <Screen title={t.title} note={app.me()?.assignments.find(({ role }) => role === 'clerk')?.office}>
          <div class="page find-voucher" ref={(element) => (page = element)}>
            <FindVoucherForm find={find} />
            <div class="stack">
              <Show when={app.online() ? null : find.opening()}>
                {(now) => (
                  <p class="small second" role="status">
                    {t.opening(now().opened, now().all)}
                  </p>
                )}
              </Show>
              <Found find={find} />
              <Show when={find.found() === null && !find.busy()}>
                <FindVoucherLine find={find} />
              </Show>
            </div>
            <Said toast={toast} />
          </div>
          <Show when={find.chosen()} keyed>
            {(match) => <FindVoucherSheet match={match} onClose={find.close} onSlip={show} onChanged={changed} onGone={gone} />}
          </Show>
        </Screen>
      }
    >
      {(made) => (
        <Screen title={t.slip.title} onBack={back}>
          <Reprint slip={made()} onBack={back} />
        </Screen>
      )}
    </Show>
  )
}

/** The same paper that a collector prints, with the initials alone. */
function Reprint(props: { slip: VoucherSlip; onBack: () => void }) {
  onMount(() => scrollTo(0, 0))
  const paper = createPaper(useApp(), () => reprintOf(props.slip), location.origin)
  return (
    <SlipPaper slip={paper} printRef={readyToPress}>
      <Button kind="plain" wide onClick={props.onBack}>
        {t.slip.back}
      </Button>
    </SlipPaper>
  )
}

function Found(props: { find: FindVoucher }) {
  const navigate = useNavigate()
  const app = useApp()
  // Without network there is one thing to do with it: the counter's verdict.
  const atCounter = ({ code }: VoucherMatch) => (bringToCounter(app, code), navigate('/quay'))
  return (
    <Switch>
      <Match when={props.find.busy()}>
        <Bones rows={4} />
      </Match>
      <Match when={props.find.deed.trouble()}>
        {(trouble) => (
          <Note tone="error" icon="warn">
            <p role="alert">{trouble()}</p>
          </Note>
        )}
      </Match>
      <Match when={props.find.found()?.count === 0}>
        <Show when={props.find.ownAt()}>{(at) => <p class="small second">{t.emptyHere(clockOfDay(at()))}</p>}</Show>
        <Empty drawing="draw-search" title={t.empty.title} action={<Button onClick={() => navigate('/quay')}>{t.empty.action}</Button>}>
          {t.empty.words}
        </Empty>
      </Match>
      <Match when={props.find.found()}>
        {(found) => (
          <>
            <Show when={props.find.ownAt()}>
              {(at) => (
                <Note tone="warning" icon="cloud-off">
                  {t.here(clockOfDay(at()))}
                </Note>
              )}
            </Show>
            <List found={found()} onOpen={(match) => (props.find.ownAt() === null ? props.find.open(match) : atCounter(match))} />
          </>
        )}
      </Match>
    </Switch>
  )
}

function List(props: { found: Matches; onOpen: (match: VoucherMatch) => void }) {
  return (
    <section class="stack-tight">
      <p class="small second" role="status" ref={inSight}>
        {t.found(props.found.count, props.found.matches.length)}
      </p>
      <ul class="rows rows-card">
        <For each={props.found.matches}>
          {(match) => (
            <li>
              <button class="find-voucher-match" type="button" onClick={() => props.onOpen(match)}>
                <span class="find-voucher-head">
                  <b>
                    {t.person(match.initials, match.birthYear)} <span class="figures">{t.last(match.lastFour)}</span>
                  </b>
                  <span class="find-voucher-states">
                    <Show when={match.training}>
                      <span class="find-voucher-state">{t.training}</span>
                    </Show>
                    <Show when={match.place}>{(place) => <span class="find-voucher-state">{t.place(place())}</span>}</Show>
                    <span class="find-voucher-state" data-state={match.state}>
                      {t.states[match.state]}
                    </span>
                  </span>
                </span>
                <span class="small second">{t.entry(common.participation[match.participation], common.productLong[match.product])}</span>
                <span class="small second">{t.logged(match.day, match.collector)}</span>
                <span class="small figures">{showCode(match.code)}</span>
              </button>
            </li>
          )}
        </For>
      </ul>
    </section>
  )
}

/** On a phone what was found stands below the form: it comes into sight by itself. */
const inSight = (element: HTMLElement) => queueMicrotask(() => element.scrollIntoView({ block: 'center' }))
