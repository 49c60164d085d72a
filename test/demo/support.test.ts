import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoPeople } from '#capabilities/people/demo.ts'
import { openHouse, type OpenHouse, type Someone } from '#test/house.ts'

/** Nothing that somebody is handed says what has happened to that person, or who says so. */
const telling = /sex|prostitu|offer|victim|människohandel|traffick|exploat|exploit|tigg|begging|Lilja|ALFA|socialnämnd/i

/** No heading of a paper holds these. */
const onPaper =
  /skydd|säker|trygg|hot\b|våld|polis|rätten|social|nämnd|vårdnad|rädd|hemlig|kontaktar|planen finns|protect|safe|threat|violen|police|court|welfare|board|custod|afraid|secret|never/i
/** Words that stand on the screen of whoever works with it, and have others on paper. */
const ofTheScreen = [
  'Skyddat boende',
  'Stöd att sluta',
  'Behandling hos psykolog',
  'Samtal om trygghet',
  'Hjälp att söka tillstånd',
  'Kontakt med socialnämnden',
  'Vilka vi aldrig kontaktar',
  'Dagen i rätten',
  'Var planen finns',
  'efter spårare',
  'Protected accommodation',
  'Support to stop',
  'Treatment with a psychologist',
  'Talk about safety',
  'Help to apply for a permit',
  'Contact with the social welfare board',
  'Whom we never contact',
  'The day in court',
  'Where the plan is',
  'searched for trackers',
]

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
  }, 300_000)
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

  it('no sheet that anybody can be handed says the words of the screen that would tell whoever finds it', async () => {
    const admin = await house.scratch.admin('main')
    const papers = (
      await sql<{ path: string }>`
        select '/cases/' || case_id || '/support/agreed/' || id || '/sheet' as path from support.agreed
        union all select '/cases/' || case_id || '/plans/' || id || '/sheet' from protection.plan`.execute(admin)
    ).rows.map((row) => row.path)
    const printed = new Map<string, string>()
    for (const { login } of demoPeople) {
      const somebody = await house.someone(login)
      for (const path of papers.filter((one) => !printed.has(one))) {
        const answer = await somebody.visits(path)
        const paper = await answer.text()
        if (answer.status === 200 && paper.includes('class="l-sheet"')) printed.set(path, paper)
      }
    }
    const languages = new Set([...printed.values()].map((paper) => /<article[^>]* lang="([^"]*)"/.exec(paper)?.[1]))
    expect(printed.size).toBeGreaterThan(5)
    expect([...languages]).toEqual(expect.arrayContaining(['sv', 'en']))
    const found = [...printed].flatMap(([path, paper]) => {
      const headings = [...paper.matchAll(/<(?:title|h1|h2)[^>]*>([^<]*)/g)].map((match) => match[1] ?? '')
      return [
        ...headings.filter((words) => onPaper.test(words)),
        ...ofTheScreen.filter((words) => paper.includes(words)),
        ...(telling.exec(paper.slice(paper.indexOf('<title>'))) ?? []),
      ].map((words) => `${path}: ${words}`)
    })
    expect(found).toEqual([])
  }, 300_000)

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
