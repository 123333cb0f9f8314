import { Match, Show, Switch } from 'solid-js'
import { showCode } from '#rules/voucher-codes.ts'
import { Button } from '../parts/button.tsx'
import { Facts } from '../parts/facts.tsx'
import { Verdict } from '../parts/verdict.tsx'
import { resendOperation } from '../state/counter-book.ts'
import type { Counter, CounterState } from '../state/counter.ts'
import type { Undo } from '../state/counter-undo.ts'
import { stand as t } from '../text/counter-stand.vi.ts'
import { counter as words } from '../text/counter.vi.ts'
import { clockOfDay } from '../text/format.ts'
import { refusals } from '../text/refusals.vi.ts'

type Props = { counter: Counter; undo: Undo; state: Extract<CounterState, { kind: 'given' }> }

/** After "Đã trao", until the clerk goes on: written here and waiting, or what the server made of it since. */
export function GivenVerdict(props: Props) {
  const stand = () => props.counter.stand()
  const given = () =>
    stand()
      ?.given()
      .find(({ id }) => id === props.state.id)
  const outcome = () => given()?.outcome ?? null
  const refusal = () =>
    stand()
      ?.refused()
      .find(({ id }) => id === props.state.id)?.refusal ?? null
  const next = () => (
    <>
      <Button size="counter" wide icon="scan" onClick={props.counter.back}>
        {words.next}
      </Button>
      <Show when={given() && props.undo.may(given()!)}>
        <Button kind="bare" wide onClick={() => props.undo.ask(props.state.id)}>
          {t.given.undo}
        </Button>
      </Show>
    </>
  )
  const facts = (at: number, office: string, by?: string) => (
    <Facts
      items={[
        { label: words.facts.who, value: props.state.view.initials ?? '' },
        { label: words.facts.code, value: showCode(props.state.view.code) },
        { label: t.given.at, value: clockOfDay(at) },
        { label: t.given.where, value: office },
        ...(by ? [{ label: words.facts.by, value: by }] : []),
      ].filter(({ value }) => value !== '')}
    />
  )
  const here = () => facts(props.state.at, props.counter.office() ?? '')
  const frame = { back: words.back, onBack: () => props.counter.back() }
  return (
    <Switch
      fallback={
        <Verdict kind="yes-offline" {...t.given.yes} {...frame} actions={next()}>
          {here()}
          <p class="small second">{t.given.words}</p>
        </Verdict>
      }
    >
      <Match when={refusal()}>
        {(why) => (
          <Verdict
            kind="unsure"
            {...t.given.refused}
            {...frame}
            actions={
              <>
                <Button kind="plain" wide icon="refresh" onClick={() => void stand()?.afterwards(resendOperation(stand()!.power, props.state.id))}>
                  {t.given.resend}
                </Button>
                {next()}
              </>
            }
          >
            <p>{refusals[why().code] ?? refusals['unknown-error']}</p>
            {here()}
          </Verdict>
        )}
      </Match>
      <Match when={outcome()?.result === 'extra'}>
        <Verdict kind="used" word={t.given.extra.word} line={t.given.extra.line} {...frame} actions={next()}>
          <p>{t.given.extra.words}</p>
          <Show when={outcome()?.other}>{(other) => facts(other().at, other().office, other().by)}</Show>
        </Verdict>
      </Match>
      <Match when={outcome()}>
        {(done) => (
          <Verdict kind="yes" {...(done().result === 'training' ? t.given.training : t.given.sent)} {...frame} actions={next()}>
            {here()}
          </Verdict>
        )}
      </Match>
    </Switch>
  )
}
