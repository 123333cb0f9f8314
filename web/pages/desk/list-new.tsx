import { useNavigate } from '@solidjs/router'
import { createEffect, Match, Show, Switch } from 'solid-js'
import { Button } from '../../parts/button.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Note } from '../../parts/note.tsx'
import { SelectField } from '../../parts/select-field.tsx'
import { useApp } from '../../state/app.ts'
import { createListNew, type ListNew } from '../../state/list-new.ts'
import { listNew as t } from '../../text/list-new.vi.ts'
import { Said } from '../loaded.tsx'
import { Screen } from '../screen.tsx'
import { ConfirmTabs } from './confirm-tabs.tsx'
import { ListColumns } from './list-new-columns.tsx'
import { ListPreview } from './list-new-preview.tsx'
import { ListUpload } from './list-new-upload.tsx'
import { AskBeforeLeaving } from './set-up-leave.tsx'
import './list-new.css'

const LISTS = '/xac-nhan/danh-sach'

/** An official list comes in: its file, its columns, its rows, and then it is sent. */
export default function ListNewPage() {
  const list = createListNew(useApp())
  const go = useNavigate()
  const upload = () => list.upload.state()
  const isSending = () => ['sealing', 'sending', 'paused'].includes(upload().kind)
  createEffect(() => {
    const now = upload()
    if (now.kind === 'done') go(`${LISTS}/${now.id}`)
  })
  return (
    <Screen title={t.title} tone="plain" backHref={LISTS}>
      <ConfirmTabs />
      <div class="page list-new">
        <Show when={upload().kind === 'idle' || upload().kind === 'trouble'} fallback={<ListUpload upload={list.upload} />}>
          <Switch fallback={<ChooseFile list={list} />}>
            <Match when={list.opening() !== null}>
              <Opening list={list} />
            </Match>
            <Match when={list.head()}>
              <Chosen list={list} />
            </Match>
          </Switch>
        </Show>
        <Said toast={list.toast} />
      </div>
      <AskBeforeLeaving unsaved={isSending} {...t.leave} />
    </Screen>
  )
}

function ChooseFile(props: { list: ListNew }) {
  return (
    <section class="card stack">
      <div class="stack-tight">
        <h2>{t.choose.title}</h2>
        <p class="small second">{t.intro}</p>
      </div>
      <Campaign list={props.list} />
      <FileButton list={props.list} label={t.choose.button} />
      <p class="small second">{t.choose.words}</p>
      <Trouble words={props.list.trouble()} />
    </section>
  )
}

/** Which campaign the payments are compared with; nothing to choose where there is one. */
function Campaign(props: { list: ListNew }) {
  return (
    <Show when={props.list.campaigns().length > 1}>
      <SelectField
        label={t.campaign}
        name="campaign"
        value={props.list.campaign()}
        onChange={props.list.setCampaign}
        options={props.list.campaigns().map(({ id, name }) => ({ value: id, label: name }))}
      />
    </Show>
  )
}

function Opening(props: { list: ListNew }) {
  const words = () => t.opening(props.list.fileName())
  return (
    <section class="card stack" role="status">
      <p class="list-new-name">{words()}</p>
      <progress class="list-new-progress" aria-label={words()} max={1} value={props.list.opening() ?? 0} />
      <p class="small second">{t.openingNote}</p>
      <div>
        <Button kind="plain" onClick={props.list.clear}>
          {t.cancel}
        </Button>
      </div>
    </section>
  )
}

function Chosen(props: { list: ListNew }) {
  const { list } = props
  return (
    <>
      <ListColumns list={list} campaign={<Campaign list={list} />} file={<FileButton list={list} label={t.choose.again} />} />
      <Trouble words={list.trouble()} />
      <Show when={list.missing()}>
        {(words) => (
          <Note tone="warning" icon="warn">
            <p role="status">{words()}</p>
          </Note>
        )}
      </Show>
      <Show when={list.isLooking()}>
        <p role="status">{t.looking}</p>
      </Show>
      <Show
        when={!list.isLooking() && list.look()}
        fallback={
          <Show when={!list.missing() && !list.isLooking()}>
            <Button wide onClick={() => void list.preview()}>
              {t.look}
            </Button>
          </Show>
        }
      >
        {(look) => <ListPreview list={list} look={look()} />}
      </Show>
    </>
  )
}

const Trouble = (props: { words: string | null }) => (
  <Show when={props.words}>
    <Note tone="error" icon="warn">
      <p role="alert">{props.words}</p>
    </Note>
  </Show>
)

function FileButton(props: { list: ListNew; label: string }) {
  const choose = (event: Event & { currentTarget: HTMLInputElement }) => {
    void props.list.choose(event.currentTarget.files?.[0])
    // The same file may be chosen again once it is mended.
    event.currentTarget.value = ''
  }
  return (
    <label class="list-new-file">
      <input class="unseen" type="file" name="file" accept={ACCEPTED} onChange={choose} />
      <span class="list-new-file-word">
        <Icon name="download" />
        {props.label}
      </span>
    </label>
  )
}

const ACCEPTED = '.xlsx,.xlsm,.xls,.csv,.tsv,.txt,text/csv,text/plain,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
