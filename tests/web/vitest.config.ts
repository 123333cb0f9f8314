import { defineConfig } from 'vitest/config'

/** The browser's Solid, since the server's runs no effects. */
export default defineConfig({
  resolve: { conditions: ['browser', 'development'] },
  ssr: { resolve: { conditions: ['browser', 'development'] } },
  test: {
    root: import.meta.dirname,
    include: ['**/*.test.ts'],
    environment: 'node',
    setupFiles: ['./setup.ts'],
    server: { deps: { inline: [/solid-js/] } },
  },
})
