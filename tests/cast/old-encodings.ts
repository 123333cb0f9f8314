import { TCVN3 } from '#rules/tcvn3.ts'
import { VNI } from '#rules/vni.ts'

/** Text as old files hold it; what a reader must turn back. */
export type Encoding = 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be' | 'windows-1258' | 'tcvn3' | 'vni'

const reversed = (table: ReadonlyMap<string, string>) => new Map([...table].map(([code, letter]) => [letter, code]))
const toTable = (table: Map<string, string>) => (text: string) => [...text.normalize('NFC')].map((letter) => table.get(letter) ?? letter).join('')

const tcvn3 = reversed(TCVN3)
/** As typed in a .VnTime font: a toned capital is the small one. */
export const toTcvn3 = (text: string): string =>
  [...text.normalize('NFC')].map((letter) => tcvn3.get(letter) ?? tcvn3.get(letter.toLowerCase()) ?? letter).join('')
export const toVni: (text: string) => string = toTable(reversed(VNI))

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g
const bytes1258 = new Map(Array.from({ length: 256 }, (_, byte) => [new TextDecoder('windows-1258').decode(new Uint8Array([byte])), byte]))

function to1258(text: string): Uint8Array {
  const signs = [...text.normalize('NFC')].flatMap((letter) => {
    if (bytes1258.has(letter)) return [letter]
    const parts = letter.normalize('NFD')
    return [parts.replace(TONES, '').normalize('NFC'), ...(parts.match(TONES) ?? [])]
  })
  return Uint8Array.from(signs, (sign) => bytes1258.get(sign) ?? 63)
}

const latin1 = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0))
const wide = (text: string, little: boolean) =>
  Uint8Array.from(
    [...`\uFEFF${text}`].flatMap((sign) => {
      const code = sign.charCodeAt(0)
      return little ? [code & 255, code >> 8] : [code >> 8, code & 255]
    }),
  )

export function encoded(text: string, encoding: Encoding): Uint8Array {
  if (encoding === 'windows-1258') return to1258(text)
  if (encoding === 'tcvn3') return latin1(toTcvn3(text))
  if (encoding === 'vni') return latin1(toVni(text))
  if (encoding === 'utf-16le' || encoding === 'utf-16be') return wide(text, encoding === 'utf-16le')
  return new TextEncoder().encode(encoding === 'utf-8-bom' ? `\uFEFF${text}` : text)
}
