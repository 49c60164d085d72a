import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lilja, startProgram, until, type RunningProgram } from '#test/baddays/rig/program.ts'
import { personAt } from '#test/baddays/rig/person.ts'
import { rounds, within } from '#test/baddays/rig/rounds.ts'
import { beginStorm, findLost, openDesks, sendAgain } from '#test/baddays/rig/storm.ts'
import { everybody, openEmbeddedTown, type Town } from '#test/baddays/rig/town.ts'

/** R01. 100 rounds in the long run; 3 in the ordinary one. */
const times = rounds(100, 3)
/** Seconds from the start of the program to its first good answer, without what it takes only here: to read the source instead of what is built. */
const readyWithin = 5
/** What reading takes on two cores that do nothing else. A machine that is busy is measured with the same yardstick. */
const quietReading = 1.5
/** What it takes now, in seconds. */
const readingTime = async (town: Town): Promise<number> => {
  const began = performance.now()
  await lilja(town, ['--help'])
  return (performance.now() - began) / 1000
}

/** A server that works takes files away meanwhile: the journal's, above all. */
const unlessGone = (file: string): Buffer | null => {
  try {
    return readFileSync(file)
  } catch (fault) {
    if ((fault as { code?: string }).code === 'ENOENT') return null
    throw fault
  }
}

describe('the program is killed while eight people write', () => {
  let town: Town
  let program: RunningProgram
  const origin = (): string => program.staff
  beforeAll(async () => {
    town = await openEmbeddedTown()
    program = await startProgram(town)
  })
  afterAll(() => town.close())

  it(
    `and nothing acknowledged is lost, nothing is half done, and what was not answered is done once when it is sent again (${times} rounds)`,
    async () => {
      const desks = await openDesks(town, origin)
      for (let round = 0; round < times; round++) {
        const storm = beginStorm(desks)
        // Somewhere in the middle, each time elsewhere.
        const many = 8 + ((round * 37) % 61)
        await until('the storm', () => storm.kept.length >= many, 60)
        await program.kill()
        await storm.stop()
        expect(storm.refused, `round ${round}`).toEqual([])

        const reading = await readingTime(town)
        program = await startProgram(town)
        expect((program.readyAfter - reading) / Math.max(1, reading / quietReading), `round ${round}: ready after`).toBeLessThan(readyWithin)
        const again = await sendAgain(town, origin, storm)
        expect(again.wrong, `round ${round}`).toEqual([])
        expect(storm.open.length, 'somebody was interrupted').toBeGreaterThan(0)
        expect(await findLost(town, [...storm.kept, ...again.made]), `round ${round}`).toEqual([])
      }
    },
    within(60, 300),
  )

  it('and the record is whole afterwards, and the operator’s tool finds nothing wrong', async () => {
    const verified = await lilja(town, ['audit', 'verify', '--json'])
    expect([verified.ending, verified.said]).toEqual([0, expect.stringContaining('"ok":true')])
    const found = await lilja(town, ['doctor', '--json'])
    expect(found.said).not.toContain('"fault"')
  })

  it('and whoever is signed in goes on without signing in again', async () => {
    const worker = personAt(town, origin, 'worker.alfa')
    expect((await worker.page('/')).status).toBe(200)
    await program.stop()
    program = await startProgram(town)
    expect((await worker.page('/')).status).toBe(200)
  })

  it('and nobody’s own key, and no session’s token, lies on the disk in plain', () => {
    const plain = [...town.players.map(({ pair }) => Buffer.from(pair.privateKey)), ...everybody.map((login) => Buffer.from(town.tokenOf(login)))]
    const files = readdirSync(town.home, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.parentPath.includes('programs-'))
      .map((entry) => join(entry.parentPath, entry.name))
    let read = 0
    const telling = files.filter((file) => {
      const bytes = unlessGone(file)
      if (bytes === null) return false
      read += 1
      return plain.some((secret) => bytes.includes(secret))
    })
    expect([read > 100, telling]).toEqual([true, []])
  })
})
