import { defineConfig } from 'vitest/config'

/** Two ways to run: the server's side, and the browser's Solid in tests/web with a config of its own. */
export default defineConfig({
  root: `${import.meta.dirname}/..`,
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'server',
          environment: 'node',
          globalSetup: ['tests/cast/vitest.template.ts'],
          // Files share their modules, which keep what they know by store: loading the whole server anew for each file took as long as its tests.
          isolate: false,
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/flows/**', 'tests/web/**'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      'tests/web/vitest.config.ts',
    ],
  },
})
