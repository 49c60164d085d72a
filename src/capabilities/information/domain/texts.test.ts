import { describe, expect, it } from 'vitest'
import { fold, indexOf, search } from '#capabilities/information/domain/search.ts'
import { chooseText, needsSecond, readText, standingOf, whatStands, type Text } from '#capabilities/information/domain/texts.ts'
import { mayDecide } from '#capabilities/information/domain/version.ts'
import { answersTo, countiesWith, servicesOf, tiles, type Service } from '#capabilities/information/domain/where.ts'

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
  it.each([
    ['title: T\nreviewed: no\nlegal: no'],
    ['source: 1\nreviewed: no\nlegal: no'],
    ['title: T\nsource: x\nreviewed: no\nlegal: no'],
    ['title: T\nsource: 1\nreviewed: maybe\nlegal: no'],
  ])('is refused: %s', (rows) => expect(readText(file(rows), 'ro', 'help').ok).toBe(false))
})

describe('two must have read', () => {
  it.each([
    ['words alone', 'Words', false, false],
    ['a number', 'Ring 112', false, true],
    ['an Arabic number', 'اتصل ١١٢', false, true],
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
  it('the map has each county once, each on a square of its own', () => {
    expect(new Set(tiles.map(([code]) => code)).size).toBe(21)
    expect(new Set(tiles.map(([, , column, row]) => `${column} ${row}`)).size).toBe(21)
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
  it('finds nothing of what is not there, in another language, or in nothing', () => {
    expect(search(indexOf(standing, 'ro'), 'xyz')).toEqual([])
    expect(search(indexOf(standing, 'sv'), 'politie')).toEqual([])
    expect(search(indexOf(standing, 'ro'), ' .,')).toEqual([])
  })
})
