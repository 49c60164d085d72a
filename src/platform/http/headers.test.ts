import { describe, expect, it } from 'vitest'
import { dress, httpsOnly, safeHeaders } from '#platform/http/headers.ts'

describe('every answer', () => {
  it('carries the safe headers, and says so over what it brought', () => {
    const answer = dress(new Response('x', { status: 404, headers: { 'x-frame-options': 'SAMEORIGIN', 'content-type': 'text/plain' } }), 'http://localhost')
    for (const [name, value] of Object.entries(safeHeaders)) expect(answer.headers.get(name)).toBe(value)
    expect(answer.status).toBe(404)
    expect(answer.headers.get('content-type')).toBe('text/plain')
    expect(answer.headers.has('strict-transport-security')).toBe(false)
  })

  it('may say itself how long it is kept, and nothing else', () => {
    expect(dress(new Response('x', { headers: { 'cache-control': 'max-age=60' } }), 'http://localhost').headers.get('cache-control')).toBe('max-age=60')
    expect(dress(new Response('x'), 'http://localhost').headers.get('cache-control')).toBe('no-store')
    expect(dress(new Response('x', { headers: { 'referrer-policy': 'unsafe-url' } }), 'http://localhost').headers.get('referrer-policy')).toBe('same-origin')
  })

  it('asks for https for two years where people come by https, and nowhere else', () => {
    const strict = { 'strict-transport-security': 'max-age=63072000; includeSubDomains' }
    expect(httpsOnly('https://lilja.example')).toEqual(strict)
    expect(httpsOnly('http://lilja.example')).toEqual({})
    expect(httpsOnly('http://https:8080')).toEqual({})
    expect(dress(new Response('x'), 'https://lilja.example').headers.get('strict-transport-security')).toBe(strict['strict-transport-security'])
  })

  it('lets nothing be loaded, framed, sent or run from elsewhere', () => {
    const policy = new Map(
      (safeHeaders['content-security-policy'] ?? '')
        .split('; ')
        .map((rule) => rule.split(' ') as [string, ...string[]])
        .map(([name, ...from]) => [name, from.join(' ')]),
    )
    expect(policy.get('default-src')).toBe("'none'")
    for (const name of ['script-src', 'style-src', 'img-src', 'font-src', 'connect-src', 'form-action']) expect(policy.get(name)).toBe("'self'")
    for (const name of ['frame-ancestors', 'base-uri']) expect(policy.get(name)).toBe("'none'")
    expect(policy.get('require-trusted-types-for')).toBe("'script'")
    expect([...policy.values()].join(' ')).not.toContain('unsafe')
    expect(safeHeaders).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
      'x-robots-tag': 'noindex, nofollow',
    })
    for (const what of ['camera', 'geolocation', 'microphone', 'display-capture']) expect(safeHeaders['permissions-policy']).toContain(`${what}=()`)
    for (const name of ['cross-origin-opener-policy', 'cross-origin-resource-policy']) expect(safeHeaders[name]).toBe('same-origin')
    expect(safeHeaders['cross-origin-embedder-policy']).toBe('require-corp')
  })
  it('has no origin and runs nothing when it is a file to keep, opened in place all the same', () => {
    const policyOf = (disposition: string) =>
      dress(new Response('x', { headers: { 'content-disposition': disposition } }), 'http://localhost').headers.get('content-security-policy')
    expect(policyOf('attachment; filename="ledger.csv"')?.split('; ').toSorted()).toEqual(["default-src 'none'", "frame-ancestors 'none'", 'sandbox'])
    expect(policyOf('inline')).toBe(safeHeaders['content-security-policy'])
  })
})
