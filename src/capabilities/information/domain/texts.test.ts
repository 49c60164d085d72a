import { describe, expect, it } from 'vitest'
import { fold } from '#kernel/fold.ts'
import { readAsked } from '#capabilities/information/domain/asked.ts'
import { isPublicKind, publicKinds } from '#capabilities/information/domain/codes.ts'
import { dialled } from '#capabilities/information/domain/numbers.ts'
import { mayLeadTo, pageKeys, pageNumbered, publicPath } from '#capabilities/information/domain/pages.ts'
import { indexOf, search } from '#capabilities/information/domain/search.ts'
import { chooseText, needsSecond, readText, standingOf, whatStands, type Text } from '#capabilities/information/domain/texts.ts'
import { mayDecide } from '#capabilities/information/domain/version.ts'
import { answersTo, countiesWith, servicesIn, servicesOf, tiles, type Service } from '#capabilities/information/domain/where.ts'

const text = (some: Partial<Text>): Text => ({
  language: 'sv',
  page: 'help',
  number: 1,
  source: 1,
  title: 'T',
  body: 'B',
  reviewed: false,
  legal: false,
  ...some,
})
const service = (some: Partial<Service>): Service => ({
  id: 'a',
  kind: 'social_on_call',
  nameSv: 'A',
  nameEn: 'A',
  hours: 'out_of_hours',
  child: true,
  phone: '1',
  spoken: ['sv'],
  interpreter: false,
  checkedOn: '2026-03-01',
  areas: ['24'],
  ...some,
})

describe('the text somebody is shown', () => {
  const standing = whatStands([text({ source: 2, number: 2 }), text({ language: 'en' }), text({ language: 'ro', source: 2, reviewed: true })], [])
  it('is in her language where there is one', () => {
    expect(chooseText(standing, 'ro', 'help')).toMatchObject({ elsewhere: false, older: false, unreviewed: false, text: { language: 'ro' } })
  })
  it('is said to be older than its source, and unreviewed', () => {
    expect(chooseText(standing, 'en', 'help')).toMatchObject({ older: true, unreviewed: true })
    expect([standingOf(standing, 'en', 'help'), standingOf(standing, 'ro', 'help'), standingOf(standing, 'ti', 'help')]).toEqual(['older', 'good', 'missing'])
  })
  it('is English where hers is missing, Swedish for easy Swedish, and then Swedish', () => {
    expect(chooseText(standing, 'ti', 'help')).toMatchObject({ elsewhere: true, text: { language: 'en' } })
    expect(chooseText(standing, 'sv-easy', 'help')).toMatchObject({ elsewhere: true, text: { language: 'sv' } })
    expect(chooseText(whatStands([text({})], []), 'ti', 'help')).toMatchObject({ elsewhere: true, text: { language: 'sv' } })
    expect(chooseText(standing, 'ti', 'rights')).toBeNull()
  })
  it('is what was published here, until the program comes with a newer source', () => {
    const here = text({ number: 3, source: 1, body: 'here' })
    expect(whatStands([text({})], [here]).get('sv/help')?.body).toBe('here')
    expect(whatStands([text({ source: 2 })], [here]).get('sv/help')?.body).toBe('B')
    expect(whatStands([text({ number: 9 })], [text({ number: 1, source: 2, body: 'here' })]).get('sv/help')?.body).toBe('here')
    expect(whatStands([text({ number: 5 })], [here]).get('sv/help')?.body).toBe('B')
    expect(whatStands([text({ number: 3 })], [here]).get('sv/help')?.body).toBe('here')
  })
  it('is never said to be unreviewed in Swedish, nor older where there is no Swedish', () => {
    expect(chooseText(standing, 'sv', 'help')).toMatchObject({ older: false, unreviewed: false })
    expect(chooseText(whatStands([text({ language: 'ro' })], []), 'ro', 'help')).toMatchObject({ older: false, unreviewed: true })
    expect(standingOf(whatStands([text({}), text({ language: 'ro' })], []), 'ro', 'help')).toBe('unreviewed')
  })
  it('is easy Swedish where there is easy Swedish, and English where there is nothing else', () => {
    const easy = whatStands([text({}), text({ language: 'sv-easy' })], [])
    expect(chooseText(easy, 'sv-easy', 'help')).toMatchObject({ elsewhere: false, text: { language: 'sv-easy' } })
    expect(chooseText(whatStands([text({ language: 'en' })], []), 'sv-easy', 'help')).toMatchObject({ elsewhere: true, text: { language: 'en' } })
  })
})

describe('a file of a text', () => {
  const file = (rows: string): string => `---\n${rows}\n---\nWords.\n`
  it('is read', () => {
    expect(readText(file('title: A title: with a colon\nsource: 3\nreviewed: no\nlegal: yes'), 'ro', 'help')).toEqual({
      ok: true,
      value: text({ language: 'ro', title: 'A title: with a colon', source: 3, legal: true, body: 'Words.' }),
    })
    expect(readText(file('title: T\nversion: 2 # raised\nreviewed: no\nlegal: no'), 'sv', 'help')).toMatchObject({ ok: true, value: { number: 2, source: 2 } })
  })
  it('says whether somebody has reviewed it, and whether it holds what the law says', () => {
    const said = (reviewed: string, legal: string) => readText(file(`title: "T: x"\nsource: 1\nreviewed: ${reviewed}\nlegal: ${legal}`), 'ro', 'help')
    expect([said('yes', 'no'), said('no', 'yes')]).toMatchObject([
      { value: { title: 'T: x', reviewed: true, legal: false } },
      { value: { title: 'T: x', reviewed: false, legal: true } },
    ])
    const rows = 'title: The "T"\nsource: 1\nreviewed: no\nlegal: no'
    expect(readText(file(rows).replaceAll('\n', '\r\n'), 'ro', 'help')).toMatchObject({ value: { title: 'The "T"', body: 'Words.' } })
  })
  it.each([
    ['title: T\nsource: 0\nreviewed: no\nlegal: no'],
    ['title: T\nsource: 1\nreviewed: not yes\nlegal: no'],
    ['title: T\nsource: 1\nreviewed: yesterday\nlegal: no'],
    ['title: T\nsource: 1\nreviewed: no\nlegal: not yes'],
    ['title: T\nsource: 1\nreviewed: no\nlegal: yesterday'],
    ['title: T\nsource: 1\nlegal: no'],
    ['title: T\nsource: 1\nreviewed: no'],
    ['title: T\nreviewed: no\nlegal: no'],
    ['source: 1\nreviewed: no\nlegal: no'],
    ['title: T\nsource: x\nreviewed: no\nlegal: no'],
    ['title: T\nsource: 1\nreviewed: maybe\nlegal: no'],
  ])('is refused: %s', (rows) => expect(readText(file(rows), 'ro', 'help')).toEqual({ ok: false, refusal: { kind: 'front-matter' } }))
  it('is refused without its head, or with something before it', () => {
    const whole = file('title: T\nsource: 1\nreviewed: no\nlegal: no')
    expect([readText('Words.', 'ro', 'help').ok, readText(`x${whole}`, 'ro', 'help').ok, readText(whole, 'ro', 'help').ok]).toEqual([false, false, true])
  })
})

describe('two must have read', () => {
  it.each([
    ['words alone', 'Words', false, false],
    ['a number', 'Ring 112', false, true],
    ['an Arabic number', 'اتصل ١١٢', false, true],
    ['a Persian number', 'زنگ ۱۱۲', false, true],
    ['a Bengali number', 'কল ১১২', false, true],
    ['wide digits', 'Ring １１２', false, true],
    ['circled digits', 'Ring ①①②', false, true],
    ['raised digits', 'Ring ¹¹²', false, true],
    ['a mail address', 'Write to help@example', false, true],
    ['a wide sign of a mail address', 'Write to help＠example', false, true],
    ['an address', 'Look at WWW.example', false, true],
    ['a wide address', 'Look at ｗｗｗ.example', false, true],
    ['a way of asking', 'ftp://example', false, true],
    ['what the law says', 'Words', true, true],
  ])('%s', (_what, body, legal, second) => expect(needsSecond({ title: 'T', body, legal })).toBe(second))

  const proposed = { kind: 'text', state: 'proposed', needsSecond: true, proposedBy: 'a', shown: true } as const
  it('and nobody decides on the own proposal then, or a second time', () => {
    expect(mayDecide(proposed, 'publish', { personId: 'a', isEditor: true })).toEqual({ ok: false, refusal: { kind: 'own-proposal' } })
    expect(mayDecide(proposed, 'publish', { personId: 'b', isEditor: true }).ok).toBe(true)
    expect(mayDecide({ ...proposed, needsSecond: false }, 'publish', { personId: 'a', isEditor: true }).ok).toBe(true)
    expect(mayDecide({ ...proposed, state: 'published' }, 'withdraw', { personId: 'a', isEditor: true })).toEqual({
      ok: false,
      refusal: { kind: 'already-decided' },
    })
  })
  it.each([
    ['an editor', 'publish', 'text', true, 'b', true, null],
    ['somebody else', 'publish', 'text', true, 'b', false, 'not-yours'],
    ['whoever proposed it', 'withdraw', 'text', true, 'a', false, null],
    ['an editor', 'withdraw', 'text', true, 'b', true, null],
    ['somebody else', 'withdraw', 'text', true, 'b', false, 'not-yours'],
    ['whoever said it', 'publish', 'service', false, 'a', false, null],
    ['an editor', 'publish', 'service', false, 'b', true, null],
    ['somebody else', 'publish', 'service', false, 'b', false, 'not-yours'],
    ['whoever proposed it', 'publish', 'text', false, 'a', false, 'not-yours'],
  ] as const)('and by %s to %s a %s (shown: %s)', (_, decision, kind, shown, personId, isEditor, why) => {
    const answer = mayDecide({ ...proposed, kind, shown }, decision, { personId, isEditor })
    expect(answer).toEqual(why === null ? { ok: true, value: null } : { ok: false, refusal: { kind: why } })
  })
  it('and nobody but an editor publishes; a zone alone takes away', () => {
    const shown = { ...proposed, kind: 'service' } as const
    expect(mayDecide(shown, 'publish', { personId: 'a', isEditor: false })).toEqual({ ok: false, refusal: { kind: 'not-yours' } })
    expect(mayDecide({ ...shown, shown: false, needsSecond: false }, 'publish', { personId: 'a', isEditor: false }).ok).toBe(true)
    expect(mayDecide(shown, 'withdraw', { personId: 'c', isEditor: false })).toEqual({ ok: false, refusal: { kind: 'not-yours' } })
  })
})

describe('where to turn', () => {
  it('at night is who is there at night, and who is there always', () => {
    expect(answersTo(service({}), { hours: 'out_of_hours', need: 'sleep' })).toBe(true)
    expect(answersTo(service({ hours: 'always' }), { hours: 'out_of_hours' })).toBe(true)
    expect(answersTo(service({ hours: 'office' }), { hours: 'out_of_hours' })).toBe(false)
    expect(answersTo(service({}), { need: 'home' })).toBe(false)
  })
  it('in a language is who speaks it, or has interpreters', () => {
    expect(answersTo(service({}), { spoken: 'ro' })).toBe(false)
    expect(answersTo(service({ spoken: ['ro'] }), { spoken: 'ro' })).toBe(true)
    expect(answersTo(service({ interpreter: true }), { spoken: 'ro' })).toBe(true)
  })
  it('is the municipality’s own and the whole county’s, always first', () => {
    const all = [service({ id: 'a' }), service({ id: 'b', areas: ['2480'], hours: 'always' }), service({ id: 'c', areas: ['2482'] })]
    expect(servicesOf(all, '2480').map(({ id }) => id)).toEqual(['b', 'a'])
    expect([...countiesWith(all)]).toEqual(['24'])
  })
  it('is in the same order for everybody: always before at night before by day, then by what it is, then by name as Swedish has it', () => {
    const all = [
      service({ id: 'ö', nameSv: 'Östra' }),
      service({ id: 'day', hours: 'office' }),
      service({ id: 'å', nameSv: 'Åre' }),
      service({ id: 'clinic', kind: 'specialist_clinic' }),
      service({ id: 'z', nameSv: 'Zon' }),
      service({ id: 'always', hours: 'always', kind: 'specialist_clinic', nameSv: 'Ö' }),
    ]
    const wanted = ['always', 'z', 'å', 'ö', 'clinic', 'day']
    for (const mixed of [all, all.toReversed()]) expect(servicesIn(mixed, '24').map(({ id }) => id)).toEqual(wanted)
  })
  it('in a county as a whole is not what one municipality has for itself', () => {
    const all = [service({ id: 'county' }), service({ id: 'own', areas: ['2480', '2482'] })]
    expect([servicesIn(all, '24'), servicesIn(all, '2480'), servicesIn(all, '25')].map((some) => some.map(({ id }) => id))).toEqual([['county'], ['own'], []])
  })
  it.each([
    ['sleep', ['social_on_call', 'social_services']],
    ['talk', ['social_on_call', 'social_services', 'regional_coordinator', 'specialist_clinic']],
    ['child', ['social_on_call', 'social_services', 'child_welfare', 'barnahus']],
    ['care', ['health_care', 'specialist_clinic']],
    ['police', ['police_contact']],
    ['home', ['regional_coordinator', 'return_programme']],
  ] as const)('for %s is %j', (need, kinds) => {
    expect(publicKinds.filter((kind) => answersTo(service({ kind }), { need }))).toEqual(kinds)
    expect(kinds.every(isPublicKind)).toBe(true)
  })
  it('is never a shelter', () => expect(['shelter', 'national_line', '', null].some(isPublicKind)).toBe(false))
  it('is asked by place, need, hour and language, and what is not understood is not asked', () => {
    expect(readAsked({ place: '2480', need: 'sleep', when: 'office', spoken: 'ro' })).toEqual({ place: '2480', need: 'sleep', hours: 'office', spoken: 'ro' })
    expect(readAsked({ place: '2480', need: 'all', when: 'now', spoken: 'xx' })).toEqual({ place: '2480', need: null, hours: null, spoken: null })
    for (const place of ['SE', '24']) expect(readAsked({ place })).toMatchObject({ place })
    for (const place of ['', undefined]) expect(readAsked({ place, need: 'sleep' })).toMatchObject({ place: 'SE', need: 'sleep' })
    for (const place of ['248', '24800', 'x2480', '2480x', 'se', 2480, ['2480'], null]) expect(readAsked({ place })).toBeNull()
  })
  it('the map has each county once, each on a square of its own', () => {
    expect(new Set(tiles.map(([code]) => code)).size).toBe(21)
    expect(new Set(tiles.map(([, , column, row]) => `${column} ${row}`)).size).toBe(21)
  })
})

describe('an address', () => {
  it('says nothing of what the page is about', () => {
    expect(publicPath('ro', 'start')).toBe('/ro/')
    for (const page of [...pageKeys.filter((one) => one !== 'start'), 'where', 'search'] as const) {
      expect(publicPath('ro', page)).toMatch(/^\/ro\/[1-9]\d?$/)
      expect(pageNumbered(publicPath('ro', page).slice(4))).toBe(page)
    }
    expect(['0', '16', '01', 'help', ''].map(pageNumbered)).toEqual([null, null, null, null, null])
  })
  it('in a text leads to a page of the site', () => {
    expect(['call', 'where', 'search', 'start'].every(mayLeadTo)).toBe(true)
    expect(['sign-in', 'cases', ''].some(mayLeadTo)).toBe(false)
  })
  it('of a telephone is what one dials', () => {
    expect(['020-50 50 50', '+1 (0)2-3', '112'].map(dialled)).toEqual(['tel:020505050', 'tel:+1023', 'tel:112'])
  })
})

describe('searching', () => {
  const standing = whatStands(
    [
      text({ language: 'ro', title: 'Ajutor', body: 'Poți cere interpret.\n\n## Poliția\n\nSună la poliție.' }),
      text({ language: 'th', page: 'call', title: 'โทร', body: 'ขอล่ามได้' }),
    ],
    [],
  )
  it('finds words whatever their accents, and leads to the heading', () => {
    expect(search(indexOf(standing, 'ro'), 'POLITIE')[0]).toMatchObject({ page: 'help', id: 'h2', heading: 'Poliția' })
    expect(search(indexOf(standing, 'th'), 'ล่าม')[0]).toMatchObject({ page: 'call' })
    expect(fold('Ștefan')).toBe('stefan')
  })
  const page = (some: Partial<Text>) => text({ language: 'en', ...some })
  const found = (texts: readonly Text[], asked: string) => search(indexOf(whatStands(texts, []), 'en'), asked)
  it('puts a word in the title first, then in a heading, then in the text, and more words before fewer', () => {
    const texts = [
      page({ page: 'rights', title: 'Rights', body: 'You may have an interpreter.' }),
      page({ page: 'help', title: 'Help', body: 'Words.\n\n## Interpreter\n\nFree.' }),
      page({ page: 'call', title: 'Interpreter', body: 'Words.' }),
      page({ page: 'child', title: 'Child', body: 'An interpreter at night.' }),
    ]
    expect(found(texts, 'interpreter').map((hit) => hit.page)).toEqual(['call', 'help', 'rights', 'child'])
    expect(found(texts, 'interpreter night').map((hit) => hit.page)).toEqual(['call', 'help', 'child', 'rights'])
    expect(found(texts, 'interpreter, Interpreter: INTERPRETER night').map((hit) => hit.page)).toEqual(['call', 'help', 'child', 'rights'])
    expect(found(texts, 'title')).toEqual([])
  })
  it('finds a word in a list, and in the title only once', () => {
    expect(found([page({ body: '- one\n- **two** words' })], 'two')).toMatchObject([{ id: null, heading: '', excerpt: 'one two words' }])
    expect(found([page({ title: 'Shelter', body: 'Words.\n\n## More\n\nWords.' })], 'shelter')).toMatchObject([{ id: null, title: 'Shelter' }])
  })
  it('shows ten places at most', () => {
    const many = page({ body: Array.from({ length: 12 }, () => '## Home\n\nWords.').join('\n\n') })
    expect(found([many], 'home')).toHaveLength(10)
  })
  it('shows the words around, and whole words', () => {
    const [long] = found([page({ body: `${'before '.repeat(30)}needle ${'after '.repeat(40)}end` })], 'needle')
    expect(long?.excerpt).toMatch(/^… before (before )+needle (after )+/)
    expect(long?.excerpt).toMatch(/ …$/)
    expect(found([page({ body: 'A needle here.' })], 'needle')[0]?.excerpt).toBe('A needle here.')
    expect(found([page({ body: `${'before '.repeat(30)}needle` })], 'needle')[0]?.excerpt).toMatch(/^… before (before )+needle$/)
    expect(found([page({ title: 'Needle', body: 'Words.' })], 'needle')[0]?.excerpt).toBe('Words.')
  })
  it('finds nothing of what is not there, in another language, or in nothing', () => {
    expect(search(indexOf(standing, 'ro'), 'xyz')).toEqual([])
    expect(search(indexOf(standing, 'sv'), 'politie')).toEqual([])
    expect(search(indexOf(standing, 'ro'), ' .,')).toEqual([])
  })
})
