import './avatar.css'

/** The last two words of a name, as people are called here: "Nguyễn Thị Mỹ Duyên" is MD. */
export const initials = (name: string) =>
  name
    .trim()
    .split(/\s+/)
    .slice(-2)
    .map((word) => [...word][0]?.toLocaleUpperCase('vi') ?? '')
    .join('')

export function Avatar(props: { name: string }) {
  return (
    <span class="avatar" role="img" aria-label={props.name}>
      <span aria-hidden="true">{initials(props.name)}</span>
    </span>
  )
}
