import { createEffect, createSignal, on, onCleanup } from 'solid-js'
import type { Api, Failure } from '../device/api.ts'
import type { Network } from '../device/network.ts'
import type { Copy } from '../device/staff-store.ts'

/** Where answers are kept for the time without network. */
export type Copies = { get: (path: string) => Promise<Copy | undefined>; put: (path: string, copy: Copy) => Promise<void> }
export type ReadPowers = { api: Api; network: Network; now: () => number; copies: Copies; expired: () => void }

/** `kept`: an older answer while no newer one can be had. */
export type ReadState = 'loading' | 'fresh' | 'kept' | 'failed'
export type Read<Value> = {
  value: () => Value | null
  /** When the server last said so. */
  at: () => number | null
  state: () => ReadState
  failure: () => Failure | null
  reload: () => Promise<void>
}

/** Reads an address: first the answer kept on the phone, then the server's, asked for with the ETag. Again when the network comes back or the screen is turned to. */
export function createRead<Value>(power: ReadPowers, path: () => string | null): Read<Value> {
  const [copy, setCopy] = createSignal<{ path: string; value: Value; at: number } | null>(null)
  const [state, setState] = createSignal<ReadState>('loading')
  const [failure, setFailure] = createSignal<Failure | null>(null)
  let turn = 0

  async function load(address: string): Promise<void> {
    const own = ++turn
    const current = () => own === turn
    const kept = await power.copies.get(address).catch(() => undefined)
    if (!current()) return
    if (kept) setCopy({ path: address, value: kept.value as Value, at: kept.at })
    const answer = await power.api.get<Value>(address, kept?.etag)
    if (!answer.ok) {
      if (answer.failure.kind === 'refused' && answer.failure.status === 401) power.expired()
      if (!current()) return
      setFailure(answer.failure)
      setState(kept ? 'kept' : 'failed')
      return
    }
    const fresh: Copy = { at: power.now(), etag: answer.etag, value: answer.unchanged ? (kept?.value ?? null) : answer.value }
    void power.copies.put(address, fresh).catch(() => {})
    if (!current()) return
    setCopy({ path: address, value: fresh.value as Value, at: fresh.at })
    setFailure(null)
    setState('fresh')
  }

  const reload = async () => {
    const address = path()
    if (address) await load(address)
  }
  createEffect(
    on(path, (address, before) => {
      if (address === before) return
      setState('loading')
      setFailure(null)
      if (copy()?.path !== address) setCopy(null)
      if (address) void load(address)
    }),
  )
  const stops = [power.network.onChange(() => power.network.online() && void reload()), power.network.onWake(() => void reload())]
  onCleanup(() => stops.forEach((stop) => stop()))

  return { value: () => copy()?.value ?? null, at: () => copy()?.at ?? null, state, failure, reload }
}
