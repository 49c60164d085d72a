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

    it('the page stops the call until somebody says what is safe, once', async () => {
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
      expect((await operator.fills(path, { ...said, safeUntil: '20:00' })).status).toBe(409)
      expect((await callBack(await caseOf(id))).status).toBe(303)
      expect((await operator.visits(path)).status).toBe(404)
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
      await expect(operator.works(null, (visit) => sql`update contact.call set safe_flags = '{}' where id = ${id}`.execute(visit.tx))).rejects.toMatchObject({
        code: '42501',
      })
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
