import { useBeforeLeave } from '@solidjs/router'
import { createSignal, For, Show } from 'solid-js'
import type { Slip } from '#contract/imports.ts'
import { Button } from '../../parts/button.tsx'
import { Note } from '../../parts/note.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import type { Slips } from '../../state/set-up-slips.ts'
import { fullDay } from '../../text/format.ts'
import { setUpSlips as t } from '../../text/set-up-staff.vi.ts'
import { Said } from '../loaded.tsx'
import { QrCode } from '../qr-code.tsx'
import './set-up-slips.css'

/** One-time links to be printed and cut apart, or handed on one by one. */
export function SlipsPage(props: { slips: Slips }) {
  const count = () => props.slips.slips().length
  const [leave, setLeave] = createSignal<{ go: () => void } | null>(null)
  useBeforeLeave((event) => {
    if (props.slips.kept() || event.defaultPrevented) return
    event.preventDefault()
    setLeave({ go: () => event.retry(true) })
  })
  return (
    <>
      <div class="set-up-slips" ref={() => scrollTo(0, 0)}>
        <div class="stack-tight set-up-slips-warning">
          <Note tone="warning" icon="lock">
            <p>
              <b>{t.warning}</b>
            </p>
            <p>{t.leaving}</p>
          </Note>
        </div>
        <div class="set-up-slips-acts">
          <Button icon="print" onClick={props.slips.print}>
            {t.print(count())}
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
      <Sheet
        open={leave() !== null}
        onClose={() => setLeave(null)}
        title={t.leave.title}
        foot={
          <>
            <Button kind="plain" onClick={() => leave()?.go()}>
              {t.leave.go}
            </Button>
            <Button onClick={() => setLeave(null)}>{t.leave.stay}</Button>
          </>
        }
      >
        <p>{t.leave.words}</p>
      </Sheet>
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
        <span>
          {t.code} <span class="set-up-slips-code">{props.slip.code}</span>
        </span>
        <span class="set-up-slips-link">{link()}</span>
        <span class="small second">
          {t.how} {t.until(fullDay(props.slips.until()))}
        </span>
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
