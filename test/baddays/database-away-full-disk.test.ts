import { execFileSync, spawnSync } from 'node:child_process'
import { closeSync, existsSync, fsyncSync, mkdtempSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { must, personAt, type Kept, type Sent } from '#test/baddays/rig/person.ts'
import { lilja, startProgram, until, isHealthy, type RunningProgram } from '#test/baddays/rig/program.ts'
import { findLost, note, opening, sendAgain } from '#test/baddays/rig/storm.ts'
import { openEmbeddedTown, type Town } from '#test/baddays/rig/town.ts'

/** R04. A disk of its own that can be filled takes the right to mount one; without that right it is not tried. */
const disk = mkdtempSync(join(tmpdir(), 'lilja-disk-'))
const mounted = process.getuid?.() === 0 && spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=420m,mode=0755', 'lilja-test', disk]).status === 0
afterAll(() => {
  if (mounted) execFileSync('umount', ['-l', disk])
  rmSync(disk, { recursive: true, force: true })
})

const filler = join(disk, 'filler')
/** Takes every byte that is left. */
const fill = (): void => {
  const handle = openSync(filler, 'a')
  try {
    for (let size = 1 << 20; size >= 512; size >>= 1) {
      try {
        for (;;) writeSync(handle, Buffer.alloc(size))
      } catch (fault) {
        if ((fault as { code?: string }).code !== 'ENOSPC') throw fault
      }
    }
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

describe.runIf(mounted)('the disk of the database is full (needs root, to mount a small one)', () => {
  let town: Town
  let program: RunningProgram
  beforeAll(async () => {
    town = await openEmbeddedTown({ parent: disk })
    program = await startProgram(town)
  })
  afterAll(() => town.close())

  it('people are told to wait, nothing acknowledged is lost, and it works again by itself within a minute of there being room', async () => {
    const worker = personAt(town, () => program.staff, 'worker.alfa')
    const caseId = must(await worker.tells('/cases/new', opening), 'open')
    const kept: Kept[] = []
    const open: Sent[] = []
    const odd: string[] = []
    fill()
    expect(statfsSync(disk).bavail).toBe(0)
    const writes = async (nth: number): Promise<number> => {
      const sent: Sent = {
        by: 'worker.alfa',
        what: 'cases.record',
        path: `/cases/${caseId}/records/new`,
        fields: note(`${nth} ${'words '.repeat(3000)}`),
        key: crypto.randomUUID(),
        at: nth,
      }
      const answer = await worker.tells(sent.path, sent.fields, sent.key)
      if (answer.status === 201) kept.push({ ...sent, id: must(answer, 'write'), location: String(answer.body['location']) })
      else if (answer.status === 503) open.push(sent)
      else odd.push(`${answer.status} ${answer.text}`)
      return answer.status
    }
    let nth = 0
    await until('there is no room', async () => (await writes(nth++)) === 503 || !existsSync(filler), 60)
    const page = await worker.page('/', 'sv')
    expect([200, 503]).toContain(page.status)
    for (let more = 0; more < 5; more++) await writes(nth++)
    expect(odd).toEqual([])
    expect(open.length).toBeGreaterThan(0)
    expect((await fetch(`${program.site}/sv/`)).status).toBe(200)
    expect(program.isUp()).toBe(true)

    rmSync(filler)
    const seconds = await until(
      'it works again',
      async () => (await isHealthy(program.staff)) && (await worker.tells('/cases/new', opening).catch(() => null))?.status === 201,
      60,
    )
    expect(seconds).toBeLessThan(60)
    const again = await sendAgain(town, () => program.staff, { kept, open, refused: [], stop: async () => await Promise.resolve() })
    expect(again.wrong).toEqual([])
    expect(await findLost(town, [...kept, ...again.made])).toEqual([])
    const verified = await lilja(town, ['audit', 'verify'])
    expect([verified.ending, verified.said]).toEqual([0, expect.any(String)])
  }, 180_000)
})

it.runIf(!mounted)('the disk of the database is full: not tried here, because a small disk cannot be mounted', () => {
  expect(mounted).toBe(false)
})
