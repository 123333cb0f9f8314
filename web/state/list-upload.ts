import { createSignal, onCleanup } from 'solid-js'
import type { ListRow, ListRows, ListRowsAnswer, ListView, NewList } from '#contract/lists.ts'
import { listNew as t } from '../text/list-new.vi.ts'
import type { App } from './app.ts'
import { sentenceOf } from './desk.ts'
import type { ListReader } from './list-reader.ts'

/** `paused`: no network, it goes on by itself. `known`: the server had all of it before. */
export type UploadState =
  | { kind: 'idle' }
  | { kind: 'sealing' }
  | { kind: 'sending' | 'paused'; sent: number; rows: number }
  | { kind: 'trouble'; words: string }
  | { kind: 'known' | 'done'; id: string }
export type Upload = ReturnType<typeof createListUpload>

/** As the contract takes them, and below what a body may hold. */
const MOST_ROWS = 500
const MOST_BYTES = 200_000
const FIRST_WAIT = 2_000
const LONGEST_WAIT = 60_000

/** Brings the rows that were read to the server, a few hundred at a time and in order. Broken off, it goes on where the server says, then and when the same file is chosen again. */
export function createListUpload(app: App) {
  const [state, setState] = createSignal<UploadState>({ kind: 'idle' })
  let turn = 0
  let wake = () => {}
  onCleanup(() => stop())

  function stop(): void {
    turn++
    wake()
    setState({ kind: 'idle' })
  }

  async function begin(reader: ListReader, list: Omit<NewList, 'digest'>): Promise<void> {
    const own = ++turn
    const release = app.update.hold()
    try {
      setState({ kind: 'sealing' })
      await bring(reader, list, () => own === turn)
    } catch (error) {
      if (own === turn) setState({ kind: 'trouble', words: error instanceof Refused ? error.message : t.readingEnded })
    } finally {
      release()
    }
  }

  async function bring(reader: ListReader, list: Omit<NewList, 'digest'>, isCurrent: () => boolean): Promise<void> {
    const digest = await reader.digest()
    if (isCurrent()) setState({ kind: 'sending', sent: 0, rows: list.rows })
    const view = await send<ListView>('/api/lists', { ...list, digest } satisfies NewList, isCurrent)
    if (!view) return
    if (view.state !== 'receiving') return void setState({ kind: 'known', id: view.id })
    let { received } = view
    // Rows go in order, so what arrived is the beginning. Should the count not come out, all are sent once more: those that are there change nothing.
    for (const start of [received, 0]) {
      for (let at = start; at < list.rows && received < list.rows;) {
        setState({ kind: 'sending', sent: at, rows: list.rows })
        const rows = fitting(await reader.rows(at, MOST_ROWS))
        const answer = await send<ListRowsAnswer>(`/api/lists/${view.id}/rows`, { rows } satisfies ListRows, isCurrent)
        if (!answer) return
        received = answer.received
        at += rows.length
      }
      if (received >= list.rows) break
    }
    setState({ kind: 'sending', sent: list.rows, rows: list.rows })
    if (await send(`/api/lists/${view.id}/matching`, {}, isCurrent)) setState({ kind: 'done', id: view.id })
  }

  /** Asks until there is an answer, through what a road or a server's moment does; null once this upload was left. A refusal is thrown. */
  async function send<Value>(path: string, body: unknown, isCurrent: () => boolean): Promise<Value | null> {
    for (let wait = FIRST_WAIT; ; wait = Math.min(2 * wait, LONGEST_WAIT)) {
      if (!isCurrent()) return null
      const answer = await app.device.api.send<Value>('POST', path, body)
      if (!isCurrent()) return null
      if (answer.ok) return (answer.value ?? {}) as Value
      const { failure } = answer
      if (failure.kind === 'refused' && failure.status !== 503 && failure.status !== 429) {
        if (failure.status === 401) app.session.expire()
        throw new Refused(sentenceOf(failure))
      }
      const now = state()
      setState({ kind: 'paused', sent: 'sent' in now ? now.sent : 0, rows: 'rows' in now ? now.rows : 0 })
      await rest(Math.max(wait, failure.kind === 'refused' ? failure.retryAfter : 0) * (0.75 + app.device.random() / 2))
      const paused = state()
      if (isCurrent() && paused.kind === 'paused') setState({ ...paused, kind: 'sending' })
    }
  }

  /** Until so much time has passed, or the network is back. */
  const rest = (milliseconds: number) =>
    new Promise<void>((resume) => {
      const { network, timers } = app.device
      const stops = [timers.after(milliseconds, () => wake()), network.onChange(() => network.online() && wake())]
      wake = () => {
        stops.forEach((end) => end())
        wake = () => {}
        resume()
      }
    })

  return { state, begin, stop }
}

class Refused extends Error {}

function fitting(rows: ListRow[]): ListRow[] {
  const bytes = new TextEncoder().encode(JSON.stringify(rows)).length
  return bytes <= MOST_BYTES || rows.length === 1 ? rows : fitting(rows.slice(0, Math.floor(rows.length / 2)))
}
