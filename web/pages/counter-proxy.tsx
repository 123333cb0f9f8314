import { PROXY_RELATIONS, type Proxy } from '#rules/redemption.ts'
import { Show } from 'solid-js'
import { Button } from '../parts/button.tsx'
import { Check } from '../parts/check.tsx'
import { Choice } from '../parts/choice.tsx'
import { DigitsField } from '../parts/digits-field.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { createProxy } from '../state/proxy.ts'
import { proxy as t } from '../text/proxy.vi.ts'

type ProxySheetProps = { value: Proxy; onChange: (value: Proxy) => void; onClose: () => void }

/** Who fetches the gift for the participant: how they stand to each other, the last digits of one paper, and two papers looked at. Stands open while it is there. */
export function ProxySheet(props: ProxySheetProps) {
  const proxy = createProxy(props.value)
  const close = (value: Proxy) => (props.onChange(value), props.onClose())
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (proxy.value()) close(proxy.value())
  }
  const missing = () => {
    const what = proxy.missing()
    return what === null ? undefined : t.missing[what]
  }
  return (
    <Sheet
      open
      onClose={props.onClose}
      title={t.title}
      foot={
        <>
          <Show when={props.value}>
            <Button kind="plain" onClick={() => close(null)}>
              {t.remove}
            </Button>
          </Show>
          <Button type="submit" form="proxy" disabledReason={missing()}>
            {t.save}
          </Button>
        </>
      }
    >
      <form id="proxy" class="stack" onSubmit={submit}>
        <p class="small second">{t.words}</p>
        <Choice
          legend={t.relation}
          name="relation"
          columns={2}
          value={proxy.relation() ?? undefined}
          onChange={(value) => proxy.setRelation(value as (typeof PROXY_RELATIONS)[number])}
          options={PROXY_RELATIONS.map((value) => ({ value, label: t.relations[value] }))}
        />
        <DigitsField label={t.lastFour} name="proxy" groups={[4]} value={proxy.lastFour()} onInput={proxy.setLastFour} note={t.lastFourNote} />
        <fieldset class="stack-tight">
          <legend class="label">{t.papers}</legend>
          <Check checked={proxy.own()} onChange={proxy.setOwn} note={t.ownNote}>
            {t.own}
          </Check>
          <Check checked={proxy.theirs()} onChange={proxy.setTheirs} note={t.theirsNote}>
            {t.theirs}
          </Check>
        </fieldset>
      </form>
    </Sheet>
  )
}
