import { encode } from 'uqr'

/** A QR as one path, dark on white whatever the theme, two modules of quiet within and the card's edge around. */
export function QrCode(props: { text: string }) {
  const code = () => encode(props.text, { border: 2, ecc: 'Q' })
  const path = () =>
    code()
      .data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')))
      .join('')
  return (
    <svg viewBox={`0 0 ${code().size} ${code().size}`} aria-hidden="true">
      <path d={path()} />
    </svg>
  )
}
