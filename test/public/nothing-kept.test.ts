import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { keepFigures } from '#app/figures.ts'
import { exported, exportSite, keepSite } from '#app/keep-site.ts'
import { listen, type Listening } from '#app/listen.ts'
import { openHouse, type OpenHouse } from '#test/house.ts'
import { ask, read, standingAlone } from '#test/public/standing-alone.ts'

const agent = 'PhoneOfSomebody/7.3 (canary-agent)'
const word = 'canary-word-that-was-searched'
const from = '203.0.113.77'

let house: OpenHouse
let server: Listening
let folder: string
const logged: string[] = []
beforeAll(async () => {
  house = await openHouse()
  folder = mkdtempSync(join(tmpdir(), 'lilja-site-'))
  server = await listen(keepFigures(house.scratch.databases).watch('public', house.program.site), '127.0.0.1', 0)
})
afterAll(async () => {
  await server.close()
  await house.close()
  rmSync(folder, { recursive: true, force: true })
})

const visit = (path: string, body?: string): Promise<{ status: number; headers: NodeJS.Dict<string | string[]> }> =>
  new Promise((resolve, reject) => {
    const asked = request(
      {
        host: '127.0.0.1',
        port: server.port,
        path,
        method: body === undefined ? 'GET' : 'POST',
        headers: {
          'user-agent': agent,
          'x-forwarded-for': from,
          cookie: 's=canary-cookie',
          ...(body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' }),
        },
      },
      (answer) => {
        answer.resume()
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers }))
      },
    ).on('error', reject)
    asked.end(body)
  })

/** Every row of every table, as text. */
async function everyRow(): Promise<string> {
  const admin = await house.scratch.admin('main')
  const { rows } = await sql<{ name: string }>`
    select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and n.nspname !~ '^(pg_|information_schema)' order by 1`.execute(
    admin,
  )
  const tables: string[] = []
  for (const { name } of rows) {
    const { rows: found } = await sql<{ all: string | null }>`select string_agg(t::text, E'\n' order by t::text) as all from ${sql.raw(name)} t`.execute(admin)
    tables.push(`${name}\n${found[0]?.all ?? ''}`)
  }
  return tables.join('\n')
}

describe('after a hundred visits', () => {
  it('there is no address, no agent, no word and no time of them anywhere', async () => {
    const before = await everyRow()
    // A place of its own for what is temporary: in the machine's others put theirs meanwhile.
    const usual = process.env['TMPDIR']
    const temporary = mkdtempSync(join(folder, 'tmp-'))
    process.env['TMPDIR'] = temporary
    expect(tmpdir()).toBe(temporary)
    const spies = (['stderr', 'stdout'] as const).map((stream) =>
      vi.spyOn(process[stream], 'write').mockImplementation((line) => {
        logged.push(String(line))
        return true
      }),
    )
    const paths = ['/', '/ro/', '/ro/1', '/ro/14/24', '/sv/4', '/none', '/numbers.html', '/ar/7']
    for (let round = 0; round < 100; round += 1) {
      const answer = round % 10 === 9 ? await visit('/ro/15', `words=${word}`) : await visit(paths[round % paths.length] ?? '/')
      expect(answer.status).toBeLessThan(500)
      expect(answer.headers['set-cookie']).toBeUndefined()
    }
    for (const spy of spies) spy.mockRestore()
    if (usual === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = usual
    expect(logged).toEqual([])
    expect(await everyRow()).toBe(before)
    expect(readdirSync(temporary)).toEqual([])
  })
})

describe('what was published', () => {
  it('is exported as files, and stands alone from them when the database is away', async () => {
    const { pages, publicAssets } = house.program
    const kept = keepSite(house.scratch.databases, pages, publicAssets, folder)
    await kept.refresh()
    const file = readFileSync(join(folder, 'pages', 'sv', '14', '24', 'index.html'), 'utf8')
    expect(file).toContain('0980-319 201')
    expect(readFileSync(join(folder, 'pages', 'numbers.html'), 'utf8')).toContain('tel:112')
    const again = await kept.refresh()
    expect(again).toBe(false)
    await kept.stop()

    const snapshot = exported(folder)
    if (!snapshot) throw new Error('nothing was exported')
    const alone = standingAlone(snapshot)
    // The same but for the way to write, which is not there when nobody can take the words.
    const wayToWrite = /<(a|li)\b[^>]*>(?:<a\b[^>]*>)?Skriv utan att säga vem du är(?:<\/a>)?<\/\1>/
    expect(file).toMatch(wayToWrite)
    expect(await read(alone, '/sv/14/24')).toBe(file.replace(wayToWrite, ''))
    expect((await ask(alone, '/healthz')).status).toBe(200)
    const turned = await ask(alone, '/ro/14', {
      method: 'POST',
      body: new URLSearchParams({ place: '2480', when: 'out_of_hours' }),
      headers: { 'sec-fetch-site': 'same-origin' },
    })
    expect(await turned.text()).toContain('0980-319 201')
  })

  it('goes on being shown by the program itself when the database stops', async () => {
    const stopped = await openHouse()
    const kept = keepSite(stopped.scratch.databases, stopped.program.pages, stopped.program.publicAssets, mkdtempSync(join(folder, 'b-')))
    await kept.refresh()
    await stopped.scratch.databases.close()
    const spy = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    expect(await kept.refresh()).toBe(false)
    spy.mockRestore()
    for (const path of ['/ro/', '/ro/1', '/ro/14/24', '/numbers.html', '/numbers.json', '/healthz', '/ar/15'])
      expect([path, (await stopped.program.site.request(`http://127.0.0.1:8081${path}`)).status]).toEqual([path, 200])
    expect(await (await stopped.program.site.request('http://127.0.0.1:8081/sv/14/24')).text()).toContain('0980-319 201')
    await kept.stop()
    await stopped.close()
  })

  it('an export that cannot be read is none', async () => {
    const empty = mkdtempSync(join(folder, 'c-'))
    expect(exported(empty)).toBeNull()
    await exportSite(house.program.pages, house.program.publicAssets, empty)
    expect(exported(empty)).toEqual(house.program.pages.snapshot())
  })
})
