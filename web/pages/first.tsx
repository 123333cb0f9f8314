import { Navigate } from '@solidjs/router'
import { lazy, Show } from 'solid-js'
import { useApp } from '../state/app.ts'
import { firstPlace } from '../state/places.ts'

const Home = lazy(() => import('./home.tsx'))

/** The first screen: a collector's day, else the queue, the counter or the closing, as the person's roles want it. */
export default function First() {
  const app = useApp()
  const first = () => firstPlace(app.me())
  return (
    <Show when={first() !== '/'} fallback={<Home />}>
      <Navigate href={first()} />
    </Show>
  )
}
