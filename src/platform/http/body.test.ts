import { expect, it } from 'vitest'
import { readBody } from '#platform/http/body.ts'
import { versionOf } from '#platform/http/ask.ts'

const form = (body: string | Uint8Array<ArrayBuffer>) =>
  readBody(new Request('http://x/', { method: 'POST', body: Buffer.from(body), headers: { 'content-type': 'application/x-www-form-urlencoded' } }), 'form')

it('reads a name given twice as a list, and plus signs and every letter as they were typed', async () => {
  expect(await form('a=1&a=2&b=%2B+%C3%A5%20%F0%9F%91%A9')).toEqual({ ok: true, value: { a: ['1', '2'], b: '+ å 👩' } })
})

it.each([['a=%ff'], ['a=%C3%28'], ['a=100%'], ['a=%zz'], [new Uint8Array([0x61, 0x3d, 0xff])]])(
  'refuses what spells no letters rather than making other words of it',
  async (body) => {
    expect(await form(body)).toEqual({ ok: false, refusal: { kind: 'not-understood' } })
  },
)

it('does not take the machine when a name comes a hundred thousand times', async () => {
  expect(await form('&a'.repeat(100_000))).toEqual({ ok: false, refusal: { kind: 'too-large' } })
})

it('passes by the names that every object has', async () => {
  const read = await form('__proto__=x&constructor=y&prototype=z&a=1')
  expect(read.ok ? [Object.keys(read.value), Object.getPrototypeOf(read.value)] : null).toEqual([['a'], null])
})

it('takes no version that the database cannot hold', () => {
  expect([1, '7', 1e308, 2_147_483_648, -1, 2.5, '99999999999', "1' or 1=1", [1], null].map(versionOf)).toEqual([
    1,
    7,
    null,
    null,
    null,
    null,
    null,
    null,
    null,
    null,
  ])
})
