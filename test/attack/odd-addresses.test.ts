import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { formToken } from '#platform/http/token.ts'
import { dbToken } from '#platform/sealing/session-keys.ts'
import { openWorld, type World } from '#test/attack/world.ts'

let w: World
beforeAll(async () => {
  w = await openWorld()
})
afterAll(() => w.house.close())

describe('an address that is cut off or mistyped', () => {
  it('is not there, for page, form and API; it is no fault, and it is written down', async () => {
    const worker = await w.who('worker.alfa')
    const token = formToken(w.house.secrets.form, dbToken(worker.token))
    const bad: string[] = []
    for (const door of w.house.program.rooms.flatMap((room) => [...room.doors]).filter((one) => one.path.includes(':'))) {
      for (const word of ['1', '%00', w.caseId.slice(0, 30), '%F0%9F%98%80']) {
        const path = door.path.replaceAll(/:[a-zA-Z]+/g, word)
        if ((await worker.visits(path)).status !== 404) bad.push(`GET ${path}`)
        if (door.kind === 'form' && (await worker.submits(path, { _token: token })).status !== 404) bad.push(`POST ${path}`)
      }
    }
    expect(bad).toEqual([])
  })
})
