import { Show } from 'solid-js'
import { Button } from '../../parts/button.tsx'
import { Facts } from '../../parts/facts.tsx'
import { Note } from '../../parts/note.tsx'
import { Postmark } from '../../parts/postmark.tsx'
import { Signature } from '../../parts/signature.tsx'
import type { ClosingState } from '../../state/closing.ts'
import { dayOf } from '#rules/days.ts'
import { closing } from '../../text/closing.vi.ts'
import { clock, count, fullDay, stamped } from '../../text/format.ts'
import { Loaded } from '../loaded.tsx'
import { ClosingAwards } from './closing-awards.tsx'

const t = closing.final

/** A closed period as it was signed: version, hour, seal, and the way to its announcement. */
export function ClosingFinal(props: { closing: ClosingState; name: string }) {
  return (
    <Loaded read={props.closing.result} kind="card">
      {(result) => {
        const snapshot = () => result().snapshot
        const facts = () => [
          { label: t.version, value: String(result().version) },
          { label: t.closedAt, value: stamped(result().at) },
          { label: t.entries, value: count(snapshot().entries.count) },
          { label: t.setAside, value: count(snapshot().setAside.length) },
          { label: t.announcedAt, value: result().announcedAt === null ? t.notAnnounced : stamped(result().announcedAt!) },
        ]
        return (
          <>
            <section class="card closing-final">
              <div class="stack">
                <h2>{t.title(props.name, result().version, stamped(result().at))}</h2>
                <p class="small second">{t.words}</p>
                <Facts items={facts()} />
                <p class="small">
                  <b>{t.hash}</b>
                  <br />
                  <code class="closing-hash figures">{result().hash}</code>
                </p>
                <Show when={props.closing.deed.trouble()}>
                  {(trouble) => (
                    <Note tone="error" icon="warn">
                      {trouble()}
                    </Note>
                  )}
                </Show>
                <Show
                  when={result().announcedAt === null}
                  fallback={
                    <Button icon="letter" href={`/tin/${result().id}`}>
                      {t.read}
                    </Button>
                  }
                >
                  <p class="small second">{t.announceNote}</p>
                  <Button kind="act" size="main" icon="letter" busy={props.closing.deed.busy()} onClick={() => void props.closing.announce()}>
                    {t.announce}
                  </Button>
                </Show>
              </div>
              <Postmark time={clock(result().at)} date={fullDay(dayOf(result().at)).replaceAll('/', '.')} version={result().version} />
            </section>
            <ClosingAwards awards={snapshot().awards} title={closing.awarded(props.name)} />
            <section class="card closing-sign">
              <Signature
                role={closing.sign.proposer}
                name={snapshot().proposedBy.name}
                when={stamped(snapshot().proposedBy.at)}
                note={`“${snapshot().proposedBy.comment}”`}
              />
              <Signature
                role={closing.sign.approver}
                name={snapshot().approvedBy.name}
                when={stamped(snapshot().approvedBy.at)}
                note={`“${snapshot().approvedBy.comment}”`}
              />
            </section>
          </>
        )
      }}
    </Loaded>
  )
}
