import { describe as about, expect, it } from 'vitest'
import { describe, readAreas, type Described } from '#capabilities/directory/domain/functions.ts'
import { takePlace, type Placing } from '#capabilities/directory/domain/on-call-order.ts'
import { goOnDuty, type Duty } from '#capabilities/directory/domain/rota.ts'

about('a place in the order', () => {
  const wish: Placing = { functionId: 'a', place: 1, hours: 'out_of_hours', validFrom: '2026-11-21', validTo: null }
  const other: Placing = { ...wish, functionId: 'b', place: 1 }
  it('is taken', () => expect(takePlace(wish, [{ ...other, place: 2 }])).toEqual({ ok: true, value: wish }))
  it('is not shared', () => expect(takePlace(wish, [other])).toMatchObject({ refusal: { kind: 'place-taken' } }))
  it('is not shared with one who is there always', () =>
    expect(takePlace(wish, [{ ...other, hours: 'always' }])).toMatchObject({ refusal: { kind: 'place-taken' } }))
  it('is free at other hours and other days', () => {
    expect(takePlace(wish, [{ ...other, hours: 'office' }]).ok).toBe(true)
    expect(takePlace(wish, [{ ...other, validFrom: '2026-01-01', validTo: '2026-11-20' }]).ok).toBe(true)
    expect(takePlace(wish, [{ ...other, validFrom: '2026-01-01', validTo: '2026-11-21' }]).ok).toBe(false)
  })
  it('is shared by an office and whoever answers outside its hours, however their lines are written', () => {
    const office: Placing = { ...other, hours: 'always', functionHours: 'office' }
    expect(takePlace({ ...wish, hours: 'always', functionHours: 'out_of_hours' }, [office]).ok).toBe(true)
    expect(takePlace({ ...wish, hours: 'out_of_hours', functionHours: 'always' }, [office]).ok).toBe(true)
    expect(takePlace({ ...wish, hours: 'always', functionHours: 'always' }, [office])).toMatchObject({ refusal: { kind: 'place-taken' } })
    expect(takePlace({ ...wish, hours: 'office', functionHours: 'always' }, [office])).toMatchObject({ refusal: { kind: 'place-taken' } })
  })
  it('is held once', () => expect(takePlace(wish, [{ ...wish, place: 3 }])).toMatchObject({ refusal: { kind: 'already-there' } }))
  it('may be for one day', () => expect(takePlace({ ...wish, validTo: '2026-11-21' }, []).ok).toBe(true))
  it('is held twice when the hours never meet', () => expect(takePlace(wish, [{ ...wish, hours: 'office' }]).ok).toBe(true))
  it('is free again the day after the last', () => {
    const ends = { ...wish, validTo: '2026-12-31' }
    expect(takePlace(ends, [{ ...other, validFrom: '2027-01-01' }]).ok).toBe(true)
    expect(takePlace(ends, [{ ...other, validFrom: '2026-12-31' }]).ok).toBe(false)
  })
  it('does not end before it begins', () => expect(takePlace({ ...wish, validTo: '2026-11-20' }, [])).toMatchObject({ refusal: { kind: 'ends-before-start' } }))
})

about('going on duty', () => {
  const now = new Date('2026-11-21T12:00:00Z')
  const wish: Duty = { personId: 'p', startsAt: new Date('2026-11-21T16:00:00Z'), endsAt: new Date('2026-11-22T07:00:00Z') }
  const go = (duty: Duty, others: readonly Duty[] = []) => goOnDuty(duty, others, ['p', 'q'], now)
  it('is done', () => expect(go(wish)).toEqual({ ok: true, value: wish }))
  it('lasts fourteen days at most, and may have begun', () => {
    expect(go({ ...wish, endsAt: new Date('2026-12-05T16:00:00Z') }).ok).toBe(true)
    expect(go({ ...wish, startsAt: new Date('2026-11-20T16:00:00Z'), endsAt: new Date('2026-11-21T12:00:01Z') }).ok).toBe(true)
    expect(go(wish, [{ ...wish, startsAt: new Date('2026-11-21T00:00:00Z'), endsAt: wish.startsAt }]).ok).toBe(true)
  })
  it.each([
    ['ends-before-start', { ...wish, endsAt: wish.startsAt }, []],
    ['too-long', { ...wish, endsAt: new Date('2026-12-05T16:00:01Z') }, []],
    ['over', { ...wish, startsAt: new Date('2026-11-20T16:00:00Z'), endsAt: now }, []],
    ['not-here', { ...wish, personId: 'x' }, []],
    ['already-on-duty', wish, [{ ...wish, startsAt: new Date('2026-11-22T06:59:00Z'), endsAt: new Date('2026-11-23T00:00:00Z') }]],
  ])('is refused: %s', (kind, duty, others) => expect(go(duty, others)).toEqual({ ok: false, refusal: { kind } }))
  it('may follow another duty at once, and be shared', () => {
    expect(
      go(wish, [
        { ...wish, startsAt: wish.endsAt, endsAt: new Date('2026-11-23T00:00:00Z') },
        { ...wish, personId: 'q' },
      ]).ok,
    ).toBe(true)
  })
})

about('a function', () => {
  const wish: Described = {
    kind: 'shelter',
    nameSv: 'Skyddat boende',
    nameEn: 'Shelter',
    hours: 'always',
    acute: true,
    child: true,
    standing: true,
    active: true,
    areas: ['01', '0180', '1480'],
  }
  const known = new Set(['01', '0180', '1480', '14'])
  it('serves counties and municipalities, each named once', () => expect(describe(wish, known)).toMatchObject({ value: { areas: ['01', '1480'] } }))
  it('names what it serves in the order of the codes', () =>
    expect(describe({ ...wish, areas: ['1480', '0180'] }, known)).toMatchObject({ value: { areas: ['0180', '1480'] } }))
  it('has no number, mail or address in its name', () => {
    for (const nameSv of ['Jour 000-000 00 00', 'jour@example.org', 'Jouren www.example.org'])
      expect(describe({ ...wish, nameSv }, known)).toMatchObject({ refusal: { kind: 'holds-contact' } })
    expect(describe({ ...wish, nameEn: 'Line 000-000 00 00' }, known)).toMatchObject({ refusal: { kind: 'holds-contact' } })
    expect(describe({ ...wish, nameSv: 'Jour 24/7, enhet 3' }, known).ok).toBe(true)
  })
  it('serves somebody, somewhere that is', () => {
    expect(describe({ ...wish, areas: [] }, known)).toMatchObject({ refusal: { kind: 'serves-nobody' } })
    expect(describe({ ...wish, areas: ['9999'] }, known)).toMatchObject({ refusal: { kind: 'no-such-area' } })
  })
  it('reads codes as people type them', () => {
    expect(readAreas(' 0180, 1480;01\n')).toEqual(['0180', '1480', '01'])
    expect(readAreas(null)).toEqual([])
  })
})
