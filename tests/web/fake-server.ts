import type { CampaignBundle } from '#contract/campaigns.ts'
import type { Enrolment, EnrolmentBody } from '#contract/enrolments.ts'
import type { RefusalCode } from '#contract/refusals.ts'
import type { Me } from '#contract/sessions.ts'
import { hashOfItem, type Item, type ItemRefusal, type Receipt } from '#contract/sync.ts'
import type { Blank, BlankDraw, Blanks } from '#contract/vouchers.ts'
import { defaultRules } from '#rules/defaults.ts'
import { cutoffOf, proposePeriods } from '#rules/periods.ts'
import { makeCode } from '#rules/voucher-codes.ts'
import { receivedFrom } from '../../web/state/entry-of-body.ts'

export const NOW = Date.parse('2025-11-28T02:41:00Z')

export const lan: Me = {
  id: 's-lan',
  code: 'nvt001',
  name: 'Nguyễn Thị Lan',
  assignments: [{ role: 'collector', organisationId: 'o-1', organisation: 'Bưu điện Gò Dầu', officeId: null, office: null }],
  campaigns: [{ id: 'c-1', name: 'Cao điểm Tây Ninh 2025', training: false }],
  expiresAt: NOW + 30 * 86_400_000,
  publishName: false,
}
export const minh: Me = { ...lan, id: 's-minh', code: 'nvt002', name: 'Trần Văn Minh' }

const days = { firstDay: '2025-11-12', lastDay: '2025-12-16', launchDay: '2025-11-12' }
export const bundle: CampaignBundle = {
  ...days,
  ...{ id: 'c-1', name: 'Cao điểm Tây Ninh 2025', theme: '', rulesVersion: 1, rules: defaultRules() },
  ...{ slogans: [], planNumber: null, planDate: null, training: false, template: '35-days', goals: [], divisions: [] },
  periods: proposePeriods(days, 'from-first-day').map((period) => ({
    ...period,
    ...{ id: `${period.kind}-${period.number}`, cutoffAt: cutoffOf(period.lastDay, 12), state: 'open', version: null, finalAt: null, complaintsUntil: null },
  })),
  teams: [{ organisationId: 'o-1', code: 'gd', name: 'Bưu điện Gò Dầu', division: null, defaultOfficeId: 'of-1' }],
  offices: [{ id: 'of-1', code: 'q1', name: 'Bưu điện Gò Dầu', address: '', hours: '', phone: '', latitude: null, longitude: null }],
  ownTeamId: 'o-1',
}

type Request = { method: string; path: string; body: unknown }
type Sync = { device: string; since: string | null; waiting: number; items: Item[] }

/** A server of a few lines: it keeps what it is sent, once, and can be told to fail in every way that a road has. */
export class FakeServer {
  me: Me | null = null
  stored = new Map<string, { item: Item; receipt: Receipt; by: string }>()
  entries: Enrolment[] = []
  requests: Request[] = []
  refusing = new Map<string, RefusalCode>()
  /** Taken in order, one for each request that matters (items sent, a board read); then the server is well again. */
  troubles: ((answer: Response) => Response | Promise<Response>)[] = []
  now = NOW
  seq = 0
  /** The blanks drawn so far, where this server gives any; `used` once an entry brought one. */
  blanks: (Blank & { used: boolean })[] | null = null

  fetch = async (input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> => {
    const request = { method: init.method ?? 'GET', path: String(input), body: init.body ? (JSON.parse(String(init.body)) as unknown) : null }
    this.requests.push(request)
    const answer = await this.#answer(request)
    const trouble = meets(request) ? this.troubles.shift() : undefined
    return trouble ? trouble(answer) : answer
  }

  get syncs(): Sync[] {
    return this.requests.filter((request) => request.path === '/api/sync').map((request) => request.body as Sync)
  }

  async #answer({ method, path, body }: Request): Promise<Response> {
    if (path === '/api/session' && method === 'POST') return json((this.me = (body as { code: string }).code === minh.code ? minh : lan))
    if (path === '/api/session') return ((this.me = null), new Response(null, { status: 204 }))
    if (!this.me) return refused('session-expired', 401)
    if (path === '/api/exports') return new Response(null, { status: 204 })
    if (path === '/api/me') return json(this.me)
    if (path === '/api/campaigns/c-1') return json(bundle)
    if (path === '/api/blanks' && this.blanks) return json(this.#draw(body as BlankDraw))
    if (path === '/api/sync') return json(await this.#sync(body as Sync))
    return refused('not-found', 404)
  }

  #draw({ have, taken }: BlankDraw): Blanks {
    const pool = this.blanks ?? []
    const free = () => pool.filter(({ code, used }) => !used && !taken.includes(code))
    for (let draw = free().length <= 10 ? 20 - free().length : 0; draw > 0; draw -= 1) {
      const code = makeCode(String(pool.length).padStart(10, '0'))
      pool.push({ code, token: `t-${code}`.padEnd(22, 'x'), signed: `1${code}`.padEnd(178, '0'), used: false })
    }
    const lacking = free().filter(({ code }) => !have?.includes(code))
    const unsent = taken.filter((code) => pool.some((one) => one.code === code && !one.used))
    return { lastDay: '2026-01-15', blanks: lacking.map(({ code, token, signed }) => ({ code, token, signed })), taken: unsent }
  }

  async #sync({ since, items }: Sync) {
    const receipts: (Receipt | ItemRefusal)[] = []
    for (const item of items) receipts.push(await this.#apply(item))
    const changes = this.entries.filter((entry) => entry.seq > Number(since ?? 0))
    return { receipts, changes, next: String(this.seq), more: false, serverTime: this.now }
  }

  async #apply(item: Item): Promise<Receipt | ItemRefusal> {
    const hash = await hashOfItem(item)
    const known = this.stored.get(item.id)
    if (known && known.by !== this.me?.id) return { id: item.id, hash, code: 'id-taken', fields: [] }
    if (known) return known.receipt.hash === hash ? known.receipt : { id: item.id, hash, code: 'id-conflict', fields: [] }
    const code = this.refusing.get(item.kind === 'enrolment' ? (item.body as EnrolmentBody).name : item.kind)
    if (code) return { id: item.id, hash, code, fields: [] }
    if (item.of && this.stored.get(item.of)?.by !== this.me?.id) return { id: item.id, hash, code: 'entry-unknown', fields: [] }
    const outcome = { enrolmentId: item.of ?? item.id, state: 'received' as const, participation: 'new', points: 13, otherReceivedAt: null }
    const receipt: Receipt = { id: item.id, hash, seq: ++this.seq, receivedAt: this.now, outcome }
    const blank = this.blanks?.find((one) => one.code === item.body.blank)
    if (blank) blank.used = true
    this.stored.set(item.id, { item, receipt, by: this.me?.id ?? '' })
    if (item.kind === 'enrolment') this.entries.push(receivedFrom(item.body as EnrolmentBody, item.capturedAt, receipt))
    return receipt
  }
}

const meets = ({ path, body }: Request) => (path === '/api/sync' ? (body as Sync).items.length > 0 : path === '/api/session' || path.startsWith('/api/board'))

export const json = (value: unknown, init: ResponseInit = {}) =>
  new Response(JSON.stringify(value), { ...init, headers: { 'content-type': 'application/json', ...init.headers } })
export const refused = (code: RefusalCode, status: number, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify({ type: 'about:blank', status, code, title: code }), {
    status,
    headers: { 'content-type': 'application/problem+json', ...headers },
  })
