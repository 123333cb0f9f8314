import { batch, createSignal } from 'solid-js'
import type { CampaignBundle } from '#contract/campaigns.ts'
import type { Me } from '#contract/sessions.ts'
import { dayOf } from '#rules/days.ts'
import type { Failure } from '../device/api.ts'
import type { Device } from '../device/device.ts'
import type { Profile } from '../device/device-store.ts'
import { uuid7 } from '../device/uuid.ts'
import { type Choice, chooseCampaign } from './campaign-choice.ts'
import { SEND_LOCK } from './sender.ts'

/** `opening` lasts as long as one read of the phone's own store. An expired session stays `in`: the phone goes on logging. */
export type SessionState = { kind: 'opening' } | { kind: 'out' } | { kind: 'in'; profile: Profile }

const choiceOf = (staffId: string) => `campaign:${staffId}`

/** Turned to after so long, the phone asks what the campaign says now. */
const REFRESHED = 10 * 60_000

/** Who is signed in on this phone, with or without network. */
export function createSession(device: Device) {
  const { api, deviceStore } = device
  const [state, setState] = createSignal<SessionState>({ kind: 'opening' })
  const [expired, setExpired] = createSignal(false)
  const tabs = device.channel('ra-quan')
  const fact = (name: string) => deviceStore.run((database) => database.get('facts', name))
  const setFact = (name: string, value: unknown) => deviceStore.run((database) => database.put('facts', value, name))
  const profile = () => {
    const now = state()
    return now.kind === 'in' ? now.profile : null
  }

  async function deviceId(): Promise<string> {
    const known = (await fact('deviceId')) as string | undefined
    if (known) return known
    const made = uuid7(device.now(), device.bytes(10))
    await setFact('deviceId', made)
    return made
  }

  /** Opens from the phone's own store; the network is asked afterwards. */
  async function open(): Promise<void> {
    const staffId = (await fact('lastStaffId')) as string | null | undefined
    const found = staffId ? await deviceStore.run((database) => database.get('profiles', staffId)) : undefined
    setState(found ? { kind: 'in', profile: found } : { kind: 'out' })
    if (found) void refresh()
    else if (await fact('signOutOwed')) void endOnServer()
  }

  const signIn = (code: string, pin: string) => enterBy('/api/session', { code: code.trim().toLowerCase(), pin })

  /** Every way in: a code with its PIN, or a one-time link that sets them. While nothing is being sent, since the cookie changes hands. */
  async function enterBy(path: '/api/session' | '/api/start' | '/api/pin', given: Record<string, string>): Promise<Failure | null> {
    const phone = { id: await deviceId(), name: device.name }
    return device.locks.alone(SEND_LOCK, async () => {
      const answer = await api.send<Me>('POST', path, { ...given, device: phone })
      if (!answer.ok) return answer.failure
      if (!answer.value?.id) return { kind: 'unreachable' } as const
      await keep(answer.value)
      await setFact('lastStaffId', answer.value.id)
      await setFact('signOutOwed', false)
      device.persist()
      batch(() => setExpired(false))
      await enter(answer.value)
      tabs.tell('session')
      return null
    })
  }

  async function enter(me: Me): Promise<void> {
    const bundle = await fetchBundle(me)
    const stored = await keep(me, bundle)
    setState({ kind: 'in', profile: stored })
  }

  /** The app keeps what is unsent; only the way in is closed. */
  async function signOut(): Promise<void> {
    await device.locks.alone(SEND_LOCK, async () => {
      await setFact('lastStaffId', null)
      await setFact('signOutOwed', true)
      batch(() => (setState({ kind: 'out' }), setExpired(false)))
      tabs.tell('session')
      await endOnServer()
    })
  }

  async function endOnServer(): Promise<void> {
    const answer = await api.send('DELETE', '/api/session')
    if (answer.ok || answer.failure.kind === 'refused') await setFact('signOutOwed', false)
  }

  /** Asks who I am and what the campaign says now. */
  async function refresh(): Promise<void> {
    const before = profile()
    if (!before) return
    const answer = await api.get<Me>('/api/me')
    if (!answer.ok) {
      if (answer.failure.kind === 'refused' && answer.failure.status === 401) setExpired(true)
      return
    }
    if (!answer.value?.id || answer.value.id !== before.staffId) return
    setExpired(false)
    const bundle = await fetchBundle(answer.value, before)
    const stored = await keep(answer.value, bundle)
    if (profile()?.staffId === stored.staffId) setState({ kind: 'in', profile: stored })
  }

  async function fetchBundle(me: Me, before?: Profile): Promise<Pick<Profile, 'bundle' | 'bundleEtag'> | null> {
    const choice = (await fact(choiceOf(me.id))) as Choice | undefined
    const id = await chooseCampaign(api, me, dayOf(device.now()), choice ?? null)
    if (!id) return id === null ? { bundle: null, bundleEtag: null } : null
    const same = before?.bundle?.id === id
    const answer = await api.get<CampaignBundle>(`/api/campaigns/${id}`, same ? before.bundleEtag : null)
    if (!answer.ok || answer.unchanged) return null
    // Without rules nothing can be logged: only who sets it up sees the campaign.
    const isOpen = answer.value.rulesVersion > 0 || me.assignments.some(({ role }) => role === 'organiser')
    return isOpen ? { bundle: answer.value, bundleEtag: answer.etag } : { bundle: null, bundleEtag: null }
  }

  /** Works in another campaign from now on. False when the network did not bring it: then all stays as it is. */
  async function choose(id: string): Promise<boolean> {
    const me = profile()?.me
    if (!me) return false
    const before = await fact(choiceOf(me.id))
    await setFact(choiceOf(me.id), { id, day: dayOf(device.now()) } satisfies Choice)
    await refresh()
    if (profile()?.bundle?.id !== id) return (await setFact(choiceOf(me.id), before ?? null), false)
    tabs.tell('session')
    return true
  }

  async function keep(me: Me, bundle: Pick<Profile, 'bundle' | 'bundleEtag'> | null = null): Promise<Profile> {
    const before = await deviceStore.run((database) => database.get('profiles', me.id))
    const next: Profile = { bundle: before?.bundle ?? null, bundleEtag: before?.bundleEtag ?? null, ...bundle, staffId: me.id, me, at: device.now() }
    await deviceStore.run((database) => database.put('profiles', next))
    return next
  }

  async function setPublishName(publishName: boolean): Promise<Failure | null> {
    const answer = await api.send('PATCH', '/api/me', { publishName })
    if (!answer.ok) return answer.failure
    await refresh()
    return null
  }

  const isOld = () => device.now() - (profile()?.at ?? 0) > REFRESHED
  const stops = [
    tabs.listen((word) => word === 'session' && void open()),
    device.network.onChange(() => device.network.online() && void refresh()),
    device.network.onWake(() => isOld() && void refresh()),
  ]
  return {
    state,
    profile,
    expired,
    open,
    signIn,
    enterBy,
    signOut,
    refresh,
    choose,
    deviceId,
    setPublishName,
    expire: () => setExpired(true),
    stop: () => stops.forEach((stop) => stop()),
  }
}
export type Session = ReturnType<typeof createSession>
