import type { Plugin, Rollup } from 'vite'

type Bundle = Rollup.OutputBundle

const DESK = 'assets/desk/'
export const COUNTER = 'assets/counter/'
/** What a clerk's machine keeps beside what every phone keeps, for this build. */
const LIST = 'counter-files.json'

/**
 * Which scripts and styles a phone keeps: all that can be come to from the page without opening a desk's or a counter's screen.
 * A name would not do: a style, or words that only desks share, stand in files of their own beside the rest.
 * What a counter needs beyond that is written down as a list, which its service worker reads.
 */
export function phoneFiles(): { plugin: Plugin; isKept: (url: string) => boolean } {
  let kept = new Set<string>()
  const plugin: Plugin = {
    name: 'phone-files',
    apply: 'build',
    generateBundle(_options, bundle) {
      const names = Object.keys(bundle)
      const entries = Object.values(bundle).flatMap((file) => (file.type === 'chunk' && file.isEntry ? [file.fileName] : []))
      kept = reachable(bundle, entries, [DESK, COUNTER])
      const ofCounter = names.filter((name) => name.startsWith(COUNTER))
      const all = new Set([...ofCounter, ...reachable(bundle, ofCounter, [DESK])])
      const source = JSON.stringify([...all].filter((name) => !kept.has(name) && !name.endsWith('.map')).map((name) => `/${name}`))
      this.emitFile({ type: 'asset', fileName: LIST, source })
    },
  }
  return { plugin, isKept: (url) => !/\.(js|css)$/.test(url) || !url.startsWith('assets/') || kept.has(url) }
}

/** Scripts and styles that some scripts lead to; what is loaded late from a folder left out is left out too. */
function reachable(bundle: Bundle, from: string[], without: string[]): Set<string> {
  const found = new Set<string>()
  const look = (name: string): void => {
    const chunk = bundle[name]
    if (found.has(name) || chunk?.type !== 'chunk') return
    found.add(name)
    chunk.viteMetadata?.importedCss.forEach((style) => found.add(style))
    chunk.imports.forEach(look)
    chunk.dynamicImports.filter((one) => !without.some((folder) => one.startsWith(folder))).forEach(look)
  }
  from.forEach(look)
  return found
}
