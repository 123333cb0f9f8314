import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

export const ROOT = join(import.meta.dirname, '..', '..')
const ELSEWHERE = new Set(['node_modules', 'dist', 'data', 'shots', 'coverage', '.git'])

/** Every file of the given folders by its path from the root; what is made or brought is left out. */
export const filesOf = (...folders: string[]): string[] => folders.flatMap((folder) => walk(join(ROOT, folder)).map((path) => relative(ROOT, path)))

export const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8')

/** The code of a file without its comments, so that a rule speaks of what runs. */
export const codeOf = (path: string): string => read(path).replaceAll(/\/\*[\s\S]*?\*\/|(?<![:'"`\w])\/\/.*$/gm, '')

/** Lines of the given files that match, as `path:line text`. */
export function linesOf(paths: string[], pattern: RegExp, textOf: (path: string) => string = read): string[] {
  return paths.flatMap((path) =>
    textOf(path)
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1} ${line.trim()}`] : [])),
  )
}

/** Where each import of a file leads, as written. */
export const importsOf = (path: string): string[] => [...read(path).matchAll(/(?:^|\s)(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, name]) => name as string)

function walk(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (ELSEWHERE.has(entry.name)) return []
    const path = join(folder, entry.name)
    return entry.isDirectory() ? walk(path) : [path]
  })
}
