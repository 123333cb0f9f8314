import { Trouble } from '../parts/trouble.tsx'
import { desk as t } from '../text/desk.vi.ts'
import { Screen } from './screen.tsx'

/** Stands in for a desk's screen whose script could not be fetched. */
export default function Away() {
  return (
    <Screen title={t.needsNetwork.title} tone="plain" backHref="/">
      <div class="page">
        <Trouble title={t.needsNetwork.title} onRetry={() => location.reload()}>
          {t.needsNetwork.words}
        </Trouble>
      </div>
    </Screen>
  )
}
