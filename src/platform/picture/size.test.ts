import { describe, expect, it } from 'vitest'
import { sizeOfPicture } from '#platform/picture/size.ts'

const of = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
  new Uint8Array(Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part)))))

describe('how large a picture says it is', () => {
  it.each([
    ['png', of('\u0089PNG\r\n\u001a\n', [0, 0, 0, 13], 'IHDR', [0, 0, 1, 0], [0, 0, 0, 9]), { kind: 'png', width: 256, height: 9 }],
    [
      'jpeg behind other segments',
      of([0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 1, 0xff, 0xff, 0xc2, 0, 17, 8, 1, 0, 2, 0, 3, 0, 0]),
      { kind: 'jpeg', width: 512, height: 256 },
    ],
    ['webp, plain', of('RIFF', [0, 0, 0, 0], 'WEBPVP8 ', [0, 0, 0, 0, 0, 0, 0, 0x9d, 1, 0x2a, 7, 0, 5, 0]), { kind: 'webp', width: 7, height: 5 }],
    ['webp, lossless', of('RIFF', [0, 0, 0, 0], 'WEBPVP8L', [0, 0, 0, 0, 0x2f, 6, 0, 1, 0, 0, 0, 0, 0, 0]), { kind: 'webp', width: 7, height: 5 }],
    ['webp, extended', of('RIFF', [0, 0, 0, 0], 'WEBPVP8X', [0, 0, 0, 0, 0, 0, 0, 0, 6, 0, 0, 4, 0, 0]), { kind: 'webp', width: 7, height: 5 }],
    ['nothing', of(), null],
    ['a jpeg that ends too soon', of([0xff, 0xd8, 0xff, 0xe0, 0, 4]), null],
    ['a drawing in letters', of('<svg xmlns="http://www.w3.org/2000/svg"/>'), null],
  ] as const)('%s', (_name, bytes, size) => {
    expect(sizeOfPicture(bytes)).toEqual(size)
  })
})
