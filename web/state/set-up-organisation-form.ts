import { createMemo, createSignal } from 'solid-js'
import type { OrganisationView } from '#contract/imports.ts'
import { setUpOrganisationForm as t } from '../text/set-up-organisations.vi.ts'
import type { App } from './app.ts'
import { createDeed } from './desk.ts'
import { confirmedBy, type Organisations, withBelow } from './set-up-organisations.ts'

export const KINDS = ['province', 'grassroots', 'post', 'service'] as const
type Draft = Pick<OrganisationView, 'code' | 'name' | 'kind' | 'parentId' | 'verifierId' | 'team' | 'division' | 'defaultOfficeId'>

const SET_UP_CODE = /^[A-Za-z0-9._-]{2,20}$/

/** A unit to be changed, or a new one below another. */
export function createOrganisationForm(app: App, page: Organisations, of: { one: OrganisationView | null; parentId: string | null }) {
  const before: Draft = of.one ?? {
    ...{ code: '', name: '', kind: of.parentId === null ? 'province' : 'post', parentId: of.parentId },
    ...{ verifierId: null, team: of.parentId !== null, division: null, defaultOfficeId: null },
  }
  const [draft, setDraft] = createSignal<Draft>(before)
  const [asked, setAsked] = createSignal(false)
  const [refused, setRefused] = createSignal<{ field: string; draft: Draft } | null>(null)
  const deed = createDeed(app)
  const set = (changes: Partial<Draft>) => setDraft({ ...draft(), ...changes })
  const isRefused = (field: string) => refused()?.field === field && refused()?.draft === draft()
  const others = createMemo(() => {
    const own = of.one ? withBelow(page.organisations(), of.one.id) : new Set<string>()
    return { parents: page.rows().filter(({ id }) => !own.has(id)), verifiers: page.rows().filter(({ id }) => id !== of.one?.id) }
  })
  const trouble = {
    code: () => (isRefused('code') ? t.codeTaken : asked() && !SET_UP_CODE.test(draft().code.trim()) ? t.codeWrong : null),
    name: () => (asked() && !draft().name.trim() ? t.nameFirst : null),
    parent: () => (isRefused('parentId') ? t.parentWrong : null),
    verifier: () => (isRefused('verifierId') ? t.verifierWrong : null),
    office: () => (isRefused('defaultOfficeId') ? t.officeWrong : null),
  }

  async function go(): Promise<void> {
    setAsked(true)
    if (deed.busy() || Object.values(trouble).some((found) => found() !== null)) return
    const { code, name, team, division, ...rest } = draft()
    const asking = { ...(of.one ? { id: of.one.id } : {}), ...rest, code: code.trim(), name: name.trim(), team, division: division?.trim() || null }
    const answer = await deed.send('POST', '/api/organisations', { ...asking, campaignId: page.campaignId() })
    if (!answer.ok) {
      if (answer.failure.kind === 'refused')
        setRefused({ field: answer.failure.code === 'code-taken' ? 'code' : (answer.failure.fields[0] ?? ''), draft: draft() })
      return
    }
    page.close()
    page.tabs.toast.say(of.one ? t.changed(asking.name) : t.added(asking.name))
    await page.read.reload()
    // Teams and their counters stand in what a phone keeps of the campaign.
    void app.session.refresh()
  }

  return {
    ...{ draft, set, trouble, deed, go, others, isNew: of.one === null },
    unsaved: () => JSON.stringify(draft()) !== JSON.stringify(before),
    /** Whether what the server said stands at a field already. */
    isTold: () => Object.values(trouble).some((found) => found() !== null),
    confirms: () => (of.one ? confirmedBy(page.organisations(), of.one.id) : []),
    /** Who confirms when nobody is named. */
    parentName: () => page.rows().find(({ id }) => id === draft().parentId)?.name ?? null,
  }
}
export type OrganisationForm = ReturnType<typeof createOrganisationForm>
