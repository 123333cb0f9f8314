import type { RouteSectionProps } from '@solidjs/router'
import { lazy, Match, Switch } from 'solid-js'
import { useApp } from '../state/app.ts'

const SignIn = lazy(() => import('./sign-in.tsx'))

/** Asks who is there, in the place of the screen that was meant: after signing in it stands there by itself. */
export function Private(props: RouteSectionProps) {
  const app = useApp()
  return (
    <Switch>
      <Match when={app.person()} keyed>
        {props.children}
      </Match>
      <Match when={app.session.state().kind === 'out'}>
        <SignIn />
      </Match>
    </Switch>
  )
}
