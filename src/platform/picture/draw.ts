import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The helper of `redraw.ts`, run as a program of its own: a picture comes in, the same picture drawn anew goes out. It is made of strangers'
 * bytes and decoders written in C and Rust, so those run as WebAssembly, in a process that may read nothing but them.
 */
const [kind = '', modules = ''] = process.argv.slice(2)
const longest = 2560
const quality = 88

type Dots = { readonly data: Uint8ClampedArray; readonly width: number; readonly height: number }

/** The decoders were written for browsers, which have this. */
class PlainDots implements Dots {
  readonly data: Uint8ClampedArray
  readonly width: number
  readonly height: number
  constructor(data: Uint8ClampedArray, width: number, height = data.length / 4 / width) {
    this.data = data
    this.width = width
    this.height = height
  }
}
Object.assign(globalThis, { ImageData: PlainDots })

const compiled = (name: string): WebAssembly.Module => new WebAssembly.Module(readFileSync(join(modules, '@jsquash', name)))

async function dotsOf(bytes: Uint8Array<ArrayBuffer>): Promise<Dots> {
  const { buffer } = bytes
  if (kind === 'jpeg') {
    const { default: decode, init } = await import('@jsquash/jpeg/decode.js')
    await init(compiled('jpeg/codec/dec/mozjpeg_dec.wasm'))
    return await decode(buffer, { preserveOrientation: true })
  }
  if (kind === 'webp') {
    const { default: decode, init } = await import('@jsquash/webp/decode.js')
    await init(compiled('webp/codec/dec/webp_dec.wasm'))
    return await decode(buffer)
  }
  const { default: decode, init } = await import('@jsquash/png/decode.js')
  await init(compiled('png/codec/pkg/squoosh_png_bg.wasm'))
  return await decode(buffer)
}

/** Smaller where it is too long, by the mean of the dots that fall together; what could be seen through becomes white. */
function fitted({ data, width, height }: Dots): Dots {
  const scale = Math.min(1, longest / Math.max(width, height))
  const wide = Math.max(1, Math.round(width * scale))
  const high = Math.max(1, Math.round(height * scale))
  const made = new Uint8ClampedArray(wide * high * 4)
  const mean = [0, 0, 0]
  for (let y = 0; y < high; y += 1) {
    const top = Math.floor((y * height) / high)
    const bottom = Math.max(top + 1, Math.floor(((y + 1) * height) / high))
    for (let x = 0; x < wide; x += 1) {
      const left = Math.floor((x * width) / wide)
      const right = Math.max(left + 1, Math.floor(((x + 1) * width) / wide))
      mean.fill(0)
      for (let row = top; row < bottom; row += 1) {
        for (let at = (row * width + left) * 4; at < (row * width + right) * 4; at += 4) {
          const seen = (data[at + 3] ?? 255) / 255
          for (let colour = 0; colour < 3; colour += 1) mean[colour] = (mean[colour] ?? 0) + (data[at + colour] ?? 0) * seen + 255 * (1 - seen)
        }
      }
      const dots = (bottom - top) * (right - left)
      const to = (y * wide + x) * 4
      for (let colour = 0; colour < 3; colour += 1) made[to + colour] = (mean[colour] ?? 0) / dots
      made[to + 3] = 255
    }
  }
  return new PlainDots(made, wide, high)
}

const parts: Buffer[] = []
for await (const part of process.stdin) parts.push(part as Buffer)
const dots = fitted(await dotsOf(new Uint8Array(Buffer.concat(parts))))
const { default: encode, init } = await import('@jsquash/jpeg/encode.js')
await init(compiled('jpeg/codec/enc/mozjpeg_enc.wasm'))
const drawn = await encode(dots as ImageData, { quality })
process.stdout.write(new Uint8Array(drawn))
