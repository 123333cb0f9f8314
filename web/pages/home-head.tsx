import { Show } from 'solid-js'
import { FiguresChip } from '../parts/figures-chip.tsx'
import { Glaze } from '../parts/glaze.tsx'
import { Plate } from '../parts/plate.tsx'
import { PlateLegend } from '../parts/plate-legend.tsx'
import type { Home } from '../state/home.ts'
import { common } from '../text/common.vi.ts'
import { count, stamped } from '../text/format.ts'
import { home as t } from '../text/home.vi.ts'

/** The plate, and the points: provisional and official apart, what waits on this phone beside them. */
export function Head(props: { home: Home; week: string }) {
  const plate = () => props.home.plate()
  const own = () => props.home.own.value()
  const final = () => own()?.final ?? null
  const said = (points: number | undefined) => (points === undefined ? common.none : count(points))
  return (
    <Glaze bloom edge>
      <div class="home-head">
        <Ring home={props.home} />
        <div class="home-points">
          <span class="second">{t.points(props.week)}</span>
          <b class="fig-xl">{said(own()?.provisional.points)}</b>
          <Show
            when={final()}
            fallback={
              <>
                <span class="wrap">
                  <FiguresChip kind="provisional" />
                </span>
                <span class="second">{t.official}</span>
                <b class="fig-m">{said(own()?.official.points)}</b>
              </>
            }
          >
            {(closed) => (
              <>
                <span class="wrap">
                  <FiguresChip kind="official" />
                </span>
                <span class="small second">{t.final(closed().version, stamped(closed().at))}</span>
              </>
            )}
          </Show>
        </div>
      </div>
      <PlateLegend official={plate().official} received={plate().received} queued={plate().queued} />
      <Show when={own()?.target && !own()!.target!.own}>
        <p class="small second">{t.reference}</p>
      </Show>
    </Glaze>
  )
}

/** The plate against the own target; without one it says so and shows only who is enrolled. */
function Ring(props: { home: Home }) {
  const plate = () => props.home.plate()
  const painted = () => plate().official + plate().received
  const known = () => props.home.own.value() !== null
  const provisional = () => plate().received > 0 || plate().official === 0
  return (
    <Show
      when={plate().target > 0}
      fallback={
        <Plate
          {...plate()}
          target={Math.max(12, painted() + plate().queued)}
          label={known() ? t.plate(plate().official, plate().received, plate().queued) : t.unknown}
        >
          <span class="plate-figure">{known() ? painted() : common.none}</span>
          <Show when={known()}>
            <span class="home-no-target">{t.noTarget}</span>
          </Show>
        </Plate>
      }
    >
      <Plate {...plate()} provisional={provisional() && !props.home.own.value()?.final} />
    </Show>
  )
}
