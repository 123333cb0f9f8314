import { parts } from '../text/parts.vi.ts'
import './door-plate.css'

type DoorPlateProps = {
  value: number | string
  /** From a rank by itself: 1 is yellow, 2 and 3 cobalt, the others bare. */
  tone?: 'first' | 'next' | 'bare'
  label?: string
}

/** The enamel number beside a door. */
export function DoorPlate(props: DoorPlateProps) {
  const tone = () => props.tone ?? (props.value === 1 ? 'first' : props.value === 2 || props.value === 3 ? 'next' : 'bare')
  return (
    <span class="door-plate" data-tone={tone()}>
      <span aria-hidden="true">{props.value}</span>
      <span class="unseen">{props.label ?? parts.rank.place(props.value)}</span>
    </span>
  )
}
