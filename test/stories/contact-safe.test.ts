import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { casePaths } from '#capabilities/cases/contract.ts'
import { contact } from '#capabilities/contact/capability.ts'
import { mayContact } from '#capabilities/contact/contract.ts'
import { directory } from '#capabilities/directory/capability.ts'
import { openCasesHouse, type CasesHouse, type Fields, type Person } from '#test/stories/cases-house.ts'

const night = new Date('2026-11-21T22:15:00Z')
const canary = 'Canary-svarar: säg att det gäller tandläkaren'
const wants: Fields = { danger: 'no', child: 'no', municipality: '0180', summary: 'Canary-vill bli uppringd', consents: ['open_case', 'call_back'] }
const said: Fields = { ways: ['call'], safeFrom: '09:00', safeUntil: '15:00', safeWords: canary }
const lastOf = (answer: Response): string => (answer.headers.get('location') ?? '').split('/').at(-1) ?? ''

describe('somebody wants to be called back', () => {
  let house: CasesHouse
  let operator: Person, colleague: Person, stranger: Person
  beforeAll(async () => {
    house = await openCasesHouse(night, [directory, contact])
    await house.asOwner(async (tx) => directory.furnish?.(tx))
    const alfa = await house.zone('ALFA', 'social_on_call')
    const beta = await house.zone('BETA', 'social_on_call')
    operator = await house.person(alfa, ['hotline_operator', 'case_worker'])
    stranger = await house.person(beta, ['hotline_operator', 'case_worker'])
    for (const zone of [alfa, beta]) await house.keysFor(zone)
  })
  afterAll(() => house.close())

  const take = async (fields: Fields): Promise<string> => {
    const done = await operator.fills('/calls/new', fields)
    expect(done.status).toBe(303)
    return lastOf(done)
  }
  const callBack = (caseId: string, dueAt = '2026-11-22T11:00') =>
    operator.fills(casePaths.newTask(caseId), { title: 'call_back', zone: operator.zoneId, person: operator.id, shared: 'yes', dueAt })
  const caseOf = async (call: string): Promise<string> => lastOf(await operator.fills(`/calls/${call}/case`, {}))

  it.each([
    ['how', { ways: [] }, 'Nobody has said how it is safe'],
    ['when', { safeFrom: '', safeUntil: '' }, 'Nobody has said when it is safe'],
    ['what to say if somebody else answers', { safeWords: '' }, 'Nobody has said what to say if somebody else answers'],
    ['two hours that differ', { safeFrom: '18:00', safeUntil: '18:00' }, 'The hours are the same'],
    ['two hours that differ, at midnight too', { safeFrom: '00:00', safeUntil: '00:00' }, 'The hours are the same'],
    ['hours or any time, not both', { anyHour: 'yes' }, 'Either write hours or tick'],
    ['a way that is not closed', { safe: ['never_call'] }, 'A way cannot be both safe and closed'],
    ['more than voicemail, which needs a call', { ways: ['voicemail'] }, 'A way cannot be both safe and closed'],
  ] as const)('the form asks %s, and keeps what was typed', async (_, less, why) => {
    const refused = await operator.fills('/calls/new', { ...wants, ...said, ...less })
    expect(refused.status).toBe(422)
    const page = await refused.text()
    expect(page).toContain(why)
    expect(page).toContain('Canary-vill bli uppringd')
  })

  it('nothing of it is asked where nobody is to be in touch', async () => {
    await take({ ...wants, consents: ['open_case'] })
  })

  it('what is not named safe is closed, and the words lie sealed', async () => {
    const id = await take({ ...wants, ...said })
    const page = await operator.reads(`/calls/${id}`)
    expect(page).toContain('09:00–15:00')
    expect(page).toContain(canary)
    expect(page).not.toContain('nobody has said what is safe')
    const call = (await (await operator.asks(`/calls/${id}`)).json()) as { safe: { flags: string[]; toSay: boolean } }
    expect(call.safe).toMatchObject({ flags: ['never_voicemail', 'never_sms', 'never_letter'], toSay: false })
    const caseId = await caseOf(id)
    expect((await callBack(caseId, '2026-11-22T16:00')).status).toBe(422)
    expect((await callBack(caseId)).status).toBe(303)
  })

  it('at any hour, when that is what was said', async () => {
    const id = await take({ ...wants, ...said, safeFrom: '', safeUntil: '', anyHour: 'yes' })
    expect(await operator.reads(`/calls/${id}`)).toContain('Any time of the day or night')
    expect((await callBack(await caseOf(id), '2026-11-22T03:00')).status).toBe(303)
  })

  describe('in a call that was written down before anybody asked', () => {
    /** As the program wrote it down before it asked. */
    const before = async (fields: Fields = {}): Promise<string> => {
      const id = await take({ ...wants, consents: ['open_case'], ...fields })
      await house.asOwner((tx) => sql`update contact.call set consents = array['open_case', 'call_back'] where id = ${id}`.execute(tx))
      return id
    }

    it('the page stops the call until somebody says what is safe, and then what is said only becomes stricter', async () => {
      const id = await before()
      const page = await operator.reads(`/calls/${id}`)
      expect(page).toContain('but nobody has said what is safe. Do not call')
      expect(page).toContain(`/calls/${id}/safe-contact`)
      const path = `/calls/${id}/safe-contact`
      const empty = await operator.fills(path, {})
      expect(empty.status).toBe(422)
      for (const why of ['how it is safe', 'when it is safe', 'what to say if somebody else']) expect(await empty.clone().text()).toContain(why)
      expect((await stranger.visits(path)).status).toBe(404)
      expect((await operator.fills(path, said)).status).toBe(303)
      const after = await operator.reads(`/calls/${id}`)
      expect(after).toContain(canary)
      expect(after).toContain('Canary-vill bli uppringd')
      expect(after).not.toContain('nobody has said what is safe')
      const milder = await operator.fills(path, { ...said, safeUntil: '20:00' })
      expect([milder.status, (await milder.text()).includes('must lie within those that stand')]).toEqual([422, true])
      const opens = await operator.fills(path, { ...said, ways: ['call', 'sms'] })
      expect([opens.status, (await opens.text()).includes('cannot be both safe and closed')]).toEqual([422, true])
      expect((await operator.fills(path, { ...said, safeFrom: '10:00' })).status).toBe(303)
      const now = (await (await operator.asks(`/calls/${id}`)).json()) as { safe: Record<string, unknown> }
      expect(now.safe).toMatchObject({ hours: { from: '10:00', until: '15:00' }, toSay: false, mayAdd: true })
      expect((await callBack(await caseOf(id))).status).toBe(303)
      expect((await operator.visits(path)).status).toBe(404)
    })

    it('one prohibition alone says nothing of what is safe: no way is open, and it stays when the rest is said', async () => {
      const id = await before({ safe: ['never_sms'] })
      const read = async () => ((await (await operator.asks(`/calls/${id}`)).json()) as { safe: Record<string, unknown> }).safe
      expect(await read()).toMatchObject({
        toSay: true,
        now: [
          { channel: 'call', why: 'no_rule' },
          { channel: 'voicemail', why: 'no_rule' },
          { channel: 'sms', why: 'never_sms' },
          { channel: 'letter', why: 'no_rule' },
        ],
      })
      expect(await operator.reads(`/calls/${id}`)).toContain('but nobody has said what is safe. Do not call')
      expect((await operator.fills(`/calls/${id}/safe-contact`, { ...said, ways: ['call', 'sms'] })).status).toBe(422)
      expect((await operator.fills(`/calls/${id}/safe-contact`, { ...said, ways: ['call', 'letter'] })).status).toBe(303)
      expect(await read()).toMatchObject({ flags: ['never_voicemail', 'never_sms'], hours: { from: '09:00', until: '15:00' }, toSay: false })
    })

    it('whoever cannot read the words does not write over them, and words that were none are sealed', async () => {
      const id = await before()
      colleague = await house.person(operator.zoneId, ['hotline_operator'])
      const refused = await colleague.fills(`/calls/${id}/safe-contact`, said)
      expect(refused.status).toBe(422)
      expect(await refused.text()).toContain('sealed to others')
      const bare = await before({ summary: '' })
      expect((await colleague.fills(`/calls/${bare}/safe-contact`, said)).status).toBe(303)
      expect(await operator.reads(`/calls/${bare}`)).toContain(canary)
      const { rows } = await house.asOwner((tx) => sql<{ all: string }>`select string_agg(c::text, '') as all from contact.call c`.execute(tx))
      expect(rows[0]?.all).not.toContain('Canary')
    })

    it('what was said stands, also for whoever asks the table', async () => {
      const id = await take({ ...wants, ...said })
      const set = (to: ReturnType<typeof sql>) => operator.works(null, (visit) => sql`update contact.call set ${to} where id = ${id}`.execute(visit.tx))
      for (const milder of [
        sql`safe_flags = '{}'`,
        sql`safe_from = null, safe_until = null`,
        sql`safe_until = '15:01'`,
        sql`safe_from = '00:00', safe_until = '00:00'`,
        sql`safe_from = '14:00', safe_until = '10:00'`,
      ])
        await expect(set(milder)).rejects.toMatchObject({ code: '42501' })
      await set(sql`safe_flags = safe_flags || '{no_contact}', safe_from = '10:00', safe_until = '14:00'`)
    })
  })

  it('in a case where nobody has said it: nothing is planned until somebody does', async () => {
    const caseId = await caseOf(await take({ ...wants, consents: ['open_case'] }))
    const refused = await callBack(caseId)
    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain('nobody has said what is safe')
    expect(await operator.reads(casePaths.one(caseId))).toContain('Nobody has said what is safe. Nobody calls')
    const path = `/cases/${caseId}/safe-contact`
    expect((await stranger.visits(path)).status).toBe(404)
    expect((await operator.fills(path, { ...said, safeWords: '' })).status).toBe(422)
    expect((await operator.fills(path, said)).status).toBe(303)
    expect(await operator.reads(casePaths.one(caseId))).not.toContain('Nobody has said what is safe')
    expect((await callBack(caseId)).status).toBe(303)
    expect((await operator.fills(path, { safe: ['no_contact'] })).status).toBe(303)
    expect((await callBack(caseId)).status).toBe(422)
    expect(await operator.works(caseId, (visit) => mayContact(visit, caseId, 'letter', night))).toEqual({ may: false, why: 'no_contact' })
    expect(await operator.reads(casePaths.one(caseId))).toContain('What is safe was last written')
    // On another day the unit corrects itself: its newest word holds.
    await house.asOwner((tx) => sql`update contact.safe_contact set said_at = said_at - interval '1 day' where case_id = ${caseId}`.execute(tx))
    expect((await operator.fills(path, { ...said, ways: ['call', 'letter'], safeFrom: '10:00' })).status).toBe(303)
    const may = (channel: 'letter' | 'sms') => operator.works(caseId, (visit) => mayContact(visit, caseId, channel, night))
    expect([await may('letter'), await may('sms')]).toEqual([{ may: true }, { may: false, why: 'never_sms' }])
    const { rows } = await house.asOwner((tx) => sql<{ all: string }>`select string_agg(s::text, '') as all from contact.safe_contact s`.execute(tx))
    expect(rows[0]?.all).not.toContain('Canary')
  })

  it('the table takes no rule of somebody else, nor in a case that is not theirs', async () => {
    const caseId = await caseOf(await take({ ...wants, consents: ['open_case'] }))
    const says = (person: Person, by: string) =>
      person.works(null, (visit) =>
        sql`insert into contact.safe_contact (case_id, zone_id, said_by, flags) values (${caseId}, authz.my_zone(), ${by}, '{never_sms}')`.execute(visit.tx),
      )
    await expect(says(stranger, stranger.id)).rejects.toMatchObject({ code: '42501' })
    await expect(says(operator, stranger.id)).rejects.toMatchObject({ code: '42501' })
    await expect(operator.works(null, (visit) => sql`select case_id from contact.safe_contact`.execute(visit.tx))).rejects.toMatchObject({ code: '42501' })
  })
})
