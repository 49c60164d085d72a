import { afterEach, expect, it, vi } from 'vitest'
import { log } from '#platform/log/log.ts'

afterEach(() => {
  vi.restoreAllMocks()
})

it('writes one line for one event, whatever stands in it, in plain signs that turn and hide nothing', () => {
  const lines: string[] = []
  vi.spyOn(process.stderr, 'write').mockImplementation((line) => {
    lines.push(String(line))
    return true
  })
  const strange = 'a\n{"kind":"false"}\r\u001b[2K\u0085\u2028\u202egnp\u009b\u0000é"\\'
  log({ kind: strange, ref: 'x' })
  expect(lines).toHaveLength(1)
  expect(lines[0]).toMatch(/^[ -~]+\n$/)
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ kind: strange, ref: 'x' })
})
