import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { canaries } from '#app/demo/canaries.ts'
import { migrationSets } from '#app/migrations.ts'
import { listPending } from '#platform/db/migrate.ts'
import { schemaMark } from '#platform/db/schema-mark.ts'
import { verifyDatabase } from '#platform/record/verify.ts'
import { build } from '#test/baddays/built.ts'
import { makePlace, run, type Place } from '#test/baddays/program.ts'
import { releases, sizeOf, unpack } from '#test/baddays/released.ts'
import { findSamples, openSample } from '#test/baddays/sealed-samples.ts'
import { openSite } from '#test/baddays/world.ts'
import { makeScratch } from '#test/database/scratch.ts'
import { root } from '#test/docs/tree.ts'
import '#test/baddays/patience.ts'

/**
 * Each release that changed the schema left a small backup of the demo world (`first-release/make.mjs`). It is restored, brought forward by the
 * program of today, and must be as good as new. While the newest release is today's program nothing is left to migrate; from the first migration
 * after it on, this is the rehearsal of every upgrade. The next release adds its own folder (`0.2-release`), and nothing here changes.
 */
describe.each(releases)('the upgrade from release $version', (release) => {
  const places: Place[] = []
  afterAll(() => places.forEach((place) => place.remove()))
  const unpacked = (): Place => {
    const place = makePlace()
    places.push(place)
    unpack(release, place.folder)
    return place
  }

  it('is rehearsed on a small backup without a single real person, made with that release', () => {
    expect(sizeOf(release)).toBeLessThan(1_500_000)
    expect(release.version).toMatch(/^\d+\.\d+\.\d+$/)
    expect(Object.keys(release.frozen).length).toBeGreaterThan(15)
  })

  it('leaves every migration of it as it was: what has run in an installation is never edited, a change is a new file', () => {
    const stands = (path: string): string =>
      existsSync(join(root, 'src', path))
        ? createHash('sha256')
            .update(readFileSync(join(root, 'src', path)))
            .digest('hex')
        : 'gone'
    const edited = Object.entries(release.frozen).filter(([path, digest]) => stands(path) !== digest)
    expect(edited.map(([path]) => `src/${path} belongs to ${release.version}: put it back, and write the change as a new migration`)).toEqual([])
  })

  it('restores it with the program of today, and ends with the schema, the record and the texts whole', async () => {
    build()
    const place = unpacked()
    const restored = run(root, place.env, 'restore', '--from', join(place.folder, 'backup'))
    expect([restored.status, restored.err]).toEqual([0, ''])
    const migrated = run(root, place.env, 'migrate', '--json')
    expect(migrated.status).toBe(0)
    const site = await openSite(place.folder)
    const fresh = await makeScratch()
    try {
      for (const half of ['main', 'vault'] as const) {
        const admin = await site.opened.admin(half)
        expect(await listPending(admin, migrationSets[half])).toEqual([])
        if (site.opened.version === fresh.version) expect(await schemaMark(admin), half).toBe(await schemaMark(await fresh.admin(half)))
      }
      expect(await verifyDatabase(await site.opened.admin('main'), { key: site.secrets.auditKey })).toMatchObject({ ok: true, finding: null })
      const samples = (await findSamples(await site.opened.admin('main'))).filter(({ column }) => column.endsWith('.body'))
      // A sheet of several fields is sealed as one text.
      const holdsCanary = (text: string): boolean => canaries().some((canary) => text.includes(canary))
      const [reader] = samples
      const hers = samples.filter(({ login }) => login === reader?.login).slice(0, 6)
      expect(hers.length).toBeGreaterThan(2)
      for (const sample of hers)
        expect(holdsCanary((await openSample({ house: site.program.house, tokenOf: site.tokenOf }, sample)) ?? ''), sample.kind).toBe(true)
    } finally {
      await site.close()
      await fresh.drop()
    }
    const looked = run(root, place.env, 'doctor', '--json')
    const { findings } = JSON.parse(looked.out) as { findings: readonly { name: string; state: string; finding: string }[] }
    expect(findings.filter(({ state }) => state === 'fault')).toEqual([])
  })

  it('refuses it with other secrets and leaves nothing behind, so that it is restored with its own at the next try', () => {
    const place = unpacked()
    const other = run(root, { ...place.env, LILJA_SECRETS: join(place.folder, 'others') }, 'restore', '--from', join(place.folder, 'backup'))
    expect([other.status, other.err]).toEqual([1, expect.stringContaining('Put back that secrets folder first')])
    const again = { ...place.env, LILJA_DATABASE: `embedded:${join(place.folder, 'again')}` }
    expect(run(root, again, 'restore', '--from', join(place.folder, 'backup'))).toMatchObject({ status: 0, err: '' })
  })
})

it('there is a release to upgrade from', () => {
  expect(releases.map(({ name }) => name)).toContain('first-release')
})
