import { vi } from 'vitest'

/** Whole programs and databases are started and killed here: on a busy machine that takes its time. A hang still ends. */
vi.setConfig({ testTimeout: 240_000, hookTimeout: 300_000 })
