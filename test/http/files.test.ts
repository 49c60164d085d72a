import { setImmediate as breathe } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { file, page } from '#platform/http/door.ts'
import type { Visit } from '#platform/http/visit.ts'
import { openSmallHouse, type SmallHouse, type Someone } from '#test/http/small-house.ts'

const size = 96 * 1024 * 1024
const packed = new Uint8Array(gzipSync(Buffer.alloc(size)))
const asksTwice = async ({ tx }: Visit): Promise<string> => {
  const ask = async () => (await sql<{ said: string }>`select random()::text as said from authz.clock`.execute(tx)).rows[0]?.said
  return (await ask()) === (await ask()) ? 'remembered' : 'asked again'
}
const common = { may: ['case_worker'], records: 'small.seen' } as const
const room = {
  name: 'small',
  doors: [
    file({ ...common, path: '/large', name: 'large', file: () => Promise.resolve({ name: 'large', type: 'text/plain', body: packed, packed: true }) }),
    file({ ...common, path: '/file', name: 'file', file: async (visit) => ({ name: 'file', type: 'text/plain', body: await asksTwice(visit) }) }),
    page({
      ...common,
      path: '/page',
      name: 'page',
      answers: z.object({ said: z.string() }),
      read: async (visit) => ({ said: await asksTwice(visit) }),
      view: ({ said }) => ({ title: 'Page', body: said }),
    }),
  ],
}

let house: SmallHouse
let someone: Someone
beforeAll(async () => {
  house = await openSmallHouse([room])
  someone = await house.someone(['case_worker'])
})
afterAll(() => house.scratch.drop())

describe('a large file', () => {
  it('is unpacked no further than it is read, whole all the same, and recorded once', async () => {
    const answer = await someone.visits('/large')
    const reader = (answer.body as ReadableStream<Uint8Array>).getReader()
    let read = (await reader.read()).value?.length ?? 0
    const before = process.memoryUsage().arrayBuffers
    for (let turn = 0; turn < 3000; turn += 1) await breathe()
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(16 * 1024 * 1024)
    for (let next = await reader.read(); !next.done; next = await reader.read()) read += next.value.length
    expect(read).toBe(size)
    expect(await house.recorded()).toContain('small.seen done')
  })

  it('remembers none of the answers it is made of, as a page does', async () => {
    expect(await (await someone.visits('/file')).text()).toBe('asked again')
    expect(await (await someone.visits('/page')).text()).toContain('remembered')
  })
})
