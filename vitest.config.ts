import { defineConfig } from 'vitest/config'

/** What measures on a real clock runs when nothing else does, a file at a time. */
const realTime = ['tests/k6/**/*.test.ts', 'tests/load/withK6/**/*.test.ts', 'tests/intake/running/**/*.test.ts']

export default defineConfig({
  test: {
    testTimeout: 120_000,
    reporters: ['default', './tests/reporter.ts'],
    projects: [
      { extends: true, test: { name: 'pure', include: ['tests/**/*.test.ts'], exclude: realTime, sequence: { groupOrder: 0 } } },
      { extends: true, test: { name: 'real time', include: realTime, maxWorkers: 1, sequence: { groupOrder: 1 } } },
    ],
  },
})
