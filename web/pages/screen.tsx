import { useLocation, useNavigate } from '@solidjs/router'
import { createSignal, type JSX, Show } from 'solid-js'
import { Avatar, initials } from '../parts/avatar.tsx'
import { Dock, type DockItem } from '../parts/dock.tsx'
import { Rail } from '../parts/rail.tsx'
import { Shell } from '../parts/shell.tsx'
import { Strip } from '../parts/strip.tsx'
import { TopBar } from '../parts/top-bar.tsx'
import { useApp } from '../state/app.ts'
import { placeAt, placesFor } from '../state/places.ts'
import { createStrip, type StripView } from '../state/strip.ts'
import { useTitle } from '../state/title.ts'
import { notices } from '../text/notices.vi.ts'
import { screen as t } from '../text/screen.vi.ts'
import { MeSheet } from './me-sheet.tsx'
import './screen.css'

type ScreenProps = {
  /** Names the screen and the tab: never a participant. */
  title: string
  note?: JSX.Element
  tone?: 'glaze' | 'plain'
  backHref?: string
  onBack?: () => void
  mark?: boolean
  /** What stands at the end of the top bar; without it the person's own sign. */
  end?: JSX.Element
  /** A form has its own foot and no dock. */
  dockless?: boolean
  /** It says itself what the lack of network means there. */
  ownNetwork?: boolean
  children: JSX.Element
}

/** The frame that every page stands in: bar, strip, dock or rail, as the person's places want it. */
export function Screen(props: ScreenProps) {
  const app = useApp()
  const location = useLocation()
  const strip = createStrip(app)
  const act = stripAct()
  const [meOpen, setMeOpen] = createSignal(false)
  useTitle(() => props.title)

  const places = () => placesFor(app.me())
  const items = (): DockItem[] => {
    const here = placeAt(location.pathname, places())
    return places().map(({ href, icon, label, act: lacquer, railOnly: _ }) => ({
      ...{ href, icon, label, current: href === here?.href },
      ...(lacquer ? { act: true } : {}),
      ...(href === '/so-ghi' ? { count: waiting() } : {}),
      ...(href === '/tin' && unread() > 0 ? { count: unread(), countWords: notices.count(unread()) } : {}),
    }))
  }
  const unread = () => app.person()?.notices.unread() ?? 0
  const waiting = () =>
    app
      .person()
      ?.ledger.items()
      .filter((item) => item.kind === 'enrolment').length ?? 0
  const inDock = () => items().filter((_, at) => !places()[at]?.railOnly)

  return (
    <Shell
      top={
        <TopBar
          title={props.title}
          note={props.note}
          tone={props.tone ?? 'glaze'}
          mark={props.mark ?? false}
          {...(props.backHref ? { backHref: props.backHref } : {})}
          {...(props.onBack ? { onBack: props.onBack } : {})}
        >
          <Show when={props.end} fallback={<Me name={app.me()?.name} onOpen={() => setMeOpen(true)} />}>
            {props.end}
          </Show>
        </TopBar>
      }
      strip={
        <>
          <Training onChoose={() => setMeOpen(true)} />
          <Show when={!(props.ownNetwork && strip()?.kind === 'offline') && strip()}>{(view) => <StripOf view={view()} onAction={() => act(view())} />}</Show>
        </>
      }
      dock={props.dockless || items().length === 0 ? undefined : <Dock items={inDock()} />}
      rail={
        items().length === 0 ? undefined : (
          <Rail home="/" items={items()}>
            <Me name={app.me()?.name} onOpen={() => setMeOpen(true)} />
          </Rail>
        )
      }
    >
      {props.children}
      <Show when={app.person()}>
        <MeSheet open={meOpen()} onClose={() => setMeOpen(false)} />
      </Show>
    </Shell>
  )
}

function Me(props: { name: string | undefined; onOpen: () => void }) {
  return (
    <Show when={props.name}>
      {(name) => (
        <button class="screen-me" type="button" aria-label={`${initials(name())}, ${t.me.open(name())}`} onClick={() => props.onOpen()}>
          <Avatar name={name()} />
        </button>
      )}
    </Show>
  )
}

/** A dry run looks like the real thing; this line alone says that it is none. */
function Training(props: { onChoose: () => void }) {
  const app = useApp()
  const choice = () => ((app.me()?.campaigns.length ?? 0) > 1 ? { action: t.training.choose, onAction: props.onChoose } : {})
  return (
    <Show when={app.bundle()?.training}>
      <Strip kind="training" {...choice()}>
        <b>{t.training.mark}</b> {t.training.words}
      </Strip>
    </Show>
  )
}

function StripOf(props: { view: StripView; onAction: () => void }) {
  return (
    <Show when={props.view.action} fallback={<Strip kind={props.view.kind}>{props.view.words}</Strip>}>
      {(action) => (
        <Strip kind={props.view.kind} action={action()} onAction={props.onAction}>
          {props.view.words}
        </Strip>
      )}
    </Show>
  )
}

function stripAct() {
  const app = useApp()
  const navigate = useNavigate()
  return (view: StripView) => {
    if (view.act === 'sign-in') navigate('/dang-nhap')
    if (view.act === 'entries') navigate('/so-ghi')
    if (view.act === 'send') void app.person()?.sender.kick(true)
    if (view.act === 'update') app.update.ready() ? app.update.take() : app.update.look()
  }
}
