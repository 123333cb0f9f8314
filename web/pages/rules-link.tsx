import { Icon } from '../parts/icon.tsx'
import { rulesHref } from '../state/rules.ts'
import { rules as t } from '../text/rules.vi.ts'
import './rules-link.css'

/** To the rules in plain words: the version named, else the one in force. `sign` shows the (i) alone, for the end of a bar. */
export function RulesLink(props: { campaignId: string; version?: number | null; sign?: boolean }) {
  const words = () => (props.version ? t.linkOf(props.version) : t.link)
  return (
    <a class="rules-link" data-sign={props.sign ? '' : undefined} href={rulesHref(props.campaignId, props.version)}>
      <Icon name="info" {...(props.sign ? { label: words() } : {})} />
      {props.sign ? null : words()}
    </a>
  )
}
