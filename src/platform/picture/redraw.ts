import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, extname, join } from 'node:path'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { makeTurns } from '#platform/sealing/passphrase.ts'
import { sizeOfPicture } from '#platform/picture/size.ts'

/** More dots than a telephone takes; what claims more is not unpacked. */
export const mostDots = 26_000_000
const mostTime = 20_000
/** A picture drawn anew is never larger than this. */
const mostDrawn = 16 * 1024 * 1024

export type RedrawRefusal = { readonly kind: 'not-a-picture' } | { readonly kind: 'too-many-dots' } | { readonly kind: 'cannot-be-read' }

/** One at a time: unpacked, a picture takes a few hundred megabytes in the helper's memory, and none in ours. */
const turns = makeTurns(1, 50)

/** Where the decoders lie: the helper may read them and its own file, and nothing else on the machine. */
function decoders(): string {
  let folder = import.meta.dirname
  while (!existsSync(join(folder, 'node_modules', '@jsquash'))) {
    if (dirname(folder) === folder) throw new Error('the decoders of pictures are not installed')
    folder = dirname(folder)
  }
  return join(folder, 'node_modules')
}

/** Bytes in, bytes out, in a program of its own that may neither write, nor start anything, nor see our environment; over after some seconds. */
async function drawApart(kind: string, bytes: Uint8Array): Promise<Uint8Array | null> {
  const helper = join(import.meta.dirname, `draw${extname(import.meta.filename)}`)
  const modules = decoders()
  const rights = ['--permission', `--allow-fs-read=${helper}`, `--allow-fs-read=${modules}`, `--allow-fs-read=${join(modules, '..', 'package.json')}`]
  const child = spawn(process.execPath, [...rights, '--no-warnings', '--max-old-space-size=256', helper, kind, modules], {
    cwd: '/',
    env: {},
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  const over = setTimeout(() => child.kill('SIGKILL'), mostTime)
  const parts: Buffer[] = []
  let size = 0
  child.stdout.on('data', (part: Buffer) => {
    size += part.length
    if (size > mostDrawn) child.kill('SIGKILL')
    else parts.push(part)
  })
  // A helper that has ended does not read on; how it ended says enough.
  child.stdin.on('error', () => undefined)
  child.stdin.end(bytes)
  const ended = await new Promise<number | null>((resolve) => {
    child.once('close', resolve)
    child.once('error', () => {
      resolve(null)
    })
  })
  clearTimeout(over)
  return ended === 0 && size > 0 && size <= mostDrawn ? new Uint8Array(Buffer.concat(parts)) : null
}

/**
 * Draws a picture anew from its dots: a JPEG without place, time, device, preview, colour profile or anything else that came along, turned
 * as it was meant to be seen, and at most 2560 dots long.
 * @throws TooBusy when fifty wait
 */
export async function redraw(bytes: Uint8Array): Promise<Result<Uint8Array, RedrawRefusal>> {
  const size = sizeOfPicture(bytes)
  if (size === null) return refuse({ kind: 'not-a-picture' })
  if (size.width * size.height > mostDots) return refuse({ kind: 'too-many-dots' })
  if (size.width === 0 || size.height === 0) return refuse({ kind: 'cannot-be-read' })
  const drawn = await turns.take(() => drawApart(size.kind, bytes))
  return drawn === null ? refuse({ kind: 'cannot-be-read' }) : accept(drawn)
}
