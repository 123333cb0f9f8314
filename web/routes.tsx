import type { RouteDefinition } from '@solidjs/router'
import { type Component, lazy } from 'solid-js'
import type { CounterPage } from './pages/counter-pages.ts'
import type { DeskPage } from './pages/desk/desk-pages.ts'
import { Private } from './pages/private.tsx'

const SignIn = lazy(() => import('./pages/sign-in.tsx'))
const First = lazy(() => import('./pages/first.tsx'))
const Log = lazy(() => import('./pages/log.tsx'))
const Saved = lazy(() => import('./pages/saved.tsx'))
const Entries = lazy(() => import('./pages/entries.tsx'))
const WaitingVouchers = lazy(() => import('./pages/waiting-vouchers.tsx'))
const Entry = lazy(() => import('./pages/entry.tsx'))
const Slip = lazy(() => import('./pages/slip.tsx'))
const Boards = lazy(() => import('./pages/boards.tsx'))
const News = lazy(() => import('./pages/news.tsx'))
const Announcement = lazy(() => import('./pages/announcement.tsx'))
const Notice = lazy(() => import('./pages/notice.tsx'))
const Rules = lazy(() => import('./pages/rules.tsx'))
type Loaded = Promise<{ default: Component }>
const orAway = (load: () => Loaded) => lazy(() => load().catch(() => import('./pages/away.tsx')))
/** A desk's screen comes over the network; without it, that is said. Where each one lies is told apart, so that a phone's first file need not carry it. */
const desk = (name: DeskPage) => orAway(() => import('./pages/desk/desk-pages.ts').then(({ pages }): Loaded => pages[name]()))
/** A counter's screens are kept apart on a clerk's machine. */
const counter = (name: CounterPage) => orAway(() => import('./pages/counter-pages.ts').then(({ pages }): Loaded => pages[name]()))
const NotHere = lazy(() => import('./pages/not-here.tsx'))

/** Every address of the app. What stands below `Private` has a person; the rest is for anyone. */
export const routes: RouteDefinition[] = [
  { path: '/dang-nhap', component: SignIn },
  { path: '/start', component: desk('start') },
  { path: '/pin', component: desk('first-pin') },
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
      { path: '/so-ghi/cho-nhan', component: WaitingVouchers },
      { path: '/so-ghi/:id', component: Entry },
      { path: '/so-ghi/:id/phieu', component: Slip },
      { path: '/xep-hang', component: Boards },
      { path: '/tin', component: News },
      { path: '/tin/:id', component: Announcement },
      { path: '/luu-y', component: Notice },
      { path: '/quay', component: counter('counter') },
      { path: '/tim-phieu', component: counter('find-voucher') },
      { path: '/ton-kho', component: counter('stock') },
      { path: '/kho', component: desk('offices-stock') },
      { path: '/kho/:office', component: counter('stock') },
      { path: '/tong-quan', component: desk('overview') },
      { path: '/chot', component: desk('periods') },
      { path: '/chot/:periodId', component: desk('closing') },
      { path: '/chot/:periodId/dinh-chinh', component: desk('correction') },
      { path: '/giai-thuong', component: desk('prizes') },
      { path: '/nhat-ky', component: desk('audit') },
      { path: '/xac-nhan', component: desk('queue') },
      { path: '/xac-nhan/tre', component: desk('late') },
      { path: '/xac-nhan/trung', component: desk('cases') },
      { path: '/xac-nhan/qua', component: desk('gift-cases') },
      { path: '/xac-nhan/so-lieu-qua', component: desk('gift-figures') },
      { path: '/xac-nhan/giu-phieu', component: desk('holds') },
      { path: '/xac-nhan/kiem-tra', component: desk('checks') },
      { path: '/xac-nhan/danh-sach/moi', component: desk('list-new') },
      { path: '/xac-nhan/sua', component: desk('amendments') },
      { path: '/xac-nhan/tong', component: desk('totals') },
      { path: '/xac-nhan/danh-sach', component: desk('lists') },
      { path: '/xac-nhan/danh-sach/:id', component: desk('list') },
      { path: '/thiet-lap', component: desk('set-up') },
      { path: '/thiet-lap/dot', component: desk('set-up-campaign') },
      { path: '/thiet-lap/dot/moi', component: desk('campaign-new') },
      { path: '/thiet-lap/dot/:id', component: desk('set-up-campaign-edit') },
      { path: '/thiet-lap/ky', component: desk('set-up-periods') },
      { path: '/thiet-lap/the-le', component: desk('set-up-rules') },
      { path: '/thiet-lap/giai', component: desk('set-up-prizes') },
      { path: '/thiet-lap/phat-hanh', component: desk('set-up-rules-publish') },
      { path: '/thiet-lap/quay-qua', component: desk('set-up-offices') },
      { path: '/thiet-lap/don-vi', component: desk('set-up-organisations') },
      { path: '/thiet-lap/nhan-vien', component: desk('set-up-staff') },
      { path: '/thiet-lap/chi-tieu', component: desk('set-up-targets') },
    ],
  },
  { path: '*', component: NotHere },
]
