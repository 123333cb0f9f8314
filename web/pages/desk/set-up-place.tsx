import { SelectField } from '../../parts/select-field.tsx'
import type { Staff } from '../../state/set-up-staff.ts'
import { setUpStaff as t } from '../../text/set-up-staff.vi.ts'

/** Which unit, or which counter. */
export function PlaceField(props: { staff: Staff; kind: 'organisation' | 'office'; value: string; onChange: (id: string) => void; trouble: string | null }) {
  const isOffice = () => props.kind === 'office'
  const options = () =>
    (isOffice() ? (props.staff.read.value()?.offices ?? []) : (props.staff.read.value()?.organisations ?? [])).map(({ id, code, name }) => ({
      value: id,
      label: `${name} (${code})`,
    }))
  const note = () => props.trouble ?? (options().length === 0 ? (isOffice() ? t.noOffices : t.noOrganisations) : undefined)
  return (
    <SelectField
      label={isOffice() ? t.office : t.organisation}
      name="place"
      value={props.value}
      onChange={props.onChange}
      options={options()}
      placeholder={t.choose}
      state={props.trouble ? 'error' : undefined}
      note={note()}
    />
  )
}
