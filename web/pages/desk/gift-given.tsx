import { Show } from 'solid-js'
import type { GiftGiven } from '#contract/gift-cases.ts'
import { Button } from '../../parts/button.tsx'
import { Facts } from '../../parts/facts.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Side } from '../../parts/side.tsx'
import { clockOfDay } from '../../text/format.ts'
import { giftCases } from '../../text/gift-cases.vi.ts'

const t = giftCases.given
const MINUTE = 60_000

type GiftGivenProps = { title: string; given: GiftGiven; labelled: boolean; onChoose?: (() => void) | undefined }

/** One gift that left a shelf: who, where, when and how surely, by which way, and what speaks for a second look. */
export function GiftGivenView(props: GiftGivenProps) {
  return (
    <Side marked={props.labelled && props.given.standing}>
      <header class="spread">
        <h3>{props.title}</h3>
        <span class="wrap">
          <Show when={props.labelled}>
            <span class="gift-given-label">
              <Icon name={props.given.standing ? 'check' : 'twins'} />
              {props.given.standing ? t.standing : props.given.undone ? t.undone : t.extra}
            </span>
          </Show>
          <Show when={props.given.back}>
            <span class="gift-given-label">
              <Icon name="back" />
              {t.back}
            </span>
          </Show>
        </span>
      </header>
      <Facts small items={factsOf(props.given)} />
      <Show when={props.given.burst}>
        <Warning words={t.burst} />
      </Show>
      <Show when={props.given.factWrong}>
        <Warning words={t.factWrong} />
      </Show>
      <Show when={props.given.ownEntry}>
        <Warning words={t.ownEntry} />
      </Show>
      <Show when={props.onChoose}>
        {(choose) => (
          <Button kind={props.given.standing ? 'go' : 'plain'} onClick={() => choose()()}>
            {giftCases.choose}
          </Button>
        )}
      </Show>
    </Side>
  )
}

const Warning = (props: { words: string }) => (
  <p class="gift-given-warning">
    <Icon name="warn" />
    {props.words}
  </p>
)

/** The pairs that tell two handovers apart; what is not there is left out. */
function factsOf(one: GiftGiven): { label: string; value: string }[] {
  const { override, proxy, undone } = one
  const pairs: [string, string | null][] = [
    [t.office, one.office.name],
    [t.clerk, `${one.clerk.name} (${one.clerk.code})`],
    [t.device, one.device],
    [t.at, one.uncertainty > 0 ? `${clockOfDay(one.at)}, ${t.within(spread(one.uncertainty))}` : clockOfDay(one.at)],
    [t.received, one.receivedAt === null ? null : clockOfDay(one.receivedAt)],
    [t.how, `${giftCases.sources[one.source] ?? one.source}, ${t[one.mode]}`],
    [t.override, override && t.overrideBy(override.by, clockOfDay(override.at), override.reason)],
    [t.proxy, proxy && giftCases.proxyLine(giftCases.relations[proxy.relation] ?? '', proxy.lastFour)],
    [t.undo, undone && t.undoBy(undone.by, clockOfDay(undone.at), undone.returned)],
  ]
  return pairs.flatMap(([label, value]) => (value ? [{ label, value }] : []))
}

const spread = (ms: number) => (ms < MINUTE ? t.seconds(Math.ceil(ms / 1_000)) : t.minutes(Math.ceil(ms / MINUTE)))
