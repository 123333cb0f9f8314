import { createMemo } from 'solid-js'
import type { Lists, ListView } from '#contract/lists.ts'
import type { App } from './app.ts'
import { unkept } from './desk.ts'
import { rolesOf } from './places.ts'
import { createPoll } from './poll.ts'
import { createRead } from './read.ts'

/** The official lists of a campaign, newest first, looked at again while the server works on one. */
export function createLists(app: App) {
  const campaign = () => app.bundle()?.id ?? app.me()?.campaigns[0]?.id ?? ''
  const read = createRead<Lists>(unkept(app.person()!.reads), () => (campaign() ? `/api/lists?campaign=${campaign()}` : null))
  const lists = createMemo(() => read.value()?.lists ?? [])
  const byId = createMemo(() => new Map(lists().map((list) => [list.id, list])))
  createPoll(app, () => lists().some(isUnderWay), read.reload)
  // Cards hang on ids, so that a look at the progress takes no focus away.
  return { read, hasNone: () => campaign() === '', ids: createMemo(() => lists().map(({ id }) => id)), list: (id: string) => byId().get(id) }
}

/** The server compares or confirms. */
export const isUnderWay = (list: ListView): boolean => list.state === 'matching' || list.confirming

/** All rows are there, and nobody has begun to compare them. */
export const isWhole = (list: ListView): boolean => list.state === 'receiving' && list.received >= list.rows

/** How far it has come, and of how many. */
export function progressOf(list: ListView): { kind: 'receiving' | 'matching' | 'confirming'; done: number; of: number } | null {
  if (list.state === 'receiving') return { kind: 'receiving', done: list.received, of: list.rows }
  if (list.state === 'matching') return { kind: 'matching', done: list.done, of: list.rows }
  return list.confirming ? { kind: 'confirming', done: list.done, of: list.rows } : null
}

/** Confirming is a supervisor's word; an organiser without that duty looks on. */
export const mayConfirm = (app: App): boolean => rolesOf(app.me()).includes('supervisor')
