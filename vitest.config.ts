import { defineConfig } from 'vitest/config'

const from = (path: string): string => new URL(path, import.meta.url).pathname

// property tests repeat themselves unless told otherwise
const setupFiles = ['test/property-seed.ts']

export default defineConfig({
  resolve: {
    alias: [
      { find: /^lead-handoff$/, replacement: from('./src/index.ts') },
      {
        find: /^lead-handoff\/(core|schemas)$/,
        replacement: `${from('./src/')}$1.ts`,
      },
      {
        find: /^lead-handoff\/testkit\/(vitest|arbitraries)$/,
        replacement: `${from('./src/testkit/')}$1.ts`,
      },
      { find: /^lead-handoff\/(.+)$/, replacement: `${from('./src/')}$1/index.ts` },
    ],
  },
  test: {
    // vitest would leave one core for itself, which here is half of the machine
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          setupFiles,
          include: ['test/**/*.test.ts'],
          exclude: [
            'test/**/*.prop.test.ts',
            'test/docs/**',
            'test/dist/**',
            'test/conformance/**',
          ],
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'property',
          setupFiles,
          include: ['test/**/*.prop.test.ts'],
          testTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'conformance',
          setupFiles,
          include: ['test/conformance/**/*.test.ts'],
          // one after the other: they share one server, and some look at how long things take
          fileParallelism: false,
          testTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: { name: 'docs', include: ['test/docs/**/*.test.ts'], testTimeout: 120_000 },
      },
      {
        extends: true,
        test: {
          name: 'dist',
          include: ['test/dist/**/*.test.ts'],
          globalSetup: ['test/dist/global-setup.ts'],
          testTimeout: 240_000,
          hookTimeout: 240_000,
        },
      },
    ],
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts'],
      reporter: ['text-summary', 'html'],
      thresholds: { lines: 90, branches: 85, functions: 90 },
    },
  },
})
