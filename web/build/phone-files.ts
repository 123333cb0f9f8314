import type { Plugin } from 'vite'

const DESK = 'assets/desk/'

/**
 * Which scripts and styles a phone keeps: all that can be come to from the page without opening a desk's screen.
 * A name would not do: a style, or words that only desks share, stand in files of their own beside the rest.
 */
export function phoneFiles(): { plugin: Plugin; isKept: (url: string) => boolean } {
  const kept = new Set<string>()
  const plugin: Plugin = {
    name: 'phone-files',
    apply: 'build',
    generateBundle(_options, bundle) {
      const look = (name: string): void => {
        const chunk = bundle[name]
        if (kept.has(name) || chunk?.type !== 'chunk') return
        kept.add(name)
        chunk.viteMetadata?.importedCss.forEach((style) => kept.add(style))
        chunk.imports.forEach(look)
        chunk.dynamicImports.filter((one) => !one.startsWith(DESK)).forEach(look)
      }
      for (const [name, chunk] of Object.entries(bundle)) if (chunk.type === 'chunk' && chunk.isEntry) look(name)
    },
  }
  return { plugin, isKept: (url) => !/\.(js|css)$/.test(url) || !url.startsWith('assets/') || kept.has(url) }
}
