import { createMemo } from 'solid-js'
import type { PeriodView } from '#contract/campaigns.ts'
import type { AnnouncementBrief } from '#contract/announcements.ts'
import { dayOf, HOUR, startOfDay } from '#rules/days.ts'
import { news as t } from '../text/news.vi.ts'
import { clock, shortDay } from '../text/format.ts'
import type { App } from './app.ts'
import { createRead, type ReadPowers } from './read.ts'
import { createSeen } from './seen.ts'

export type NewsList = { announcements: AnnouncementBrief[] }
export type NewsItem = AnnouncementBrief & { unread: boolean; superseded: boolean }

/** Where announcements are read: with a session the person's own, in public the one for anyone. */
export const addressOf = (isPublic: boolean) => (isPublic ? '/api/public/announcements' : '/api/announcements')

/** The person's own reads keep a copy for the time without network; anyone else's live as long as the screen. */
export function newsReads(app: App, isPublic: boolean): ReadPowers {
  const person = app.person()
  if (!isPublic && person) return person.reads
  const { api, network, now } = app.device
  const copies = new Map()
  return { api, network, now, expired: () => {}, copies: { get: async (path) => copies.get(path), put: async (path, copy) => void copies.set(path, copy) } }
}

/** All announced results, newest first, and the one that is due next. */
export function createNews(app: App, isPublic: boolean) {
  const read = createRead<NewsList>(newsReads(app, isPublic), () => addressOf(isPublic))
  const person = app.person()
  const seen = isPublic || !person ? null : createSeen(person.reads, SEEN)
  const list = createMemo((): NewsItem[] => {
    const all = (read.value()?.announcements ?? []).toSorted((one, other) => other.announcedAt - one.announcedAt || (one.lastDay < other.lastDay ? 1 : -1))
    return all.map((one) => {
      const superseded = newerThan(one, all) !== null
      return { ...one, superseded, unread: seen !== null && !superseded && !seen.has(one.id) }
    })
  })
  const due = createMemo(() => {
    const bundle = app.bundle()
    return isPublic || !bundle || !read.value() ? null : nextDue(bundle.periods, list())
  })
  return { read, list, due, dueWords: () => (due() ? sayDue(due()!, app.device.now()) : '') }
}

/** The newest version of the same period, when it is not this one. */
export function newerThan(brief: AnnouncementBrief, all: readonly AnnouncementBrief[]): AnnouncementBrief | null {
  const same = all.filter(
    (one) => one.campaign === brief.campaign && one.periodKind === brief.periodKind && one.firstDay === brief.firstDay && one.version > brief.version,
  )
  return same.toSorted((one, other) => other.version - one.version)[0] ?? null
}

/** The first period whose result is not out yet. */
export function nextDue(periods: readonly PeriodView[], announced: readonly AnnouncementBrief[]): PeriodView | null {
  const isOut = (period: PeriodView) =>
    announced.some((one) => one.periodKind === period.kind && one.firstDay === period.firstDay && one.lastDay === period.lastDay)
  return periods.filter((period) => !isOut(period)).toSorted((one, other) => one.cutoffAt - other.cutoffAt)[0] ?? null
}

/** "từ trưa 03/12" */
export function sayDue({ cutoffAt }: PeriodView, now: number): string {
  if (now >= cutoffAt) return t.due.soon
  const day = dayOf(cutoffAt)
  return t.due.from(cutoffAt - startOfDay(day) === 12 * HOUR ? t.noon(shortDay(day)) : t.hour(clock(cutoffAt), shortDay(day)))
}

export const SEEN = 'seen-announcements'
