import { batch, createMemo, createSignal } from 'solid-js'
import type { RefusalCode } from '#contract/refusals.ts'
import { dayOf } from '#rules/days.ts'
import { pointsTarget } from '#rules/points.ts'
import { PRODUCTS, type Product } from '#rules/words.ts'
import { setUpCarry, setUpTargets as t } from '../text/set-up-targets.vi.ts'
import type { App } from './app.ts'
import { createDeed } from './desk.ts'
import { periodName } from './periods.ts'
import type { Person } from './person.ts'
import { joined, setUpReads } from './set-up-reads.ts'
import { createTabs } from './set-up-tabs.ts'
import { createCarry } from './set-up-target-carry.ts'
import { createCursor } from './set-up-target-cursor.ts'
import { type Change, createEdits } from './set-up-target-edits.ts'
import { type CellKey, type GridColumn, gridOf, isOpen as isOpenIn, keepGrid, keyOf, partsOf, type TargetGrid } from './set-up-target-grid.ts'
import { blockOf, laid, type Pasted } from './set-up-target-paste.ts'
import { createSpread } from './set-up-target-spread.ts'
import { createGridView } from './set-up-target-view.ts'

/** The grid of targets: typed and pasted into, shared out, carried over, and stored in one write. */
export function createTargets(app: App, person: Person, isNarrow: () => boolean) {
  const reads = setUpReads(person)
  const read = joined({ campaign: reads.campaign(), organisations: reads.organisations(), targets: reads.targets(), staff: reads.staff() })
  const tabs = createTabs(app, { kind: 'targets', read, campaignId: reads.campaignId, isEmpty: () => false })
  const campaign = () => read.value()?.campaign.of ?? null
  // Read anew whenever the page is turned to, as after copying in Excel: what is shown stays the same, with the cell that waits for the paste.
  const grid = createMemo<TargetGrid | null>((earlier) => {
    const value = read.value()
    return keepGrid(earlier, value?.campaign.of ? gridOf({ ...value, campaign: value.campaign.of, now: app.device.now() }) : null)
  }, null)
  const teams = () => grid()?.teams ?? []
  const isOpen = (key: CellKey) => grid() !== null && isOpenIn(grid()!, key)
  const edits = createEdits({ stored: (key) => grid()?.stored.get(key), isOpen })
  const view = createGridView(grid, isNarrow)
  const [notes, setNotes] = createSignal<string[]>([])
  const cursor = createCursor({ rows: view.rows, columns: view.columns, isOpen, edits, say: (words) => setNotes([words]) })
  const deed = createDeed(app)
  const { toast } = tabs

  const of = <Value>(make: (product: Product) => Value) => Object.fromEntries(PRODUCTS.map((product) => [product, make(product)])) as Record<Product, Value>
  /** What the teams have in a period; people's own targets are parts of their team's. */
  const sums = (periodId: string, value: (key: CellKey) => number | null | undefined = edits.value) =>
    of((product) => teams().reduce((sum, { id }) => sum + (value(keyOf(id, periodId, product)) ?? 0), 0))
  const weeks = () => (grid()?.columns ?? []).filter(({ isWeek }) => isWeek)
  const before = (periodId: string): GridColumn | null => weeks()[weeks().findIndex(({ period }) => period.id === periodId) - 1] ?? null

  /** Changes cells and says how many; the way back stands beside it. */
  function apply(changes: Change[], words: (cells: number) => string): void {
    const cells = edits.change(changes)
    batch(() => (setNotes([]), toast.say(words(cells), cells > 0 ? () => void edits.undo() : undefined)))
  }

  function copyBefore(): void {
    const to = view.chosen()
    const from = to && before(to.period.id)
    if (!to || !from) return
    const changes = view.everyone().flatMap(({ id }) =>
      PRODUCTS.flatMap((product): Change[] => {
        const target = edits.value(keyOf(id, from.period.id, product))
        return target === null ? [] : [[keyOf(id, to.period.id, product), target]]
      }),
    )
    apply(changes, (cells) => t.copied(periodName(from.period), periodName(to.period), cells))
  }

  /** Lays what a spreadsheet copied over the grid, from the active cell on. False when it is one number for the cell itself. */
  function paste(text: string): boolean {
    const block = blockOf(text)
    const at = cursor.place()
    if (!at || (block.length === 1 && block[0]?.length === 1)) return false
    cursor.forget()
    const pasted = laid(block, at, { rows: view.rows(), columns: cursor.width(), keyAt: cursor.keyAt, isOpen })
    apply(pasted.changes, (cells) => (cells === 0 ? t.pastedNothing : t.pasted(cells)))
    setNotes(notesOf(pasted))
    return true
  }

  async function save(): Promise<boolean> {
    cursor.commit()
    const list = edits.list()
    if (deed.busy() || list.length === 0) return list.length === 0
    const targets = list.map(([key, target]) => ({ ...partsOf(key), target }))
    const answer = await deed.send('POST', `/api/campaigns/${reads.campaignId()}/targets`, { targets })
    if (!answer.ok) {
      if (answer.failure.kind === 'refused') await takeBack(answer.failure)
      return false
    }
    await read.reload()
    if (read.state() === 'fresh') edits.forget()
    batch(() => (setNotes([]), toast.say(t.saved(list.length))))
    return true
  }

  /** A period has begun meanwhile, or somebody else gave targets: the grid shows what holds now, and the cells that may not change are as they were. */
  async function takeBack({ code, detail }: { code: RefusalCode; detail: unknown }): Promise<void> {
    await read.reload()
    if (code !== 'target-begun') return
    const { cells } = detail as { cells: { ownerId: string; periodId: string; product: Product }[] }
    edits.discard(cells.map(({ ownerId, periodId, product }) => keyOf(ownerId, periodId, product)))
    deed.say(t.begun(cells.length))
  }

  function drop(): void {
    const cells = edits.count()
    edits.drop()
    batch(() => (setNotes([]), deed.say(null), toast.say(t.dropped(cells), () => void edits.undo())))
  }

  return {
    ...{ read, tabs, deed, campaign, campaignId: reads.campaignId, grid, edits, cursor, view, notes, isOpen, before, sums, copyBefore, paste, save, drop },
    points: (targets: Record<Product, number>) => (campaign() ? pointsTarget(targets, campaign()!.rules) : 0),
    stored: (periodId: string) => sums(periodId, (key) => grid()?.stored.get(key)),
    /** Teams without a target in the chosen period. */
    lacking: createMemo(() => {
      const period = view.chosen()?.period
      return period ? teams().filter(({ id }) => PRODUCTS.every((product) => !edits.value(keyOf(id, period.id, product)))).length : 0
    }),
    spread: createSpread({
      ...{ grid, before, value: edits.value },
      open: () => (grid()?.columns ?? []).filter(({ period }) => teams().some(({ id }) => isOpen(keyOf(id, period.id, 'bhxh-tn')))),
      apply: (changes, words) => apply(changes, () => words),
    }),
    carry: createCarry(app, {
      campaignId: reads.campaignId,
      ended: () => weeks().filter(({ period }) => period.lastDay < dayOf(app.device.now())),
      nameOf: (id) => view.everyone().find((row) => row.id === id)?.name ?? null,
      value: edits.value,
      apply: (changes) => apply(changes, setUpCarry.done),
    }),
  }
}
export type Targets = ReturnType<typeof createTargets>

function notesOf({ locked, outside, bad, unknown }: Pasted): string[] {
  const some = (words: string[]) => [...new Set(words)].slice(0, 5).join(', ')
  return [
    ...(locked > 0 ? [t.pastedLocked(locked)] : []),
    ...(outside > 0 ? [t.pastedOutside(outside)] : []),
    ...(bad.length > 0 ? [t.pastedBad(some(bad))] : []),
    ...(unknown.length > 0 ? [t.pastedUnknown(some(unknown))] : []),
  ]
}
