import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isHealthy, startProgram, until, type RunningProgram } from '#test/baddays/rig/program.ts'
import { openServerTown, type ServerTown } from '#test/baddays/rig/town.ts'

/** M29. Who is on call can be read when the system is down. */
describe('the database is away', () => {
  let town: ServerTown
  let program: RunningProgram
  const list = (): string => join(town.home, '.lilja', 'lists', 'sv', '2480.html')
  beforeAll(async () => {
    town = await openServerTown({ stories: true })
    program = await startProgram(town)
  }, 300_000)
  afterAll(() => town.close())

  it('the lists lie on the disk, as they last were, and the program goes on', async () => {
    await until('the lists are written', () => existsSync(list()) && existsSync(join(town.home, '.lilja', 'lists', 'en', '2584.html')), 60)
    const before = readFileSync(list(), 'utf8')
    expect(before).toContain('Jourordning, Umeå')
    for (const which of ['main', 'vault'] as const) town.gates[which].close()
    await until('the program notices', async () => !(await isHealthy(program.staff)), 60)
    expect(readFileSync(list(), 'utf8')).toBe(before)
    expect(program.isUp()).toBe(true)
  })

  it('and when the program is gone as well', async () => {
    await program.kill()
    expect(readFileSync(list(), 'utf8')).toContain('SOS Alarm')
  })
})
