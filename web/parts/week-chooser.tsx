import { parts } from '../text/parts.vi.ts'
import { Icon } from './icon.tsx'
import './week-chooser.css'

type WeekChooserProps = {
  title: string
  dates: string
  onEarlier?: (() => void) | undefined
  onLater?: (() => void) | undefined
}

/** The frame of a door plate, in white on the glaze. */
export function WeekChooser(props: WeekChooserProps) {
  return (
    <div class="week-chooser">
      <button class="week-chooser-step" type="button" disabled={!props.onEarlier} onClick={() => props.onEarlier?.()}>
        <Icon name="chevron-left" label={parts.week.earlier} />
      </button>
      <div class="week-chooser-words" aria-live="polite">
        <b class="week-chooser-title">{props.title}</b>
        <span class="week-chooser-dates">{props.dates}</span>
      </div>
      <button class="week-chooser-step" type="button" disabled={!props.onLater} onClick={() => props.onLater?.()}>
        <Icon name="chevron" label={parts.week.later} />
      </button>
    </div>
  )
}
