import { describe, expect, it } from 'vitest'
import { areas, classOf, needFault } from '#capabilities/support/domain/areas.ts'
import { areaOf, fitsArea, ladders, measureCodes, measuresIn, stateOf, taskOutcomeOf, outcomes } from '#capabilities/support/domain/measures.ts'
import { numberIn, wordFor } from '#capabilities/support/domain/numbered.ts'
import { agreedFault, neededParts, partsOf, agreedKinds } from '#capabilities/support/domain/plan.ts'
import { standingOf, talkFault } from '#capabilities/support/domain/rights.ts'
import { templatePaths, templatePersons, templates } from '#capabilities/support/domain/templates.ts'
import { editionOn, editions, findEdition } from '#capabilities/support/reference/rights-sheet.ts'
import { supportWords } from '#capabilities/support/words.ts'

const today = '2026-11-21'

describe('a need', () => {
  it('is urgent only when it is a need, and a need always says how urgent', () => {
    const on = (answer: 'yes' | 'no' | 'unknown' | 'not_asked', urgency: 'now' | null) => needFault({ answer, urgency, assessedOn: today }, today)
    expect(on('yes', 'now')).toBeNull()
    expect(on('yes', null)).toBe('urgency-missing')
    for (const answer of ['no', 'unknown', 'not_asked'] as const) {
      expect(on(answer, null)).toBeNull()
      expect(on(answer, 'now')).toBe('urgency-without-need')
    }
    expect(needFault({ answer: 'no', urgency: null, assessedOn: '2026-11-22' }, today)).toBe('assessed-in-future')
  })
})

describe('words about a child', () => {
  it('lie with the child’s only where it is known to be one', () => expect((['yes', 'no', 'unknown'] as const).map(classOf)).toEqual(['C9', 'C4', 'C4']))
})

describe('an address', () => {
  const words = ['sv', 'ro', 'th']
  it('has a number for each word, and is read back', () => {
    expect(words.map((word) => numberIn(words, word))).toEqual(['1', '2', '3'])
    expect(words.map((word) => wordFor(words, numberIn(words, word)))).toEqual(words)
    const many = Array.from({ length: 12 }, (_, at) => `word ${at}`)
    expect(wordFor(many, numberIn(many, 'word 11'))).toBe('word 11')
  })
  it('that is no number of theirs stays what it is', () => {
    expect(numberIn(words, 'xx')).toBe('xx')
    expect(wordFor(Array(120).fill('word'), '100')).toBe('100')
    for (const other of ['0', '4', '01', '1x', 'x1', '100', 'ro', '', 1, null]) expect(wordFor(words, other)).toBe(other)
  })
})

describe('a measure', () => {
  it('has one area, but for what is something else', () => {
    for (const code of measureCodes.filter((one) => one !== 'other'))
      expect([code, areas.filter((area) => fitsArea(code, area))]).toEqual([code, [areaOf(code)]])
    expect(areas.every((area) => fitsArea('other', area))).toBe(true)
    expect(areaOf('other')).toBeNull()
    expect(areas.every((area) => measuresIn[area].length > 0)).toBe(true)
  })
  it('of education and work stands on a ladder', () => {
    expect([...ladders.education, ...ladders.work]).toEqual(expect.arrayContaining(['sfi', 'study', 'internship', 'work_permit', 'own_business']))
  })
  it('is late from the minute it should be done, unless its task is done or its outcome is said', () => {
    const now = new Date('2026-11-21T12:00:00Z')
    const at = (more: object) => stateOf({ outcome: null, startOn: '2026-11-01', dueAt: now, taskDoneAt: null, ...more }, today, now)
    expect(at({})).toBe('late')
    expect(at({ taskDoneAt: now })).toBe('under_way')
    expect(at({ outcome: 'declined' })).toBe('declined')
    expect(at({ dueAt: new Date('2026-11-21T12:01:00Z') })).toBe('under_way')
    expect(at({ dueAt: new Date('2026-12-21T12:01:00Z'), startOn: '2026-12-01' })).toBe('coming')
    expect(at({ dueAt: new Date('2026-12-21T12:01:00Z'), startOn: today })).toBe('under_way')
    expect(new Set(outcomes.map(taskOutcomeOf))).toEqual(new Set(['done', 'not_needed', 'not_possible', 'declined_by_person']))
  })
})

describe('a template', () => {
  it('asks in words of its own for each path and person, in both languages, about measures of the area it names', () => {
    for (const language of ['sv', 'en'] as const) {
      const asked: string[] = []
      for (const path of templatePaths)
        for (const person of templatePersons) {
          const words: Readonly<Record<string, string>> = supportWords[language].templates.ask[path][person]
          expect(Object.keys(words).toSorted()).toEqual(templates[path][person].map((one) => one.key).toSorted())
          asked.push(Object.values(words).join(' '))
          for (const { area, measures } of templates[path][person]) expect([area, measures.every((code) => fitsArea(code, area))]).toEqual([area, true])
        }
      expect(new Set(asked).size).toBe(8)
      expect(asked.join(' ')).not.toMatch(/prostitu|offer|victim|exploat|exploit|frivillig/i)
    }
  })
})

describe('an agreed plan', () => {
  const plan = { kind: 'support', consented: 'no', agreedOn: today, reviewOn: '2027-01-21', parts: { my_view: 'So.' } } as const
  it('needs consent when it is a coordinated one, and words, and a day to look at it again within half a year', () => {
    expect(agreedFault(plan, today)).toBeNull()
    expect(agreedFault({ ...plan, kind: 'sip' }, today)).toBe('consent-needed')
    expect(agreedFault({ ...plan, kind: 'sip', consented: 'yes' }, today)).toBeNull()
    expect(agreedFault({ ...plan, parts: { goals: 'Of another kind.' } }, today)).toBe('nothing-written')
    expect(agreedFault({ ...plan, agreedOn: '2026-11-22' }, today)).toBe('agreed-in-future')
    expect(agreedFault({ ...plan, reviewOn: '2026-11-20' }, today)).toBe('review-in-the-past')
    expect(agreedFault({ ...plan, reviewOn: today }, today)).toBeNull()
    expect(agreedFault({ ...plan, reviewOn: '2027-05-23' }, today)).toBeNull()
    expect(agreedFault({ ...plan, reviewOn: '2027-05-24' }, today)).toBe('review-too-late')
  })
  it('never requires the person’s own part', () => {
    for (const kind of agreedKinds) {
      expect(neededParts[kind]).not.toContain('my_view')
      expect(neededParts[kind].every((part) => (partsOf[kind] as readonly string[]).includes(part))).toBe(true)
    }
  })
})

describe('rights', () => {
  const talk = { toldOn: today, items: ['interpreter', 'housing'], unclear: [], interpreter: 'by_phone', repeatOn: null } as const
  it('get a day to be told again when something was unclear or the interpreter was missing', () => {
    expect(talkFault(talk, today)).toBeNull()
    expect(talkFault({ ...talk, unclear: ['housing'] }, today)).toBe('repeat-needed')
    expect(talkFault({ ...talk, interpreter: 'was_missing' }, today)).toBe('repeat-needed')
    expect(talkFault({ ...talk, toldOn: '2026-11-22' }, today)).toBe('told-in-future')
    expect(talkFault({ ...talk, items: [] }, today)).toBe('nothing-told')
    expect(talkFault({ ...talk, unclear: ['housing'], repeatOn: '2026-11-22' }, today)).toBeNull()
    expect(talkFault({ ...talk, repeatOn: today }, today)).toBe('repeat-in-the-past')
    expect(talkFault({ ...talk, unclear: ['counsel'], repeatOn: '2026-11-30' }, today)).toBe('unclear-not-told')
  })
  it('are unclear only if they were so the last time', () => {
    const first = { ...talk, toldOn: '2026-11-01', unclear: ['housing'] } as const
    const of = (talks: Parameters<typeof standingOf>[0]) => standingOf(talks).find((one) => one.item === 'housing')
    expect(of([first])).toMatchObject({ times: 1, unclear: true })
    expect(of([first, talk])).toMatchObject({ times: 2, last: today, unclear: false })
    expect(of([first, { ...talk, items: ['interpreter'] }])).toMatchObject({ times: 1, last: '2026-11-01', unclear: true })
    expect(of([])).toMatchObject({ times: 0, last: null, unclear: false })
  })
  it('have a sheet whose versions follow each other, each in Swedish and English', () => {
    expect(editions.map((one) => one.from)).toEqual(
      editions
        .map((one) => one.from)
        .toSorted()
        .toReversed(),
    )
    expect([editionOn('2025-12-31').from, editionOn('2026-01-01').from, editionOn('2020-01-01').from]).toEqual(['2025-01-01', '2026-01-01', '2025-01-01'])
    expect(findEdition('2025-07-01')).toBeNull()
    for (const one of editions) expect(Object.keys(one.texts)).toEqual(expect.arrayContaining(['swe', 'eng']))
  })
})
