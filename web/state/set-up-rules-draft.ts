import { createEffect, createMemo, createSignal, on } from 'solid-js'
import { createStore, unwrap } from 'solid-js/store'
import * as v from 'valibot'
import { RulesShape, type RulesView } from '#contract/rules.ts'
import type { CampaignRules } from '#rules/words.ts'
import { setUpRules as t } from '../text/set-up-rules.vi.ts'
import type { App } from './app.ts'
import { createDeed, createToast } from './desk.ts'
import type { Person } from './person.ts'
import { createRead } from './read.ts'

export type Setting = keyof CampaignRules

/** The draft of a campaign's rules while it is edited, by whichever page; only what was changed here is laid over what the server has. */
export function createRulesDraft(app: App, person: Person) {
  const path = () => person.campaignId() && `/api/campaigns/${person.campaignId()}/rules`
  const read = createRead<RulesView>(person.reads, path)
  const [held, setHeld] = createStore<{ rules: CampaignRules | null }>({ rules: null })
  const [base, setBase] = createSignal<CampaignRules | null>(null)
  const [asked, setAsked] = createSignal(false)
  const deed = createDeed(app)
  const toast = createToast(app.device.timers)

  const changed = createMemo((): Setting[] => {
    const before = base()
    if (!held.rules || !before) return []
    return (Object.keys(before) as Setting[]).filter((name) => JSON.stringify(held.rules![name]) !== JSON.stringify(before[name]))
  })
  const take = (rules: CampaignRules) => {
    setBase(rules)
    setHeld({ rules: structuredClone(rules) })
  }
  /** What was edited of one campaign is never laid over another. */
  createEffect(on(person.campaignId, () => (setBase(null), setHeld({ rules: null }), setAsked(false)), { defer: true }))
  /** What came from the server while something is edited here waits underneath. */
  createEffect(on(read.value, (view) => view && changed().length === 0 && take(view.draft)))

  const troubles = createMemo(() => (held.rules ? troublesOf(held.rules) : new Map<string, string>()))

  async function save(): Promise<boolean> {
    setAsked(true)
    const latest = read.value()?.draft
    const names = changed()
    if (!held.rules || !latest || names.length === 0) return true
    if (troubles().size > 0) return (deed.say(t.mend), false)
    const mine = unwrap(held.rules)
    const rules = { ...latest, ...Object.fromEntries(names.map((name) => [name, mine[name]])) }
    const answer = await deed.send<RulesView>('PATCH', path()!, { rules })
    if (!answer.ok) return false
    setAsked(false)
    take(structuredClone(rules) as CampaignRules)
    toast.say(t.saved(names.map((name) => t.settings[name])))
    await read.reload()
    return true
  }

  return {
    ...{ read, deed, toast, changed, save, troubles },
    rules: () => held.rules,
    set: <Name extends Setting>(name: Name, value: CampaignRules[Name]) => setHeld('rules', (rules) => rules && { ...rules, [name]: value }),
    undo: () => base() && take(base()!),
    dirty: () => changed().length > 0,
    what: () => changed().map((name) => t.settings[name]),
    /** Empty fields complain once somebody wanted to save; figures out of bounds at once. */
    trouble: (field: string) => {
      const words = troubles().get(field) ?? null
      return words === t.number && !asked() ? null : words
    },
  }
}
export type RulesDraft = ReturnType<typeof createRulesDraft>

/** By field, as the contract's own shape finds it: `points.bhxh-tn.new`, `prizes.3.count`. */
function troublesOf(rules: CampaignRules): Map<string, string> {
  const found = v.safeParse(RulesShape, rules)
  const issues = found.success ? [] : found.issues
  const troubles = new Map(issues.map((issue) => [v.getDotPath(issue) ?? '', sentenceFor(issue)]))
  const months = rules.monthsBonus.map(({ from }) => from)
  months.forEach((from, at) => months.indexOf(from) < at && troubles.set(`monthsBonus.${at}.from`, t.twice))
  return troubles
}

function sentenceFor(issue: v.BaseIssue<unknown>): string {
  if (issue.type === 'max_value') return t.atMost(Number(issue.requirement))
  if (issue.type === 'min_value') return t.atLeast(Number(issue.requirement))
  return issue.kind === 'schema' && typeof issue.input === 'number' ? t.number : t.wrong
}
