import { availableParallelism, loadavg } from 'node:os'

/** Milliseconds that count as `ms` on a machine that has nothing else to do: where others work as well, everything takes longer. */
export const onThisMachine = (ms: number): number => ms * Math.max(1, (loadavg()[0] ?? 0) / availableParallelism())
