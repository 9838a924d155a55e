// All tests: the table tests of the rules, the server with real sockets, and the pages in a real browser.
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/global-setup.ts'],
    // Chromium, sockets and child processes on two cores need room.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    pool: 'forks',
    reporters: process.env.CI ? ['default', './test/closing-line.ts'] : ['default'],
  },
})
