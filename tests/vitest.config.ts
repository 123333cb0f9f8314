import { defineConfig } from 'vitest/config'

const server = { environment: 'node', globalSetup: ['tests/cast/vitest.template.ts'], testTimeout: 300_000, hookTimeout: 300_000 }
/** Those that put another module in a module's place load all of theirs for themselves. */
const APART = ['tests/api/sign-in.test.ts']

/** Three ways to run: the server's side, what of it stands apart, and the browser's Solid in tests/web with a config of its own. */
export default defineConfig({
  root: `${import.meta.dirname}/..`,
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          ...server,
          name: 'server',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/flows/**', 'tests/web/**', ...APART],
          // Files share their modules, which keep what they know by store: loading the whole server anew for each file took as long as its tests.
          isolate: false,
        },
      },
      { test: { ...server, name: 'apart', include: APART } },
      'tests/web/vitest.config.ts',
    ],
  },
})
