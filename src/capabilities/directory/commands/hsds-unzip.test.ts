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

  it('says that it holds more than it does', () => {
    const bytes = deflateRawSync(Buffer.alloc(10))
    expect(unzip(zipOf([['a.csv', { bytes, size: 1000, crc: 0 }]]), 1_000_000)).toEqual({ ok: false, refusal: { kind: 'not-understood' } })
  })

  it('points at the same bytes again and again', async () => {
    const one = await packed('x'.repeat(100_000))
    const zip = Buffer.from(zipOf([['0.csv', one], ...Array.from({ length: 30 }, (_, at) => [`${at + 1}.csv`, one] as const)]))
    // Every entry of the list at the end is turned to the first file.
    for (let at = zip.indexOf(Buffer.from([0x50, 0x4b, 1, 2])); at >= 0; at = zip.indexOf(Buffer.from([0x50, 0x4b, 1, 2]), at + 4))
      zip.writeUInt32LE(0, at + 42)
    const list = zip.indexOf(Buffer.from([0x50, 0x4b, 1, 2]))
    const overlapping = Buffer.concat([zip.subarray(0, 30 + 5 + one.bytes.length), zip.subarray(list)])
    overlapping.writeUInt32LE(30 + 5 + one.bytes.length, overlapping.length - 6)
    expect(unzip(overlapping, 10_000_000)).toEqual({ ok: false, refusal: { kind: 'too-large' } })
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

describe('a small file that would become a large one', () => {
  const large = 15 * 1024 * 1024
  const filled = (words: string): string => words.repeat(Math.floor(large / words.length))
  const zipped = async (name: string, words: string): Promise<Uint8Array> => zipWith([name, words])

  it.each<[what: string, name: string, words: () => string, kind: string]>([
    ['rows without end', 'organizations.csv', () => filled('a\n'), 'too-many'],
    ['one row of cells without end', 'organizations.csv', () => `id${filled(',')}`, 'too-many'],
    ['a cell of quotes without end', 'organizations.csv', () => `id\n"${filled('""')}"`, 'too-many'],
    ['a cell without end', 'organizations.csv', () => `id\n${filled('a')}`, 'read'],
    ['lists without end', 'a.json', () => `[${filled('[],')}[]]`, 'too-many'],
    ['names without end', 'a.json', () => `[{${filled('"":0,')}"":0}]`, 'too-many'],
    ['numbers without end', 'a.json', () => `[${filled('0,')}0]`, 'too-many'],
    ['depth without end', 'a.json', () => filled('['), 'too-deep'],
    ['depth in a word', 'a.json', () => `["${filled('[')}"]`, 'read'],
    ['more than it may be', 'organizations.csv', () => 'x'.repeat(100 * 1024 * 1024), 'too-large'],
  ])('%s is refused before it grows, in little memory', async (_what, name, words, kind) => {
    const bytes = await zipped(name, words())
    expect(bytes.length).toBeLessThan(500_000)
    const [before, began] = [process.memoryUsage().rss, process.cpuUsage()]
    const read = readFiles([{ name: 'a.zip', bytes }])
    const { user, system } = process.cpuUsage(began)
    const [spent, grown] = [(user + system) / 1000, process.memoryUsage().rss - before]
    expect(read.ok ? 'read' : read.refusal.kind).toBe(kind)
    // A second on a machine that does nothing else; a blow-up takes minutes.
    expect([spent < 5000, grown < 200 * 1024 * 1024], `${Math.round(spent)} ms, ${Math.round(grown / 1024 / 1024)} MB`).toEqual([true, true])
  })

  it('a zip in a zip in a zip is not opened', async () => {
    let bytes = await zipWith(['organizations.csv', 'id,name\r\n'])
    for (let depth = 0; depth < 20; depth += 1) {
      const packedSize = deflateRawSync(bytes)
      bytes = zipOf([['more.zip', { bytes: packedSize, size: bytes.length, crc: 0 }]])
    }
    expect(readFiles([{ name: 'a.zip', bytes }])).toEqual({ ok: false, refusal: { kind: 'nothing-in-it' } })
  })
})
