/** What every answer carries, errors and unknown methods included (security.md §5.4; the referrer rule is decisions.md 1). */
export const safeHeaders: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; require-trusted-types-for 'script'",
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy':
    'accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()',
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'x-robots-tag': 'noindex, nofollow',
  'cache-control': 'no-store',
}

/** Only where people really come by https. */
export const httpsOnly = (origin: string): Readonly<Record<string, string>> =>
  origin.startsWith('https:') ? { 'strict-transport-security': 'max-age=63072000; includeSubDomains' } : {}

/** What leaves as a file is nobody's page: opened in place all the same, it has no origin and runs nothing. */
const fileOnly = "default-src 'none'; frame-ancestors 'none'; sandbox"

export function dress(answer: Response, origin: string): Response {
  for (const [name, value] of Object.entries({ ...safeHeaders, ...httpsOnly(origin) })) {
    if (name === 'cache-control' && answer.headers.has(name)) continue
    answer.headers.set(name, value)
  }
  if (answer.headers.get('content-disposition')?.startsWith('attachment')) answer.headers.set('content-security-policy', fileOnly)
  return answer
}
