import { defineConfig } from 'tsup'

export default defineConfig({
  // one line per subpath of package.json
  entry: {
    index: 'src/index.ts',
    core: 'src/core.ts',
    calendar: 'src/calendar/index.ts',
    metrics: 'src/metrics/index.ts',
    feedback: 'src/feedback/index.ts',
    report: 'src/report/index.ts',
    schemas: 'src/schemas.ts',
    memory: 'src/memory/index.ts',
    testkit: 'src/testkit/index.ts',
    'testkit/vitest': 'src/testkit/vitest.ts',
    'testkit/arbitraries': 'src/testkit/arbitraries.ts',
  },
  format: ['esm', 'cjs'],
  // tsup 8 sets baseUrl itself, which TypeScript 6 calls deprecated
  dts: { compilerOptions: { ignoreDeprecations: '6.0' } },
  tsconfig: 'tsconfig.core.json',
  target: 'es2022',
  platform: 'neutral',
  // one copy of the error class for all CommonJS subpaths
  splitting: true,
  removeNodeProtocol: false,
  sourcemap: true,
  treeshake: true,
  clean: true,
})
