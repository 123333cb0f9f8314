import { createEffect, createMemo, on } from 'solid-js'
import type { Announcement } from '#contract/announcements.ts'
import { BOARDS } from '#rules/words.ts'
import { announcement as t } from '../text/announcement.vi.ts'
import type { App } from './app.ts'
import { headingOf, shareWords } from './announcement-share.ts'
import { addressOf, newerThan, newsReads, type NewsList, SEEN } from './news.ts'
import { prizeBoards } from './prize-board.ts'
import { createRead } from './read.ts'
import { createSeen } from './seen.ts'

/** One closed period as announced: a snapshot that never changes, so that an older copy of it is as good as a new one. */
export function createAnnouncement(app: App, isPublic: boolean, id: () => string) {
  const reads = newsReads(app, isPublic)
  const at = (open: boolean) => `${addressOf(open)}/${encodeURIComponent(id())}`
  const read = createRead<Announcement>(reads, () => at(isPublic))
  const list = createRead<NewsList>(reads, () => addressOf(isPublic))
  // What leaves the app holds no name that the public may not read (RULES section 13).
  const open = isPublic ? read : createRead<Announcement>(reads, () => at(true))
  const person = app.person()
  const seen = isPublic || !person ? null : createSeen(person.reads, SEEN)
  createEffect(
    on(
      () => read.value()?.id,
      (shown) => shown && void seen?.mark([shown]),
    ),
  )

  const own = () => (isPublic ? [] : [app.me()?.id, app.bundle()?.ownTeamId].filter((one) => typeof one === 'string'))
  const boards = createMemo(() => {
    const value = read.value()
    return value ? BOARDS.flatMap((board) => prizeBoards(value, board, own())) : []
  })
  const missing = () => {
    const failure = read.failure()
    return failure?.kind === 'refused' && failure.status === 404
  }
  return {
    ...{ read, boards, missing, own },
    isOver: () => (read.value()?.complaintsUntil ?? 0) <= app.device.now(),
    newer: () => (read.value() ? newerThan(read.value()!, list.value()?.announcements ?? []) : null),
    /** Through the phone's own sheet, else to the clipboard; says what happened, or nothing. */
    async share(origin: string): Promise<string | null> {
      const value = read.value()
      if (!value) return null
      const url = `${origin}/cong-bo/${encodeURIComponent(value.id)}`
      const { share } = app.device
      const text = shareWords(open.value() ?? value, open.value() ? BOARDS : ['team'])
      if (!share.can()) return (await share.copy(`${text}\n${url}`)) ? t.copied : t.copyFailed
      await share.share({ title: headingOf(value), text, url })
      return null
    },
  }
}
export type AnnouncementState = ReturnType<typeof createAnnouncement>
