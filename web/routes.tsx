import type { RouteDefinition } from '@solidjs/router'
import { type Component, lazy } from 'solid-js'
import './pages/leaving.ts'
import { Private } from './pages/private.tsx'

const SignIn = lazy(() => import('./pages/sign-in.tsx'))
const First = lazy(() => import('./pages/first.tsx'))
const Log = lazy(() => import('./pages/log.tsx'))
const Saved = lazy(() => import('./pages/saved.tsx'))
const Entries = lazy(() => import('./pages/entries.tsx'))
const Entry = lazy(() => import('./pages/entry.tsx'))
const Boards = lazy(() => import('./pages/boards.tsx'))
const News = lazy(() => import('./pages/news.tsx'))
const Announcement = lazy(() => import('./pages/announcement.tsx'))
const Notice = lazy(() => import('./pages/notice.tsx'))
const Rules = lazy(() => import('./pages/rules.tsx'))
/** A desk's screen comes over the network; without it, that is said. */
const desk = (load: () => Promise<{ default: Component }>) => lazy(() => load().catch(() => import('./pages/away.tsx')))
/** A counter's screens are kept apart on a clerk's machine. */
const Counter = desk(() => import('./pages/counter.tsx'))
const FindVoucher = desk(() => import('./pages/find-voucher.tsx'))
const Stock = desk(() => import('./pages/stock.tsx'))
const Queue = desk(() => import('./pages/desk/queue.tsx'))
const Late = desk(() => import('./pages/desk/late.tsx'))
const Checks = desk(() => import('./pages/desk/checks.tsx'))
const Cases = desk(() => import('./pages/desk/cases.tsx'))
const Holds = desk(() => import('./pages/desk/holds.tsx'))
const ListNew = desk(() => import('./pages/desk/list-new.tsx'))
const Periods = desk(() => import('./pages/desk/periods.tsx'))
const Closing = desk(() => import('./pages/desk/closing.tsx'))
const Correction = desk(() => import('./pages/desk/correction.tsx'))
const Overview = desk(() => import('./pages/desk/overview.tsx'))
const Prizes = desk(() => import('./pages/desk/prizes.tsx'))
const Lists = desk(() => import('./pages/desk/lists.tsx'))
const List = desk(() => import('./pages/desk/list.tsx'))
const Audit = desk(() => import('./pages/desk/audit.tsx'))
const Amendments = desk(() => import('./pages/desk/amendments.tsx'))
const Totals = desk(() => import('./pages/desk/totals.tsx'))
const Start = desk(() => import('./pages/desk/start.tsx'))
const FirstPin = desk(() => import('./pages/desk/first-pin.tsx'))
const SetUp = desk(() => import('./pages/desk/set-up.tsx'))
const SetUpCampaign = desk(() => import('./pages/desk/set-up-campaign.tsx'))
const CampaignNew = desk(() => import('./pages/desk/campaign-new.tsx'))
const SetUpCampaignEdit = desk(() => import('./pages/desk/set-up-campaign-edit.tsx'))
const SetUpPeriods = desk(() => import('./pages/desk/set-up-periods.tsx'))
const SetUpRules = desk(() => import('./pages/desk/set-up-rules.tsx'))
const SetUpPrizes = desk(() => import('./pages/desk/set-up-prizes.tsx'))
const SetUpRulesPublish = desk(() => import('./pages/desk/set-up-rules-publish.tsx'))
const SetUpOffices = desk(() => import('./pages/desk/set-up-offices.tsx'))
const SetUpOrganisations = desk(() => import('./pages/desk/set-up-organisations.tsx'))
const SetUpStaff = desk(() => import('./pages/desk/set-up-staff.tsx'))
const SetUpTargets = desk(() => import('./pages/desk/set-up-targets.tsx'))
const NotHere = lazy(() => import('./pages/not-here.tsx'))

/** Every address of the app. What stands below `Private` has a person; the rest is for anyone. */
export const routes: RouteDefinition[] = [
  { path: '/dang-nhap', component: SignIn },
  { path: '/start', component: Start },
  { path: '/pin', component: FirstPin },
  { path: '/cong-bo', component: News },
  { path: '/cong-bo/:id', component: Announcement },
  { path: '/the-le/:campaign', component: Rules },
  {
    path: '/',
    component: Private,
    children: [
      { path: '/', component: First },
      { path: '/ghi-nhan', component: Log },
      { path: '/ghi-nhan/:id', component: Log },
      { path: '/da-luu/:id', component: Saved },
      { path: '/so-ghi', component: Entries },
      { path: '/so-ghi/:id', component: Entry },
      { path: '/xep-hang', component: Boards },
      { path: '/tin', component: News },
      { path: '/tin/:id', component: Announcement },
      { path: '/luu-y', component: Notice },
      { path: '/quay', component: Counter },
      { path: '/tim-phieu', component: FindVoucher },
      { path: '/ton-kho', component: Stock },
      { path: '/tong-quan', component: Overview },
      { path: '/chot', component: Periods },
      { path: '/chot/:periodId', component: Closing },
      { path: '/chot/:periodId/dinh-chinh', component: Correction },
      { path: '/giai-thuong', component: Prizes },
      { path: '/nhat-ky', component: Audit },
      { path: '/xac-nhan', component: Queue },
      { path: '/xac-nhan/tre', component: Late },
      { path: '/xac-nhan/trung', component: Cases },
      { path: '/xac-nhan/kiem-tra', component: Checks },
      { path: '/xac-nhan/giu-phieu', component: Holds },
      { path: '/xac-nhan/danh-sach/moi', component: ListNew },
      { path: '/xac-nhan/sua', component: Amendments },
      { path: '/xac-nhan/tong', component: Totals },
      { path: '/xac-nhan/danh-sach', component: Lists },
      { path: '/xac-nhan/danh-sach/:id', component: List },
      { path: '/thiet-lap', component: SetUp },
      { path: '/thiet-lap/dot', component: SetUpCampaign },
      { path: '/thiet-lap/dot/moi', component: CampaignNew },
      { path: '/thiet-lap/dot/:id', component: SetUpCampaignEdit },
      { path: '/thiet-lap/ky', component: SetUpPeriods },
      { path: '/thiet-lap/the-le', component: SetUpRules },
      { path: '/thiet-lap/giai', component: SetUpPrizes },
      { path: '/thiet-lap/phat-hanh', component: SetUpRulesPublish },
      { path: '/thiet-lap/quay-qua', component: SetUpOffices },
      { path: '/thiet-lap/don-vi', component: SetUpOrganisations },
      { path: '/thiet-lap/nhan-vien', component: SetUpStaff },
      { path: '/thiet-lap/chi-tieu', component: SetUpTargets },
    ],
  },
  { path: '*', component: NotHere },
]
