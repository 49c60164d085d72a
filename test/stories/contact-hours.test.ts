import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hiddenOf, hours, openLineHouse, type LineHouse } from '#test/stories/line-house.ts'

const nights = { ...hours, opens: '22:00', closes: '02:00' }
/** As it is read, without the signs that keep a date in its direction. */
const plain = (html: string): string => html.replaceAll(/[\u2066\u2069]|<\/?bdi>/g, '')

describe('the hours of the line', () => {
  let house: LineHouse
  beforeAll(async () => {
    house = await openLineHouse(new Date('2026-12-23T20:30:00Z'))
  })
  afterAll(() => house.close())

  const site = async (): Promise<string> => plain(await (await house.visitor.looks('/sv/i/1')).text())
  const line = async (): Promise<string> => plain(await house.operator.reads('/line'))
  const reads = async (): Promise<unknown> => ((await (await house.operator.asks('/line')).json()) as { reads: unknown }).reads
  const set = async (more: Readonly<Record<string, string>> = {}): Promise<Response> => await house.head.fills('/line/hours', { ...nights, ...more })

  it('are refused when they say nothing, and what was typed stays', async () => {
    const same = await set({ opens: '22:00', closes: '22:00' })
    expect(same.status).toBe(422)
    expect(await same.text()).toContain('cannot close at the hour it opens')
    for (const [closed, why] of [
      ['vid jul', 'one day or one span on each line'],
      ['stängt 2026-12-28', 'one day or one span on each line'],
      ['2026-02-30', 'one day or one span on each line'],
      ['2026-12-28 – 2026-12-29 – 2026-12-30', 'one day or one span on each line'],
      ['2027-01-02 – 2026-12-28', 'ends before its first day'],
      ['2026-12-28\n'.repeat(51), 'At most 50 lines'],
    ] as const) {
      const refused = await set({ closed })
      expect(refused.status).toBe(422)
      const page = await refused.text()
      expect(page).toContain(why)
      expect(page).toContain(`>${closed}</textarea>`)
    }
    expect(await reads()).toBeNull()
  })

  it('run over midnight, and a night counts as the day it began', async () => {
    expect((await set()).status).toBe(303)
    expect(await site()).toContain('Ingen läser just nu. Vi läser igen i dag från klockan 22:00.')
    expect(await line()).toContain('you read again today from 22:00')
    await house.scratch.setClock(new Date('2026-12-23T23:30:00Z'))
    expect(await site()).toContain('Någon läser nu, till klockan 02:00')
    expect(await line()).toContain('somebody is reading now, until 02:00')
    expect(await reads()).toMatchObject({ open: true, closes: '02:00' })
  })

  it('leave out red days, on the site, on the line and in the answer that says when', async () => {
    await house.scratch.setClock(new Date('2026-12-24T11:00:00Z'))
    expect(await site()).toContain('Vi läser igen på måndag från klockan 22:00.')
    expect(await reads()).toMatchObject({ open: false, next: { day: '2026-12-28', daysAhead: 4 } })
    await house.visitor.writes('Hej.')
    const { rows } = (await (await house.operator.asks('/line')).json()) as { rows: { id: string }[] }
    const answer = `/line/threads/${rows[0]?.id ?? ''}/answer`
    const begins = async (text: string): Promise<string> => {
      const page = await house.operator.reads(answer)
      const hidden = hiddenOf(page.slice(page.indexOf('<main')))
      const given = { ...hidden, words: '', language: 'sv', translated: 'no', text }
      const begun = await house.operator.submits(answer.replace('/answer', '/text'), given)
      return plain(await house.operator.reads(begun.headers.get('location') ?? ''))
    }
    expect(await begins('ready:answer_by')).toContain('Vi svarar när vi läser nästa gång: måndag från klockan 22:00.')
    expect(await begins('ready:hours')).toContain(
      'klockan 22:00 till 02:00. Du kan skriva när som helst. Vi läser inte på röda dagar, och inte på midsommarafton, julafton',
    )
    expect((await set({ redDaysToo: 'yes' })).status).toBe(303)
    expect(await site()).toContain('Vi läser igen i dag från klockan 22:00.')
    expect(await line()).toContain('you read again today from 22:00')
    // An answer is read on a later day.
    expect(await begins('ready:answer_by')).toMatch(/nästa gång: torsdag \(.?2026-12-24.?\) från klockan 22:00/)
    expect(await begins('ready:hours')).not.toContain('röda dagar')
  })

  it('are closed for once, and the site then says the date', async () => {
    expect((await set({ closed: '2026-12-28 – 2027-01-01' })).status).toBe(303)
    expect(await site()).toContain('Vi läser igen på måndag (2027-01-04) från klockan 22:00.')
    expect(await line()).toContain('you read again on Monday (2027-01-04) from 22:00')
    expect(await house.head.reads('/line/hours')).toContain('>2026-12-28 – 2027-01-01</textarea>')
    expect((await set({ closed: '2026-12-28\n2026-12-30' })).status).toBe(303)
    expect(await house.head.reads('/line/hours')).toContain('>2026-12-28\n2026-12-30</textarea>')
    expect(await site()).toContain('Vi läser igen på tisdag från klockan 22:00.')
  })

  it('that are closed for more than a year are no line to write to', async () => {
    expect((await set({ closed: '2026-12-01 – 2028-12-31' })).status).toBe(303)
    const page = await site()
    expect(page).toContain('Det går inte att skriva just nu')
    expect(page).not.toContain('<textarea')
    expect(await line()).toContain('the line is closed for the next year')
  })
})
