import { createEffect, createMemo, createSignal, on } from 'solid-js'
import type { Enrolment, EnrolmentBody, History, Voucher } from '#contract/enrolments.ts'
import type { Versions } from '#contract/evidence.ts'
import { maskDigits } from '#rules/identifiers.ts'
import type { App } from './app.ts'
import { type KeptBlank, keptBlank } from './blanks.ts'
import { unkept } from './desk.ts'
import { createRows } from './entries.ts'
import { withChanges } from './entry-rows.ts'
import { officeName } from './periods.ts'
import type { Person } from './person.ts'
import { createRead } from './read.ts'

/** One entry: its row, its facts as far as this phone may show them, its voucher and what it went through. */
export function createEntry(app: App, person: Person, id: () => string) {
  const rows = createRows(app, person)
  const row = createMemo(() => rows().find((one) => one.id === id()) ?? null)
  const known = createMemo(() => person.ledger.entries().find((entry) => entry.id === id()) ?? null)
  const item = createMemo(() => person.ledger.items().find((one) => one.id === id() && one.kind === 'enrolment') ?? null)
  const history = createRead<History>(unkept(person.reads), () => (known() && !item() ? `/api/enrolments/${id()}/history` : null))
  const isChanged = () => history.value()?.transitions.some(({ act }) => act === 'correct' || act === 'mend') ?? false
  const versions = createRead<Versions>(unkept(person.reads), () => (isChanged() ? `/api/enrolments/${id()}/versions` : null))
  createEffect(
    on(
      () => known()?.seq,
      (seq, before) => before !== undefined && seq !== before && void history.reload().then(() => versions.reload()),
    ),
  )

  const facts = createMemo(() => {
    const queued = item()
    if (queued) {
      const body = withChanges(queued.body as EnrolmentBody, id(), person.ledger.items())
      const mask = (digits: string | null) => digits && maskDigits(digits)
      return {
        ...body,
        maskedCccd: mask(body.cccd),
        maskedInsuranceNumber: mask(body.insuranceNumber),
        maskedPhone: mask(body.phone),
        receivedAt: null,
        giftConsent: body.giftConsent !== null,
      }
    }
    const entry = known()
    if (!entry) return null
    const changed = withChanges(entry, id(), person.ledger.items())
    return { ...changed, giftConsent: Boolean(changed.giftConsent) }
  })
  const voucher = createVoucher(app, person, { id, known, facts })
  const canChange = () =>
    ['queued', 'sending', 'refused', 'pending', 'returned', 'duplicate'].includes(row()?.chip ?? '') && row()?.change?.kind !== 'cancellation'
  const canCancel = () => canChange() || row()?.chip === 'verified' || row()?.chip === 'rejected'
  return { row, facts, voucher, history, versions, canChange, canCancel }
}

/** The voucher of an entry as a page shows it. `unsent`: shown off this phone's pool, while the entry that brings it waits here. */
export type ShownVoucher = Voucher & { name: string; office: string; unsent: boolean }
type About = { id: () => string; known: () => Enrolment | null; facts: () => { giftConsent: boolean; name: string; officeId: string | null } | null }

/** What the server has said of it; before that the blank that the entry took, as long as it is to bring a gift. */
function createVoucher(app: App, person: Person, { id, known, facts }: About) {
  const [blank, setBlank] = createSignal<KeptBlank | null>(null)
  const code = createMemo(() => person.ledger.items().findLast((one) => (one.id === id() || one.of === id()) && one.body.blank)?.body.blank ?? null)
  createEffect(
    on(code, (shown) => {
      if (!shown) return void setBlank(null)
      void keptBlank(person.pool, shown).then((found) => shown === code() && setBlank(found))
    }),
  )
  return createMemo((): ShownVoucher | null => {
    const [stored, pooled, said] = [known()?.voucher, blank(), facts()]
    const about = (officeId: string | null) => ({ name: said?.name ?? '', office: officeName(app.bundle(), officeId) })
    if (stored) return { ...stored, ...about(stored.officeId), unsent: false }
    return pooled && said?.giftConsent ? { ...pooled, state: 'issued', officeId: said.officeId, ...about(said.officeId), unsent: true } : null
  })
}
