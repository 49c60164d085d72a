/** Reading changes nothing; everything else must come from our own pages. */
export const isSafe = (method: string): boolean => method === 'GET' || method === 'HEAD'

/**
 * Whether an unsafe request may be told apart from one another site made somebody's browser send.
 * Fetch-Metadata and Origin are both believed when they say no; the token in the form is checked besides.
 *
 * @param strict an answer that carries no form token (JSON with a cookie) must at least prove its origin
 */
export function cameFromUs(request: Request, origin: string, strict: boolean): boolean {
  const site = request.headers.get('sec-fetch-site')
  if (site !== null && site !== 'same-origin') return false
  const from = request.headers.get('origin')
  if (from !== null && from !== origin) return false
  return strict ? site !== null || from !== null : true
}
