import { createMemo } from 'solid-js'
import type { Announcement, AnnouncementBrief, AwardRow } from '#contract/results.ts'
import type { Board, Place } from '#rules/words.ts'
import type { PodiumPlace } from '../parts/podium.tsx'
import type { RankRowProps } from '../parts/rank-row.tsx'
import { announcement as t } from '../text/announcement.vi.ts'
import { common } from '../text/common.vi.ts'
import { count, dong, percent } from '../text/format.ts'
import { parts } from '../text/parts.vi.ts'
import type { App } from './app.ts'
import { currentWeek } from './periods.ts'
import { personRow, sayTie, teamRow } from './rank-rows.ts'
import { createRead, type ReadPowers } from './read.ts'

/** Announcements for anyone are read without a session and kept nowhere; one's own are kept for the time without network. */
function readsOf(app: App, isPublic: boolean): ReadPowers {
  const person = app.person()
  if (!isPublic && person) return person.reads
  const { api, network, now } = app.device
  return { api, network, now, expired: () => {}, copies: { get: async () => undefined, put: async () => {} } }
}

const base = (isPublic: boolean) => (isPublic ? '/api/public/announcements' : '/api/announcements')

export function createNews(app: App, isPublic: boolean) {
  const read = createRead<{ announcements: AnnouncementBrief[] }>(readsOf(app, isPublic), () => base(isPublic))
  const list = createMemo(() => (read.value()?.announcements ?? []).toSorted((one, other) => other.announcedAt - one.announcedAt))
  /** What comes next: the week whose result is not out yet. */
  const coming = () => {
    const bundle = app.bundle()
    return isPublic || !bundle ? null : currentWeek(bundle, app.device.now())
  }
  return { read, list, coming }
}

export function createAnnouncement(app: App, isPublic: boolean, id: () => string, board: () => Board) {
  const read = createRead<Announcement>(readsOf(app, isPublic), () => `${base(isPublic)}/${encodeURIComponent(id())}`)
  const awarding = createMemo(() => read.value()?.awards.find((one) => one.board === board()) ?? null)
  const rows = createMemo(() => read.value()?.boards.find((one) => one.board === board())?.rows ?? [])
  const own = () => (board() === 'team' ? (app.bundle()?.ownTeamId ?? null) : (app.me()?.id ?? null))
  const figure = (award: AwardRow) => (board() === 'team' && award.target ? percent(award.points, award.target) : t.points(count(award.points)))
  const places = (wanted: (place: Place) => boolean) => (awarding()?.awards ?? []).filter((award) => wanted(award.place))

  const podium = createMemo((): PodiumPlace[] =>
    places((place) => place in RANKS).flatMap((award) =>
      award.id === null
        ? []
        : [{ rank: RANKS[award.place as keyof typeof RANKS], prize: t.prize(award.place), amount: worthOf(award), name: award.name ?? common.none, unit: award.unit ?? '', figure: figure(award), mine: award.id === own() }],
    ),
  )
  const encouraged = createMemo(() => places((place) => place === 'Khuyến khích').filter((award) => award.id !== null).map((award) => ({ ...award, figure: figure(award), worth: worthOf(award), mine: award.id === own() })))
  /** What has to be said about the prizes: who won by which tie-breaker, who lacked a condition, what was not given. */
  const notes = createMemo((): string[] => {
    const winners = new Set((awarding()?.awards ?? []).map((award) => award.id))
    return [
      ...rows().flatMap((row) => (winners.has(row.id) && row.tie?.kind === 'won' ? [`${row.name}: ${lower(sayTie(row.tie))}.`] : [])),
      ...places(() => true).flatMap((award) => (award.id === null ? [`${t.prize(award.place)}: ${t.notAwarded}.`] : [])),
      ...(awarding()?.passedOver ?? []).map((one) => t.passedOver[one.what as keyof typeof t.passedOver]?.(one.name, one.place, count(one.has), count(one.needs)) ?? ''),
      ...(awarding()?.left ? [t.left(dong(awarding()!.left))] : []),
    ].filter(Boolean)
  })
  const ranks = createMemo((): RankRowProps[] =>
    rows().map((row) => (board() === 'team' ? teamRow(row, { id: own(), chip: parts.rank.yourTeam }, null) : personRow(row, { id: own(), chip: parts.rank.you }))),
  )
  return { read, podium, encouraged, notes, ranks }
}

const RANKS = { Nhất: 1, Nhì: 2, Ba: 3 } as const
const worthOf = (award: AwardRow) => (award.amount > 0 ? dong(award.amount) : t.thing)
const lower = (words: string) => words.charAt(0).toLowerCase() + words.slice(1)
