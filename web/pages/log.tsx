import { useNavigate, useParams } from '@solidjs/router'
import { Match, Show, Switch } from 'solid-js'
import { Bones } from '../parts/bones.tsx'
import { Button } from '../parts/button.tsx'
import { Note } from '../parts/note.tsx'
import { SaveBar } from '../parts/save-bar.tsx'
import { StateChip } from '../parts/state-chip.tsx'
import { useApp, usePerson } from '../state/app.ts'
import { createLogForm, type LogForm } from '../state/log-form.ts'
import { periodName } from '../state/periods.ts'
import { daySpan } from '../text/format.ts'
import { log as t } from '../text/log.vi.ts'
import { LogCoverage } from './log-coverage.tsx'
import { LogMore } from './log-more.tsx'
import { LogPaid } from './log-paid.tsx'
import { LogWho } from './log-who.tsx'
import Notice from './notice.tsx'
import { Screen } from './screen.tsx'
import './log.css'

/** The log form, behind the notice that stands before a collector's first entry. */
export default function Log() {
  const person = usePerson()
  return (
    <Switch>
      <Match when={person.notice.accepted() === false}>
        <Notice onAccepted={() => window.scrollTo(0, 0)} />
      </Match>
      <Match when={person.notice.accepted()}>
        <LogScreen />
      </Match>
    </Switch>
  )
}

function LogScreen() {
  const app = useApp()
  const params = useParams()
  const navigate = useNavigate()
  const form = createLogForm(app, usePerson(), () => params.id)
  const isChange = () => form.task().kind === 'change'
  const resumedAt = () => {
    const task = form.task()
    return task.kind === 'draft' ? task.resumedAt : null
  }
  const note = () => {
    const period = form.reading()?.period
    return period ? `${periodName(period)} · ${daySpan(period.firstDay, period.lastDay)}` : t.outside
  }
  const save = async (event: SubmitEvent) => {
    event.preventDefault()
    const { currentTarget } = event
    const id = await form.save()
    if (id) navigate(isChange() ? `/so-ghi/${id}` : `/da-luu/${id}`, { replace: true })
    else (currentTarget as HTMLElement).querySelector<HTMLElement>('[aria-invalid=true], [data-error] input')?.focus()
  }
  return (
    <Screen
      title={isChange() ? t.edit : t.title}
      note={note()}
      tone="plain"
      backHref={isChange() ? '/so-ghi' : '/'}
      dockless
      end={
        <Show when={!app.online()} fallback={<span />}>
          <StateChip state="queued" words={t.onPhone} />
        </Show>
      }
    >
      <form class="log" novalidate autocomplete="off" onSubmit={(event) => void save(event)}>
        <div class="page log-fields">
          <Show when={form.reading()} fallback={<Bones kind="card" rows={5} />}>
            <Show when={resumedAt()}>
              {(at) => (
                <Note tone="info" icon="pencil">
                  {t.resumed(at())}{' '}
                  <button class="log-new" type="button" onClick={() => form.startNew()}>
                    {t.startNew}
                  </button>
                </Note>
              )}
            </Show>
            <LogWho form={form} />
            <LogCoverage form={form} />
            <LogPaid form={form} />
            <LogMore form={form} />
            <Show when={form.failed()}>
              <Note tone="error" icon="warn">
                {t.storeFailed}
              </Note>
            </Show>
          </Show>
        </div>
        <Foot form={form} isChange={isChange()} />
      </form>
    </Screen>
  )
}

function Foot(props: { form: LogForm; isChange: boolean }) {
  const app = useApp()
  const reading = () => props.form.reading()
  const period = () => {
    const found = reading()?.period
    return found ? periodName(found).toLocaleLowerCase('vi') : t.outside
  }
  const reason = () => {
    const read = reading()
    const { product, donated, months } = props.form.fields
    if (donated) return t.donatedReason(period())
    if (!read?.participation || !product) return period()
    return t.reason(read.participation, product, (read.points ?? 0) - read.bonus, read.bonus, Number(months), period())
  }
  const points = () => (reading()?.points === null || reading()?.points === undefined ? undefined : `+${reading()!.points}`)
  return (
    <Show when={app.bundle()}>
      <SaveBar points={points()} unit={t.pointsUnit} reason={reason()}>
        <Button kind="act" size="main" type="submit" icon="check" busy={props.form.saving()}>
          {props.isChange ? t.saveEdit : t.save}
        </Button>
      </SaveBar>
    </Show>
  )
}
