import { useSearchParams } from '@solidjs/router'
import { For, Match, Show, Switch } from 'solid-js'
import { Button } from '../../parts/button.tsx'
import { Chips } from '../../parts/chips.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Field } from '../../parts/field.tsx'
import { Note } from '../../parts/note.tsx'
import { useApp, usePerson } from '../../state/app.ts'
import { createStaff, type Staff, STAFF_FILTERS, type StaffFilter } from '../../state/set-up-staff.ts'
import { setUpSlips, setUpStaff as t } from '../../text/set-up-staff.vi.ts'
import { Loaded } from '../loaded.tsx'
import { Screen } from '../screen.tsx'
import { FormSheet } from './set-up-form-sheet.tsx'
import { PersonSheet } from './set-up-person.tsx'
import { NewPersonForm } from './set-up-new-person.tsx'
import { SlipsPage } from './set-up-slips.tsx'
import { StaffRow } from './set-up-staff-row.tsx'
import { TabsPage } from './set-up-tabs.tsx'
import './set-up-staff.css'

/** The people and their way in. */
export default function SetUpStaff() {
  const [search] = useSearchParams()
  const staff = createStaff(useApp(), usePerson(), {
    origin: location.origin,
    add: search['them'] === 'btc',
    filter: search['loc'] === 'chua-pin' ? 'no-pin' : 'all',
  })
  const hasSlips = () => staff.slips.slips().length > 0
  const note = () => (staff.staff().length > 0 ? t.note(staff.staff().length, staff.staff().length - staff.without().length) : undefined)
  return (
    <Screen
      title={hasSlips() ? setUpSlips.title : t.title}
      note={hasSlips() ? setUpSlips.note(staff.slips.slips().length) : note()}
      tone="plain"
      {...(hasSlips() ? { onBack: staff.slips.close } : { backHref: '/thiet-lap' })}
    >
      <div class="page">
        <Show when={!hasSlips()} fallback={<SlipsPage slips={staff.slips} />}>
          <Loaded read={staff.read} rows={6}>
            {() => (
              <>
                <TabsPage tabs={staff.tabs} empty={t.empty} beside={<Add staff={staff} />}>
                  <List staff={staff} />
                </TabsPage>
                <Over staff={staff} />
              </>
            )}
          </Loaded>
        </Show>
      </div>
    </Screen>
  )
}

const Add = (props: { staff: Staff }) => (
  <Button kind="plain" icon="plus" onClick={props.staff.add}>
    {t.add}
  </Button>
)

function List(props: { staff: Staff }) {
  const { staff } = props
  const rest = () => staff.found().length - staff.shown().length
  return (
    <>
      <Field label={t.search} name="search" type="search" icon="search" value={staff.search()} onInput={staff.setSearch} />
      <Chips
        legend={t.filter}
        name="filter"
        value={staff.filter()}
        onChange={(filter) => staff.setFilter(filter as StaffFilter)}
        options={STAFF_FILTERS.filter((filter) => staff.counts()[filter] > 0 || filter === 'all' || filter === staff.filter()).map((filter) => ({
          value: filter,
          label: t.filters[filter],
          count: staff.counts()[filter],
        }))}
      />
      <Show when={staff.filter() === 'no-pin' && staff.without().length > 0}>
        <InviteAll staff={staff} />
      </Show>
      <Show
        when={staff.found().length > 0}
        fallback={
          <Empty
            drawing="draw-search"
            title={t.none.title}
            action={
              <Button kind="plain" onClick={staff.reset}>
                {t.none.action}
              </Button>
            }
          >
            {t.none.words}
          </Empty>
        }
      >
        <ul class="rows rows-card" aria-label={t.list}>
          <For each={staff.shown()}>
            {(one) => (
              <li>
                <StaffRow one={one} staff={staff} />
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={rest() > 0}>
        <Button kind="plain" onClick={staff.more}>
          {t.more(rest())}
        </Button>
      </Show>
    </>
  )
}

function InviteAll(props: { staff: Staff }) {
  return (
    <div class="set-up-staff-invite">
      <Button icon="send" busy={props.staff.deed.busy()} onClick={() => void props.staff.invite(props.staff.without())}>
        {t.inviteAll(props.staff.without().length)}
      </Button>
      <p class="small second">{t.inviteAllNote}</p>
      <Show when={props.staff.deed.trouble()}>
        {(trouble) => (
          <Note tone="error" icon="warn">
            <p role="alert">{trouble()}</p>
          </Note>
        )}
      </Show>
    </div>
  )
}

/** What lies over the list. The sheet is made anew for each, so that a form begins empty. */
function Over(props: { staff: Staff }) {
  const over = () => props.staff.over()
  const title = () => (over()?.kind === 'add' ? t.addTitle : (props.staff.person()?.name ?? ''))
  return (
    <FormSheet open={over() !== null} onClose={() => props.staff.close()} title={title()}>
      {(guard) => (
        <Switch>
          <Match when={over()?.kind === 'add' && over()} keyed>
            {(add) => <NewPersonForm staff={props.staff} role={add.kind === 'add' ? add.role : 'collector'} guard={guard} />}
          </Match>
          <Match when={props.staff.person()}>{(one) => <PersonSheet staff={props.staff} one={one()} guard={guard} />}</Match>
        </Switch>
      )}
    </FormSheet>
  )
}
