import type { JSX } from 'solid-js'
import './side.css'

/** Two or more beside each other where there is room, to be compared. */
export const Sides = (props: { children: JSX.Element }) => <div class="side-row">{props.children}</div>

/** One of them; `marked` is the one that counts or is proposed. */
export const Side = (props: { marked: boolean; children: JSX.Element }) => (
  <section class="side" data-marked={props.marked ? '' : undefined}>
    {props.children}
  </section>
)
