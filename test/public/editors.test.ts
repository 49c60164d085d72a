import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql } from 'kysely'
import { asClock } from '#platform/db/enter.ts'
import { takeSnapshot } from '#capabilities/information/queries/snapshot.ts'
import { demoId } from '#capabilities/people/demo.ts'
import { openHouse, type OpenHouse, type Someone } from '#test/house.ts'

let house: OpenHouse
let pia: Someone
let kaj: Someone
beforeAll(async () => {
  house = await openHouse()
  pia = await house.someone('editor.nspm')
  kaj = await house.someone('editor2.nspm')
})
afterAll(() => house.close())

const refresh = async (): Promise<void> => house.program.pages.replace(await asClock(house.scratch.databases, takeSnapshot))
const shown = async (path: string): Promise<string> => await (await house.program.site.request(`http://127.0.0.1:8081${path}`)).text()
const to = (answer: Response): string => answer.headers.get('location') ?? `${answer.status}`

describe('an editor', () => {
  it('sees how every page stands in every language', async () => {
    const page = await pia.reads('/site')
    expect(page).toContain('Română')
    expect(page).toContain('/site/texts/ro/tonight')
    expect(page).toContain('Inte granskad')
    expect(page).toContain('/site/texts/ti/accessibility')
  })

  it('proposes a text without a number or a law, and publishes it without anybody else', async () => {
    const proposed = await pia.fills('/site/texts/en/about/new', {
      title: 'About these pages',
      body: '## Who\n\nWe are **several**. Read [more](help).',
      source: '1',
      legal: '',
    })
    const path = to(proposed)
    expect(path).toMatch(/^\/site\/versions\//)
    expect(await shown('/en/12')).not.toContain('We are')
    expect(await pia.reads(path)).toContain('We are <strong>several</strong>')
    expect(to(await pia.fills(path, { decision: 'publish' }))).toBe(path)
    await refresh()
    const page = await shown('/en/12')
    expect(page).toContain('We are <strong>several</strong>. Read <a href="/en/3">more</a>.')
    expect(await pia.reads('/site/texts/en/about')).toContain('Publicerad')
  })

  it('cannot publish alone what holds a number; another editor can', async () => {
    const path = to(await pia.fills('/site/texts/en/buying/new', { title: 'I want to stop', body: 'Call [112](tel:112).', source: '1', legal: '' }))
    const alone = await pia.submits(path, { decision: 'publish', _token: /name="_token" value="([^"]+)"/.exec(await pia.reads(path))?.[1] ?? '' })
    expect(alone.status).toBe(422)
    expect(await alone.text()).toContain('Någon annan måste läsa och publicera')
    await refresh()
    expect(await shown('/en/11')).not.toContain('Call <a href="tel:112">')
    expect(to(await kaj.fills(path, { decision: 'publish' }))).toBe(path)
    await refresh()
    expect(await shown('/en/11')).toContain('Call <a href="tel:112">')
  })

  it('cannot do it with SQL in hand either', async () => {
    const path = to(await pia.fills('/site/texts/en/relatives/new', { title: 'Near', body: 'The law says so.', source: '1', legal: 'yes' }))
    const id = path.split('/').at(-1) ?? ''
    const owner = await house.scratch.admin('main')
    const forced = sql`update information.version set state = 'published', decided_by = proposed_by, decided_at = now() where id = ${id}`.execute(owner)
    await expect(forced).rejects.toMatchObject({ code: '23514' })
  })

  it.each(['Sana ۱۱۲', 'Ring １１２', 'Ring ①①②', 'Write to help@example', 'Write to help＠example', 'Look at www.example', 'Look at ＷＷＷ.example'])(
    'cannot publish alone what holds a number in any script, or an address: %s',
    async (body) => {
      const path = to(await pia.fills('/site/texts/en/phone-safety/new', { title: 'The phone', body, source: '1', legal: '' }))
      expect((await pia.fills(path, { decision: 'publish' })).status).toBe(422)
      const owner = await house.scratch.admin('main')
      const forced = sql`update information.version set state = 'published', decided_by = proposed_by, decided_at = now(), needs_second = false where id = ${path.split('/').at(-1) ?? ''}`
      await expect(forced.execute(owner)).rejects.toMatchObject({ code: '23514' })
    },
  )

  it('has every digit of Unicode looked for in the table too', async () => {
    const digits = Array.from({ length: 0x110000 }, (_, code) => code)
      .filter((code) => code < 0xd800 || code > 0xdfff)
      .map((code) => String.fromCodePoint(code))
      .filter((sign) => /\p{Nd}/u.test(sign))
    const rule = sql<{ rule: string }>`select pg_get_functiondef('information.ask_for_second'::regproc) as rule`
    const said = (await rule.execute(await house.scratch.admin('main'))).rows[0]?.rule ?? ''
    const asked =
      /normalize[\s\S]*?\n\s+when 'number'/
        .exec(said)?.[0]
        .replace(/when 'number'$/, '')
        .replace('concat(new.title, new.body)', 'd') ?? ''
    const { rows } = await sql<{ d: string }>`select d from unnest(${digits}::text[]) d where not (${sql.raw(asked)})`.execute(
      await house.scratch.admin('main'),
    )
    expect(digits.length).toBeGreaterThan(600)
    expect(rows).toEqual([])
  })

  it('is told what cannot be shown, and keeps what was written', async () => {
    const odd = await pia.fills('/site/texts/en/help/new', { title: 'Help', body: 'Look <b>here</b>', source: '1', legal: '' })
    expect(odd.status).toBe(422)
    const page = await odd.text()
    expect(page).toContain('Look &lt;b>here')
    expect(page).toContain('tecken som inte kan visas')
    expect((await pia.fills('/site/texts/en/help/new', { title: 'Help', body: '[away](https://example.org)', source: '1', legal: '' })).status).toBe(422)
    expect((await pia.fills('/site/texts/en/help/new', { title: 'Help', body: 'Words', source: '2', legal: '' })).status).toBe(422)
    expect((await pia.fills('/site/texts/en/help/new', { title: 'He<lp', body: 'Words', source: '1', legal: '' })).status).toBe(422)
  })

  it('does not publish a brace that an older program took as a proposal, and says why; where it was published it is read', async () => {
    const path = to(await pia.fills('/site/texts/en/professionals/new', { title: 'At work', body: 'Words.', source: '1', legal: '' }))
    const owner = await house.scratch.admin('main')
    const as = async (change: ReturnType<typeof sql>): Promise<void> =>
      await owner.transaction().execute(async (tx) => {
        await change.execute(tx)
        await sql`select audit.restate('information.version')`.execute(tx)
      })
    const id = path.split('/').at(-1) ?? ''
    await as(sql`update information.version set body = 'Write { and {sv:kommun}.' where id = ${id}`)
    expect((await pia.reads(path)).replaceAll(/<[^>]*>/g, '')).toContain('Write { and kommun.')
    const refused = await kaj.fills(path, { decision: 'publish' })
    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain('tecken som inte kan visas')
    const another = sql`(select p.id from people.person p where p.id <> proposed_by limit 1)`
    await as(sql`update information.version set state = 'published', decided_at = now(), decided_by = ${another} where id = ${id}`)
    await refresh()
    expect(await shown('/en/10')).toContain('Write { and <bdi lang="sv"')
  })

  it('takes back a proposal; it is not decided twice, and can always be read', async () => {
    const path = to(await pia.fills('/site/texts/en/child/new', { title: 'Young', body: 'Other words.', source: '1', legal: '' }))
    const seen = await kaj.reads(path)
    expect(to(await pia.fills(path, { decision: 'withdraw' }))).toBe(path)
    const token = /name="_token" value="([^"]+)"/.exec(seen)?.[1] ?? ''
    const late = await kaj.submits(path, { decision: 'publish', _token: token })
    expect(late.status).toBe(422)
    expect(await pia.reads(path)).toContain('Other words.')
    expect(await pia.reads(path)).toContain('Tillbakadragen')
  })

  it('cannot take the law out of a page alone either, by leaving out the tick', async () => {
    expect(await pia.reads('/site/texts/sv/return/new')).toContain('också när krysset tas bort')
    const path = to(await pia.fills('/site/texts/sv/return/new', { title: 'Vill du hem?', body: 'Andra ord.', source: '2', legal: '' }))
    expect((await pia.fills(path, { decision: 'publish' })).status).toBe(422)
    expect(await pia.reads('/site/texts/sv/about/new')).not.toContain('också när krysset tas bort')
  })

  it('a new Swedish version makes the translations older, and the site says so', async () => {
    expect(await shown('/ro/3')).not.toContain('Textul suedez s-a schimbat')
    const path = to(await pia.fills('/site/texts/sv/help/new', { title: 'Vilken hjälp finns det?', body: 'Nya ord om hjälpen.', source: '2', legal: '' }))
    const alone = await pia.fills(path, { decision: 'publish' })
    expect(alone.status).toBe(422)
    expect(await alone.text()).toContain('Någon annan måste läsa och publicera')
    expect(to(await kaj.fills(path, { decision: 'publish' }))).toBe(path)
    await refresh()
    expect(await shown('/sv/3')).toContain('Nya ord om hjälpen.')
    const old = await shown('/ro/3')
    expect(old).toContain('Textul suedez s-a schimbat')
    expect(old.indexOf('Textul suedez s-a schimbat')).toBeLessThan(old.indexOf('<h1'))
    expect(await pia.reads('/site')).toContain('Äldre än svenskan')
    const translated = to(
      await pia.fills('/site/texts/ro/help/new', { title: 'Ce ajutor există?', body: 'Cuvinte noi.', source: '2', legal: '', reviewed: 'yes' }),
    )
    expect((await pia.fills(translated, { decision: 'publish' })).status).toBe(422)
    expect(to(await kaj.fills(translated, { decision: 'publish' }))).toBe(translated)
    await refresh()
    const page = await shown('/ro/3')
    expect(page).toContain('Cuvinte noi.')
    expect(page).not.toContain('Textul suedez s-a schimbat')
    expect(page).not.toContain('Niciun traducător')
  })
})

describe('the national numbers', () => {
  it('are not confirmed until two have said where and when', async () => {
    expect(await pia.reads('/site/numbers')).toContain('Inte bekräftat')
    const path = to(await pia.fills('/site/numbers/bris', { phone: '116 111', whence: 'Asked the one who answers, in the exercise', day: '2026-03-09' }))
    const own = await pia.fills(path, { decision: 'publish' })
    expect(own.status).toBe(422)
    await kaj.fills(path, { decision: 'publish' })
    const numbers = JSON.parse(await (await pia.asks('/site/numbers')).text()) as { numbers: { code: string; confirmedOn: string | null }[] }
    expect(numbers.numbers.find(({ code }) => code === 'bris')?.confirmedOn).toBe('2026-03-09')
    expect(numbers.numbers.find(({ code }) => code === 'police')?.confirmedOn).toBeNull()
  })

  it('are numbers, checked on a day that has been', async () => {
    expect((await pia.fills('/site/numbers/bris', { phone: 'ring oss', whence: 'x', day: '2026-03-09' })).status).toBe(422)
    expect((await pia.fills('/site/numbers/bris', { phone: '116 111', whence: 'x', day: '2027-03-09' })).status).toBe(422)
  })
})

describe('where one can turn', () => {
  it('shows what the zones of the demo have said, and never a shelter', async () => {
    await refresh()
    const page = await shown('/sv/14/24')
    expect(page).toContain('Socialjouren ALFA')
    expect(page).toContain('0980-319 201')
    for (const path of house.program.pages.paths()) expect([path, /Boende A17|A17/.test(await shown(path))]).toEqual([path, false])
  })

  it('the zone proposes, an editor publishes, and the zone alone takes away', async () => {
    const coordinator = await house.someone('coordinator.sthm')
    const id = demoId('function', 'Regionkoordinator Stockholm')
    expect(await coordinator.reads('/site/services')).toContain('Regionkoordinator Stockholm')
    const empty = await coordinator.fills(`/site/services/${id}`, { shown: 'yes', phone: '', day: '2026-03-09' })
    expect(empty.status).toBe(422)
    const path = to(
      await coordinator.fills(`/site/services/${id}`, { shown: 'yes', phone: '08-465 004 33', day: '2026-03-09', spoken: ['ro'], interpreter: 'yes' }),
    )
    await refresh()
    expect(await shown('/sv/14/01')).not.toContain('08-465 004 33')
    await kaj.fills(path, { decision: 'publish' })
    await refresh()
    expect(await shown('/sv/14/01')).toContain('08-465 004 33')
    const away = to(await coordinator.fills(`/site/services/${id}`, { phone: '', day: '2026-03-09' }))
    expect(to(await coordinator.fills(away, { decision: 'publish' }))).toBe(away)
    await refresh()
    expect(await shown('/sv/14/01')).not.toContain('08-465 004 33')
  })

  it('a shelter cannot show itself, by page or by SQL', async () => {
    const head = await house.someone('head.a17')
    expect(await head.reads('/site/services')).toContain('inga funktioner')
    expect((await head.visits(`/site/services/${demoId('function', 'Boende A17, intag')}`)).status).toBe(404)
    const admin = await house.someone('admin.alfa')
    expect((await admin.visits(`/site/services/${demoId('function', 'Boende A17, intag')}`)).status).toBe(404)
    expect((await admin.visits(`/site/services/${demoId('function', 'Socialjouren BETA')}`)).status).toBe(404)
  })
})

describe('others', () => {
  it('do not know of the editors’ pages', async () => {
    for (const login of ['worker.alfa', 'admin.alfa', 'statistician.nspm']) {
      const someone = await house.someone(login)
      for (const path of ['/site', '/site/texts/sv/start', '/site/texts/sv/start/new', '/site/numbers', '/site/numbers/bris'])
        expect([login, path, (await someone.visits(path)).status]).toEqual([login, path, 404])
    }
    expect((await (await house.someone('worker.alfa')).visits('/site/services')).status).toBe(404)
    expect((await pia.visits('/site/services')).status).toBe(404)
    expect((await pia.visits('/site/texts/xx/start')).status).toBe(404)
  })

  it('an administrator of another zone does not read what a zone has proposed', async () => {
    const coordinator = await house.someone('coordinator.nord')
    const path = to(
      await coordinator.fills(`/site/services/${demoId('function', 'Regionkoordinator Norr')}`, { shown: 'yes', phone: '0980-319 250', day: '2026-03-09' }),
    )
    expect((await (await house.someone('admin.beta')).visits(path)).status).toBe(404)
    expect((await coordinator.visits(path)).status).toBe(200)
  })
})
