import { Trouble } from '../parts/trouble.tsx'
import { common as t } from '../text/common.vi.ts'

/** Stands in the place of a screen that could not be drawn, as when a part of the app did not load. */
export function Broken() {
  return (
    <main class="page">
      <Trouble title={t.broken.title} onRetry={() => location.reload()}>
        {t.broken.words}
      </Trouble>
    </main>
  )
}
