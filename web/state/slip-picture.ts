import { encode } from 'uqr'
import { slip as t } from '../text/slip.vi.ts'

/** All that a picture of a voucher says. `name`: initials; `content`: what its QR holds. */
export type SlipPicture = { content: string; name: string; code: string; place: string; hours: string; until: string }

const WIDTH = 1080
const MARGIN = 64
const STRIPE = 24
/** Whole pixels for each module, so that no edge is blurred. */
const MODULE = 14
const QUIET = 4

type Line = { text: string; size: number; weight: 500 | 700; colour: string; gap: number; middle: boolean }

/** A PNG of 1080 pixels across, nothing on it smaller than 28, on white whatever the theme. */
export async function drawSlip(picture: SlipPicture): Promise<Blob> {
  const family = getComputedStyle(document.body).fontFamily
  await Promise.all([500, 700].map((weight) => document.fonts.load(`${weight} 36px ${family}`, t.head).catch(() => [])))
  const colours = coloursOf()
  const canvas = document.createElement('canvas')
  const pen = canvas.getContext('2d') as CanvasRenderingContext2D
  const font = ({ size, weight }: Pick<Line, 'size' | 'weight'>) => `${weight} ${size}px ${family}`
  const wrap = (line: Line) => wrapped(line.text, WIDTH - 2 * MARGIN, (text) => ((pen.font = font(line)), pen.measureText(text).width))

  const above = linesAbove(picture, colours).map((line) => ({ line, rows: wrap(line) }))
  const below = linesBelow(picture, colours).map((line) => ({ line, rows: wrap(line) }))
  const heightOf = (blocks: typeof above) => blocks.reduce((sum, { line, rows }) => sum + line.gap + rows.length * line.size * 1.35, 0)
  const code = encode(picture.content, { ecc: 'Q', border: QUIET })
  canvas.width = WIDTH
  // A size set anew wipes the pen: from here on it draws.
  canvas.height = Math.ceil(2 * STRIPE + 2 * MARGIN + heightOf(above) + code.size * MODULE + heightOf(below))

  pen.fillStyle = colours.paper
  pen.fillRect(0, 0, WIDTH, canvas.height)
  for (const top of [0, canvas.height - STRIPE]) drawStripes(pen, top, colours)
  pen.textBaseline = 'top'
  let top = STRIPE + MARGIN
  const write = (blocks: typeof above) => {
    for (const { line, rows } of blocks) {
      top += line.gap
      pen.font = font(line)
      pen.fillStyle = line.colour
      pen.textAlign = line.middle ? 'center' : 'left'
      for (const row of rows) {
        pen.fillText(row, line.middle ? WIDTH / 2 : MARGIN, top)
        top += line.size * 1.35
      }
    }
  }
  write(above)
  const left = Math.floor((WIDTH - code.size * MODULE) / 2)
  pen.fillStyle = colours.ink
  const start = Math.round(top)
  code.data.forEach((row, y) => row.forEach((dark, x) => dark && pen.fillRect(left + x * MODULE, start + y * MODULE, MODULE, MODULE)))
  top = start + code.size * MODULE
  write(below)
  return new Promise((resolve, reject) => canvas.toBlob((file) => (file ? resolve(file) : reject(new Error('no picture'))), 'image/png'))
}

type Colours = ReturnType<typeof coloursOf>

const linesAbove = ({ name }: SlipPicture, { cobalt, second }: Colours): Line[] => [
  { text: t.head, size: 60, weight: 700, colour: cobalt, gap: 0, middle: true },
  { text: `${t.once}. ${t.name}:`, size: 34, weight: 500, colour: second, gap: 8, middle: true },
  { text: name, size: 34, weight: 700, colour: second, gap: 0, middle: true },
]

const linesBelow = ({ code, place, hours, until }: SlipPicture, { ink, second }: Colours): Line[] => {
  const plain = { size: 36, weight: 500 as const, colour: ink, gap: 12, middle: false }
  return [
    { text: code, size: 88, weight: 700, colour: ink, gap: 0, middle: true },
    { ...plain, text: `${t.office}: ${place}`, gap: 28 },
    ...(hours ? [{ ...plain, text: `${t.hours}: ${hours}` }] : []),
    { ...plain, text: `${t.until} ${until}`, weight: 700 },
    { ...plain, text: t.bring, size: 32, colour: second },
  ]
}

/** The tokens of the day, resolved by the browser: a canvas knows no properties. Each has an element of its own, since a change of one might be drawn out. */
function coloursOf() {
  const read = (token: string) => {
    const probe = document.createElement('i')
    probe.className = 'slip-colours'
    probe.style.color = `var(--${token})`
    document.body.append(probe)
    const { color } = getComputedStyle(probe)
    probe.remove()
    return color
  }
  return { paper: read('qr-paper'), ink: read('qr-ink'), cobalt: read('cobalt'), lacquer: read('lacquer'), second: read('ink-2') }
}

/** The airmail edge of letters and vouchers. */
function drawStripes(pen: CanvasRenderingContext2D, top: number, { lacquer, cobalt }: Colours): void {
  pen.save()
  pen.beginPath()
  pen.rect(0, top, WIDTH, STRIPE)
  pen.clip()
  for (let x = -STRIPE, nth = 0; x < WIDTH; x += 54, nth += 1) {
    pen.fillStyle = nth % 2 === 0 ? lacquer : cobalt
    pen.beginPath()
    pen.moveTo(x + STRIPE, top)
    pen.lineTo(x + STRIPE + 36, top)
    pen.lineTo(x + 36, top + STRIPE)
    pen.lineTo(x, top + STRIPE)
    pen.fill()
  }
  pen.restore()
}

/** Text in rows that are not wider than `most`, broken between words. */
export function wrapped(text: string, most: number, widthOf: (text: string) => number): string[] {
  const rows: string[] = []
  for (const word of text.split(' ')) {
    const longer = rows.length > 0 ? `${rows.at(-1)} ${word}` : word
    if (rows.length > 0 && widthOf(longer) <= most) rows[rows.length - 1] = longer
    else rows.push(word)
  }
  return rows
}
