import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { casePaths } from '#capabilities/cases/paths.ts'
import { cooperationPaths } from '#capabilities/cooperation/paths.ts'
import { demoPerson, demoZone } from '#capabilities/people/demo.ts'
import { lawPaths } from '#capabilities/support/law-paths.ts'
import { supportPaths } from '#capabilities/support/paths.ts'
import { settle } from '#platform/record/record.ts'
import { openHouse, type OpenHouse, type Someone } from '#test/house.ts'

/** Of a field: what one chooses among, or that one writes. */
const shown = (html: string, field: string) => {
  const list = new RegExp(`<select[^>]*name="${field}"[^>]*>(.*?)</select>`, 's').exec(html)?.[1]
  const names = [...(list ?? '').matchAll(/<option[^>]*>([^<]*)</g)].map(([, name]) => name)
  const error = new RegExp(`id="field-${field}-error"[^>]*>.*?</svg>([^<]*)`, 's').exec(html)?.[1] ?? null
  return { written: new RegExp(`<input[^>]*name="${field}"[^>]*type="text"`).test(html), names, error }
}

describe('somebody is chosen in an agency of hundreds', () => {
  let house: OpenHouse
  let elin: Someone
  let caseId = ''
  let zelda = ''
  beforeAll(async () => {
    house = await openHouse({ stories: true })
    const admin = await house.scratch.admin('main')
    const found = await sql<{ id: string }>`select case_id as id from cases.unit_reference where file_reference = 'ALFA 2025:0377'`.execute(admin)
    caseId = found.rows[0]?.id ?? ''
    await admin.transaction().execute(async (tx) => {
      await sql`set local role lilja_owner`.execute(tx)
      const zone = demoZone('ALFA').id
      const names = ['Zelda Påhittad', 'Zaida Nyberg', 'Zaida Söderberg', ...Array.from({ length: 400 }, (_, at) => `Kollega Nummer${at}`)]
      const made = await sql<{ id: string; name: string }>`
        insert into people.person (zone_id, zone_code, login, name, staff_code, public_key)
        select ${zone}, 'ALFA', 'many' || at || '.alfa', name, 'ALFA-9' || at, sha256(name::bytea) from unnest(${names}::text[]) with ordinality as n (name, at) returning id, name`.execute(
        tx,
      )
      await sql`insert into people.held_role (zone_id, person_id, role, valid_from)
        select ${zone}, id, 'case_worker', authz.now() - interval '1 day' from unnest(${made.rows.map(({ id }) => id)}::uuid[]) as i (id)`.execute(tx)
      await settle(tx, 'demo.told')
      zelda = made.rows.find(({ name }) => name === 'Zelda Påhittad')?.id ?? ''
    })
    elin = await house.someone('worker.alfa')
  }, 300_000)
  afterAll(() => house?.close())

  const forms: readonly (readonly [what: string, path: () => string, field: string])[] = [
    ['who does a task', () => casePaths.newTask(caseId), 'person'],
    ['who stands in for a task', () => casePaths.newTask(caseId), 'deputy'],
    ['a new member', () => casePaths.addMember(caseId), 'person'],
    ['who must not see the case', () => casePaths.recusals(caseId), 'person'],
    ['who answers for a measure', () => supportPaths.newMeasure(caseId), 'owner'],
    ['who answers for a deadline', () => lawPaths.enterDecision(caseId), 'person'],
    ['who stands in while somebody is away', () => lawPaths.leave, 'deputy'],
    ['who stands in for a meeting', () => cooperationPaths.convene(caseId), 'deputy'],
  ]

  it.each(forms)('%s is written and then chosen, and the page stays light', async (_what, path, field) => {
    const page = await elin.reads(path())
    expect(page).not.toContain('Nummer77')
    const again = async (written: string) => {
      const answer = await elin.fills(path(), { [field]: written })
      expect(answer.status).toBe(422)
      return shown(await answer.text(), field)
    }
    const one = await again('zelda')
    expect(one.names).toContain('Zelda Påhittad')
    expect([one.names.includes('Någon annan'), one.error]).toEqual([true, 'Se efter att det är rätt person, och skicka igen.'])
    const several = await again('zaida')
    expect([several.names[0], several.error]).toEqual(['Välj', 'Flera heter så. Välj vem du menar.'])
    expect(several.names.filter((name) => name?.startsWith('Z'))).toEqual(['Zaida Nyberg', 'Zaida Söderberg'])
    expect(await again('??')).toMatchObject({ written: true, error: 'Skriv namnet.' })
    expect(await again('kollega')).toEqual({ written: true, names: [], error: 'Många heter så. Skriv mer av namnet.' })
    expect(await again('ingenochingen')).toEqual({ written: true, names: [], error: 'Ingen heter så. Skriv på ett annat sätt.' })
    expect(await again('?')).toEqual({ written: true, names: [], error: 'Skriv namnet.' })
  })

  it('several are written and then ticked, with nothing of the rest lost', async () => {
    const admin = await house.someone('admin.alfa')
    const again = async (duty: string | readonly string[]) => {
      const answer = await admin.fills('/people/recovery/set-up', { duty, code1: '123456' })
      expect(answer.status).toBe(422)
      const html = await answer.text()
      expect(html).toContain('value="123456"')
      const boxes = [...html.matchAll(/<input[^>]*name="duty"[^>]*type="checkbox"[^>]*value="([^"]*)"( checked)?/g)].map(([, id, on]) => [id, on !== undefined])
      return { boxes, text: /<input[^>]*name="duty"[^>]*type="text"[^>]*value="([^"]*)"/.exec(html)?.[1] ?? '', html }
    }
    const page = await admin.reads('/people/recovery/set-up')
    expect(page).not.toContain('Nummer77')
    const first = await again('zelda, zaida; ingenochingen')
    expect(first.boxes).toHaveLength(3)
    expect([first.boxes.filter(([, on]) => on), first.text]).toEqual([[[zelda, true]], 'ingenochingen'])
    expect(first.html).toContain('Ingen heter så.')
    const second = await again([zelda, 'zaida n', ''])
    expect(second.boxes.map(([, on]) => on)).toEqual([true, true])
    expect(second.html).toContain('Kryssa för dem du menar, och skicka igen.')
    expect((await again('kollega')).html).toContain('Många heter så.')
  })

  it('everybody who works here is listed a page at a time, and from a letter on', async () => {
    const names = (html: string) => [...html.matchAll(/<a href="\/people\/[0-9a-f-]{36}">([^<]*)</g)].map(([, name]) => name ?? '')
    const listed: string[] = []
    for (let at: string | undefined = '/people'; at !== undefined;) {
      const html = await elin.reads(at)
      expect(names(html).length).toBeLessThanOrEqual(50)
      listed.push(...names(html))
      at = /href="(\/people\?after=[^"]*)"/.exec(html)?.[1]
    }
    const admin = await house.scratch.admin('main')
    const all = await sql<{ name: string }>`select name from people.person where zone_id = ${demoZone('ALFA').id} and active order by name, id`.execute(admin)
    expect(listed).toEqual(all.rows.map(({ name }) => name))
    const first = await elin.reads('/people')
    expect(first).toContain('href="/people?letter=Z"')
    expect(names(await elin.reads('/people?letter=Z'))).toEqual(['Zaida Nyberg', 'Zaida Söderberg', 'Zelda Påhittad'])
    expect((await elin.visits('/people?after=nobody')).status).toBe(404)
    expect(names(await elin.reads(`/people?after=${demoPerson('coordinator.nord').id}`))).toEqual([])
  })

  it('a task goes to whoever was chosen', async () => {
    const task = { title: 'arrange_interpreter', zone: demoZone('ALFA').id, dueAt: '2026-03-12T10:00', shared: 'yes' }
    const asked = await elin.fills(casePaths.newTask(caseId), { ...task, person: 'zelda p' })
    expect(await asked.text()).toContain(`<option value="${zelda}" selected`)
    const done = await elin.fills(casePaths.newTask(caseId), { ...task, person: zelda })
    expect(done.status).toBe(303)
    expect(await elin.reads(`/cases/${caseId}/tasks`)).toContain('Zelda Påhittad')
  })

  it('whoever is chosen already stands there by name, with a way to take somebody else', async () => {
    const page = await elin.reads(lawPaths.enterDecision(caseId))
    expect(shown(page, 'person')).toEqual({ written: false, names: [demoPerson('worker.alfa').name, 'Någon annan'], error: null })
  })
})
