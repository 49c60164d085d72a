import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { redraw } from '#platform/picture/redraw.ts'
import { sizeOfPicture } from '#platform/picture/size.ts'
import { photo, pngOf } from '#test/stories/pictures.ts'

/** The smallest picture there is in WebP. */
const webp = new Uint8Array(Buffer.from('UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA', 'base64'))

describe('a picture is drawn anew', () => {
  it('from each of three kinds, into one', async () => {
    for (const [bytes, width, height] of [
      [pngOf(30, 20), 30, 20],
      [webp, 1, 1],
      [await photo(30, 20, 'x'), 20, 30],
    ] as const) {
      const drawn = await redraw(bytes)
      expect(drawn.ok && sizeOfPicture(drawn.value)).toEqual({ kind: 'jpeg', width, height })
    }
  })

  it('and made smaller where it is long', async () => {
    const drawn = await redraw(pngOf(5120, 40))
    expect(drawn.ok && sizeOfPicture(drawn.value)).toEqual({ kind: 'jpeg', width: 2560, height: 20 })
  })

  it('the same each time, so that nothing of the moment or the machine is in it', async () => {
    const [one, other] = [await redraw(pngOf(30, 20)), await redraw(pngOf(30, 20))]
    expect(one.ok && other.ok && Buffer.from(one.value).equals(Buffer.from(other.value))).toBe(true)
  })

  it('by a helper that may read nothing of ours, nor start anything', () => {
    const tries = `
      const refused = []
      for (const [name, deed] of [['read', () => require('node:fs').readFileSync('/etc/hostname')], ['start', () => require('node:child_process').spawnSync('true')]])
        try { deed() } catch (fault) { refused.push(name + ' ' + fault.code) }
      process.stdout.write(refused.join())`
    const run = spawnSync(process.execPath, ['--permission', '--no-warnings', '-e', tries], { env: {}, encoding: 'utf8' })
    expect(run.stdout).toBe('read ERR_ACCESS_DENIED,start ERR_ACCESS_DENIED')
  })
})
