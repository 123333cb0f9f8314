import { Inflate } from 'fflate'

/** Why a file is not read; its sentence stands in `text/set-up-file.vi.ts`. */
export type FileTrouble = 'no-workbook' | 'binary' | 'broken' | 'too-large' | 'too-many-rows'
export class UnreadableFile extends Error {
  readonly why: FileTrouble
  constructor(why: FileTrouble) {
    super(why)
    this.why = why
  }
}

export type ZipPart = { method: number; packed: Uint8Array; says: number }
/** Bytes that may still come out of a file, whatever it says of itself. */
export type Budget = { bytes: number }

const MOST_PARTS = 5_000
const PIECE = 16 * 1024

/** What a zip holds by name. The list at its end is believed as to where parts stand, and not as to their size. Names are only names: nothing is written to a place of that name. */
export function partsOf(bytes: Uint8Array): Map<string, ZipPart> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endOf(view)
  const count = view.getUint16(end + 10, true)
  if (count > MOST_PARTS) throw new UnreadableFile('too-large')
  const parts = new Map<string, ZipPart>()
  let at = view.getUint32(end + 16, true)
  for (let number = 0; number < count; number++) {
    if (at + 46 > end || view.getUint32(at, true) !== 0x0201_4b50) throw new UnreadableFile('broken')
    const [flags, method, packedSize, says] = [
      view.getUint16(at + 8, true),
      view.getUint16(at + 10, true),
      view.getUint32(at + 20, true),
      view.getUint32(at + 24, true),
    ]
    const [nameLength, extra, comment, start] = [
      view.getUint16(at + 28, true),
      view.getUint16(at + 30, true),
      view.getUint16(at + 32, true),
      view.getUint32(at + 42, true),
    ]
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength))
    at += 46 + nameLength + extra + comment
    if (name.endsWith('/')) continue
    if (start + 30 > bytes.length || view.getUint32(start, true) !== 0x0403_4b50 || flags & 1) throw new UnreadableFile('broken')
    const body = start + 30 + view.getUint16(start + 26, true) + view.getUint16(start + 28, true)
    if (body + packedSize > bytes.length) throw new UnreadableFile('broken')
    parts.set(name, { method, packed: bytes.subarray(body, body + packedSize), says })
  }
  return parts
}

/** Hands a part's text on, piece by piece, as long as the budget lasts. */
export function unpackPart({ method, packed }: ZipPart, budget: Budget, take: (text: string, share: number) => void): void {
  const decoder = new TextDecoder()
  let done = 0
  const give = (bytes: Uint8Array, isLast: boolean) => {
    budget.bytes -= bytes.length
    if (budget.bytes < 0) throw new UnreadableFile('too-large')
    take(decoder.decode(bytes, { stream: !isLast }), packed.length === 0 ? 1 : done / packed.length)
  }
  const inflate = method === 8 ? new Inflate(give) : null
  if (!inflate && method !== 0) throw new UnreadableFile('broken')
  try {
    for (let at = 0; at < packed.length; at += PIECE) {
      const piece = packed.subarray(at, at + PIECE)
      done = at + piece.length
      if (inflate) inflate.push(piece, done === packed.length)
      else give(piece, done === packed.length)
    }
  } catch (error) {
    throw error instanceof UnreadableFile ? error : new UnreadableFile('broken')
  }
}

/** Where the list's own end stands: in the last 64 kB, behind it at most a comment. */
function endOf(view: DataView): number {
  for (let at = view.byteLength - 22; at >= 0 && at > view.byteLength - 65_558; at--) if (view.getUint32(at, true) === 0x0605_4b50) return at
  throw new UnreadableFile('broken')
}
