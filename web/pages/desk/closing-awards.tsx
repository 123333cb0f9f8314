import { For, Show } from 'solid-js'
import type { Awarding, AwardRow } from '#contract/results.ts'
import type { CampaignRules } from '#rules/words.ts'
import { DoorPlate } from '../../parts/door-plate.tsx'
import { Table } from '../../parts/table.tsx'
import { groupName } from '../../state/groups.ts'
import { worthOf } from '../../state/prize-notes.ts'
import { closing as t } from '../../text/closing.vi.ts'
import { count, dong, percent } from '../../text/format.ts'

type Props = { awards: readonly Awarding[]; title: string; measure: CampaignRules['teamMeasure']; preview?: boolean }

/** What a period gives, group by group: each place with its winner, and why somebody better placed got none. */
export function ClosingAwards(props: Props) {
  const paid = () => props.awards.reduce((sum, awarding) => sum + awarding.paid, 0)
  const left = () => props.awards.reduce((sum, awarding) => sum + awarding.left, 0)
  const head = (awarding: Awarding) => {
    const isOneOfMany = props.awards.filter((one) => one.board === awarding.board).length > 1
    const board = awarding.board === 'team' ? `${t.boards.team}, ${t.measure[props.measure]}` : t.boards.individual
    return isOneOfMany ? `${board} · ${groupName(awarding)}` : board
  }
  return (
    <section class="card closing-awards">
      <header class="spread">
        <h2>{props.title}</h2>
        <span class="wrap small">
          <b>{t.paid(dong(paid()))}</b>
          <Show when={props.preview}>
            <span class="closing-notyet">{t.notYet}</span>
          </Show>
        </span>
      </header>
      <Table caption={props.title}>
        <thead>
          <tr>
            <th scope="col">{t.heads.place}</th>
            <th scope="col">{t.heads.who}</th>
            <th scope="col" class="figure">
              {t.heads.result}
            </th>
            <th scope="col" class="figure">
              {t.heads.amount}
            </th>
          </tr>
        </thead>
        <For each={props.awards}>
          {(awarding) => (
            <tbody>
              <tr>
                <th class="group" scope="rowgroup" colspan={4}>
                  {head(awarding)}
                </th>
              </tr>
              <For
                each={awarding.awards}
                fallback={
                  <tr>
                    <td colspan={4} class="second">
                      {t.noPrizes}
                    </td>
                  </tr>
                }
              >
                {(award) => <Row award={award} isRate={awarding.board === 'team' && props.measure === 'target-rate'} isTeam={awarding.board === 'team'} />}
              </For>
            </tbody>
          )}
        </For>
      </Table>
      <Show when={left() > 0}>
        <p class="small second">{t.roundedLeft(dong(left()))}</p>
      </Show>
      <Show when={props.awards.some((awarding) => awarding.passedOver.length > 0)}>
        <h3>{t.passedOver.title}</h3>
        <ul class="stack-tight small">
          <For each={props.awards.flatMap((awarding) => awarding.passedOver)}>
            {(one) => (
              <li>
                <b>{one.name}</b>: {t.passedOver.line(one.rank, one.place, t.passedOver[one.what as 'points'](one.has, one.needs))}
              </li>
            )}
          </For>
        </ul>
      </Show>
    </section>
  )
}

function Row(props: { award: AwardRow; isTeam: boolean; isRate: boolean }) {
  const { award } = props
  const figure = () => (props.isRate && award.target ? percent(award.points, award.target) : count(award.points))
  const rate = () => (props.isTeam && award.voluntaryTarget ? t.voluntary(percent(award.voluntary, award.voluntaryTarget)) : null)
  const note = () =>
    [props.isTeam ? null : award.unit, award.rank !== null && t.rank(award.rank), rate(), award.shared > 1 && t.shared(award.shared)]
      .filter(Boolean)
      .join(' · ')
  const tone = () => ({ Nhất: 'first', Nhì: 'next', Ba: 'next' } as const)[award.place as 'Nhất'] ?? 'bare'
  return (
    <tr>
      <td>
        <DoorPlate value={t.short[award.place] ?? award.place} tone={award.id === null ? 'bare' : tone()} label={award.place} />
      </td>
      <td>
        <b>{award.id === null ? t.notGiven : award.name}</b>
        <span class="closing-note">{award.id === null ? t.notGivenWhy : note()}</span>
      </td>
      <td class="figure">
        <Show when={award.id !== null}>{figure()}</Show>
      </td>
      <td class="figure">
        <Show when={award.id !== null}>{worthOf(award)}</Show>
      </td>
    </tr>
  )
}
