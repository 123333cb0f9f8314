import { createUniqueId } from 'solid-js'
import { parts } from '../text/parts.vi.ts'
import './postmark.css'

/** Falls only on what is final: who sent it, when, and which version. */
export function Postmark(props: { time: string; date: string; version: number; waves?: boolean; still?: boolean }) {
  const top = createUniqueId()
  const foot = createUniqueId()
  return (
    <svg
      class="postmark"
      viewBox={props.waves ? '0 0 190 124' : '0 0 124 124'}
      data-waves={props.waves ? '' : undefined}
      data-still={props.still ? '' : undefined}
      role="img"
      aria-label={parts.postmark.label(props.version, props.time, props.date)}
    >
      <g class="postmark-mark">
        <circle class="postmark-line" cx="62" cy="62" r="59" stroke-width="2.4" />
        <circle class="postmark-line" cx="62" cy="62" r="55.5" stroke-width="1" />
        <circle class="postmark-line" cx="62" cy="62" r="40" stroke-width="1.4" />
        <path id={top} d="M18.5 62a43.5 43.5 0 0 1 87 0" fill="none" />
        <path id={foot} d="M12 62a50 50 0 0 0 100 0" fill="none" />
        <text class="postmark-word" letter-spacing="1">
          <textPath href={`#${top}`} startOffset="50%">
            {parts.postmark.sender}
          </textPath>
        </text>
        <text class="postmark-word" letter-spacing="1">
          <textPath href={`#${foot}`} startOffset="50%">
            {parts.postmark.final}
          </textPath>
        </text>
        <text class="postmark-time" x="62" y="46">
          {props.time}
        </text>
        <path class="postmark-line" d="M23.2 52.5h77.6M23.2 71h77.6" />
        <text class="postmark-date" x="62" y="66">
          {props.date}
        </text>
        <text class="postmark-time" x="62" y="84">
          {parts.postmark.version(props.version)}
        </text>
        <path
          class="postmark-line"
          stroke-width="1.8"
          d="M122 42q8-8 16 0t16 0 16 0 16 0M122 54q8-8 16 0t16 0 16 0 16 0M122 66q8-8 16 0t16 0 16 0 16 0M122 78q8-8 16 0t16 0 16 0 16 0"
        />
      </g>
    </svg>
  )
}
