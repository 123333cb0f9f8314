import { createSignal, For, Show } from 'solid-js'
import type { Announcement } from '#contract/announcements.ts'
import type { Board } from '#rules/words.ts'
import { DoorPlate } from '../parts/door-plate.tsx'
import { Empty } from '../parts/empty.tsx'
import { Facts } from '../parts/facts.tsx'
import { Glaze } from '../parts/glaze.tsx'
import { Note } from '../parts/note.tsx'
import { Podium } from '../parts/podium.tsx'
import { RankList } from '../parts/rank-list.tsx'
import type { PrizeBoard, PrizeLine } from '../state/prize-board.ts'
import { announcement as t } from '../text/announcement.vi.ts'
import { stamped, untilWhen } from '../text/format.ts'

/** The podium of one board with all that has to be said about it, and the prizes of the other boards and groups as lists. */
export function Prizes(props: { shown: PrizeBoard; others: readonly PrizeBoard[] }) {
  return (
    <>
      <Show when={props.shown.podium.length > 0}>
        <Glaze bloom edge>
          <Podium label={t.podium(props.shown.name)} places={props.shown.podium} />
        </Glaze>
      </Show>
      <div class="page">
        <Show when={!props.shown.hasPrizes}>
          <Empty drawing="draw-board" title={t.none.title(props.shown.name)}>
            {t.none.words}
          </Empty>
        </Show>
        <Notes board={props.shown} />
        <Show when={props.shown.encouraged.length > 0}>
          <h2>{t.prize('Khuyến khích')}</h2>
          <Lines board={props.shown.board} lines={props.shown.encouraged} />
        </Show>
        <NotAwarded board={props.shown} />
        <For each={props.others.filter((one) => one.hasPrizes)}>
          {(other) => (
            <>
              <h2>{other.name}</h2>
              <Show when={other.all.length > 0}>
                <Lines board={other.board} lines={other.all} stacked />
              </Show>
              <Notes board={other} />
              <NotAwarded board={other} />
            </>
          )}
        </For>
      </div>
    </>
  )
}

/** How ties were decided and who lacked what. */
function Notes(props: { board: PrizeBoard }) {
  return (
    <Show when={props.board.notes.length > 0}>
      <Note icon="scale">
        <ul class="stack-tight">
          <For each={props.board.notes}>{(note) => <li>{note}</li>}</For>
        </ul>
      </Note>
    </Show>
  )
}

function Lines(props: { board: Board; lines: readonly PrizeLine[]; stacked?: boolean }) {
  return (
    <ul class="rows rows-card">
      <For each={props.lines}>
        {(line) => (
          <li class="announcement-line" data-mine={line.mine ? '' : undefined} data-stacked={props.stacked ? '' : undefined}>
            <span class="announcement-plate">
              <DoorPlate value={line.plate} tone={toneOf(line)} {...(typeof line.plate === 'string' ? { label: t.prize(line.plate) } : {})} />
            </span>
            <span class="announcement-words">
              <span class="wrap">
                <b>{line.name}</b>
                <Show when={line.mine}>{(mine) => <span class="announcement-mine">{mine()}</span>}</Show>
              </span>
              <span class="small second">{t.detailAnd(props.board, line.detail, line.figure)}</span>
            </span>
            <b class="announcement-worth">{line.worth}</b>
          </li>
        )}
      </For>
    </ul>
  )
}

const toneOf = ({ place }: PrizeLine) => (place === 'Nhất' ? 'first' : place === 'Khuyến khích' ? 'bare' : 'next')

function NotAwarded(props: { board: PrizeBoard }) {
  return (
    <Show when={props.board.notAwarded.length > 0}>
      <section class="card stack-tight">
        <h3>{t.notAwarded.heading}</h3>
        <For each={props.board.notAwarded}>
          {(one) => (
            <p class="small">
              <b>{one.title}.</b> {one.why}
            </p>
          )}
        </For>
      </section>
    </Show>
  )
}

/** The whole boards as they were signed, folded; drawn only once they are opened. */
export function Boards(props: { boards: readonly PrizeBoard[] }) {
  return (
    <section class="stack-tight">
      <h2>{t.boards}</h2>
      <For each={props.boards}>{(board) => <Whole board={board} />}</For>
    </section>
  )
}

function Whole(props: { board: PrizeBoard }) {
  const [open, setOpen] = createSignal(false)
  return (
    <details class="announcement-board" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t.wholeBoard(props.board.name, props.board.rows.length)}</summary>
      <Show when={open()}>
        <Show when={props.board.rows.length > 0} fallback={<p class="announcement-nobody">{t.emptyBoard}</p>}>
          <RankList label={t.wholeBoard(props.board.name, props.board.rows.length)} figures="official" rows={props.board.rows} />
        </Show>
      </Show>
    </details>
  )
}

/** How the random check was drawn; an announcement kept from before it says nothing of it. */
export function Check(props: { value: Announcement }) {
  return (
    <Show when={props.value.check}>
      {(check) => (
        <section class="stack-tight">
          <h2>{t.check.heading}</h2>
          <Facts
            small
            items={[
              { label: t.check.entries, value: check().entries },
              { label: t.check.share, value: t.check.shareOf(check().share, check().least) },
              { label: t.check.seed, value: check().seed },
            ]}
          />
          <p class="small second">{t.check.how}</p>
        </section>
      )}
    </Show>
  )
}

export function Signed(props: { value: Announcement; isOver: boolean }) {
  const s = t.signature
  return (
    <section class="stack-tight">
      <h2>{s.heading}</h2>
      <Facts
        small
        items={[
          { label: s.by, value: props.value.signedBy.join(', ') || s.organisers },
          { label: s.when, value: stamped(props.value.closedAt) },
          { label: s.version, value: props.value.version },
          { label: s.seal, value: props.value.hash.slice(0, 12) },
        ]}
      />
      <p class="small second">
        {t.tax} <Show when={props.value.complaintsUntil > 0}>{(props.isOver ? t.over : t.until)(untilWhen(props.value.complaintsUntil))}</Show>
      </p>
    </section>
  )
}
