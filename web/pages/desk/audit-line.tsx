import { Show } from 'solid-js'
import type { AuditLine } from '#contract/audit.ts'
import { Button } from '../../parts/button.tsx'
import { Facts } from '../../parts/facts.tsx'
import type { Audit } from '../../state/audit.ts'
import { deviceOf, partsOf, saysOf, subjectOf, whoOf } from '../../state/audit-words.ts'
import { audit as t } from '../../text/audit.vi.ts'
import { clock, count, stamped } from '../../text/format.ts'

/** One line as a sentence; opened, its facts and the ways to more of the same. */
export function AuditRow(props: { line: AuditLine; state: Audit }) {
  const parts = () => partsOf(props.line).join(' · ')
  const facts = () => [
    { label: t.line.when, value: stamped(props.line.at) },
    ...(props.line.by.code === null ? [] : [{ label: t.line.code, value: props.line.by.code }]),
    { label: t.line.device, value: deviceOf(props.line) },
    ...(props.line.subject.id === '' ? [] : [{ label: t.line.id, value: props.line.subject.id }]),
  ]
  return (
    <li>
      <details class="audit-line">
        <summary>
          <span class="audit-time figures">{clock(props.line.at)}</span>
          <span class="audit-words">
            <span>
              <b>{whoOf(props.line)}</b> {saysOf(props.line)}
            </span>
            <Show when={parts()}>
              <span class="small">{parts()}</span>
            </Show>
            <span class="small second">
              {deviceOf(props.line)} · {t.line.number(count(props.line.id))}
            </span>
          </span>
        </summary>
        <div class="audit-more">
          <Facts items={facts()} />
          <div class="wrap">
            <Show when={props.line.by.id !== ''}>
              <Button
                kind="plain"
                icon="person"
                onClick={() => props.state.setPerson({ id: props.line.by.id, words: props.line.by.code ?? whoOf(props.line) })}
              >
                {t.line.person}
              </Button>
            </Show>
            <Show when={props.line.subject.id !== ''}>
              <Button kind="plain" icon="filter" onClick={() => props.state.setSubject({ id: props.line.subject.id, words: subjectOf(props.line) })}>
                {t.line.subject}
              </Button>
            </Show>
          </div>
        </div>
      </details>
    </li>
  )
}
