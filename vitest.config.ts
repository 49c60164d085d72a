import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

const here = import.meta.dirname

/** `#kernel/time.ts` is `src/kernel/time.ts` here, and `dist/kernel/time.js` in the built program. `#test/…` is the test house. */
const rooms = {
  name: 'rooms',
  enforce: 'pre' as const,
  resolveId(specifier: string): string | null {
    const match = /^#(kernel|ui|platform|capabilities|app|test)\/(.+)$/.exec(specifier)
    if (!match?.[1] || !match[2]) return null
    const file = match[1] === 'test' ? join(here, 'test', match[2]) : join(here, 'src', match[1], match[2])
    return existsSync(file) ? file : null
  },
}

export default defineConfig({
  plugins: [rooms],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'test/**/*.test.ts', 'test/**/*.test.tsx'],
    globalSetup: existsSync(join(here, 'test/cluster.ts')) ? ['test/cluster.ts'] : [],
    // For what never ends. A slow machine is not a fault: what a test waits for is a condition, and it waits long before it says no.
    testTimeout: 240_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 30_000 } },
    maxWorkers: 2,
  },
})
