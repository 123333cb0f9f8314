import { useNavigate } from '@solidjs/router'
import { For, Match, Show, Switch } from 'solid-js'
import type { VoucherMatch, VoucherSlip } from '#contract/lost-vouchers.ts'
import { showCode } from '#rules/voucher-codes.ts'
import type { IconName } from '../icons/icons.ts'
import { Button } from '../parts/button.tsx'
import { Facts } from '../parts/facts.tsx'
import { Icon } from '../parts/icon.tsx'
import { Note } from '../parts/note.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { useApp } from '../state/app.ts'
import { bringToCounter } from '../state/counter-found.ts'
import { takeAndDrop } from '../state/hold-drop.ts'
import { createLostVoucher, type LostAct } from '../state/lost-voucher.ts'
import { common } from '../text/common.vi.ts'
import { findVoucher as t } from '../text/find-voucher.vi.ts'
import { AppointmentSheet } from './counter-appointment.tsx'
import { FindVoucherReissue, FindVoucherTransfer } from './find-voucher-acts.tsx'

type SheetProps = {
  match: VoucherMatch
  onClose: () => void
  onSlip: (slip: VoucherSlip) => void
  onChanged: (words: string) => void
  onGone: (words: string) => void
}

const ACTS: readonly { act: LostAct; icon: IconName; label: string; note: string }[] = [
  { act: 'reissue', icon: 'refresh', label: t.acts.reissue, note: t.acts.reissueNote },
  { act: 'transfer', icon: 'pin', label: t.acts.transfer, note: t.acts.transferNote },
  { act: 'appoint', icon: 'hourglass', label: t.acts.appoint, note: t.acts.appointNote },
]

/** One voucher that was found: whom it is for, and the short paths on from it. */
export function FindVoucherSheet(props: SheetProps) {
  const navigate = useNavigate()
  const app = useApp()
  const voucher = createLostVoucher(app, props.match, (code) => takeAndDrop(app, code))
  const print = async () => {
    const slip = await voucher.slip()
    if (slip) props.onSlip(slip)
  }
  return (
    <Switch
      fallback={
        <Sheet
          open
          onClose={props.onClose}
          title={t.person(props.match.initials, props.match.birthYear)}
          foot={<Button onClick={() => (bringToCounter(app, props.match.code), navigate('/quay'))}>{t.acts.open}</Button>}
        >
          <div class="stack">
            <Facts items={factsOf(props.match)} />
            <Show when={voucher.isLive()} fallback={<Note tone="slate">{t.ended}</Note>}>
              <Note tone="info" icon="card">
                {t.check}
              </Note>
              <Trouble words={voucher.deed.trouble()} />
              <ul class="rows rows-card">
                <li>
                  <Act icon="print" label={t.acts.slip} note={t.acts.slipNote} onClick={() => void print()} />
                </li>
                <For each={ACTS}>
                  {(one) => (
                    <li>
                      <Act icon={one.icon} label={one.label} note={one.note} onClick={() => voucher.begin(one.act)} />
                    </li>
                  )}
                </For>
              </ul>
            </Show>
          </div>
        </Sheet>
      }
    >
      <Match when={voucher.act() === 'reissue'}>
        <FindVoucherReissue voucher={voucher} onSlip={props.onSlip} />
      </Match>
      <Match when={voucher.act() === 'transfer'}>
        <FindVoucherTransfer voucher={voucher} onChanged={props.onGone} />
      </Match>
      <Match when={voucher.act() === 'appoint'}>
        <AppointmentSheet code={props.match.code} onClose={() => voucher.begin(null)} onDone={() => props.onChanged(t.acts.appointed)} />
      </Match>
    </Switch>
  )
}

const factsOf = (match: VoucherMatch) =>
  [
    { label: t.facts.last, value: match.lastFour },
    { label: t.facts.code, value: <span class="figures">{showCode(match.code)}</span> },
    { label: t.facts.gift, value: t.entry(common.participation[match.participation], common.productLong[match.product]) },
    { label: t.facts.day, value: t.loggedOn(match.day) },
    { label: t.facts.collector, value: match.collector },
    { label: t.facts.state, value: t.states[match.state] },
    ...(match.place === null ? [] : [{ label: t.facts.place, value: t.line.number(match.place) }]),
  ].filter(({ value }) => value !== null && value !== '')

function Act(props: { icon: IconName; label: string; note: string; onClick: () => void }) {
  return (
    <button class="find-voucher-act" type="button" onClick={() => props.onClick()}>
      <Icon name={props.icon} />
      <span class="find-voucher-words">
        <b>{props.label}</b>
        <span class="small second">{props.note}</span>
      </span>
      <Icon name="chevron" />
    </button>
  )
}

function Trouble(props: { words: string | null }) {
  return (
    <Show when={props.words}>
      {(words) => (
        <Note tone="error" icon="warn">
          <p role="alert">{words()}</p>
        </Note>
      )}
    </Show>
  )
}
