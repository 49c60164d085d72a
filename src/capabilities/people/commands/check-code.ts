import { Secret, TOTP } from 'otpauth'

/** Six digits, thirty seconds, one step early or late: what every authenticator app does (RFC 6238). */
const period = 30
const authenticator = (secret: Uint8Array, label: string): TOTP =>
  new TOTP({ issuer: 'Lilja', label, algorithm: 'SHA1', digits: 6, period, secret: new Secret({ buffer: Uint8Array.from(secret).buffer }) })

/** The step a code belongs to, or `null` when it is wrong. `at` is real time. A step is spent once, by the store. */
export function stepOf(secret: Uint8Array, typed: string, at: Date): number | null {
  const digits = typed.replace(/\s/g, '')
  if (!/^\d{6}$/.test(digits)) return null
  const early = authenticator(secret, '').validate({ token: digits, timestamp: at.getTime(), window: 1 })
  return early === null ? null : Math.floor(at.getTime() / 1000 / period) + early
}

/** What the QR code says. The label is the sign-in name, never a person's name. */
export const uriOf = (secret: Uint8Array, login: string): string => authenticator(secret, login).toString()

/** For typing by hand, in groups of four. */
export const spelled = (secret: Uint8Array): string =>
  base32(secret)
    .match(/.{1,4}/g)
    ?.join(' ') ?? ''
export const base32 = (secret: Uint8Array): string => new Secret({ buffer: Uint8Array.from(secret).buffer }).base32

/** The code at a moment: what the demo's own authenticator and the tests show. */
export const codeAt = (secret: Uint8Array, at: Date): string => authenticator(secret, '').generate({ timestamp: at.getTime() })
