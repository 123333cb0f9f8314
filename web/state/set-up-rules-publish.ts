import { createMemo, createSignal } from 'solid-js'
import type { RulesProblem, RulesView } from '#contract/rules.ts'
import { setUpRulesPublish as t } from '../text/set-up-rules-publish.vi.ts'
import { rulesSections } from '../text/rules-text.vi.ts'
import type { App } from './app.ts'
import { createDeed, createToast } from './desk.ts'
import type { Person } from './person.ts'
import { createRead } from './read.ts'
import { rulesOf } from './rules.ts'
import { rulesHref } from './rules-href.ts'
import { joined, setUpReads } from './set-up-reads.ts'

/** Where each problem is mended. */
const WHERE: Record<RulesProblem['code'], string> = {
  'prizes-get-stricter': '/thiet-lap/giai',
  'over-budget': '/thiet-lap/giai',
  'division-unknown': '/thiet-lap/giai',
  'no-teams': '/thiet-lap/don-vi',
  'no-targets': '/thiet-lap/chi-tieu',
}
export type Problem = RulesProblem & { title: string; todo: string; href: string; action: string }

/** «Phát hành thể lệ»: the saved draft becomes the next version, once nothing blocks it. */
export function createPublish(app: App, person: Person) {
  const id = () => person.campaignId()
  const rules = createRead<RulesView>(person.reads, () => id() && `/api/campaigns/${id()}/rules`)
  const campaign = setUpReads(person).campaign()
  const read = joined({ rules, campaign })
  const [note, setNote] = createSignal('')
  const [asked, setAsked] = createSignal(false)
  const deed = createDeed(app)
  const toast = createToast(app.device.timers)
  const view = () => read.value()?.rules ?? null
  const next = () => Math.max(0, ...(view()?.versions ?? []).map(({ version }) => version)) + 1

  const problems = createMemo(() =>
    (view()?.problems ?? []).map((problem): Problem => {
      const { title, todo, action } = t.problems[problem.code]
      return { ...problem, title: title(problem.detail.length), todo, action, href: WHERE[problem.code] }
    }),
  )
  const blocked = () => problems().some(({ blocks }) => blocks)

  async function publish(): Promise<boolean> {
    setAsked(true)
    if (deed.busy() || blocked() || !note().trim()) return false
    const version = next()
    const answer = await deed.send<RulesView>('POST', `/api/campaigns/${id()}/rules`, { note: note().trim() })
    await read.reload()
    if (!answer.ok) return false
    setNote('')
    setAsked(false)
    toast.say(t.published(version))
    await app.session.refresh()
    return true
  }

  return {
    ...{ read, view, next, problems, blocked, note, setNote, deed, toast, publish },
    noteTrouble: () => (asked() && !note().trim() ? t.noteFirst : null),
    /** The draft in the words that everyone will read. */
    preview: createMemo(() => {
      const { rules: of, campaign: head } = read.value() ?? {}
      return of && head?.of ? rulesSections(rulesOf(head.of, { rules: of.draft, version: next(), now: app.device.now() })) : []
    }),
    hrefOf: (version: number) => rulesHref(id() ?? '', version),
    /** Whose page anyone may read: not that of a dry run. */
    isPublic: () => read.value()?.campaign.of?.training === false,
  }
}
export type Publish = ReturnType<typeof createPublish>
