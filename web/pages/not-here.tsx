import { Button } from '../parts/button.tsx'
import { Empty } from '../parts/empty.tsx'
import { common as t } from '../text/common.vi.ts'
import { Screen } from './screen.tsx'

export default function NotHere() {
  return (
    <Screen title={t.notHere.title} mark>
      <div class="page">
        <Empty drawing="draw-search" title={t.notHere.title} action={<Button href="/">{t.notHere.home}</Button>}>
          {t.notHere.words}
        </Empty>
      </div>
    </Screen>
  )
}
