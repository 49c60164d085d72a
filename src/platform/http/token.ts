import { createHmac, timingSafeEqual } from 'node:crypto'

/** Proves that a form was made by this program for this session. */
export const formToken = (secret: Uint8Array, session: string): string => createHmac('sha256', secret).update(`form/v1|${session}`).digest('base64url')

export function isFormToken(secret: Uint8Array, session: string, given: unknown): boolean {
  if (typeof given !== 'string') return false
  const wanted = Buffer.from(formToken(secret, session))
  const got = Buffer.from(given)
  return got.length === wanted.length && timingSafeEqual(got, wanted)
}

const life = 2 * 60 * 60 * 1000

/** Before sign-in there is no session: the token then only says that this program made the form, at most two hours ago. */
export const openToken = (secret: Uint8Array, now: Date): string => {
  const at = now.getTime().toString(36)
  return `${at}.${formToken(secret, `open|${at}`)}`
}
export function isOpenToken(secret: Uint8Array, now: Date, given: unknown): boolean {
  if (typeof given !== 'string') return false
  const [at = '', mac] = given.split('.')
  const made = parseInt(at, 36)
  return made <= now.getTime() + 60_000 && made > now.getTime() - life && isFormToken(secret, `open|${at}`, mac)
}
