import { For, Show } from 'solid-js'
import { Bar } from '../parts/bar.tsx'
import { DoorPlate } from '../parts/door-plate.tsx'
import { FiguresChip } from '../parts/figures-chip.tsx'
import { StateChip } from '../parts/state-chip.tsx'
import type { Home } from '../state/home.ts'
import { common } from '../text/common.vi.ts'
import { count, percent } from '../text/format.ts'
import { home as t } from '../text/home.vi.ts'

/** The own target, and whether a prize of the week is within reach. */
export function OwnTargets(props: { home: Home; week: string }) {
  const own = () => props.home.own.value()!
  const bars = () => {
    const { target, provisional, official } = own()
    return target ? (['voluntary', 'household'] as const).map((kind) => ({ kind, target: target[kind], official: official[kind], received: provisional[kind] - official[kind] })) : []
  }
  return (
    <section class="card stack-tight">
      <h2>{t.targets(props.week)}</h2>
      <Show when={own().missing.length === 0} fallback={<For each={own().missing}>{(one) => <p class="small second">{t.prize[one.what](one.needs - one.has)}</p>}</For>}>
        <span class="wrap"><StateChip state="verified" words={t.prize.meets} /></span>
      </Show>
      <div class="home-bars">
        <For each={bars()}>
          {(bar) => (
            <div>
              <p class="small">{bar.kind === 'voluntary' ? common.productLong['bhxh-tn'] : common.productLong['bhyt-hgd']}</p>
              <b class="fig-s">{bar.official + bar.received}/{bar.target}</b>
              <Bar target={bar.target} official={bar.official} received={bar.received} />
            </div>
          )}
        </For>
      </div>
      <Show when={own().target && !own().target!.own}><p class="small second">{t.reference}</p></Show>
      <p class="small second">{t.median(count(own().median))}</p>
    </section>
  )
}

export function TeamCard(props: { home: Home }) {
  const team = () => props.home.own.value()?.team ?? null
  return (
    <Show when={team()}>
      {(found) => {
        const row = () => found().row
        const target = () => row().target
        const pace = () => props.home.pace()
        return (
          <section class="card stack-tight">
            <div class="spread">
              <div><p class="small second">{t.team.title}</p><h2>{row().name}</h2></div>
              <DoorPlate value={row().rank === null ? common.none : `${row().rank}/${found().of}`} />
            </div>
            <div class="spread"><b class="fig-l">{target() ? percent(row().points, target()!) : common.none}</b><FiguresChip kind="provisional" /></div>
            <Show when={target()} fallback={<p class="small second">{t.team.noTarget(count(row().points))}</p>}>
              {(whole) => (
                <>
                  <Bar target={whole()} official={row().points} {...(pace() ? { pace: (whole() * pace()!.gone) / pace()!.whole } : {})} />
                  <p class="small second">{t.team.of(count(row().points), count(whole()), pace() ? percent(pace()!.gone, pace()!.whole) : common.none)}</p>
                </>
              )}
            </Show>
          </section>
        )
      }}
    </Show>
  )
}
