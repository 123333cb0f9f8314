import { useNavigate } from '@solidjs/router'
import { For } from 'solid-js'
import { Button } from '../parts/button.tsx'
import { usePerson } from '../state/app.ts'
import { notice as t } from '../text/notice.vi.ts'
import { Screen } from './screen.tsx'

/** Stands before a collector's first entry; later it can be read again from the person's own sheet. */
export default function Notice(props: { onAccepted?: () => void }) {
  const person = usePerson()
  const navigate = useNavigate()
  const accept = async () => {
    await person.notice.accept()
    if (!props.onAccepted) navigate('/')
    props.onAccepted?.()
  }
  return (
    <Screen title={t.title} tone="plain" backHref="/" dockless>
      <div class="page">
        <p>{t.intro}</p>
        <For each={t.points}>
          {(point) => (
            <section class="stack-tight">
              <h2>{point.title}</h2>
              <p class="second">{point.words}</p>
            </section>
          )}
        </For>
        <p class="small second">{t.phone}</p>
        <Button size="main" wide onClick={() => void accept()}>
          {t.accept}
        </Button>
      </div>
    </Screen>
  )
}
