import { setUpFile as t } from '../text/set-up-file.vi.ts'

/** What the reader of workbooks leaves out: numbers that a format shows with leading zeros, errors, formulas that nobody has computed. They are written as the text that people see. */
export function settleCells(sheetXml: string, formats: ReadonlyMap<string, string>): string {
  return sheetXml.replaceAll(CELL, (cell, prefix: string, attributes: string, inside: string) => {
    const style = attribute(attributes, 's')
    const type = attribute(attributes, 't') ?? 'n'
    const value = VALUE.exec(inside)?.[1]
    const format = style === null ? undefined : formats.get(style)
    const text =
      type === 'e'
        ? (value ?? t.uncomputed)
        : FORMULA.test(inside) && (value === undefined || (value === '' && type === 'n'))
          ? t.uncomputed
          : type === 'n' && format !== undefined && /^\d+$/.test(value ?? '')
            ? padded(format, value as string)
            : null
    if (text === null) return cell
    const place = attribute(attributes, 'r')
    return `<${prefix}c${place === null ? '' : ` r="${place}"`} t="inlineStr"><${prefix}is><${prefix}t>${text}</${prefix}t></${prefix}is></${prefix}c>`
  })
}

/** The formats that show a number with zeros before it, by the style that cells name: `00000`, `0000\ 000\ 000`. */
export function paddedFormats(stylesXml: string): Map<string, string> {
  const codes = new Map(
    [...stylesXml.matchAll(/<(?:\w+:)?numFmt\b([^>]*)>/g)].map(([, attributes]) => [attribute(attributes!, 'numFmtId'), attribute(attributes!, 'formatCode')]),
  )
  const cells = /<(?:\w+:)?cellXfs\b[^>]*>([\s\S]*?)<\/(?:\w+:)?cellXfs>/.exec(stylesXml)?.[1] ?? ''
  const styles = [...cells.matchAll(/<(?:\w+:)?xf\b([^>]*)>/g)].map(([, attributes]) => codes.get(attribute(attributes!, 'numFmtId')) ?? '')
  return new Map(styles.flatMap((code, style) => (padding(unescape(code)) ? [[String(style), unescape(code)] as const] : [])))
}

const ATTRIBUTES = String.raw`((?:\s+[\w:]+\s*=\s*(?:"[^"]*"|'[^']*'))*)`
const CELL = new RegExp(String.raw`<((?:\w+:)?)c${ATTRIBUTES}\s*>([\s\S]*?)</\1c>`, 'g')
const VALUE = /<(?:\w+:)?v\b[^>]*>([^<]*)<\//
const FORMULA = /<(?:\w+:)?f\b/

function attribute(attributes: string, name: string): string | null {
  const found = new RegExp(String.raw`\s${name}\s*=\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes)
  return found?.[1] ?? found?.[2] ?? null
}

const unescape = (text: string): string =>
  text.replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

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

function padded(code: string, digits: string): string {
  const signs = padding(code) ?? []
  const slots = signs.filter((sign) => sign === 'digit').length
  const rest = [...digits.padStart(slots, '0')]
  const first = rest.splice(0, rest.length - slots + 1).join('')
  const filled = [first, ...rest]
  return escape(signs.map((sign) => (sign === 'digit' ? filled.shift() : sign.literal)).join(''))
}
