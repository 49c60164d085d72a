import { networkInterfaces } from 'node:os'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { demoPeople, demoZones } from '#capabilities/people/demo.ts'
import { must, personAt } from '#test/baddays/rig/person.ts'
import { freePort } from '#test/ports.ts'
import { lilja, startProgram, until, type RunningProgram } from '#test/baddays/rig/program.ts'
import { note, opening } from '#test/baddays/rig/storm.ts'
import { openEmbeddedTown, type Town } from '#test/baddays/rig/town.ts'

let town: Town
let program: RunningProgram
let port: number
beforeAll(async () => {
  town = await openEmbeddedTown()
  port = await freePort()
  program = await startProgram(town, { env: { LILJA_METRICS_PORT: String(port) } })
})
afterAll(() => town.close())

const figures = async (): Promise<string> => await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()
const valueOf = (text: string, name: string): number => Number(new RegExp(`^${name.replaceAll(/[{}+."]/g, '\\$&')} (\\S+)$`, 'm').exec(text)?.[1] ?? NaN)

it('a monitor reads how much and how fast, and never what, who or where', async () => {
  const worker = personAt(town, () => program.staff, 'worker.alfa')
  const caseId = must(await worker.tells('/cases/new', opening), 'open')
  const before = await figures()
  must(await worker.tells(`/cases/${caseId}/records/new`, note('Nobody is named here')), 'write')
  expect((await worker.page('/cases/unknown-path-with-words')).status).toBe(404)
  await fetch(`${program.site}/sv/`)
  await until('the clock has done its work', async () => valueOf(await figures(), 'lilja_jobs_total{job="record.heartbeat",result="done"}') >= 1, 20)
  const after = await figures()

  expect(valueOf(after, 'lilja_requests_total{side="staff",status="2xx"}')).toBeGreaterThan(valueOf(before, 'lilja_requests_total{side="staff",status="2xx"}'))
  expect(valueOf(after, 'lilja_requests_total{side="staff",status="4xx"}')).toBeGreaterThan(0)
  expect(valueOf(after, 'lilja_requests_total{side="public",status="2xx"}')).toBe(1)
  expect(valueOf(after, 'lilja_request_seconds_bucket{side="staff",le="+Inf"}')).toBe(valueOf(after, 'lilja_request_seconds_count{side="staff"}'))
  expect(valueOf(after, 'lilja_record_events')).toBeGreaterThan(valueOf(before, 'lilja_record_events'))
  for (const name of ['lilja_database_connections{database="vault",state="open"}', 'lilja_event_loop_delay_seconds{quantile="0.99"}', 'lilja_resident_bytes'])
    expect([name, valueOf(after, name) >= 0]).toEqual([name, true])

  for (const told of [
    caseId,
    caseId.slice(0, 8),
    '/cases',
    'unknown-path',
    'worker.alfa',
    ...demoPeople.map(({ name }) => name),
    ...demoZones.map(({ name }) => name),
  ])
    expect([told, after.includes(told)]).toEqual([told, false])
  expect(after).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}/)
  for (const line of after.split('\n')) expect(line).toMatch(/^(|# (HELP|TYPE) lilja_\w+ .+|lilja_\w+(\{[^}]*\})? -?\d+(\.\d+)?(e[+-]\d+)?)$/)
})

it('the figures are on this machine only, on a port of their own, and on no other', async () => {
  const outside = Object.values(networkInterfaces())
    .flat()
    .find((address) => address?.family === 'IPv4' && !address.internal)?.address
  if (outside) await expect(fetch(`http://${outside}:${port}/metrics`)).rejects.toThrow()
  expect((await fetch(`${program.staff}/metrics`, { redirect: 'manual' })).status).toBe(303)
  expect((await fetch(`${program.site}/metrics`, { redirect: 'manual' })).status).toBe(404)
  const same = await lilja(town, ['serve'], { env: { LILJA_METRICS_PORT: '8080' } })
  expect([same.ending, same.said]).toEqual([1, expect.stringContaining('LILJA_METRICS_PORT')])
})
