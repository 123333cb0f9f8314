import { defineConfig } from 'vite'
import solid from 'vite-plugin-solid'

/** The gallery of the parts, for looking: `npx vite --config web/gallery/vite.config.ts`. Not shipped. */
export default defineConfig({
  root: import.meta.dirname,
  publicDir: '../public',
  plugins: [solid()],
  build: { outDir: process.env.GALLERY_OUT ?? '/tmp/gallery', emptyOutDir: true },
})
