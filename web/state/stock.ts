import { createMemo, createSignal } from 'solid-js'
import type { StockView } from '#contract/stock.ts'
import { DAY, dayOf } from '#rules/days.ts'
import { stockWarning } from '#rules/stock.ts'
import { count } from '../text/format.ts'
import { stock as t } from '../text/stock.vi.ts'
import type { App } from './app.ts'
import { createDeed, createToast } from './desk.ts'
import { rolesOf } from './places.ts'
import { createRead } from './read.ts'

export type StockAct = 'receive' | 'breakage' | 'count'

/** The shelf of a counter: what the book says, what waits for it, and every line of the ledger. */
export function createStock(app: App) {
  const own = app.me()?.assignments.find((one) => one.role === 'clerk')?.officeId ?? null
  const isOrganiser = rolesOf(app.me()).includes('organiser')
  const offices = () => (isOrganiser ? (app.bundle()?.offices ?? []) : [])
  const [chosen, setOffice] = createSignal<string | null>(null)
  const office = () => chosen() ?? own ?? offices()[0]?.id ?? null
  const read = createRead<StockView>(app.person()!.reads, () => (office() ? `/api/stock/${office()}` : null))
  const deed = createDeed(app)
  const toast = createToast(app.device.timers)
  const [act, setAct] = createSignal<StockAct | null>(null)
  const [quantity, setQuantity] = createSignal('')
  const [note, setNote] = createSignal('')
  let operation: string | null = null

  /** Rule 12: fewer than wait for them, or than went out in seven days. */
  const warning = createMemo(() => {
    const view = read.value()
    if (!view || view.balance < 0) return null
    const since = app.device.now() - 7 * DAY
    const neededInSevenDays = view.moves.filter((move) => move.kind === 'handover' && move.at >= since).length
    return stockWarning({ balance: view.balance, unredeemed: view.issued, neededInSevenDays })
  })
  const after = () => {
    const pieces = Number(quantity())
    const balance = read.value()?.balance ?? 0
    return { receive: balance + pieces, breakage: balance - pieces, count: pieces }[act() ?? 'count']
  }

  function open(kind: StockAct): void {
    operation = null
    setAct(kind)
    setQuantity('')
    setNote('')
    deed.say(null)
  }

  /** One line of the ledger: its operation keeps its id until an answer has come, so that it is booked once. */
  async function book(): Promise<void> {
    const kind = act()
    if (!kind || quantity() === '' || deed.busy()) return
    operation ??= app.person()!.newId()
    const words = note().trim()
    const answer = await deed.send<StockView>('POST', `/api/stock/${office()}/moves`, {
      id: operation,
      kind,
      quantity: Number(quantity()),
      ...(words ? { note: words } : {}),
    })
    if (!answer.ok) {
      if (answer.failure.kind === 'refused') operation = null
      return
    }
    setAct(null)
    await read.reload()
    toast.say(t.done[kind](count(answer.value?.balance ?? read.value()?.balance ?? 0)))
  }

  return {
    missing: () => (isOrganiser ? t.noOffices : t.noOffice),
    read,
    deed,
    toast,
    offices,
    office,
    setOffice,
    warning,
    act,
    open,
    close: () => setAct(null),
    quantity,
    setQuantity: (text: string) => setQuantity(text.replace(/\D/g, '').slice(0, 6)),
    note,
    setNote,
    after,
    book,
  }
}

export type LedgerLine = StockView['moves'][number]

/** The ledger for the eye: handovers of one clerk that follow each other on one day are one line. */
export function folded(moves: readonly LedgerLine[]): LedgerLine[] {
  const lines: LedgerLine[] = []
  for (const move of moves) {
    const last = lines.at(-1)
    const joins = last && move.kind === 'handover' && last.kind === 'handover' && last.by === move.by && dayOf(last.at) === dayOf(move.at)
    if (joins) lines[lines.length - 1] = { ...last, quantity: last.quantity + move.quantity }
    else lines.push(move)
  }
  return lines
}
export type Stock = ReturnType<typeof createStock>
