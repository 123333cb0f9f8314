import { createMemo, createSignal } from 'solid-js'
import type { CampaignBrief } from '#contract/campaigns.ts'
import { fullSpan } from '../text/format.ts'
import { screen } from '../text/screen.vi.ts'
import type { App } from './app.ts'
import type { Person } from './person.ts'
import { rolesOf } from './places.ts'
import { createRead } from './read.ts'

const t = screen.campaigns

/** The campaigns to choose from, the dry runs last; who only logs sees none that is still being set up. */
export function createCampaignChooser(app: App, person: Person) {
  const read = createRead<{ campaigns: CampaignBrief[] }>(person.reads, () => ((app.me()?.campaigns.length ?? 0) > 1 ? '/api/campaigns' : null))
  const [busy, setBusy] = createSignal<string | null>(null)
  const [trouble, setTrouble] = createSignal<string | null>(null)
  const organises = () => rolesOf(app.me()).includes('organiser')
  const seen = createMemo(() =>
    (read.value()?.campaigns ?? [])
      .filter((one) => one.published || organises())
      .toSorted((one, other) => Number(one.training) - Number(other.training) || (one.firstDay < other.firstDay ? 1 : -1)),
  )

  async function choose(id: string): Promise<boolean> {
    if (busy() || id === app.bundle()?.id) return true
    if (!app.online()) return (setTrouble(t.offline), false)
    setBusy(id)
    setTrouble(null)
    const done = await app.session.choose(id)
    setBusy(null)
    if (!done) setTrouble(t.failed)
    return done
  }
  return {
    /** One campaign is no choice. */
    options: createMemo(() => (seen().length > 1 ? seen().map((one) => ({ value: one.id, label: one.name, note: noteOf(one) })) : [])),
    chosen: () => app.bundle()?.id ?? '',
    ...{ busy, trouble, choose },
  }
}

const noteOf = ({ firstDay, lastDay, training, published }: CampaignBrief) =>
  [fullSpan(firstDay, lastDay), ...(training ? [t.training] : []), ...(published ? [] : [t.unpublished])].join(', ')
