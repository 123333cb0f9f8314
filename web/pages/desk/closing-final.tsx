import { Show } from 'solid-js'
import type { Closing, Result } from '#contract/results.ts'
import { dayOf } from '#rules/days.ts'
import type { CampaignRules } from '#rules/words.ts'
import { Button } from '../../parts/button.tsx'
import { Chips } from '../../parts/chips.tsx'
import { Facts } from '../../parts/facts.tsx'
import { Note } from '../../parts/note.tsx'
import { Postmark } from '../../parts/postmark.tsx'
import { Signature } from '../../parts/signature.tsx'
import { useApp } from '../../state/app.ts'
import type { ClosingState } from '../../state/closing.ts'
import { closing } from '../../text/closing.vi.ts'
import { clock, count, fullDay, stamped, untilWhen } from '../../text/format.ts'
import { Difference } from '../difference.tsx'
import { Loaded } from '../loaded.tsx'
import { ClosingAwards } from './closing-awards.tsx'
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

function Signed(props: { closing: ClosingState; value: Closing; name: string; result: Result }) {
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
        <Announced {...props} />
        <Show when={!props.closing.isOld()}>
          <Correctable closing={props.closing} />
        </Show>
      </div>
      <Postmark time={clock(props.result.at)} date={fullDay(dayOf(props.result.at)).replaceAll('/', '.')} version={props.result.version} />
    </section>
  )
}

/** To be announced, or since then how long it may be objected to. */
function Announced(props: { closing: ClosingState; value: Closing; result: Result }) {
  const app = useApp()
  const window = () => {
    const until = props.value.complaintsUntil
    if (props.value.state === 'sealed') return t.sealed
    if (until === null) return null
    return app.device.now() < until ? t.until(untilWhen(until)) : t.windowOver(untilWhen(until), props.value.openComplaints)
  }
  return (
    <Show
      when={props.result.announcedAt === null && !props.closing.isOld()}
      fallback={
        <>
          <Show when={!props.closing.isOld() && window()}>{(words) => <p class="small">{words()}</p>}</Show>
          <div class="wrap">
            <Show when={props.result.announcedAt !== null}>
              <Button icon="letter" href={`/tin/${props.result.id}`}>
                {t.read}
              </Button>
            </Show>
            <Show when={!props.closing.isOld()}>
              <Button kind="plain" href="/giai-thuong">
                {t.ledger}
              </Button>
            </Show>
          </div>
        </>
      }
    >
      <p class="small second">{t.announceNote}</p>
      <Button kind="act" size="main" icon="letter" busy={props.closing.deed.busy()} onClick={() => void props.closing.announce()}>
        {t.announce}
      </Button>
    </Show>
  )
}

/** What has happened since the close, and the way to a new version. */
function Correctable(props: { closing: ClosingState }) {
  const view = () => props.closing.correction.value()
  const href = () => `/chot/${props.closing.period()?.id ?? ''}/dinh-chinh`
  const words = () => {
    const proposal = view()?.proposal
    if (proposal) return t.correctOpen(proposal.by)
    return (view()?.entries.length ?? 0) > 0 ? t.correctDue(view()!.entries.length) : null
  }
  return (
    <Show when={words()}>
      {(said) => (
        <Note tone="warning" icon="refresh">
          <p>{said()}</p>
          <Button kind="plain" href={href()}>
            {view()?.proposal ? t.correctSee : t.correct}
          </Button>
        </Note>
      )}
    </Show>
  )
}
