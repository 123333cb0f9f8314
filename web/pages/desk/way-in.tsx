import { type JSX, Show } from 'solid-js'
import { Button } from '../../parts/button.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Glaze } from '../../parts/glaze.tsx'
import { Mark } from '../../parts/icon.tsx'
import { useTitle } from '../../state/title.ts'
import './way-in.css'

/** The frame of a door that a one-time link opens: nobody is signed in, so there is neither dock nor rail. */
export function WayIn(props: { title: string; words?: string; children: JSX.Element }) {
  useTitle(() => props.title)
  return (
    <main class="way-in">
      <Glaze bloom edge>
        <header class="way-in-head">
          <Mark class="way-in-mark" />
          <div class="stack-tight">
            <h1 class="way-in-title">{props.title}</h1>
            <Show when={props.words}>
              <p class="small second">{props.words}</p>
            </Show>
          </div>
        </header>
      </Glaze>
      <div class="page way-in-words">{props.children}</div>
    </main>
  )
}

/** A link that opens nothing any more, and what to do instead. */
export function DeadLink(props: { title: string; words: string; signIn?: string | undefined; children?: JSX.Element }) {
  return (
    <>
      <Empty
        drawing="draw-letter"
        title={props.title}
        action={
          <Show when={props.signIn}>
            <Button href="/dang-nhap">{props.signIn}</Button>
          </Show>
        }
      >
        {props.words}
      </Empty>
      {props.children}
    </>
  )
}
