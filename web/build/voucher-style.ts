import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

/** The participant's page is made by the server and names its style without a hash: the tokens and its few rules in one file. */
export const voucherStyle = (style: string): Plugin => ({
  name: 'voucher-style',
  apply: 'build',
  generateBundle() {
    const source = ['tokens.css', 'voucher-page.css'].map((name) => readFileSync(join(style, name), 'utf8')).join('\n')
    this.emitFile({ type: 'asset', fileName: 'voucher-page.css', source })
  },
})
