import { createSignal } from 'solid-js'
import type { ImportAnswer, ImportKind } from '#contract/imports.ts'
import type { Day } from '#rules/days.ts'
import { setUpImport as t } from '../text/set-up-import.vi.ts'
import type { App } from './app.ts'
import { createToast } from './desk.ts'
import type { Read } from './read.ts'
import { createImport } from './set-up-import.ts'

export type Tab = 'list' | 'import'

/** A page of set-up: what is there, and the table that brings more. As long as nothing is there, the table comes first. */
export function createTabs(
  app: App,
  of: {
    kind: ImportKind
    read: Read<unknown>
    isEmpty: () => boolean
    campaignId: () => string | null
    from?: () => Day
    done?: (answer: ImportAnswer) => void
  },
) {
  const [chosen, setTab] = createSignal<Tab | null>(null)
  const toast = createToast(app.device.timers)
  const form = createImport(app, {
    ...{ kind: of.kind, campaignId: of.campaignId },
    ...(of.from ? { from: of.from } : {}),
    done(answer) {
      toast.say(t.done(answer.changed, t.what[of.kind]))
      setTab('list')
      of.done?.(answer)
      void of.read.reload()
      // Teams, counters and periods stand in what a phone keeps of the campaign.
      void app.session.refresh()
    },
  })
  return { form, toast, tab: () => chosen() ?? (of.isEmpty() ? 'import' : 'list'), setTab, read: of.read, isEmpty: of.isEmpty, kind: of.kind }
}
export type Tabs = ReturnType<typeof createTabs>
