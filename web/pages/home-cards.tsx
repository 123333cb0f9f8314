import { For, Show } from 'solid-js'
import { Bar } from '../parts/bar.tsx'
import { DoorPlate } from '../parts/door-plate.tsx'
import { FiguresChip } from '../parts/figures-chip.tsx'
import { Note } from '../parts/note.tsx'
import { StateChip } from '../parts/state-chip.tsx'
import { useApp } from '../state/app.ts'
import type { Home } from '../state/home.ts'
import { periodName } from '../state/periods.ts'
import { teamRow } from '../state/rank-rows.ts'
import { common } from '../text/common.vi.ts'
import { count, percent } from '../text/format.ts'
import { home as t } from '../text/home.vi.ts'

/** The own target, and whether a prize of the week is within reach. */
export function OwnTargets(props: { home: Home; week: string }) {
  const own = () => props.home.own.value()!
  const bars = () => {
    const { target, provisional, official } = own()
    const kinds = target ? (['voluntary', 'household'] as const).filter((kind) => target[kind] > 0) : []
    return kinds.map((kind) => ({ kind, target: target![kind], official: official[kind], received: provisional[kind] - official[kind] }))
  }
  return (
    <section class="card stack-tight">
      <h2>{t.targets(props.week)}</h2>
      <Prize home={props.home} week={props.week} />
      <Show when={bars().length > 0} fallback={<p class="small second">{t.noTargets}</p>}>
        <div class="home-bars">
          <For each={bars()}>
            {(bar) => (
              <div class="home-bar">
                <p class="small">{common.productLong[bar.kind === 'voluntary' ? 'bhxh-tn' : 'bhyt-hgd']}</p>
                <b class="fig-s">
                  {bar.official + bar.received}/{bar.target}
                </b>
                <Bar
                  target={bar.target}
                  official={bar.official}
                  received={bar.received}
                  label={t.bar(count(bar.official), count(bar.received), count(bar.target))}
                />
              </div>
            )}
          </For>
        </div>
      </Show>
    </section>
  )
}

function Prize(props: { home: Home; week: string }) {
  const lacks = () =>
    props.home.own
      .value()!
      .missing.map((one) => t.prize[one.what](count(one.needs - one.has)))
      .join(t.prize.and)
  return (
    <>
      <Show when={props.home.prize() === 'met'}>
        <span class="wrap">
          <StateChip state="verified" words={t.prize.meets(props.week)} />
        </span>
      </Show>
      <Show when={props.home.prize() === 'missing' && lacks()}>
        <Note tone="info" icon="flag">
          {t.prize.missing(lacks(), props.week)}
        </Note>
      </Show>
    </>
  )
}

export function TeamCard(props: { home: Home }) {
  const app = useApp()
  const standing = () => props.home.own.value()!
  const pace = () => (standing().final ? null : props.home.pace())
  const place = (rank: number | null, of: number) =>
    rank === null
      ? { value: common.none, label: t.team.unranked }
      : { value: `${rank}/${of}`, label: t.team.place(rank, of), tone: rank === 1 ? ('first' as const) : ('next' as const) }
  return (
    <Show when={standing().team}>
      {(team) => {
        const view = () =>
          teamRow(
            team().row,
            { ids: [], chip: '' },
            { measure: app.bundle()?.rules.teamMeasure ?? 'target-rate', pace: pace(), provisional: !standing().final },
          )
        return (
          <section class="card stack-tight">
            <div class="home-team">
              <div>
                <p class="small second">{t.team.title}</p>
                <h2>{team().row.name}</h2>
              </div>
              <DoorPlate {...place(team().row.rank, team().of)} />
            </div>
            <div class="spread">
              <span>
                <b class="fig-l">
                  {view().figure}
                  {view().figureUnit === '%' ? ' %' : ''}
                </b>
                <Show when={view().figureUnit !== '%'}>
                  {' '}
                  <span class="second">{view().figureUnit ?? common.points}</span>
                </Show>
              </span>
              <FiguresChip kind={standing().final ? 'official' : 'provisional'} />
            </div>
            <Show when={view().bar}>{(bar) => <Bar {...bar()} />}</Show>
            <p class="small second">
              {view().unit}
              {view().bar && pace() ? `. ${t.team.pace(percent(pace()!.gone, pace()!.whole))}` : ''}
            </p>
          </section>
        )
      }}
    </Show>
  )
}

/** The best period so far, and where the middle of the own group stands. */
export function Milestone(props: { home: Home; week: string }) {
  const own = () => props.home.own.value()!
  const best = () => own().best
  return (
    <Show when={own().median > 0 || best()}>
      <section class="card stack-tight">
        <h2>{t.milestone.title}</h2>
        <p class="small">
          <Show when={best()}>
            {(found) => (
              <>
                {t.milestone.best(periodName(found()).toLocaleLowerCase('vi'))}
                <b>{t.milestone.points(count(found().points))}</b>
                {t.milestone.end}
              </>
            )}
          </Show>
          <Show when={own().median > 0}>
            {t.milestone.median(props.week, props.home.groupName())}
            <b>{t.milestone.points(count(own().median))}</b>
            {t.milestone.end}
          </Show>
        </p>
      </section>
    </Show>
  )
}
