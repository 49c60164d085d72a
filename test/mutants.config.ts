import { defineConfig } from 'vitest/config'
import ordinary from '../vitest.config.ts'

/** For `npm run mutate`: only what needs no database, which is what stands beside the code, and hostile words on a page. */
export default defineConfig({
  ...ordinary,
  test: {
    ...ordinary.test,
    include: process.env['LILJA_TESTS']?.split(',') ?? ['src/**/*.test.ts', 'src/**/*.test.tsx', 'test/ui/hostile.test.tsx'],
    globalSetup: [],
    setupFiles: ['test/mutants.setup.ts'],
    maxWorkers: 1,
    // What is changed runs many times slower: limits of time are for the ordinary tests.
    exclude: ['src/capabilities/*/commands/**'],
  },
})
