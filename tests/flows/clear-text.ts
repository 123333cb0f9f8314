import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The files of a browser's profile (IndexedDB, Cache Storage and all else) that hold one of these words as bytes, in UTF-8 or UTF-16. */
export function clearText(folder: string, words: readonly string[]): string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  if (!files.some(({ parentPath }) => parentPath.includes('IndexedDB'))) return ['no IndexedDB lies in the profile']
  const needles = words.flatMap((word) => (['utf8', 'utf16le'] as const).map((encoding) => ({ word, bytes: Buffer.from(word, encoding) })))
  return files.flatMap(({ parentPath, name }) => {
    const bytes = readFileSync(join(parentPath, name))
    return needles.filter((needle) => bytes.includes(needle.bytes)).map(({ word }) => `${word} in ${join(parentPath, name)}`)
  })
}
