import { batch, createEffect, createMemo, createSignal, on, onCleanup } from 'solid-js'
import type { AuditGroup, AuditLine, AuditPage } from '#contract/audit.ts'
import { dayOf, isDay } from '#rules/days.ts'
import type { Failure } from '../device/api.ts'
import { audit as t } from '../text/audit.vi.ts'
import type { App } from './app.ts'
import { createToast } from './desk.ts'
import { grouped } from './grouped.ts'
import type { Read, ReadState } from './read.ts'

/** `id` is what the server is asked, `words` what stands on the screen. */
type Only = { id: string; words: string }

/** The audit, newest first and page by page, filtered; nothing of it is kept on the device. */
export function createAudit(app: App) {
  const [group, setGroup] = createSignal<AuditGroup | 'all'>('all')
  const [days, setDays] = createSignal({ from: '', to: '' })
  const [person, setPerson] = createSignal<Only | null>(null)
  const [subject, setSubject] = createSignal<Only | null>(null)
  const toast = createToast(app.device.timers)
  const address = createMemo(() => {
    const query = new URLSearchParams({ limit: '50' })
    const given = { act: group() === 'all' ? '' : group(), by: person()?.id ?? '', subject: subject()?.id ?? '', ...days() }
    for (const [name, value] of Object.entries(given)) if (value) query.set(name, value)
    return `/api/audit?${query}`
  })
  const list = createLines(app, address, () => toast.say(t.moreFailed))
  const isFiltered = () => group() !== 'all' || days().from !== '' || days().to !== '' || person() !== null || subject() !== null
  return {
    ...{ toast, group, setGroup, days, person, setPerson, subject, setSubject, isFiltered, ...list },
    byDay: createMemo(() => grouped(list.lines(), (line) => dayOf(line.at))),
    search: (from: string, to: string, code: string) =>
      batch(() => {
        setDays({ from: isDay(from) ? from : '', to: isDay(to) ? to : '' })
        const typed = code.trim().toLowerCase()
        if (typed !== (person()?.words ?? '')) setPerson(typed === '' ? null : { id: typed, words: typed })
      }),
    clear: () => batch(() => (setGroup('all'), setDays({ from: '', to: '' }), setPerson(null), setSubject(null))),
    async copyHead(): Promise<void> {
      const head = list.read.value()?.head
      if (!head) return
      toast.say((await app.device.share.copy(`${head.line}:${head.hash}`)) ? t.head.copied : t.head.copyFailed)
    },
  }
}
export type Audit = ReturnType<typeof createAudit>

function createLines(app: App, address: () => string, sayFailed: () => void) {
  const { api, now, network } = app.device
  const [page, setPage] = createSignal<AuditPage | null>(null)
  const [lines, setLines] = createSignal<AuditLine[]>([])
  const [at, setAt] = createSignal<number | null>(null)
  const [state, setState] = createSignal<ReadState>('loading')
  const [failure, setFailure] = createSignal<Failure | null>(null)
  const [moreBusy, setMoreBusy] = createSignal(false)
  let turn = 0

  async function load(before: string | null): Promise<boolean> {
    const own = ++turn
    const answer = await api.get<AuditPage>(before ? `${address()}&before=${before}` : address())
    if (own !== turn) return true
    const found = answer.ok ? answer.value : null
    if (!found) {
      const why: Failure = answer.ok ? { kind: 'unreachable' } : answer.failure
      if (why.kind === 'refused' && why.status === 401) app.session.expire()
      batch(() => (setFailure(why), setState(page() ? 'kept' : 'failed')))
      return false
    }
    batch(() => {
      setLines((known) => (before ? [...known, ...found.lines] : found.lines))
      setPage(found)
      setAt(now())
      setFailure(null)
      setState('fresh')
    })
    return true
  }

  const reload = async () => void (await load(null))
  createEffect(
    on(address, () => {
      batch(() => (setPage(null), setLines([]), setState('loading'), setFailure(null)))
      void reload()
    }),
  )
  onCleanup(network.onChange(() => network.online() && state() !== 'fresh' && void reload()))
  const read: Read<AuditPage> = { value: page, at, state, failure, reload }
  return {
    ...{ read, lines, moreBusy },
    /** Where the next ones come from; `through` when the server looked that far and found few. */
    next: () => page()?.next ?? null,
    through: () => (page()?.lines.length ? null : (page()?.through ?? null)),
    async more(): Promise<void> {
      const next = page()?.next
      if (!next || moreBusy()) return
      setMoreBusy(true)
      if (!(await load(next))) sayFailed()
      setMoreBusy(false)
    },
  }
}
