import { join } from 'node:path'
import { defineConfig } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import solid from 'vite-plugin-solid'
import { packedFiles } from './build/packed-files.ts'
import { COUNTER, phoneFiles } from './build/phone-files.ts'
import { noForeignAddress } from './build/no-foreign-address.ts'
import { voucherStyle } from './build/voucher-style.ts'

const API = process.env.API_ORIGIN ?? 'http://127.0.0.1:8787'

/** What only a desk's screens need: the pages, what set-up and the lists know, the readers and writers of workbooks. */
const OF_A_DESK = /\/web\/(pages\/desk|(state|text)\/(set-up|list|file)-|device\/zip-here)|-excel-file\//

/** What only a counter needs: its pages and all that reads a code. The stock page is a clerk's too. */
const OF_A_COUNTER = /\/web\/(scan\/|(pages|state|text)\/(counter|stock|scanner|wedge)|parts\/(scanner|verdict))|\/node_modules\/(zxing-wasm|qr)\//

/** Each kind of screen has a folder of its own, by which a phone knows what it does not keep. */
const folderOf = (moduleIds: readonly string[]): string => {
  if (moduleIds.some((id) => OF_A_COUNTER.test(id))) return COUNTER
  return moduleIds.some((id) => OF_A_DESK.test(id)) ? 'assets/desk/' : 'assets/'
}
const nameOf = ({ moduleIds }: { moduleIds: readonly string[] }) => `${folderOf(moduleIds)}[name]-[hash].js`

const phone = phoneFiles()

export default defineConfig({
  root: import.meta.dirname,
  resolve: { alias: [{ find: /^fflate$/, replacement: join(import.meta.dirname, 'device/zip-here.ts') }] },
  plugins: [
    solid(),
    voucherStyle(join(import.meta.dirname, 'style')),
    phone.plugin,
    VitePWA({
      strategies: 'injectManifest',
      srcDir: '.',
      filename: 'sw.ts',
      registerType: 'prompt',
      injectRegister: false,
      manifest: {
        id: '/',
        name: 'Ra Quân',
        short_name: 'Ra Quân',
        description: 'Sổ ghi nhận, bảng thi đua và phiếu quà cho đợt ra quân',
        lang: 'vi',
        dir: 'ltr',
        start_url: '/',
        scope: '/',
        display: 'standalone',
        orientation: 'any',
        background_color: '#123688',
        theme_color: '#123688',
        icons: [
          { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
          { src: '/maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
        ],
      },
      includeManifestIcons: false,
      injectManifest: {
        globPatterns: ['**/*.{html,js,css,svg,woff2}', 'icon-192.png', 'counter-files.json'],
        // Screens of a desk come over the network when an organiser opens them; a collector's phone does not carry them.
        globIgnores: ['voucher-page.css'],
        manifestTransforms: [async (files) => ({ manifest: files.filter(({ url }) => phone.isKept(url)), warnings: [] })],
      },
    }),
    packedFiles(join(import.meta.dirname, 'dist')),
  ],
  worker: {
    format: 'es',
    plugins: () => [noForeignAddress()],
    rolldownOptions: { output: { entryFileNames: nameOf, chunkFileNames: nameOf, assetFileNames: `${COUNTER}[name]-[hash][extname]` } },
  },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: ['chrome111', 'firefox121', 'safari16.4'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        chunkFileNames: nameOf,
      },
    },
  },
  server: { port: 5173, strictPort: true, proxy: { '/api': API, '/q': API } },
})
