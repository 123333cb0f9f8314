import { Show } from 'solid-js'
import type { Closing } from '#contract/results.ts'
import { dayOf } from '#rules/days.ts'
import type { CampaignRules } from '#rules/words.ts'
import { Chips } from '../../parts/chips.tsx'
import { Facts } from '../../parts/facts.tsx'
import { Note } from '../../parts/note.tsx'
import { Postmark } from '../../parts/postmark.tsx'
import { Signature } from '../../parts/signature.tsx'
import type { ClosingState, OrganisersResult } from '../../state/closing.ts'
import { closing } from '../../text/closing.vi.ts'
import { clock, count, fullDay, stamped } from '../../text/format.ts'
import { Difference } from '../difference.tsx'
import { Loaded } from '../loaded.tsx'
import { ClosingAwards } from './closing-awards.tsx'
import { Announced, Correctable } from './closing-after.tsx'
import { ClosingCheck } from './closing-check.tsx'
import { ClosingComplaints } from './closing-complaints.tsx'

const t = closing.final

/** A closed period as it was signed: version, hour, seal, what a correction changed, what is objected to, and the way to its announcement. */
export function ClosingFinal(props: { closing: ClosingState; value: Closing; name: string }) {
  return (
    <>
      <Show when={props.closing.versions().length > 1}>
        <Chips
          legend={t.versions}
          name="version"
          options={props.closing.versions().map((version) => ({ value: String(version), label: t.versionName(version) }))}
          value={String(props.closing.version() ?? props.closing.newest())}
          onChange={(version) => props.closing.show(Number(version))}
        />
      </Show>
      <Loaded read={props.closing.result} kind="card">
        {(result) => {
          const snapshot = () => result().snapshot
          return (
            <>
              <Show when={props.closing.isOld()}>
                <Note tone="warning" icon="info">
                  {t.old(props.closing.newest())}
                </Note>
              </Show>
              <Signed closing={props.closing} value={props.value} name={props.name} result={result()} />
              <Show when={snapshot().correction}>
                {(correction) => (
                  <section class="card stack-tight">
                    <h2>{t.changes(snapshot().version)}</h2>
                    <p class="small">{t.reason(correction().reason)}</p>
                    <Difference value={correction().difference} />
                  </section>
                )}
              </Show>
              <ClosingAwards
                awards={snapshot().awards}
                title={closing.awarded(props.name)}
                measure={(snapshot().campaign.rules as CampaignRules).teamMeasure}
              />
              <Show when={result().check}>{(check) => <ClosingCheck value={check()} />}</Show>
              <Show when={!props.closing.isOld()}>
                <ClosingComplaints periodId={result().periodId} />
              </Show>
              <section class="card closing-sign">
                <Signature role={closing.sign.proposer} {...signed(snapshot().proposedBy)} />
                <Signature role={closing.sign.approver} {...signed(snapshot().approvedBy)} />
              </section>
            </>
          )
        }}
      </Loaded>
    </>
  )
}

const signed = ({ name, at, comment }: { name: string; at: number; comment: string }) => ({ name, when: stamped(at), note: `“${comment}”` })

function Signed(props: { closing: ClosingState; value: Closing; name: string; result: OrganisersResult }) {
  const snapshot = () => props.result.snapshot
  const facts = () => [
    { label: t.version, value: String(props.result.version) },
    { label: t.closedAt, value: stamped(props.result.at) },
    { label: t.entries, value: count(snapshot().entries.count) },
    { label: t.setAside, value: count(snapshot().setAside.length) },
    { label: t.announcedAt, value: props.result.announcedAt === null ? t.notAnnounced : stamped(props.result.announcedAt) },
  ]
  return (
    <section class="card closing-final">
      <div class="stack">
        <h2>{t.title(props.name, props.result.version, stamped(props.result.at))}</h2>
        <p class="small second">{t.words}</p>
        <Facts items={facts()} />
        <p class="small">
          <b>{t.hash}</b>
          <br />
          <code class="closing-hash figures">{props.result.hash}</code>
        </p>
        <Show when={props.closing.deed.trouble()}>
          {(trouble) => (
            <Note tone="error" icon="warn">
              {trouble()}
            </Note>
          )}
        </Show>
        <Announced closing={props.closing} value={props.value} result={props.result} />
        <Show when={!props.closing.isOld()}>
          <Correctable closing={props.closing} />
        </Show>
      </div>
      <Postmark time={clock(props.result.at)} date={fullDay(dayOf(props.result.at)).replaceAll('/', '.')} version={props.result.version} />
    </section>
  )
}
