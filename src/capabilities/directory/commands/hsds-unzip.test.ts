import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readFiles } from '#capabilities/directory/commands/hsds-read-file.ts'
import { unzip } from '#capabilities/directory/commands/hsds-unzip.ts'
import { packing, zipOf } from '#capabilities/directory/queries/hsds-zip.ts'

const packed = async (words: string) => {
  const file = packing()
  await file.write(words)
  return await file.end()
}
const zipWith = async (...files: readonly (readonly [string, string])[]) =>
  zipOf(await Promise.all(files.map(async ([name, words]) => [name, await packed(words)] as const)))

it('what is packed comes out as it was', async () => {
  const words = 'Åäö, '.repeat(50_000)
  const read = unzip(await zipWith(['a.csv', words], ['folder/b.csv', 'x']), 1_000_000)
  expect(read.ok && read.value.map(({ name, bytes }) => [name, new TextDecoder().decode(bytes)])).toEqual([
    ['a.csv', words],
    ['b.csv', 'x'],
  ])
})

describe('a zip that means harm', () => {
  it('holds more than it may', async () => {
    expect(unzip(await zipWith(['a.csv', 'x'.repeat(10_000)]), 9_999)).toEqual({ ok: false, refusal: { kind: 'too-large' } })
  })

  it('says that it holds less than it does', async () => {
    const bytes = deflateRawSync(Buffer.alloc(10_000_000))
    const lying = zipOf([['a.csv', { bytes, size: 10, crc: 0 }]])
    expect(unzip(lying, 1_000_000)).toEqual({ ok: false, refusal: { kind: 'too-large' } })
  })

  it('holds too many files', async () => {
    const one = await packed('x')
    expect(unzip(zipOf(Array.from({ length: 101 }, (_, at) => [`${at}.csv`, one] as const)), 1_000_000)).toEqual({ ok: false, refusal: { kind: 'too-large' } })
  })

  it('whatever its bytes are, it is refused or read, and never a fault', async () => {
    const good = await zipWith(['organizations.csv', 'id,name\r\n'])
    fc.assert(
      fc.property(fc.nat(good.length - 1), fc.nat(255), fc.nat(good.length), (at, byte, length) => {
        const bytes = good.slice(0, length)
        bytes[at] = byte
        return typeof unzip(bytes, 1000).ok === 'boolean' && typeof readFiles([{ name: 'a.zip', bytes }]).ok === 'boolean'
      }),
    )
  })
})

it('whatever a JSON document holds, it is refused or read, and never a fault', () => {
  fc.assert(fc.property(fc.json({ maxDepth: 4 }), (words) => typeof readFiles([{ name: 'a.json', bytes: Buffer.from(words) }]).ok === 'boolean'))
})
