import { For, type JSX, Show } from 'solid-js'
import type { OfficeView } from '#contract/campaigns.ts'
import type { IconName } from '../../icons/icons.ts'
import { Button } from '../../parts/button.tsx'
import { Field } from '../../parts/field.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Note } from '../../parts/note.tsx'
import { useApp, usePerson } from '../../state/app.ts'
import { createOfficeForm, createOffices, OFFICE_FIELDS, OFFICE_LENGTHS, type Offices } from '../../state/set-up-offices.ts'
import { setUpOfficeForm, setUpOffices as t } from '../../text/set-up-offices.vi.ts'
import { Loaded } from '../loaded.tsx'
import { Screen } from '../screen.tsx'
import { FormSheet, type Guard } from './set-up-form-sheet.tsx'
import { NeedsCampaign, TabsPage } from './set-up-tabs.tsx'
import './set-up-offices.css'

/** The counters where mugs are handed over, as they stand on a voucher. */
export default function SetUpOffices() {
  const page = createOffices(useApp(), usePerson())
  const all = () => page.offices().length
  return (
    <Screen title={t.title} note={all() > 0 ? t.note(all()) : undefined} tone="plain" backHref="/thiet-lap">
      <div class="page">
        <Loaded read={page.read}>
          {() => (
            <Show when={page.campaignId()} fallback={<NeedsCampaign />}>
              <TabsPage tabs={page.tabs} empty={t.empty} drawing="draw-shelf" beside={<Add page={page} />}>
                <ul class="columns" aria-label={t.list}>
                  <For each={page.offices()}>{(office) => <Office office={office} page={page} />}</For>
                </ul>
              </TabsPage>
              <FormSheet open={page.over() !== null} onClose={page.close} title={page.over()?.one?.name ?? setUpOfficeForm.addTitle}>
                {(guard) => (
                  <Show when={page.over()} keyed>
                    {(over) => <OfficeFields page={page} one={over.one} guard={guard} />}
                  </Show>
                )}
              </FormSheet>
            </Show>
          )}
        </Loaded>
      </div>
    </Screen>
  )
}

const Add = (props: { page: Offices }) => (
  <Button kind="plain" icon="plus" onClick={props.page.add}>
    {t.add}
  </Button>
)

function Office(props: { office: OfficeView; page: Offices }) {
  return (
    <li class="card set-up-offices-one">
      <div class="set-up-offices-head">
        <h2>{props.office.name}</h2>
        <Button kind="bare" label={t.changeLabel(props.office.name)} onClick={() => props.page.open(props.office)}>
          {t.change}
        </Button>
      </div>
      <Line icon="sign">
        <span class="figures">{props.office.code}</span>
      </Line>
      <Line icon="pin">{props.office.address}</Line>
      <Line icon="clock">{props.office.hours}</Line>
      <Line icon="phone">
        <span class="figures">{props.office.phone}</span>
      </Line>
    </li>
  )
}

const Line = (props: { icon: IconName; children: JSX.Element }) => (
  <p class="set-up-offices-line">
    <Icon name={props.icon} />
    <span>{props.children}</span>
  </p>
)

function OfficeFields(props: { page: Offices; one: OfficeView | null; guard: Guard }) {
  const form = createOfficeForm(useApp(), props.page, props.one)
  props.guard(form.unsaved)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    void form.go()
  }
  return (
    <form class="stack" novalidate onSubmit={submit}>
      <For each={OFFICE_FIELDS}>
        {(field) => (
          <Field
            label={setUpOfficeForm.labels[field]}
            name={field}
            figures={field === 'code' || field === 'phone'}
            autocapitalize={field === 'code' ? 'none' : 'sentences'}
            inputMode={field === 'phone' ? 'tel' : 'text'}
            maxLength={OFFICE_LENGTHS[field]}
            value={form.draft()[field]}
            onInput={(text) => form.set(field, text)}
            state={form.trouble(field) ? 'error' : undefined}
            note={form.trouble(field) ?? setUpOfficeForm.notes[field]}
          />
        )}
      </For>
      <Field
        label={setUpOfficeForm.place}
        name="place"
        optional
        figures
        maxLength={60}
        value={form.place()}
        onInput={form.setPlace}
        state={form.placeTrouble() ? 'error' : undefined}
        note={form.placeTrouble() ?? setUpOfficeForm.placeNote}
      />
      <Show when={!form.isTold() && form.deed.trouble()}>
        {(trouble) => (
          <Note tone="error" icon="warn">
            <p role="alert">{trouble()}</p>
          </Note>
        )}
      </Show>
      <Button kind="act" type="submit" size="main" wide busy={form.deed.busy()}>
        {form.isNew ? setUpOfficeForm.addGo : setUpOfficeForm.save}
      </Button>
    </form>
  )
}
