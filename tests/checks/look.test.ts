import { basename, dirname } from 'node:path'
import { expect, test } from 'vitest'
import { filesOf, linesOf, read } from './sources.ts'
import { selectorsOf } from './selectors.ts'

const web = filesOf('web').filter((path) => !path.startsWith('web/gallery/'))
const styles = web.filter((path) => path.endsWith('.css'))
const pages = web.filter((path) => path.endsWith('.tsx'))
const plain = (path: string) => read(path).replaceAll(/\/\*[\s\S]*?\*\//g, (comment) => comment.replaceAll(/[^\n]/g, ' '))

test('colours stand in the tokens file alone', () => {
  const colour = /#[0-9a-f]{3,8}\b|\b(rgba?|hsla?|oklch|oklab|lab|lch|hwb)\(|:\s*(white|black|red|green|blue|yellow|gr[ae]y|orange)\b/i
  const found = linesOf(
    styles.filter((path) => path !== 'web/style/tokens.css'),
    colour,
    plain,
  )
  // In a mask #000 and #0000 are opaque and clear, not colours.
  expect(found.filter((line) => !/^[^#]*(#0{3,4}\b[^#]*)+$/.test(line))).toEqual([])
  expect(linesOf(pages, /['"`]#[0-9a-f]{3,8}['"`]/i)).toEqual([])
})

test('no JSX carries a static style, which the policy of the pages would report', () => {
  expect(linesOf(pages, /\sstyle=["'`]/)).toEqual([])
})

test('a part’s and a page’s style speaks of classes with its own name', () => {
  const parts = styles.filter((path) => /^web\/(parts|pages)\//.test(path))
  const foreign = parts.flatMap((path) => {
    const name = basename(path, '.css')
    const stems = [name, name.split('-')[0] as string, ...namesIn(path.replace(/\.css$/, '.tsx'))]
    const own = (selector: string) => stems.some((stem) => new RegExp(`\\.${stem}(?![\\w])`).test(selector))
    return selectorsOf(plain(path)).flatMap((selector) => (own(selector) ? [] : [`${path} ${selector}`]))
  })
  expect(foreign).toEqual([])
})

test('a style stands beside the part or the page it is of, or is its folder’s', () => {
  const beside = (path: string) => web.includes(path.replace(/\.css$/, '.tsx')) || basename(path, '.css') === basename(dirname(path))
  expect(styles.filter((path) => /^web\/(parts|pages)\//.test(path) && !beside(path))).toEqual([])
})

/** The names of what a part gives out, as classes: `VoucherCard` is `voucher-card`. */
function namesIn(path: string): string[] {
  if (!web.includes(path)) return []
  const names = [...read(path).matchAll(/export (?:default )?(?:function|const) ([A-Z]\w*)/g)].map(([, name]) => name as string)
  return names.map((name) => name.replaceAll(/(?<=[a-z])[A-Z]/g, '-$&').toLowerCase())
}
