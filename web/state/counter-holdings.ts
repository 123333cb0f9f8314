import type { Hold, Holdings } from '#contract/counter.ts'
import { applyRound } from '#rules/holding.ts'
import type { Api, Failure } from '../device/api.ts'
import { type Shelved, STRICT, type Told } from '../device/counter-store.ts'
import { UNDO_WITHIN } from '#rules/redemption.ts'
import { readHoldings } from './counter-answers.ts'
import { clearEnded, emptyBox, outOfOffice, withLastDays } from './counter-clear.ts'
import { linesOf, planNames } from './counter-names.ts'
import { bareRow, dropHolds, holdOf, releasesOwed, shelved, type ShelfPowers, withHold } from './counter-shelf.ts'

export type HoldingsPowers = ShelfPowers & {
  api: Api
  officeId: () => string | null
  /** Whether somebody at this device waits for a voucher: its verdict stands on the screen, or a claim is on its way. */
  isInSight: (code: string) => boolean
}

const UNREACHABLE: Failure = { kind: 'unreachable' }
const MOST_RELEASES = 500
/** So many fit into what a browser carries for a page that is gone. */
const FEW_RELEASES = 50

/** Holds given back, then page by page what changed; what others want is dropped and told at once. */
export async function hearHoldings(power: HoldingsPowers): Promise<Failure | null> {
  for (;;) {
    const { body, told } = await roundOf(power, MOST_RELEASES)
    const answer = await power.api.send<unknown>('POST', '/api/holdings', body)
    if (!answer.ok) return answer.failure
    const read = readHoldings(answer.value)
    if (!read) return UNREACHABLE
    const owesMore = await keepHoldings(power, read, told)
    if (!read.more && !(owesMore && read.released.length + read.wanted.length + read.claimed.length > 0)) break
  }
  await clearEnded(power)
  return null
}

/** What this device tells in a round, by its store. */
async function roundOf(power: HoldingsPowers, most: number) {
  const [before, since, waiting] = await power.store.run((database) =>
    Promise.all([database.get('facts', 'told'), database.get('facts', 'since'), database.count('operations')]),
  )
  const told = before as Told | undefined
  const isSame = told?.officeId === power.officeId()
  const releases = await releasesOwed(power, most)
  return { told, body: { sentAt: power.now(), since: isSame ? ((since as string | undefined) ?? null) : null, waiting, releases } }
}

/** The page goes: holds are dropped here first, and all that is owed is told if the browser still carries it. What it does not carry, the next round tells. */
export async function releaseLast(power: HoldingsPowers, holds: readonly { code: string; hold: number | null }[]): Promise<void> {
  await dropHolds(power, holds)
  const { body } = await roundOf(power, FEW_RELEASES)
  if (body.releases.length === 0) return
  await power.api.send('POST', '/api/holdings', body, { last: true })
}

/** All that a round's answer says, in one transaction. Answers whether releases are due after it. */
async function keepHoldings(power: HoldingsPowers, holdings: Holdings, before: Told | undefined): Promise<boolean> {
  const fresh = await shelved(power, holdings.vouchers, true)
  const rows = new Map(fresh.map((row) => [row.key, row]))
  const bare = new Map((await Promise.all([...holdings.wanted, ...holdings.claimed].map(({ code }) => bareRow(power, code)))).map((row) => [row.key, row]))
  const keyed = (words: readonly Hold[]) => Promise.all(words.map(async ({ code, hold }) => ({ code: await power.nameOf('code', code), hold })))
  const [released, wanted, claimed] = [await keyed(holdings.released), await keyed(holdings.wanted), await keyed(holdings.claimed)]
  const codes = new Map(claimed.map(({ code: key }, at) => [key, holdings.claimed[at]!.code]))
  const isInSight = (key: string) => power.isInSight(codes.get(key) ?? '')
  const isElsewhere = before !== undefined && before.officeId !== holdings.officeId
  const names = await planNames(power, linesOf(fresh, holdings.vouchers), { anew: isElsewhere })
  const nobody = await emptyBox(power)
  const vouchers = holdings.vouchers.map(({ hold, state, seq }, at) => ({ code: (fresh[at] as Shelved).key, hold, state, seq }))
  return power.store.run(async (database) => {
    const change = database.transaction(['vouchers', 'given', 'facts'], 'readwrite', STRICT)
    const store = change.objectStore('vouchers')
    const facts = change.objectStore('facts')
    if (isElsewhere) {
      for (let cursor = await store.openCursor(); cursor; cursor = await cursor.continue()) {
        const left = outOfOffice(cursor.value, nobody)
        await (left ? cursor.update(left) : cursor.delete())
      }
    }
    const keys = [...new Set([...rows.keys(), ...released.map(({ code }) => code), ...bare.keys()])]
    const known = new Map((await Promise.all(keys.map((key) => store.get(key)))).filter((row) => row !== undefined).map((row) => [row.key, row]))
    // Heard once for all rows; what a claim brings later is held against it.
    const { ended } = holdings
    if (ended !== null && ended > (((await facts.get('ended')) as number | undefined) ?? 0)) {
      for (const row of await store.getAll()) if (row.hold !== null) known.set(row.key, row)
      await facts.put(ended, 'ended')
    }
    const holds = applyRound(new Map([...known].map(([key, row]) => [key, holdOf(row)])), { vouchers, released, wanted, claimed, ended }, isInSight)
    await Promise.all([
      ...[...holds].map(([key, hold]) => {
        const mine = known.get(key)
        const theirs = rows.get(key)
        const isNewer = theirs && (!mine?.known || theirs.seq >= mine.seq)
        const base = (isNewer ? { ...theirs, redeemed: theirs.redeemed ?? (hold.booked ? (mine?.redeemed ?? null) : null) } : mine) ?? theirs ?? bare.get(key)
        // A row whose participant was forgotten needs its code again to be given back.
        const box = base?.known ? base.box : (bare.get(key)?.box ?? base?.box)
        return base && box && store.put(withHold({ ...base, box }, hold))
      }),
      ...names.remove.map((name) => facts.delete(name)),
      ...names.put.map(([name, block]) => facts.put(block, name)),
      facts.put(holdings.next, 'since'),
      facts.put(toldOf(holdings, holdings.more ? (isElsewhere ? 0 : (before?.at ?? 0)) : power.now()), 'told'),
      facts.get('lastDays').then((days) => facts.put(withLastDays(days, holdings.campaigns), 'lastDays')),
    ])
    const past = (await change.objectStore('given').getAll()).filter(({ at }) => at < power.now() - 2 * UNDO_WITHIN)
    await Promise.all(past.map(({ id }) => change.objectStore('given').delete(id)))
    const owed = await store.index('owed').count(1)
    await change.done
    return owed > 0
  })
}

const toldOf = ({ officeId, office, balance, promised, device, campaigns }: Holdings, at: number): Told => ({
  officeId,
  office,
  balance,
  promised,
  device,
  campaigns,
  at,
})
