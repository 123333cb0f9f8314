import { Match, Show, Switch } from 'solid-js'
import { Bones } from '../parts/bones.tsx'
import { Button } from '../parts/button.tsx'
import { Empty } from '../parts/empty.tsx'
import { RankList } from '../parts/rank-list.tsx'
import { Trouble } from '../parts/trouble.tsx'
import type { createBoards } from '../state/boards.ts'
import { periodName } from '../state/periods.ts'
import { boards as t } from '../text/boards.vi.ts'

type State = ReturnType<typeof createBoards>

/** The rows: the ranked, who is not ranked yet and why, and the next page. */
export function BoardsList(props: { state: State }) {
  const { state } = props
  const name = () => (state.period() ? periodName(state.period()!) : '')
  const label = () => t.list(state.board() === 'team' ? t.team : t.individual, name())
  const isEmpty = () => state.ranked().length + state.unranked().length === 0
  return (
    <Switch fallback={<Bones rows={8} />}>
      <Match when={!isEmpty()}>
        <Show when={state.nobody()}>
          <div class="page">
            <Nobody state={state} name={name()} />
          </div>
        </Show>
        <Show when={state.ranked().length > 0 || state.own()}>
          <RankList label={label()} figures={state.figures()} rows={state.ranked()} own={state.own()} />
        </Show>
        <Show when={state.unranked().length > 0}>
          <h2 class="boards-unranked">{t.unranked}</h2>
          <RankList label={t.unranked} figures={state.figures()} rows={state.unranked()} />
        </Show>
        <More state={state} />
      </Match>
      <Match when={state.read.value()}>
        <div class="page">
          <Nobody state={state} name={name()} />
        </div>
      </Match>
      <Match when={state.read.state() === 'failed'}>
        <div class="page">
          <Trouble title={t.trouble.title} onRetry={() => void state.read.reload()}>
            {t.trouble.words}
          </Trouble>
        </div>
      </Match>
    </Switch>
  )
}

/** The next page by a press; one that could not be had says so and is asked for again. */
function More(props: { state: State }) {
  return (
    <Switch>
      <Match when={props.state.moreState() === 'failed'}>
        <div class="page">
          <p class="small second" role="status">
            {t.noMore}
          </p>
          <Button kind="plain" wide onClick={() => props.state.again()}>
            {t.retry}
          </Button>
        </div>
      </Match>
      <Match when={props.state.rest() > 0}>
        <div class="page">
          <Button kind="plain" wide busy={props.state.moreState() === 'loading'} onClick={() => props.state.more()}>
            {t.more(Math.min(props.state.rest(), 200))}
          </Button>
        </div>
      </Match>
    </Switch>
  )
}

function Nobody(props: { state: State; name: string }) {
  const words = () => {
    if (props.state.board() === 'team' && props.state.of() === 0) return t.emptyTeam
    return props.state.figures() === 'official' ? t.emptyOfficial : { title: t.empty.title(props.name), words: t.empty.words }
  }
  return (
    <Empty drawing="draw-board" title={words().title}>
      {words().words}
    </Empty>
  )
}
