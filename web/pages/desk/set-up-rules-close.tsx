import { createSignal, For, Show } from 'solid-js'
import { isDay } from '#rules/days.ts'
import { isChecked } from '#rules/sample.ts'
import { GIFT_PER, type CampaignRules } from '#rules/words.ts'
import { Button } from '../../parts/button.tsx'
import { Choice } from '../../parts/choice.tsx'
import { Field } from '../../parts/field.tsx'
import { NumberField } from '../../parts/number-field.tsx'
import { Toggle } from '../../parts/toggle.tsx'
import { withHoliday } from '../../state/set-up-rules.ts'
import { fullDay, weekday } from '../../text/format.ts'
import { setUpRules } from '../../text/set-up-rules.vi.ts'
import { Remove } from './set-up-order.tsx'
import { wrong } from './set-up-rules-points.tsx'
import type { RulesSectionProps } from './set-up-rules.tsx'

const { check, close, complaint, gift } = setUpRules

/** How a period ends, what follows an announcement, and what participants are given. */
export function RulesClose(props: RulesSectionProps) {
  return (
    <>
      <section class="card stack">
        <h2>{close.title}</h2>
        <NumberField
          label={close.cutoff}
          name="cutoff"
          suffix={close.hours}
          value={props.rules.cutoffHours}
          onInput={(hours) => props.draft.set('cutoffHours', hours)}
          note={close.cutoffNote}
          {...wrong(props.draft.trouble('cutoffHours'))}
        />
        <Toggle on={props.rules.twoPersonClose} onChange={(on) => props.draft.set('twoPersonClose', on)} note={close.twoNote}>
          {close.two}
        </Toggle>
        <Toggle on={props.rules.freeze} onChange={(on) => props.draft.set('freeze', on)} note={close.freezeNote}>
          {close.freeze}
        </Toggle>
      </section>
      <Complaint {...props} />
      <RandomCheck {...props} />
      <section class="card stack">
        <h2>{gift.title}</h2>
        <Choice
          legend={gift.per}
          name="gift"
          columns={3}
          value={props.rules.giftPer}
          onChange={(per) => props.draft.set('giftPer', per as CampaignRules['giftPer'])}
          options={GIFT_PER.map((value) => ({ value, ...gift.choices[value] }))}
        />
        <Show when={props.rules.giftPer !== 'none'}>
          <NumberField
            label={gift.days}
            name="voucher-days"
            suffix={gift.daysUnit}
            value={props.rules.voucherDays}
            onInput={(days) => props.draft.set('voucherDays', days)}
            note={gift.daysNote}
            {...wrong(props.draft.trouble('voucherDays'))}
          />
        </Show>
      </section>
    </>
  )
}

function Complaint(props: RulesSectionProps) {
  const [day, setDay] = createSignal('')
  const holidays = () => props.rules.holidays
  const known = () => holidays().includes(day())
  const add = () => {
    if (!isDay(day()) || known()) return
    props.draft.set('holidays', withHoliday(holidays(), day()))
    setDay('')
  }
  return (
    <section class="card stack">
      <h2>{complaint.title}</h2>
      <NumberField
        label={complaint.days}
        name="complaint-days"
        suffix={complaint.daysUnit}
        value={props.rules.complaintDays}
        onInput={(days) => props.draft.set('complaintDays', days)}
        note={complaint.daysNote}
        {...wrong(props.draft.trouble('complaintDays'))}
      />
      <fieldset class="stack-tight">
        <legend class="set-up-rules-legend">{complaint.holidays}</legend>
        <p class="small second">{complaint.holidaysNote}</p>
        <Show when={holidays().length > 0}>
          <ul class="rows rows-card">
            <For each={holidays()}>
              {(one) => (
                <li class="set-up-rules-holiday">
                  <span class="figures">{`${weekday(one)}/${one.slice(0, 4)}`}</span>
                  <Remove
                    label={complaint.remove(fullDay(one))}
                    onClick={() =>
                      props.draft.set(
                        'holidays',
                        holidays().filter((other) => other !== one),
                      )
                    }
                  />
                </li>
              )}
            </For>
          </ul>
        </Show>
        <div class="set-up-rules-gap">
          <Field
            label={complaint.day}
            name="holiday"
            type="date"
            figures
            value={day()}
            onInput={setDay}
            {...(known() ? { state: 'warning' as const, note: complaint.known } : {})}
          />
          <Button kind="plain" icon="plus" disabled={!isDay(day()) || known()} onClick={add}>
            {complaint.add}
          </Button>
        </div>
      </fieldset>
    </section>
  )
}

function RandomCheck(props: RulesSectionProps) {
  return (
    <section class="card stack">
      <h2>{check.title}</h2>
      <NumberField
        label={check.share}
        name="check-share"
        suffix={check.shareUnit}
        value={props.rules.checkShare}
        onInput={(share) => props.draft.set('checkShare', share)}
        {...wrong(props.draft.trouble('checkShare'))}
      />
      <NumberField
        label={check.least}
        name="check-least"
        suffix={check.leastUnit}
        value={props.rules.checkLeast}
        onInput={(least) => props.draft.set('checkLeast', least)}
        note={isChecked(props.rules) ? check.note : check.off}
        {...wrong(props.draft.trouble('checkLeast'))}
      />
    </section>
  )
}
