import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openHouse, type OpenHouse, type Someone } from '#test/house.ts'

/** Nothing that somebody is handed says what has happened to that person, or who says so. */
const telling = /sex|prostitu|offer|victim|människohandel|traffick|exploat|exploit|tigg|begging|Lilja|ALFA|socialnämnd/i

describe('support in the demo world', () => {
  let house: OpenHouse
  let ture: Someone, elin: Someone
  let returns = '',
    stays = ''
  beforeAll(async () => {
    house = await openHouse({ stories: true })
    ture = await house.someone('worker2.alfa')
    elin = await house.someone('worker.alfa')
    const of = async (reference: string): Promise<string> => {
      const { rows } = await sql<{ id: string }>`select case_id as id from cases.unit_reference where file_reference = ${reference}`.execute(
        await house.scratch.admin('main'),
      )
      return `/cases/${rows[0]?.id}`
    }
    returns = await of('ALFA 2026:0009')
    stays = await of('ALFA 2025:0377')
  })
  afterAll(() => house?.close())

  it('the man of 30 has care, devices, a home and talks, and nothing he is handed says a word of why', async () => {
    const plan = await ture.reads(`${returns}/support`)
    for (const words of [
      'Hjälpmedel',
      'Vård för långvarig sjukdom',
      'Samtalsstöd',
      'Ekonomiskt bistånd',
      'Gavs redan',
      'Samordnad individuell plan (SIP)',
      'Nått',
    ])
      expect(plan).toContain(words)
    const sheets = [...plan.matchAll(/\/support\/agreed\/([0-9a-f-]{36})"/g)].map((match) => match[1])
    expect(sheets.length).toBe(2)
    const handed = [
      ...(await Promise.all(sheets.map((id) => ture.reads(`${returns}/support/agreed/${id}/sheet`)))),
      await ture.reads(`${returns}/rights/sheet/2026-01-01/swe`),
      await ture.reads(`${returns}/rights/sheet/2026-01-01/eng`),
    ]
    for (const paper of handed) {
      expect(paper).toContain('class="l-sheet"')
      expect(paper.slice(paper.indexOf('<title>'))).not.toMatch(telling)
    }
    expect(handed[0]).toContain('Jag reser när medicinen räcker')
  })

  it('whoever stays and whoever returns have measures in every state there is', async () => {
    const all = `${await elin.reads(`${stays}/support`)}${await ture.reads(`${returns}/support`)}`
    for (const words of [
      'Pågår',
      'Kommer',
      'Gjord',
      'Behövdes inte',
      'Gavs redan',
      'Personen tackade nej',
      'Gick inte att få',
      'Stanna',
      'Återvända',
      'Inte bestämt',
    ])
      expect(all).toContain(words)
    expect(await elin.reads(`${stays}/support/ladders`)).toContain('Svenska för invandrare (sfi)')
    expect(await elin.reads(`${stays}/needs/housing`)).toContain('Svar 2')
    expect(await elin.reads(`${stays}/rights`)).toContain('2025-01-01')
    expect(await ture.reads(`${returns}/rights`)).toContain('2026-01-01')
  })
})
