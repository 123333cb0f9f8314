import type { JSX } from 'solid-js'
import './table.css'

/** A desk's table. Cells take classes: `figure` right-aligned, `locked`, `edited`; the row of sums is the tfoot. */
export function Table(props: { caption: string; children: JSX.Element }) {
  return (
    <div class="table" role="region" aria-label={props.caption} tabindex="0">
      <table class="table-grid">
        <caption class="unseen">{props.caption}</caption>
        {props.children}
      </table>
    </div>
  )
}
