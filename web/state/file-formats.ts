import { attribute, unescaped } from './file-xml.ts'

/** How the cells of a workbook show their numbers, by the style that they name. */
export type Formats = { isDay: (style: number) => boolean; padded: (style: number, digits: string) => string | null }

/** From `xl/styles.xml`: which styles show days, and which show zeros before a number (`00000`, `0000\ 000\ 000`). */
export function formatsOf(stylesXml: string): Formats {
  const codes = new Map(
    [...stylesXml.matchAll(/<(?:\w+:)?numFmt\b([^>]*)>/g)].map(([, attributes]) => [
      attribute(attributes!, 'numFmtId') ?? '',
      unescaped(attribute(attributes!, 'formatCode') ?? ''),
    ]),
  )
  const cells = /<(?:\w+:)?cellXfs\b[^>]*>([\s\S]*?)<\/(?:\w+:)?cellXfs>/.exec(stylesXml)?.[1] ?? ''
  const ids = [...cells.matchAll(/<(?:\w+:)?xf\b([^>]*)>/g)].map(([, attributes]) => attribute(attributes!, 'numFmtId') ?? '0')
  const days = ids.map((id) => (codes.has(id) ? showsDay(codes.get(id)!) : BUILT_IN_DAYS.has(Number(id))))
  const paddings = ids.map((id) => padding(codes.get(id) ?? ''))
  return {
    isDay: (style) => days[style] ?? false,
    padded: (style, digits) => (paddings[style] && /^\d+$/.test(digits) ? padded(paddings[style], digits) : null),
  }
}

const BUILT_IN_DAYS = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58])
const showsDay = (code: string) => /[dy]/i.test((code.split(';')[0] ?? '').replaceAll(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./g, ''))

type Sign = { literal: string } | 'digit'

/** The signs of a format's first section; null when it is anything but digits and literals with two zeros or more. */
function padding(code: string): Sign[] | null {
  const signs: Sign[] = []
  let zeros = 0
  for (const [whole, quoted, escaped, plain] of code.matchAll(/"([^"]*)"|\\(.)|([\s\S])/g)) {
    if (quoted !== undefined || escaped !== undefined) signs.push({ literal: quoted ?? escaped ?? '' })
    else if (plain === ';') break
    else if (plain === '0' || plain === '#') {
      signs.push('digit')
      zeros += plain === '0' ? 1 : 0
    } else if (' -()+'.includes(whole)) signs.push({ literal: whole })
    else return null
  }
  return zeros >= 2 ? signs : null
}

function padded(signs: Sign[], digits: string): string {
  const slots = signs.filter((sign) => sign === 'digit').length
  const rest = [...digits.padStart(slots, '0')]
  const first = rest.splice(0, rest.length - slots + 1).join('')
  const filled = [first, ...rest]
  return signs.map((sign) => (sign === 'digit' ? filled.shift() : sign.literal)).join('')
}
