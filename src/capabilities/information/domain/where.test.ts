import { describe, expect, it } from 'vitest'
import { servicesOf, type Asked, type Service } from '#capabilities/information/domain/where.ts'

const service = (id: string, areas: readonly string[], interpreter = false): Service => ({
  id,
  kind: 'social_on_call',
  nameSv: id,
  nameEn: id,
  hours: 'always',
  child: true,
  phone: '1',
  spoken: ['sv'],
  interpreter,
  checkedOn: '2026-03-01',
  areas,
})
const all = [service('a', ['24']), service('b', ['2480']), service('c', ['0180'], true), service('d', ['01'])]

describe('where to turn', () => {
  it.each<[place: string, asked: Asked, found: readonly string[]]>([
    ['24', {}, ['a', 'b']],
    ['01', {}, ['c', 'd']],
    ['0180', {}, ['c', 'd']],
    ['0114', {}, ['d']],
    ['SE', {}, ['a', 'b', 'c', 'd']],
    ['SE', { spoken: 'ti' }, ['c']],
    ['SE', { need: 'sleep', hours: 'office' }, ['a', 'b', 'c', 'd']],
    ['SE', { need: 'home' }, []],
    ['25', {}, []],
  ])('in %s, asked %o, is %o', (place, asked, found) => expect(servicesOf(all, place, asked).map(({ id }) => id)).toEqual(found))
})
