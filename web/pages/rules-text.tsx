import { For, Match, Show, Switch } from 'solid-js'
import type { RulesBlock, RulesSection } from '../text/rules-text.vi.ts'
import './rules-text.css'

/** The rules in words, section by section; also what an organiser reads before they are published. */
export function RulesText(props: { sections: readonly RulesSection[] }) {
  return (
    <For each={props.sections}>
      {(section) => (
        <section class="rules-text-section" id={section.id} aria-labelledby={`${section.id}-title`}>
          <h2 id={`${section.id}-title`}>{section.title}</h2>
          <For each={section.blocks}>{(block) => <Block block={block} />}</For>
        </section>
      )}
    </For>
  )
}

function Block(props: { block: RulesBlock }) {
  return (
    <Switch>
      <Match when={props.block.kind === 'list' && props.block}>{(list) => <Lines list={list()} />}</Match>
      <Match when={props.block.kind === 'table' && props.block}>{(table) => <Figures table={table()} />}</Match>
    </Switch>
  )
}

function Lines(props: { list: Extract<RulesBlock, { kind: 'list' }> }) {
  const items = () => <For each={props.list.lines}>{(line) => <li>{line}</li>}</For>
  return (
    <div>
      <Show when={props.list.lead}>
        <p class="rules-text-lead">{props.list.lead}</p>
      </Show>
      <Show when={props.list.ordered} fallback={<ul class="rules-text-lines">{items()}</ul>}>
        <ol class="rules-text-lines">{items()}</ol>
      </Show>
    </div>
  )
}

/** The roles are said outright: on a phone the rows are laid out as blocks, which would take them away. */
function Figures(props: { table: Extract<RulesBlock, { kind: 'table' }> }) {
  const isFigure = (at: number) => props.table.figures.includes(at)
  return (
    <figure class="rules-text-figure">
      <table class="rules-text-table" role="table" data-columns={props.table.heads.length}>
        <caption>{props.table.caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            <For each={props.table.heads}>
              {(head, at) => (
                <th role="columnheader" scope="col" classList={{ 'rules-text-cell-figure': isFigure(at()) }}>
                  {head}
                </th>
              )}
            </For>
          </tr>
        </thead>
        <tbody role="rowgroup">
          <For each={props.table.rows}>
            {(row) => (
              <tr role="row">
                <th role="rowheader" scope="row">
                  {row[0]}
                </th>
                <For each={row.slice(1)}>
                  {(cell, at) => (
                    <td role="cell" data-head={props.table.heads[at() + 1]} classList={{ 'rules-text-cell-figure': isFigure(at() + 1) }}>
                      {cell}
                    </td>
                  )}
                </For>
              </tr>
            )}
          </For>
        </tbody>
      </table>
      <Show when={props.table.foot}>
        <figcaption class="rules-text-foot">{props.table.foot}</figcaption>
      </Show>
    </figure>
  )
}
