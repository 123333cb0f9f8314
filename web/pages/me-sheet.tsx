import { createSignal, Show } from 'solid-js'
import { Button } from '../parts/button.tsx'
import { Facts } from '../parts/facts.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { Toggle } from '../parts/toggle.tsx'
import { useApp, usePerson } from '../state/app.ts'
import { rolesOf } from '../state/places.ts'
import { rulesHref } from '../state/rules-href.ts'
import { clockOfDay } from '../text/format.ts'
import { screen } from '../text/screen.vi.ts'
import { CampaignChooser } from './campaign-chooser.tsx'
import { CounterLeave } from './leaving.ts'

const t = screen.me

/** The person's own sheet: who, when the phone last spoke with the server, consent, and the way out. */
export function MeSheet(props: { open: boolean; onClose: () => void }) {
  const app = useApp()
  const person = usePerson()
  const [leaving, setLeaving] = createSignal(false)
  const [busy, setBusy] = createSignal(false)
  const waiting = () => person.ledger.items().length
  /** Whoever only stands at a counter or a desk has no entries on this device to be told of. */
  const logs = () => waiting() > 0 || rolesOf(app.me()).includes('collector')
  const close = () => (setLeaving(false), props.onClose())
  const facts = () => [
    { label: t.code, value: app.me()?.code ?? '' },
    {
      label: t.team,
      value:
        app
          .me()
          ?.assignments.map((one) => one.organisation ?? one.office)
          .filter(Boolean)
          .join(', ') || '–',
    },
    ...(logs()
      ? [
          { label: t.lastSync, value: person.ledger.lastSyncAt() === null ? t.never : clockOfDay(person.ledger.lastSyncAt()!) },
          { label: t.waiting, value: t.waitingCount(waiting()) },
        ]
      : []),
  ]
  const leave = () => {
    setBusy(true)
    void app.signOut().finally(() => setBusy(false))
  }
  return (
    <Sheet open={props.open} onClose={close} title={app.me()?.name ?? t.title}>
      <div class="stack">
        <Facts items={facts()} />
        <CampaignChooser />
        <Toggle on={app.me()?.publishName ?? false} onChange={(on) => void app.session.setPublishName(on)} note={t.publishNote}>
          {t.publishName}
        </Toggle>
        <Show when={logs()}>
          <Toggle on={person.celebration.on()} onChange={person.celebration.set}>
            {t.celebration}
          </Toggle>
        </Show>
        <Show when={app.install.offered()}>
          <Button kind="plain" icon="download" wide onClick={app.install.take}>
            {t.install}
          </Button>
        </Show>
        <Show when={(app.bundle()?.rulesVersion ?? 0) > 0}>
          <Button kind="bare" href={rulesHref(app.bundle()!.id)} onClick={close}>
            {t.rules}
          </Button>
        </Show>
        <Button kind="bare" href="/luu-y" onClick={close}>
          {t.notice}
        </Button>
        <Show
          when={leaving()}
          fallback={
            <Button kind="plain" wide onClick={() => setLeaving(true)}>
              {t.signOut}
            </Button>
          }
        >
          <Show when={logs()}>
            <p>{waiting() > 0 ? t.unsent(waiting()) : t.nothingUnsent}</p>
          </Show>
          <Show
            when={rolesOf(app.me()).includes('clerk')}
            fallback={
              <Button kind="danger" wide busy={busy()} onClick={leave}>
                {waiting() > 0 ? t.signOutAnyway : t.signOut}
              </Button>
            }
          >
            <CounterLeave onLeave={leave} />
          </Show>
        </Show>
      </div>
    </Sheet>
  )
}
