import { UnreadableFile } from './file-zip.ts'

/** Names come without their prefix, text as it stands in the file. */
export type XmlEars = { open: (name: string, attributes: string, isEmpty: boolean) => void; close: (name: string) => void; text: (text: string) => void }

/** More than any tag or text of a workbook between two tags. */
const MOST_PENDING = 4_000_000

/** Reads XML as it comes, holding no more than one tag. What a document declares of its own, entities above all, is passed over; nothing is fetched. */
export function makeScanner(ears: XmlEars): (text: string) => void {
  let rest = ''
  return (text) => {
    const all = rest + text
    let at = 0
    for (;;) {
      const start = all.indexOf('<', at)
      if (start === -1) break
      const end = endOfMark(all, start)
      if (end === -1) break
      if (start > at) ears.text(all.slice(at, start))
      mark(all.slice(start + 1, end), ears)
      at = end + 1
    }
    rest = all.slice(at)
    if (rest.length > MOST_PENDING) throw new UnreadableFile('too-large')
  }
}

/** The value of an attribute; null when there is none. */
export function attribute(attributes: string, name: string): string | null {
  const usual = attributes.indexOf(` ${name}="`)
  if (usual !== -1) {
    const from = usual + name.length + 3
    const end = attributes.indexOf('"', from)
    return end === -1 ? null : attributes.slice(from, end)
  }
  if (!attributes.includes(name)) return null
  for (let at = attributes.indexOf(name); at !== -1; at = attributes.indexOf(name, at + 1)) {
    const before = attributes[at - 1]
    if (at > 0 && before !== ' ' && before !== '\n' && before !== '\t' && before !== '\r') continue
    const found = /^\s*=\s*(?:"([^"]*)"|'([^']*)')/.exec(attributes.slice(at + name.length, at + name.length + 600))
    if (found) return found[1] ?? found[2] ?? null
  }
  return null
}

/** Text as people see it. Only the five names that all XML knows and numbers mean anything. */
export function unescaped(text: string): string {
  if (!text.includes('&')) return text
  return text.replaceAll(/&(?:(lt|gt|amp|quot|apos)|#(\d{1,7})|#x([0-9a-f]{1,6}));/gi, (whole, name?: string, decimal?: string, hex?: string) => {
    if (name) return NAMED[name.toLowerCase()] ?? whole
    const code = decimal ? Number(decimal) : Number.parseInt(hex ?? '', 16)
    return code <= 0x10_ffff ? String.fromCodePoint(code) : ''
  })
}
const NAMED: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

function endOfMark(all: string, start: number): number {
  const after = (sign: string) => {
    const found = all.indexOf(sign, start)
    return found === -1 ? -1 : found + sign.length - 1
  }
  if (all.startsWith('<!', start)) {
    if (all.length < start + 9) return -1
    if (all.startsWith('<!--', start)) return after('-->')
    if (all.startsWith('<![CDATA[', start)) return after(']]>')
    const [open, close] = [all.indexOf('[', start), all.indexOf('>', start)]
    return open !== -1 && open < close ? after(']>') : close
  }
  return endOfTag(all, start)
}

/** A sign within quotes ends nothing. */
function endOfTag(all: string, start: number): number {
  const first = all.indexOf('>', start)
  if (first === -1) return -1
  let quote = 0
  for (let at = start; at < all.length; at++) {
    const sign = all.charCodeAt(at)
    if (quote === 0 && sign === 62) return at
    if (sign === 34 || sign === 39) quote = quote === 0 ? sign : quote === sign ? 0 : quote
  }
  return -1
}

function mark(inside: string, { open, close, text }: XmlEars): void {
  const first = inside[0]
  if (first === '/') return close(bare(inside.slice(1).trimEnd()))
  if (first === '?') return
  if (first === '!') return inside.startsWith('![CDATA[') ? text(inside.slice(8, -2).replaceAll('&', '&amp;')) : undefined
  const isEmpty = inside.endsWith('/')
  const space = inside.search(/[\s/]/)
  const name = bare(space === -1 ? inside : inside.slice(0, space))
  open(name, space === -1 ? '' : inside.slice(space, isEmpty ? -1 : undefined), isEmpty)
  if (isEmpty) close(name)
}

const bare = (name: string) => name.slice(name.indexOf(':') + 1)
