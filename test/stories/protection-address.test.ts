import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addMember } from '#capabilities/cases/commands/add-member.ts'
import { inviteZone, openUnitByInvitation, readTexts } from '#capabilities/cases/contract.ts'
import { handOverChecks } from '#capabilities/people/contract.ts'
import { findFunctions } from '#capabilities/directory/contract.ts'
import { policeFunctions } from '#capabilities/protection/store/standing.ts'
import type { Id } from '#kernel/id.ts'
import { daysAfter } from '#kernel/time.ts'
import type { Fields, Person } from '#test/stories/cases-house.ts'
import { day, now, openProtectionHouse, type ProtectionHouse } from '#test/stories/protection-house.ts'

const words = 'Canary-asks: inspector Påhitt, file 5000-K-26'
const weighed = 'Canary-weighed: she is in danger from somebody close to the inquiry'
const number = 'Canary-number: 070-174 06 33'

describe('a law-enforcement request for contact data', () => {
  let w: ProtectionHouse
  let worker: Person, head: Person, otherHead: Person, police: Person, outsider: Person, colleague: Person
  let back: Id
  beforeAll(async () => {
    w = await openProtectionHouse()
    ;({ worker, head, police, outsider, colleague } = w)
    otherHead = await w.house.person(worker.zoneId, ['case_worker'], { head: true })
    await w.house.asOwner((tx) =>
      sql`insert into directory.function (zone_id, kind, name_sv, name_en, hours, acute, child, standing, active, verified_on)
          values (${police.zoneId}, 'police_contact', 'Polisens kontakt', 'Police contact', 'always', true, true, true, true, '2026-11-01')`.execute(tx),
    )
    const ids = await worker.works(null, async (visit) => (await findFunctions(visit.tx, await policeFunctions(visit.tx))).map((one) => one.id))
    back = ids[0] ?? ''
  })
  afterAll(() => w.house.close())

  const asks = (more: Fields = {}): Fields => ({
    authority: 'police',
    functionId: back,
    asked: ['phone', 'email'],
    words,
    dueAt: `${day(1)}T12:00`,
    deciderId: head.id,
    ...more,
  })
  const ready = async (): Promise<Id> => {
    const caseId = await w.newCase()
    await w.joins(caseId, head, ['C0', 'C2', 'C10'])
    return caseId
  }
  const received = async (more: Fields = {}): Promise<{ readonly caseId: Id; readonly path: string }> => {
    const caseId = await ready()
    const id = await w.made(worker, `/cases/${caseId}/address-requests/new`, asks(more))
    return { caseId, path: `/cases/${caseId}/address-requests/${id}` }
  }
  const refused = async (answer: Promise<Response>, status: number, sentence: string): Promise<void> => {
    const got = await answer
    expect([got.status, sentence]).toEqual([status, sentence])
    expect(await got.text()).toContain(sentence)
  }
  const yes = { outcome: 'given', why: 'no_reason_against', balance: weighed, given: ['phone', 'email'], givenWords: number } as const

  it('is written down by one, called back through the directory, and decided by another', async () => {
    const { caseId, path } = await received()
    expect(await worker.reads(path)).toContain('Nothing has been given')
    await refused(head.fills(`${path}/decision`, yes), 422, 'Call back first')
    expect((await worker.fills(`${path}/call-back`, { callBack: 'confirmed' })).status).toBe(303)
    await refused(worker.fills(`${path}/call-back`, { callBack: 'not_confirmed' }), 409, 'noted already')
    await refused(worker.fills(`${path}/decision`, yes), 422, 'Only whoever was named decides')
    await refused(head.fills(`${path}/decision`, { ...yes, given: ['phone'] }), 422, 'Not everything is given')
    await refused(head.fills(`${path}/decision`, { ...yes, outcome: 'part' }), 422, 'Everything is given')
    await refused(head.fills(`${path}/decision`, { ...yes, given: ['address'] }), 422, 'Give only what is asked for')
    await refused(head.fills(`${path}/decision`, { ...yes, givenWords: '' }), 422, 'Tick what is given and write it')
    await refused(head.fills(`${path}/decision`, { ...yes, outcome: 'refused' }), 422, 'When nothing is given, nothing is filled in')
    await refused(head.fills(`${path}/decision`, { ...yes, balance: '' }), 422, 'error')
    expect((await head.fills(`${path}/decision`, yes)).status).toBe(303)
    await refused(head.fills(`${path}/decision`, yes), 409, 'made already')
    expect(await head.reads(path)).toContain(number)
    const list = await worker.reads(`/cases/${caseId}/address-requests`)
    expect(list).toContain('The police')
    for (const canary of [words, weighed, number]) expect(list).not.toContain(canary)
  })

  it('gives nothing to somebody who could not be confirmed, and a no needs no call', async () => {
    const first = await received()
    await worker.fills(`${first.path}/call-back`, { callBack: 'not_confirmed' })
    await refused(head.fills(`${first.path}/decision`, yes), 422, 'Whoever asks is not confirmed')
    const no = { outcome: 'refused', why: 'not_confirmed', balance: weighed }
    expect((await head.fills(`${first.path}/decision`, no)).status).toBe(303)
    const second = await received({ functionId: '' })
    await refused(worker.fills(`${second.path}/call-back`, { callBack: 'confirmed' }), 422, 'nobody can confirm who asks')
    expect((await head.fills(`${second.path}/decision`, no)).status).toBe(303)
    expect(await head.reads(second.path)).toContain('Not given')
  })

  it('of where she is goes to the police from the shelter alone, and stays sealed to everybody else in the case', async () => {
    const caseId = await ready()
    const skyd = await w.house.zone('SKYD', 'shelter')
    const lead = await w.house.person(skyd, ['shelter_staff'], { head: true })
    const staff = await w.house.person(skyd, ['shelter_staff'])
    await w.house.keysFor(skyd)
    const invited = await worker.works(caseId, (visit) => inviteZone(visit, caseId, lead.zoneId, 'Klippa', daysAfter(now, 2)))
    if (!invited.ok) throw new Error(invited.refusal.kind)
    await lead.works(null, (visit) => openUnitByInvitation(visit, invited.value))
    const classes = ['C0', 'C2', 'C10']
    const member = { caseId, personId: staff.id, position: 'member', classes, writes: classes, until: daysAfter(now, 60) } as const
    expect((await lead.works(caseId, (visit) => addMember(visit, member))).ok).toBe(true)
    const id = await w.made(staff, `/cases/${caseId}/address-requests/new`, asks({ asked: ['address'], deciderId: lead.id }))
    const path = `/cases/${caseId}/address-requests/${id}`
    await staff.fills(`${path}/call-back`, { callBack: 'confirmed' })
    const where = 'Canary-where: Invented street 1, third floor'
    const decided = await lead.fills(`${path}/decision`, { ...yes, given: ['address'], givenWords: where })
    expect(decided.status).toBe(303)
    expect(await lead.reads(path)).toContain(where)
    // Who wrote the request down reads about threat and not where she is; the other zone is not told that anybody asked.
    const seen = await staff.reads(path)
    expect([seen.includes('Canary-where'), seen.includes('Given')]).toEqual([false, true])
    expect((await worker.visits(path)).status).toBe(404)
    const read = (person: Person) => person.works(caseId, (visit) => readTexts(visit, { caseId, classes: ['C3'] }))
    expect((await read(lead)).map((one) => [one.kind, one.words?.reveal()])).toEqual([['address_given', where]])
    expect([await read(staff), await read(worker), await read(head)]).toEqual([[], [], []])
  })

  it('is not given by those who may not write where she is', async () => {
    const { path } = await received({ asked: ['address'] })
    await worker.fills(`${path}/call-back`, { callBack: 'confirmed' })
    await refused(head.fills(`${path}/decision`, { ...yes, given: ['address'] }), 422, 'you cannot give it')
  })

  it('names a decider who is another, a function of the directory and a time that is not over', async () => {
    const caseId = await ready()
    const path = `/cases/${caseId}/address-requests/new`
    await refused(worker.fills(path, asks({ deciderId: worker.id })), 422, 'head of unit in the case who is not you')
    await refused(worker.fills(path, asks({ deciderId: colleague.id })), 422, 'head of unit in the case who is not you')
    await refused(worker.fills(path, asks({ functionId: caseId })), 422, 'Choose a function of the directory')
    await refused(worker.fills(path, asks({ dueAt: `${day(-1)}T12:00` })), 422, 'That time is over')
    expect((await worker.fills(path, asks({ asked: [] }))).status).toBe(422)
    expect(await head.reads(path)).toContain('No other head of unit is in the case')
  })

  it('is there for the team that reads about threat, and for nobody else', async () => {
    const { caseId, path } = await received()
    for (const somebody of [police, outsider, colleague])
      for (const each of [path, `/cases/${caseId}/address-requests`, `${path}/decision`]) expect((await somebody.visits(each)).status).toBe(404)
    expect((await police.visits('/address-requests')).status).toBe(404)
    const id = path.split('/').at(-1) ?? ''
    expect(await outsider.reads('/address-requests')).not.toContain(id)
    expect(await head.reads('/address-requests?show=mine')).toContain(id)
    expect(await worker.reads('/address-requests?show=mine')).not.toContain(id)
    expect(await worker.reads(`/cases/${caseId}/closure`)).toContain('waits for a decision')
  })

  it('stands on the page of the case and in its course, without its words, for those who read about threat there', async () => {
    const { caseId, path } = await received()
    await w.joins(caseId, w.plainReader, ['C0', 'C4'])
    const [link, all] = [`href="${path}"`, `href="/cases/${caseId}/address-requests"`]
    for (const somebody of [worker, head]) {
      const page = await somebody.reads(`/cases/${caseId}`)
      for (const each of [link, all, 'The police', 'waits for the call back', 'Request for contact data']) expect(page).toContain(each)
      expect(page).not.toContain('Canary')
    }
    expect(await worker.reads(`/cases/${caseId}`)).toContain(`/cases/${caseId}/address-requests/new`)
    const without = await w.plainReader.reads(`/cases/${caseId}`)
    for (const each of [link, all, 'Request for contact data', 'Requests for contact data']) expect(without).not.toContain(each)
    await worker.fills(`${path}/call-back`, { callBack: 'confirmed' })
    await head.fills(`${path}/decision`, yes)
    const after = await worker.reads(`/cases/${caseId}`)
    expect(after).toContain('Request for contact data, decided')
    for (const canary of [words, weighed, number]) expect(after).not.toContain(canary)
  })

  it('goes to another head when the one who was named is away, who then decides in the other’s place', async () => {
    const { caseId, path } = await received()
    const decider = `${path}/decider`
    const other = otherHead
    await refused(worker.fills(decider, { deciderId: other.id, because: 'away' }), 422, 'another head of unit in the case')
    expect(await worker.reads(decider)).toContain('No other head of unit is in the case')
    await w.joins(caseId, other, ['C0', 'C2', 'C10'])
    const waitsFor = async (one: Person): Promise<number> => {
      const left = await colleague.works(null, async (visit) => (await Promise.all(handOverChecks.map((check) => check(visit, one.id)))).flat())
      return left.find((each) => each.href === '/address-requests')?.count ?? 0
    }
    const waited = await waitsFor(head)
    expect([waited > 0, await waitsFor(other)]).toEqual([true, 0])
    for (const nobody of [worker.id, head.id, colleague.id])
      await refused(worker.fills(decider, { deciderId: nobody, because: 'away' }), 422, 'another head of unit in the case')
    await refused(worker.fills(decider, { deciderId: other.id }), 422, 'error')
    expect((await worker.fills(decider, { deciderId: other.id, because: 'away' })).status).toBe(303)
    expect((await worker.fills(decider, { deciderId: head.id, because: 'mistake', _version: '1' })).status).toBe(409)
    expect([await waitsFor(head), await waitsFor(other)]).toEqual([waited - 1, 1])
    const id = path.split('/').at(-1) ?? ''
    expect(await other.reads('/address-requests?show=mine')).toContain(id)
    expect(await head.reads('/address-requests?show=mine')).not.toContain(id)
    await worker.fills(`${path}/call-back`, { callBack: 'confirmed' })
    await refused(head.fills(`${path}/decision`, yes), 422, 'Only whoever was named decides')
    expect((await other.fills(`${path}/decision`, yes)).status).toBe(303)
    await refused(worker.fills(decider, { deciderId: head.id, because: 'away' }), 409, 'made already')
    expect(await worker.reads(path)).not.toContain('Name somebody else')
  })

  it('is given to another head by nobody outside the team, and in the database too to a head in the case alone', async () => {
    const { caseId, path } = await received()
    for (const somebody of [police, outsider, colleague]) expect((await somebody.visits(`${path}/decider`)).status).toBe(404)
    const id = path.split('/').at(-1) ?? ''
    const names = (person: Person, change: ReturnType<typeof sql>): Promise<unknown> =>
      person
        .works(caseId, (visit) => sql`update protection.address_request set ${change} where id = ${id}`.execute(visit.tx))
        .then(
          ({ numAffectedRows }) => Number(numAffectedRows),
          (fault: unknown) => (fault as { code?: string }).code,
        )
    expect(await names(worker, sql`decider_id = ${otherHead.id}`)).toBe('42501')
    expect(await names(worker, sql`decider_id = ${worker.id}`)).toBe('42501')
    expect(await names(outsider, sql`decider_id = ${outsider.id}`)).toBe(0)
    await w.joins(caseId, colleague, ['C0', 'C10'])
    expect(await names(worker, sql`decider_id = ${colleague.id}`)).toBe('42501')
    await w.joins(caseId, otherHead, ['C0', 'C10'])
    const decidesToo = sql`decider_id = authz.me(), outcome = 'refused', why = 'not_held', balance_record = request_record, decided_by = authz.me(), decided_at = authz.now()`
    expect(await names(otherHead, decidesToo)).toBe('42501')
    expect(await names(otherHead, sql`decider_id = authz.me()`)).toBe(1)
  })

  it('is decided in the database too by the one who was named alone', async () => {
    const { path } = await received()
    const id = path.split('/').at(-1) ?? ''
    const decides = worker.works(null, (visit) =>
      sql`update protection.address_request set outcome = 'refused', why = 'not_held', balance_record = request_record, decided_by = ${worker.id}, decided_at = authz.now(), version = version + 1
          where id = ${id}`.execute(visit.tx),
    )
    await expect(decides).rejects.toThrow(/only the head who was named decides|check constraint/)
  })

  it('is called back once: nobody says otherwise afterwards in the name of whoever called', async () => {
    const { caseId, path } = await received()
    const id = path.split('/').at(-1) ?? ''
    await w.joins(caseId, colleague, ['C0', 'C10'])
    const says = async (person: Person, change: ReturnType<typeof sql>): Promise<unknown> =>
      await person
        .works(caseId, (visit) => sql`update protection.address_request set ${change} where id = ${id}`.execute(visit.tx))
        .then(() => null)
        .catch((fault: unknown) => (fault as { code?: string }).code)
    const yesterday = sql`call_back = 'confirmed', called_by = authz.me(), called_at = authz.now() - interval '1 day'`
    expect(await says(colleague, yesterday)).toBe('42501')
    expect(await says(colleague, sql`call_back = 'confirmed', called_by = ${worker.id}, called_at = authz.now()`)).toBe('42501')
    expect(await says(colleague, sql`call_back = 'not_confirmed', called_by = authz.me(), called_at = authz.now()`)).toBeNull()
    for (const person of [worker, colleague])
      for (const change of [
        sql`call_back = 'confirmed'`,
        sql`called_at = authz.now() + interval '1 second'`,
        sql`call_back = 'confirmed', called_by = authz.me(), called_at = authz.now()`,
        sql`call_back = null, called_by = null, called_at = null`,
      ])
        expect(await says(person, change)).toBe('42501')
    await refused(head.fills(`${path}/decision`, yes), 422, 'Whoever asks is not confirmed')
  })
})
