/** How much one caller may ask: `burst` at once, `perSecond` in the long run. What is over waits up to `patience` ms; more is refused. */
export type Limits = { readonly burst: number; readonly perSecond: number; readonly patience: number }

/** A person reading and writing is far below this; a script that runs wild is not. */
export const usual: Limits = { burst: 600, perSecond: 50, patience: 2000 }

export type Verdict = { readonly kind: 'go' } | { readonly kind: 'wait'; readonly ms: number } | { readonly kind: 'refuse'; readonly seconds: number }
export type Limiter = (caller: string, now: number) => Verdict

/**
 * A leaking bucket per caller. It lives in memory and is each copy's own: it protects the copy from being run over, and decides nothing else.
 *
 * @param now milliseconds, any monotone clock
 */
export function limiter({ burst, perSecond, patience }: Limits): Limiter {
  const buckets = new Map<string, { level: number; at: number }>()
  const forget = (now: number): void => {
    for (const [caller, { level, at }] of buckets) if (level <= ((now - at) / 1000) * perSecond) buckets.delete(caller)
  }
  return (caller, now) => {
    if (buckets.size > 10_000) forget(now)
    const bucket = buckets.get(caller) ?? { level: 0, at: now }
    const level = Math.max(0, bucket.level - ((now - bucket.at) / 1000) * perSecond) + 1
    const over = level - burst
    if (over * 1000 > patience * perSecond) {
      buckets.set(caller, { level: level - 1, at: now })
      return { kind: 'refuse', seconds: Math.ceil(over / perSecond) }
    }
    buckets.set(caller, { level, at: now })
    return over <= 0 ? { kind: 'go' } : { kind: 'wait', ms: Math.ceil((over / perSecond) * 1000) }
  }
}
