import { useApp } from '../../state/app.ts'
import { rolesOf } from '../../state/places.ts'
import { queue } from '../../text/queue.vi.ts'
import { DeskTabs } from './desk-tabs.tsx'

const t = queue.tabs

/** Everything that whoever confirms has to look at. Late entries are a supervisor's word alone. */
export function ConfirmTabs() {
  const app = useApp()
  const tabs = () => [
    { href: '/xac-nhan', label: t.queue },
    ...(rolesOf(app.me()).includes('supervisor') ? [{ href: '/xac-nhan/tre', label: t.late }] : []),
    { href: '/xac-nhan/trung', label: t.cases },
    { href: '/xac-nhan/qua', label: t.giftCases },
    { href: '/xac-nhan/danh-sach', label: t.lists },
    { href: '/xac-nhan/kiem-tra', label: t.checks },
    { href: '/xac-nhan/giu-phieu', label: t.holds },
    ...(rolesOf(app.me()).includes('organiser') ? [{ href: '/xac-nhan/sua', label: t.amendments }] : []),
    { href: '/xac-nhan/tong', label: t.totals },
    { href: '/xac-nhan/so-lieu-qua', label: t.giftFigures },
  ]
  return <DeskTabs legend={t.legend} tabs={tabs()} />
}
