import { createMemo } from 'solid-js'
import type { CampaignBundle } from '#contract/campaigns.ts'
import type { PublicRules } from '#contract/rules.ts'
import { dayOf } from '#rules/days.ts'
import { cutoffOf } from '#rules/periods.ts'
import type { CampaignRules } from '#rules/words.ts'
import { rules as t } from '../text/rules.vi.ts'
import { rulesSections } from '../text/rules-text.vi.ts'
import type { App } from './app.ts'
import { newsReads } from './news.ts'
import { createRead } from './read.ts'
import { rulesHref } from './rules-href.ts'

/** The rules of the campaign at hand in the public's shape: those in force, or a draft as its next version, with the cutoffs that it would bring to what has not begun. */
export function rulesOf(bundle: CampaignBundle, draft?: { rules: CampaignRules; version: number; now: number }): PublicRules {
  const { id, name, theme, planNumber, planDate, training, firstDay, lastDay, launchDay, periods, teams } = bundle
  const moves = (first: string) => draft !== undefined && first > dayOf(draft.now)
  return {
    ...{ campaignId: id, name, theme, planNumber, planDate, training, firstDay, lastDay, launchDay },
    ...{ version: draft?.version ?? bundle.rulesVersion, publishedAt: 0, note: '', rules: draft?.rules ?? bundle.rules, versions: [] },
    periods: periods.map((one) => (moves(one.firstDay) ? { ...one, cutoffAt: cutoffOf(one.lastDay, draft!.rules.cutoffHours) } : one)),
    divisions: [...new Set(teams.map(({ division }) => division))],
  }
}

/** One published version; who is signed in keeps a copy for the time without network. */
export function createRules(app: App, campaignId: () => string, version: () => string | undefined) {
  const whole = () => (/^[1-9]\d{0,5}$/.test(version() ?? '') ? Number(version()) : null)
  const read = createRead<PublicRules>(newsReads(app, false), () => {
    return `/api/public/rules/${encodeURIComponent(campaignId())}${whole() === null ? '' : `?version=${whole()}`}`
  })
  /** A dry run has no public page: its own people read the rules that their phone holds, and so does who has no network. */
  const held = () => {
    const bundle = app.bundle()
    return bundle?.id === campaignId() && bundle.rulesVersion > 0 && (whole() ?? bundle.rulesVersion) === bundle.rulesVersion ? rulesOf(bundle) : null
  }
  const value = createMemo(() => read.value() ?? (read.state() === 'failed' ? held() : null))
  const missing = () => {
    const failure = read.failure()
    return value() === null && read.state() === 'failed' && failure?.kind === 'refused' && failure.status === 404
  }
  const newest = createMemo(() => Math.max(0, ...(value()?.versions ?? []).map((one) => one.version)))

  /** The words for what became of it, or none when the phone's own sheet was shown. */
  async function share(origin: string): Promise<string | null> {
    const of = value()
    if (!of) return null
    const url = `${origin}${rulesHref(of.campaignId, of.version)}`
    const { device } = app
    if (device.share.can()) return (await device.share.share({ title: t.title, text: t.shareText(of.name, of.version), url }), null)
    return (await device.share.copy(url)) ? t.copied : t.notCopied
  }

  return {
    ...{ read, value, missing, share },
    sections: createMemo(() => (value() ? rulesSections(value()!) : [])),
    newer: () => (value() && newest() > value()!.version ? newest() : null),
    print: () => app.device.share.print(),
  }
}
export type RulesState = ReturnType<typeof createRules>
