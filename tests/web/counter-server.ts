import type { CounterCampaign, HandoverBody, HeldVoucher, Hold, VoucherView } from '#contract/counter.ts'
import { hashOfItem, type Item } from '#contract/sync.ts'
import { claim, grant, isFree, release, type ServerHold } from '#rules/holding.ts'
import { type Asked, cut, json, no, NOW, view } from './desk-house.ts'

const DEVICE = 'here'
type Row = { held: ServerHold; voucher: HeldVoucher; home: boolean }

/** The counters' side of a server in a few lines: holds by the real rules, handovers once each, and roads that fail as they are told. */
export class CounterServer {
  rows = new Map<string, Row>()
  receipts = new Map<string, { item: Item; receipt: unknown }>()
  campaigns: CounterCampaign[] = []
  refusing = new Map<string, 'not-allowed' | 'fact-wrong' | 'undo-late'>()
  /** What becomes of the next requests to an address: `lost` is done and unanswered. */
  roads = new Map<string, ('cut' | 'lost' | 'hang' | 'late' | 'go')[]>()
  /** Hears how an answer that is `late` is let go. */
  late: (go: () => void) => void = () => {}
  /** Vouchers of another office that this device is the holding device of. */
  former = new Set<string>()
  ended: number | null = null
  isDown = false
  isHolder = true
  officeId = 'of-1'
  balance = 46
  seq = 100
  page = 2_000
  asked: Asked[] = []

  put(code: string, given: Partial<HeldVoucher> = {}, held: Partial<ServerHold> = {}, home = true): void {
    const voucher: HeldVoucher = {
      ...{ code, campaignId: 'c-1', state: 'issued', hold: null, seq: ++this.seq, participation: 'new', product: 'bhxh-tn', unverified: false },
      ...{ entitled: true, initials: 'T. N.', name: 'TRAN NGA', birthYear: 1985, lastFour: '4217', facts: ['4217', '0001'] },
      ...{ enrolledOn: '2025-11-20', collector: 'Lan', issuedAt: NOW - 86_400_000, redeemed: null },
      ...given,
    }
    this.rows.set(code, { voucher, home, held: { heldBy: null, hold: null, wantedBy: null, wantedAt: null, ...held } })
  }

  says = (asked: Asked): Response | Promise<Response> | undefined => {
    const answer = { '/api/vouchers/claims': this.#claim, '/api/sync': this.#sync, '/api/holdings': this.#holdings }[asked.path]
    if (!answer) return undefined
    this.asked.push(asked)
    const road = this.roads.get(asked.path)?.shift()
    if (this.isDown || road === 'cut') return cut()
    if (road === 'hang') return new Promise(() => {})
    if (road === 'late') return new Promise<void>((go) => this.late(go)).then(() => answer(asked.body))
    const said = answer(asked.body)
    return road === 'lost' ? Promise.resolve(said).then(cut) : said
  }

  #change(row: Row, held: ServerHold): void {
    row.held = held
    row.voucher = { ...row.voucher, seq: ++this.seq }
  }

  #claim = ({ text }: { text: string }): Response => {
    const row = this.rows.get(text)
    if (!row) return json({ ...view({ verdict: 'unknown', code: text }), initials: null })
    const { voucher } = row
    if (voucher.state === 'redeemed') return json(view({ verdict: 'already-redeemed', code: text, redeemed: voucher.redeemed }))
    const { verdict, held } = claim(row.held, DEVICE, this.seq + 1, NOW)
    this.#change(row, held)
    const holder = { office: 'Bưu điện Hoà Thành', device: 'Android, Chrome', since: NOW - 3_600_000, lastSyncAt: null }
    const said: Partial<VoucherView> = verdict === 'granted' ? { verdict: 'redeemable', hold: held.hold } : { verdict: 'held', holder }
    return json(view({ code: text, office: row.home ? 'Bưu điện Gò Dầu' : 'Bưu điện Hoà Thành', ...said }))
  }

  #sync = async ({ items }: { items: Item[] }): Promise<Response> => {
    const receipts = []
    for (const item of items) receipts.push(await this.#apply(item))
    return json({ receipts, changes: [], next: '0', more: false, serverTime: NOW })
  }

  async #apply(item: Item): Promise<unknown> {
    const hash = await hashOfItem(item)
    const known = this.receipts.get(item.id)
    if (known) return known.receipt
    const body = item.body as Partial<HandoverBody>
    const code = this.refusing.get(item.kind === 'handover' ? (body.code as string) : item.kind)
    if (code) return { id: item.id, hash, code, fields: [] }
    const undone = this.receipts.get(item.of ?? '')?.item.body as HandoverBody | undefined
    const row = this.rows.get((item.kind === 'handover' ? body.code : undone?.code) ?? '')
    const outcome = item.kind === 'handover' ? this.#handOver(item, row) : this.#undo(item, row)
    const receipt = { id: item.id, hash, seq: ++this.seq, receivedAt: NOW, outcome }
    this.receipts.set(item.id, { item, receipt })
    return receipt
  }

  #handOver(item: Item, row: Row | undefined) {
    this.balance -= 1
    const result = !row ? 'parked' : row.voucher.state === 'redeemed' ? 'extra' : 'redeemed'
    const other = result === 'extra' ? (row?.voucher.redeemed ?? null) : null
    if (row && result === 'redeemed')
      row.voucher = { ...row.voucher, state: 'redeemed', redeemed: { at: item.capturedAt, office: 'Bưu điện Gò Dầu', by: 'Lan' } }
    if (row) this.#change(row, row.held)
    return { handoverId: item.id, result, other, balance: this.balance }
  }

  #undo(item: Item, row: Row | undefined) {
    if ((item.body as { returned: boolean }).returned) this.balance += 1
    if (row) row.voucher = { ...row.voucher, state: 'issued', redeemed: null }
    if (row) this.#change(row, row.held)
    return { handoverId: item.of, result: 'undone', balance: this.balance }
  }

  #holdings = ({ since, releases }: { since: string | null; releases: Hold[] }): Response => {
    for (const { code, hold } of releases) {
      const row = this.rows.get(code)
      const freed = row && release(row.held, DEVICE, hold)
      if (row && freed) this.#change(row, freed.wantedBy ? grant(freed.wantedBy, this.seq + 1) : freed)
    }
    const own = [...this.rows.values()].filter(({ home }) => home && this.isHolder)
    own.filter(({ held, voucher }) => voucher.state === 'issued' && isFree(held, NOW)).forEach((row) => this.#change(row, grant(DEVICE, this.seq + 1)))
    const changed = own.filter(({ voucher }) => voucher.seq > Number(since ?? 0)).toSorted((one, other) => one.voucher.seq - other.voucher.seq)
    const told = changed.slice(0, this.page)
    const wanted = [...this.rows].flatMap(([code, { held }]) => (held.heldBy === DEVICE && held.wantedBy ? [{ code, hold: held.hold as number }] : []))
    const beside = [...this.rows].filter(
      ([, { held, home, voucher }]) => held.heldBy === DEVICE && voucher.state === 'issued' && !home && !this.former.has(voucher.code),
    )
    const claimed = beside.map(([code, { held }]) => ({ code, hold: held.hold as number }))
    const device = this.isHolder ? { name: 'Máy thử', since: NOW, lastSyncAt: NOW, mine: true } : null
    return json({
      ...{ officeId: this.officeId, office: 'Bưu điện Gò Dầu', balance: this.balance, device, campaigns: this.campaigns },
      vouchers: told.map(({ voucher, held }) => ({ ...voucher, hold: held.heldBy === DEVICE ? held.hold : null })),
      ...{
        wanted,
        claimed,
        released: releases,
        ended: this.ended,
        next: String(told.at(-1)?.voucher.seq ?? since ?? 0),
        more: told.length < changed.length,
        serverTime: NOW,
      },
    })
  }

  /** Items of a kind as they were sent, each time. */
  sent = (kind: Item['kind']): Item[] =>
    this.asked.filter(({ path }) => path === '/api/sync').flatMap(({ body }) => (body.items as Item[]).filter((item) => item.kind === kind))
  want = (code: string, device = 'there'): void => {
    const row = this.rows.get(code)!
    row.held = { ...row.held, wantedBy: device, wantedAt: NOW }
  }
  refusal = no
}

export const campaign = (given: Partial<CounterCampaign> = {}): CounterCampaign => ({
  ...{ id: 'c-1', name: 'Cao điểm Tây Ninh 2025', number: 12_345, publicKey: '', firstDay: '2025-11-12', lastVoucherDay: '2026-01-15' },
  ...{ training: false, offices: ['of-1'] },
  ...given,
})
