import { defineConfig } from 'vitest/config'

const modules = `${import.meta.dirname}/../../node_modules`
const solid = `${modules}/solid-js`

/** The browser's Solid and fflate by name, since the server's Solid runs no effects; all else as on a server, so that a real one may stand in a test. */
export default defineConfig({
  resolve: {
    alias: [
      { find: /^solid-js$/, replacement: `${solid}/dist/dev.js` },
      { find: /^solid-js\/store$/, replacement: `${solid}/store/dist/dev.js` },
      { find: /^solid-js\/web$/, replacement: `${solid}/web/dist/dev.js` },
      { find: /^fflate$/, replacement: `${modules}/fflate/esm/browser.js` },
    ],
  },
  test: {
    root: import.meta.dirname,
    include: ['**/*.test.ts'],
    environment: 'node',
    setupFiles: ['./setup.ts'],
    testTimeout: 300_000,
    hookTimeout: 300_000,
    server: { deps: { inline: [/solid-js/] } },
  },
})
