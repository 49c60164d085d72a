import { expect, it } from 'vitest'
import { alarmRows, answersAt, type OnCallLine } from '#capabilities/directory/domain/offline-lists.ts'

const line = (more: Partial<OnCallLine>): OnCallLine => ({
  municipalityCode: '2480',
  kind: 'social_on_call',
  place: 1,
  nameSv: 'Jouren',
  nameEn: 'On call',
  zoneName: 'Zon',
  hours: 'always',
  functionHours: 'always',
  validFrom: '2026-01-01',
  validTo: null,
  ...more,
})
const umea = { code: '2480', name: 'Umeå', countyCode: '24' }
const called = (more: Partial<OnCallLine>, day = '2026-03-10'): boolean => alarmRows([umea], [line(more)], day)[0]?.lines.length === 1

it.each([
  ['always', 'always', 'always'],
  ['always', 'office', 'office'],
  ['office', 'always', 'office'],
  ['out_of_hours', 'out_of_hours', 'out_of_hours'],
  ['office', 'out_of_hours', 'never'],
  ['out_of_hours', 'office', 'never'],
] as const)('a line for %s of a function that is there %s answers %s', (hours, functionHours, answers) => {
  expect(answersAt({ hours, functionHours })).toBe(answers)
})

it('the alarm list holds who answers when the offices are closed, and nobody else', () => {
  expect([called({}), called({ functionHours: 'out_of_hours' }), called({ functionHours: 'office' }), called({ hours: 'office' })]).toEqual([
    true,
    true,
    false,
    false,
  ])
})

it('a line counts from its first day to its last', () => {
  const more = { validFrom: '2026-03-10', validTo: '2026-03-12' }
  expect(['2026-03-09', '2026-03-10', '2026-03-12', '2026-03-13'].map((day) => called(more, day))).toEqual([false, true, true, false])
})

it('a line is called in its own municipality only', () => expect(called({ municipalityCode: '2482' })).toBe(false))

it('a municipality without anybody stands there, empty', () => {
  expect(alarmRows([umea], [], '2026-03-10')).toEqual([{ code: '2480', name: 'Umeå', lines: [] }])
})
