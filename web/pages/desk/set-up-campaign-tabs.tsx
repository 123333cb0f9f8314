import { usePerson } from '../../state/app.ts'
import { setUpRules as t } from '../../text/set-up-rules.vi.ts'
import { DeskTabs } from './desk-tabs.tsx'

/** The parts of the campaign one works in: its head, its periods, its rules, its prizes, and what was published. */
export function CampaignTabs() {
  const person = usePerson()
  const tabs = () => [
    { href: `/thiet-lap/dot/${person.campaignId() ?? ''}`, label: t.tabs.campaign },
    { href: '/thiet-lap/ky', label: t.tabs.periods },
    { href: '/thiet-lap/the-le', label: t.tabs.rules },
    { href: '/thiet-lap/giai', label: t.tabs.prizes },
    { href: '/thiet-lap/phat-hanh', label: t.tabs.publish },
  ]
  return <DeskTabs legend={t.tabs.legend} tabs={tabs()} />
}
