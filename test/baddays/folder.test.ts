import { existsSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { isHealthy, lilja, startProgram, type RunningProgram } from '#test/baddays/rig/program.ts'
import { freePort } from '#test/ports.ts'
import { must, personAt } from '#test/baddays/rig/person.ts'
import { opening } from '#test/baddays/rig/storm.ts'
import { openEmbeddedTown, type Town } from '#test/baddays/rig/town.ts'

let town: Town
let program: RunningProgram
beforeAll(async () => {
  town = await openEmbeddedTown()
  program = await startProgram(town)
})
afterAll(() => town.close())

const elsewhere = async () => ({ env: { LILJA_STAFF_PORT: String(await freePort()), LILJA_PUBLIC_PORT: String(await freePort()) } })

it('a second program on the same folder is refused with a sentence that names the first, which goes on', async () => {
  const second = await lilja(town, ['serve'], await elsewhere())
  expect(second.ending).toBe(1)
  expect(second.said).toContain(`in use by another program (process ${program.pid})`)
  expect(second.said).toContain('LILJA_DATABASE')
  expect(await isHealthy(program.staff)).toBe(true)
})

it('a port that is taken is said to be taken, naming the setting', async () => {
  const copy = join(town.home, 'copy')
  const env = {
    LILJA_DATABASE: `embedded:${copy}`,
    LILJA_STAFF_PORT: new URL(program.staff).port,
    LILJA_PUBLIC_PORT: String(await freePort()),
    LILJA_SECRETS: join(town.home, 'other'),
  }
  const second = await lilja(town, ['serve'], { env })
  expect([second.ending, second.said]).toEqual([1, expect.stringMatching(/staff port \d+ is taken.*LILJA_STAFF_PORT/)])
})

it('without its secrets it does not start and makes nothing in their place that could hide the loss; with them it does', async () => {
  must(await personAt(town, () => program.staff, 'worker.alfa').tells('/cases/new', opening), 'open')
  await program.stop()
  const kek = join(town.home, 'secrets', 'kek')
  const away = join(town.home, 'kek-put-away')
  renameSync(kek, away)
  const without = await lilja(town, ['serve'], await elsewhere())
  expect([without.ending, without.said]).toEqual([1, expect.stringMatching(/kek|key-encryption/)])
  expect(existsSync(kek)).toBe(false)

  writeFileSync(kek, new Uint8Array(32).fill(9), { mode: 0o600 })
  const other = await lilja(town, ['serve'], await elsewhere())
  expect([other.ending, other.said]).toEqual([1, expect.stringContaining('key-encryption key is not the one')])

  renameSync(away, kek)
  program = await startProgram(town)
  expect(await isHealthy(program.staff)).toBe(true)
})
