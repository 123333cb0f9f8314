import { For, Show } from 'solid-js'
import type { AppointmentLine } from '#contract/lost-vouchers.ts'
import { showCode } from '#rules/voucher-codes.ts'
import { DoorPlate } from '../parts/door-plate.tsx'
import type { FindVoucher } from '../state/find-voucher.ts'
import { findVoucher as t } from '../text/find-voucher.vi.ts'
import { clockOfDay } from '../text/format.ts'
import { Loaded } from './loaded.tsx'

/** Who was promised a mug here, and who may come now that there are some. */
export function FindVoucherLine(props: { find: FindVoucher }) {
  return (
    <section class="stack-tight">
      <h2>{t.line.title}</h2>
      <Loaded read={props.find.line} rows={2}>
        {(line) => (
          <Show when={line().line.length > 0} fallback={<p class="second">{t.line.empty}</p>}>
            <p class="small second">{t.line.words(line().balance, line().line.filter(({ mayCome }) => mayCome).length)}</p>
            <ul class="rows rows-card">
              <For each={line().line}>{(one) => <Waiting one={one} />}</For>
            </ul>
          </Show>
        )}
      </Loaded>
    </section>
  )
}

function Waiting(props: { one: AppointmentLine['line'][number] }) {
  return (
    <li class="find-voucher-waiting">
      <DoorPlate value={props.one.number} tone={props.one.mayCome ? 'first' : 'bare'} label={t.line.number(props.one.number)} />
      <span class="find-voucher-words">
        <b>
          {t.person(props.one.initials, props.one.birthYear)} <span class="figures">{t.last(props.one.lastFour)}</span>
        </b>
        <span class="small figures">{showCode(props.one.code)}</span>
        <span class="small second">{clockOfDay(props.one.at)}</span>
      </span>
      <span class="find-voucher-state" data-state={props.one.mayCome ? 'may' : 'waits'}>
        {props.one.mayCome ? t.line.mayCome : t.line.waits}
      </span>
    </li>
  )
}
