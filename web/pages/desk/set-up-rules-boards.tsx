import { For, Show } from 'solid-js'
import { TEAM_MEASURES, type CampaignRules, type TieBreaker } from '#rules/words.ts'
import { Check } from '../../parts/check.tsx'
import { Choice } from '../../parts/choice.tsx'
import { NumberField } from '../../parts/number-field.tsx'
import { Toggle } from '../../parts/toggle.tsx'
import { moveTie, switchTie, type TieBoard, tieRows } from '../../state/set-up-rules.ts'
import { common } from '../../text/common.vi.ts'
import { setUpRules } from '../../text/set-up-rules.vi.ts'
import { Order } from './set-up-order.tsx'
import { wrong } from './set-up-rules-points.tsx'
import type { RulesSectionProps } from './set-up-rules.tsx'

const { individual, team, ties } = setUpRules

/** How people and teams are ranked, and what decides between equals. */
export function RulesBoards(props: RulesSectionProps) {
  return (
    <>
      <section class="card stack">
        <h2>{individual.title}</h2>
        <Choice
          legend={individual.lists}
          name="lists"
          value={props.rules.lists}
          onChange={(lists) => props.draft.set('lists', lists as CampaignRules['lists'])}
          options={(['joined', 'apart'] as const).map((value) => ({ value, ...individual.listChoices[value] }))}
        />
        <Toggle on={props.rules.divideIndividuals} onChange={(on) => props.draft.set('divideIndividuals', on)} note={individual.divideNote}>
          {individual.divide}
        </Toggle>
        <Ties {...props} board="individual" legend={individual.ties} />
      </section>
      <section class="card stack">
        <h2>{team.title}</h2>
        <Choice
          legend={team.measure}
          name="measure"
          columns={3}
          value={props.rules.teamMeasure}
          onChange={(measure) => props.draft.set('teamMeasure', measure as CampaignRules['teamMeasure'])}
          options={TEAM_MEASURES.map((value) => ({ value, ...team.measures[value] }))}
        />
        <NumberField
          label={team.floor}
          name="floor"
          suffix={common.points}
          value={props.rules.targetFloor}
          onInput={(floor) => props.draft.set('targetFloor', floor)}
          note={team.floorNote}
          {...wrong(props.draft.trouble('targetFloor'))}
        />
        <Ties {...props} board="team" legend={team.ties} />
      </section>
    </>
  )
}

function Ties(props: RulesSectionProps & { board: TieBoard; legend: string }) {
  const names = () => tieRows(props.rules.tieBreakers, props.board).map(({ name }) => name)
  const rowOf = (name: TieBreaker) => tieRows(props.rules.tieBreakers, props.board).find((row) => row.name === name)!
  const set = (next: TieBreaker[]) => props.draft.set('tieBreakers', next)
  return (
    <fieldset class="stack-tight">
      <legend class="set-up-rules-legend">{props.legend}</legend>
      <ul class="rows rows-card">
        <For each={names()}>
          {(name, at) => (
            <li class="set-up-rules-tie" data-off={rowOf(name).on ? undefined : ''}>
              <Check checked={rowOf(name).on} onChange={(on) => set(switchTie(props.rules.tieBreakers, name, on))}>
                <Show when={rowOf(name).on}>
                  <b class="set-up-rules-place figures">{at() + 1}.</b>{' '}
                </Show>
                {ties[name]}
              </Check>
              <Order what={ties[name]} first={rowOf(name).first} last={rowOf(name).last} onMove={(by) => set(moveTie(props.rules.tieBreakers, name, by))} />
            </li>
          )}
        </For>
      </ul>
    </fieldset>
  )
}
