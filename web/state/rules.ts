import { createMemo } from 'solid-js'
import type { PublicRules } from '#contract/rules.ts'
import { rules as t } from '../text/rules.vi.ts'
import { rulesSections } from '../text/rules-text.vi.ts'
import type { App } from './app.ts'
import { newsReads } from './news.ts'
import { createRead } from './read.ts'

/** Where a version of the rules is read, by anyone; without a version the one in force. */
export const rulesHref = (campaignId: string, version?: number | null) => `/the-le/${encodeURIComponent(campaignId)}${version ? `?ban=${version}` : ''}`

/** One published version; who is signed in keeps a copy for the time without network. */
export function createRules(app: App, campaignId: () => string, version: () => string | undefined) {
  const whole = () => (/^[1-9]\d{0,5}$/.test(version() ?? '') ? Number(version()) : null)
  const read = createRead<PublicRules>(newsReads(app, false), () => {
    return `/api/public/rules/${encodeURIComponent(campaignId())}${whole() === null ? '' : `?version=${whole()}`}`
  })
  const missing = () => {
    const failure = read.failure()
    return read.state() === 'failed' && failure?.kind === 'refused' && failure.status === 404
  }
  const newest = createMemo(() => Math.max(0, ...(read.value()?.versions ?? []).map((one) => one.version)))

  /** The words for what became of it, or none when the phone's own sheet was shown. */
  async function share(origin: string): Promise<string | null> {
    const of = read.value()
    if (!of) return null
    const url = `${origin}${rulesHref(of.campaignId, of.version)}`
    const { device } = app
    if (device.share.can()) return (await device.share.share({ title: t.title, text: t.shareText(of.name, of.version), url }), null)
    return (await device.share.copy(url)) ? t.copied : t.notCopied
  }

  return {
    ...{ read, missing, share },
    sections: createMemo(() => (read.value() ? rulesSections(read.value()!) : [])),
    newer: () => (read.value() && newest() > read.value()!.version ? newest() : null),
    print: () => app.device.share.print(),
  }
}
export type RulesState = ReturnType<typeof createRules>
