import { useParams } from '@solidjs/router'
import { Show } from 'solid-js'
import { Button } from '../../parts/button.tsx'
import { Note } from '../../parts/note.tsx'
import { useApp, usePerson } from '../../state/app.ts'
import { type CampaignEdit, createCampaignEdit } from '../../state/set-up-campaign.ts'
import { setUpCampaign as t } from '../../text/set-up-campaign.vi.ts'
import { setUpLeave as leave } from '../../text/set-up-leave.vi.ts'
import { Loaded, Said } from '../loaded.tsx'
import { Screen } from '../screen.tsx'
import { DaysFields, WordsFields } from './set-up-campaign-fields.tsx'
import { CampaignTabs } from './set-up-campaign-tabs.tsx'
import { Goals } from './set-up-goals.tsx'
import { FormFoot, sending } from './set-up-form-foot.tsx'
import { AskBeforeLeaving } from './set-up-leave.tsx'
import './set-up-campaign.css'

const FORM = 'set-up-campaign-form'

/** The head of one campaign, changed where it stands. */
export default function SetUpCampaignEdit() {
  const params = useParams()
  const app = useApp()
  const edit = createCampaignEdit(app, usePerson(), () => params.id ?? '')
  const of = () => edit.read.value()
  return (
    <Screen title={of()?.name ?? t.title} note={of()?.theme} tone="plain" backHref="/thiet-lap/dot" dockless>
      <Show when={edit.isHere()}>
        <CampaignTabs />
      </Show>
      <div class="page">
        <Loaded read={edit.read} kind="card" rows={6}>
          {(value) => (
            <>
              <Show when={!edit.isHere()}>
                <Note tone="info" icon="info">
                  <p>{t.other(app.bundle()?.name ?? '')}</p>
                  <Button kind="plain" busy={edit.moving()} onClick={() => void edit.switchHere()}>
                    {t.switch}
                  </Button>
                </Note>
              </Show>
              <Show when={value().training}>
                <Note tone="warning" icon="flag">
                  {t.trainingNote}
                </Note>
              </Show>
              <Fields edit={edit} />
            </>
          )}
        </Loaded>
        <Said toast={edit.toast} />
      </div>
      <AskBeforeLeaving unsaved={edit.dirty} title={leave.title} words={leave.words(t.what)} save={edit.save} busy={edit.deed.busy()} />
    </Screen>
  )
}

function Fields(props: { edit: CampaignEdit }) {
  const { edit } = props
  return (
    <>
      <form id={FORM} class="set-up-campaign" novalidate onSubmit={sending(edit.save)}>
        <WordsFields form={edit.form} />
        <div class="stack">
          <DaysFields form={edit.form} begun={edit.begun()} />
          <Show when={edit.moves()}>
            <Note tone="warning" icon="calendar">
              {t.moves}
            </Note>
          </Show>
          <Goals form={edit.form} />
        </div>
      </form>
      <FormFoot form={FORM} deed={edit.deed} dirty={edit.dirty()} words={t.changed} save={t.save} onUndo={edit.undo} />
    </>
  )
}
