import { For, Show } from 'solid-js'
import type { Slip } from '#contract/imports.ts'
import { Button } from '../../parts/button.tsx'
import { Note } from '../../parts/note.tsx'
import type { Slips } from '../../state/set-up-slips.ts'
import { fullDay } from '../../text/format.ts'
import { setUpSlips as t } from '../../text/set-up-staff.vi.ts'
import { Said } from '../loaded.tsx'
import { QrCode } from '../qr-code.tsx'
import { AskBeforeLeaving } from './set-up-leave.tsx'
import './set-up-slips.css'

/** One-time links to be printed and cut apart, saved as a table, or handed on one by one. */
export function SlipsPage(props: { slips: Slips }) {
  const count = () => props.slips.slips().length
  return (
    <>
      <div class="set-up-slips" ref={() => scrollTo(0, 0)}>
        <div class="set-up-slips-warning">
          <Note tone="warning" icon="lock">
            <p>
              <b>{t.once(fullDay(props.slips.until()))}</b>
            </p>
            <p>
              {t.warning} {t.leaving}
            </p>
          </Note>
        </div>
        <div class="set-up-slips-acts">
          <Button icon="print" onClick={props.slips.print}>
            {t.print(count())}
          </Button>
          <Button kind="plain" icon="download" busy={props.slips.saving()} onClick={() => void props.slips.save()}>
            {t.save}
          </Button>
          <Button kind="plain" onClick={() => void props.slips.copyAll()}>
            {t.copyAll}
          </Button>
          <Button kind="bare" onClick={props.slips.close}>
            {props.slips.kept() ? t.done : t.doneAnyway}
          </Button>
        </div>
        <ul class="set-up-slips-list">
          <For each={props.slips.slips()}>{(slip) => <SlipCard slip={slip} slips={props.slips} />}</For>
        </ul>
      </div>
      <AskBeforeLeaving unsaved={() => !props.slips.kept()} title={t.leave.title} words={t.leave.words} />
      <Said toast={props.slips.toast} />
    </>
  )
}

function SlipCard(props: { slip: Slip; slips: Slips }) {
  const link = () => props.slips.linkOf(props.slip)
  return (
    <li class="card set-up-slips-one">
      <div class="set-up-slips-qr">
        <QrCode text={link()} />
      </div>
      <div class="set-up-slips-words">
        <b class="set-up-slips-name">{props.slip.name}</b>
        <Show when={props.slips.placeOf(props.slip.staffId)}>{(place) => <span class="small second">{place()}</span>}</Show>
        <span>
          {t.code} <span class="set-up-slips-code">{props.slip.code}</span>
        </span>
        <span class="set-up-slips-link">{link()}</span>
        <span class="small second">{t.how}</span>
        <b class="small">{t.until(fullDay(props.slips.until()))}</b>
      </div>
      <div class="set-up-slips-hand">
        <Show when={props.slips.canShare}>
          <Button kind="plain" icon="share" label={t.sendLabel(props.slip.name)} onClick={() => void props.slips.shareOne(props.slip)}>
            {t.send}
          </Button>
        </Show>
        <Button kind="plain" label={t.copyLabel(props.slip.name)} onClick={() => void props.slips.copyOne(props.slip)}>
          {t.copy}
        </Button>
      </div>
    </li>
  )
}
