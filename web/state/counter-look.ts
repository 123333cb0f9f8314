import type { Claim, VoucherView } from '#contract/counter.ts'
import type { RefusalCode } from '#contract/refusals.ts'
import { mayBook } from '#rules/holding.ts'
import { SLOW } from '#rules/link-state.ts'
import type { HandoverMode, HandoverSource } from '#rules/redemption.ts'
import type { App } from './app.ts'
import { judge, judgeFound } from './counter-judge.ts'
import { countMissHere, isLockedHere } from './counter-misses.ts'
import { findPeople, findVoucher, holdOf, keepClaim, type OnShelf } from './counter-shelf.ts'
import type { CounterStand } from './counter-stand.ts'

/** What is looked for: what was typed or scanned, or the participant's own CCCD. */
export type Sought = { by: 'code'; text: string; source: Exclude<HandoverSource, 'cccd'> } | { by: 'cccd'; cccd: string; birthYear: number }
/** `mode` says who gave the verdict: the server, or this device alone. `facts` are last fours that a typed code may be confirmed with, where they are known here. */
export type Why = 'cut' | 'other-shift' | RefusalCode
export type Seen =
  | { kind: 'view'; view: VoucherView; facts: readonly string[]; mode: HandoverMode }
  | { kind: 'people'; people: OnShelf[] }
  | { kind: 'unsure'; why: Why }

const CUT: Seen = { kind: 'unsure', why: 'cut' }

/** Looks a voucher up: by the server while it answers within two seconds, else by what this device holds. */
export function createLook(app: App, ready: Promise<CounterStand>) {
  const { api, network, timers } = app.device

  /** `late` hears what the server says after its two seconds. */
  async function look(sought: Sought, late: (seen: Seen) => void): Promise<Seen> {
    const stand = await ready
    if (!stand.officeId()) return { kind: 'unsure', why: 'no-office' }
    if (stand.sync.alone() || !network.online()) return alone(stand, sought)
    const asked = ask(sought)
    const slow = new Promise<'slow'>((resolve) => timers.after(SLOW, () => resolve('slow')))
    const first = await Promise.race([asked, slow])
    if (first !== 'slow') return first ?? alone(stand, sought)
    stand.sync.hear('slow')
    void asked.then((seen) => seen && late(seen))
    return alone(stand, sought)
  }

  /** The server's word, with the hold that came with it kept first; null when it said nothing that can be used. */
  async function ask(sought: Sought): Promise<Seen | null> {
    const stand = await ready
    return stand.claiming(claim(stand, sought))
  }

  async function claim(stand: CounterStand, sought: Sought): Promise<Seen | null> {
    const body: Claim = sought.by === 'cccd' ? { by: 'cccd', cccd: sought.cccd } : { by: 'code', text: sought.text, source: sought.source }
    const answer = await api.send<VoucherView>('POST', '/api/vouchers/claims', body)
    const isSaid = answer.ok ? Boolean(answer.value?.verdict) : answer.failure.kind === 'refused' && answer.failure.status < 500
    stand.sync.hear(isSaid ? 'answered' : 'failed')
    if (!isSaid) return null
    if (!answer.ok) return refused(answer.failure.kind === 'refused' ? answer.failure.code : 'unknown-error')
    return heard(stand, answer.value as VoucherView)
  }

  function refused(why: RefusalCode): Seen | null {
    if (why !== 'session-expired' && why !== 'not-signed-in') return { kind: 'unsure', why }
    app.session.expire()
    return null
  }

  async function heard(stand: CounterStand, view: VoucherView): Promise<Seen> {
    await keepClaim(stand.power, view)
    const found = view.verdict === 'redeemable' ? await findVoucher(stand.power, view.code) : null
    // What was given here and is not sent yet, the server cannot know.
    if (found?.row.booked) return { kind: 'view', view: { ...view, verdict: 'already-redeemed', redeemed: found.row.redeemed }, facts: [], mode: 'offline' }
    if (view.verdict === 'redeemable' && (found?.row.hold ?? null) === null) return CUT
    return givable(stand, found, { kind: 'view', view, facts: found?.inside.facts ?? [], mode: 'online' })
  }

  /** Nothing is booked over what another shift has not sent. */
  const givable = (stand: CounterStand, found: OnShelf | null, seen: Seen): Seen =>
    seen.kind === 'view' && seen.view.verdict === 'redeemable' && found && !mayBook(holdOf(found.row), stand.power.clerk().id)
      ? { kind: 'unsure', why: 'other-shift' }
      : seen

  async function alone(stand: CounterStand, sought: Sought): Promise<Seen> {
    const { power } = stand
    if (sought.by === 'cccd') {
      const people = await findPeople(power, sought.birthYear, sought.cccd.slice(-4))
      return people.length > 0 ? { kind: 'people', people } : CUT
    }
    const isTyped = sought.source === 'typed'
    if (isTyped && (await isLockedHere(power))) return { kind: 'unsure', why: 'lookup-locked' }
    const { verdict, view, facts, found } = await judge(power, stand.told(), stand.officeId()!, sought.text, isTyped)
    if (isTyped && stand.isHolder() && !found && verdict === 'needs-network') await countMissHere(power)
    return verdict === 'needs-network' ? CUT : givable(stand, found, { kind: 'view', view, facts, mode: 'offline' })
  }

  /** The one of several that the clerk chose by the name on the paper. */
  async function choose(found: OnShelf): Promise<Seen> {
    const stand = await ready
    const { verdict, view, facts } = judgeFound(stand.power, stand.told(), stand.officeId() ?? '', found)
    return verdict === 'needs-network' ? CUT : givable(stand, found, { kind: 'view', view, facts, mode: 'offline' })
  }

  return { look, ask, choose }
}
