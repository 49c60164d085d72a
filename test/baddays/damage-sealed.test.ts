import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { audit } from '#app/verbs/audit.ts'
import { doctor } from '#app/verbs/doctor.ts'
import { openCase, writeRecord } from '#capabilities/cases/contract.ts'
import { casePaths } from '#capabilities/cases/paths.ts'
import type { Id } from '#kernel/id.ts'
import { byHand } from '#test/baddays/by-hand.ts'
import { openHouse, type OpenHouse } from '#test/house.ts'
import { must, openTool, works, type Member, type Tool } from '#test/verbs/lilja.ts'
import '#test/baddays/patience.ts'

let house: OpenHouse
let tool: Tool
let worker: Member
let caseId: Id
let hurt: Id
let sound: Id
const words = 'Hon har bytt nummer. Ring aldrig efter sex.'

const recordOf = async (text: string): Promise<Id> =>
  must(await works(tool, worker.token, caseId, (visit) => writeRecord(visit, { caseId, class: 'C4', kind: 'note', text })))
const reads = async (path: string): Promise<{ status: number; text: string }> => {
  const answer = await worker.visits(path)
  return { status: answer.status, text: await answer.text() }
}
/** Turns one bit of a stored value over, asks, and turns it back. */
const flipped = async <Value>(place: string, column: string, where: string, at: number, asked: () => Promise<Value>): Promise<Value> => {
  const admin = await house.scratch.admin('main')
  const flip = `update ${place} set ${column} = set_byte(${column}, ${at}, get_byte(${column}, ${at}) # 1) where ${where}`
  await byHand(admin, flip)
  try {
    return await asked()
  } finally {
    await byHand(admin, flip)
  }
}

beforeAll(async () => {
  house = await openHouse({ now: new Date() })
  tool = await openTool(house, [audit, doctor])
  worker = await tool.someone('worker.alfa')
  ;({ caseId } = must(await works(tool, worker.token, null, (visit) => openCase(visit, { child: 'no', urgent: false }))))
  hurt = await recordOf(words)
  sound = await recordOf('Annan anteckning, oskadd.')
})
afterAll(async () => {
  await tool?.close()
  await house?.close()
})

describe('R17: one bit of a sealed text is turned over', () => {
  const inText = <Value>(at: number, asked: () => Promise<Value>) => flipped('cases.record_text', 'body', `record_id = '${hurt}'`, at, asked)

  it.each([
    ['in the middle', 60],
    ['in the byte that names the format', 0],
  ])('%s: its page says that the text is damaged, shows nothing of it, and offers no correction of what nobody can read', async (_, at) => {
    const page = await inText(at, () => reads(casePaths.record(caseId, hurt)))
    expect(page.status).toBe(200)
    expect(page.text).toContain('Texten är skadad och går inte att visa.')
    expect(page.text).not.toContain('inte förseglad till dig')
    expect(page.text).not.toContain(words)
    expect(page.text).not.toContain(casePaths.correctRecord(caseId, hurt))
  })

  it('the API says so in a field of its own, and answers no words', async () => {
    const answer = await inText(60, () =>
      Promise.resolve(
        tool.program.staff.request(`http://127.0.0.1:8080/api/v1${casePaths.record(caseId, hurt)}`, { headers: { authorization: `Bearer ${worker.token}` } }),
      ),
    )
    expect(await answer.json()).toMatchObject({ versions: [{ damaged: true, words: null }] })
  })

  it('the case itself, its other texts and the first page go on, and afterwards the text is there again', async () => {
    await inText(60, async () => {
      for (const path of ['/', casePaths.one(caseId)]) expect((await reads(path)).status, path).toBe(200)
      expect((await reads(casePaths.record(caseId, sound))).text).toContain('Annan anteckning, oskadd.')
    })
    expect((await reads(casePaths.record(caseId, hurt))).text).toContain(words)
  })

  it('lilja audit verify answers 1 and names the row, and all is well when the bit is back', async () => {
    const { ending, err, out } = await inText(60, () => tool.lilja('audit', 'verify', '--json'))
    const verdict = JSON.parse(out) as { finding: string; says: string }
    expect([ending, verdict.finding]).toEqual([1, 'coverage'])
    expect(verdict.says).toMatch(new RegExp(`^cases\\.record_text .*${hurt}.* was changed without a record`))
    expect(err).toContain(hurt)
    expect((await tool.lilja('audit', 'verify')).ending).toBe(0)
  })
})

describe('R17: one bit of a key is turned over', () => {
  const key = `case_id = (select id from cases.card limit 1) and holder = 'person'`

  it('the page says that something stored is damaged, with a reference number and no word of the text, and asks for no other try', async () => {
    const page = await flipped('cases.key_wrap', 'wrap', key, 50, () => reads(casePaths.record(caseId, hurt)))
    expect(page.status).toBe(500)
    expect(page.text).toContain('Något som är sparat är skadat')
    expect(page.text).toMatch(/<strong class="l-tabular">[0-9a-f]{8}<\/strong>/)
    expect(page.text).not.toMatch(/Försök igen/)
    expect(page.text).not.toContain(words)
    expect((await reads(casePaths.record(caseId, hurt))).text).toContain(words)
  })

  it('lilja audit verify names the row of the key', async () => {
    const { ending, out } = await flipped('cases.key_wrap', 'wrap', key, 50, () => tool.lilja('audit', 'verify', '--json'))
    expect([ending, (JSON.parse(out) as { says: string }).says]).toEqual([1, expect.stringMatching(/^cases\.key_wrap .* was changed without a record/)])
  })
})

describe('the doctor and the clock', () => {
  it('R11: the doctor says that the clock has gone back when the last line of the record lies ahead, and what to do', async () => {
    const last = 'seq = (select max(seq) from audit.event)'
    const admin = await house.scratch.admin('main')
    await byHand(admin, `update audit.event set at = at + interval '5 minutes' where ${last}`)
    const { ending, out } = await tool.lilja('doctor', '--json')
    await byHand(admin, `update audit.event set at = at - interval '5 minutes' where ${last}`)
    const { findings } = JSON.parse(out) as { findings: readonly { name: string }[] }
    expect([ending, findings.filter(({ name }) => name === 'clock')]).toEqual([
      1,
      [{ name: 'clock', state: 'fault', finding: expect.stringContaining('has gone back'), remedy: expect.stringContaining('Set the clock right') }],
    ])
    const { out: well } = await tool.lilja('doctor', '--json')
    expect((JSON.parse(well) as { findings: readonly { name: string; state: string }[] }).findings.find(({ name }) => name === 'clock')?.state).toBe('good')
  })

  it('reads every row when asked to, and says how many tables it read', async () => {
    const { out } = await tool.lilja('doctor', '--whole', '--json')
    const { findings } = JSON.parse(out) as { findings: readonly { name: string; state: string; finding: string }[] }
    const tables = findings.filter(({ name }) => name.endsWith(' tables'))
    expect(tables.map(({ name, state }) => [name, state])).toEqual([
      ['main tables', 'good'],
      ['vault tables', 'good'],
    ])
    const { rows } = await sql<{ n: number }>`
      select count(*)::integer as n from information_schema.tables where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`.execute(
      await house.scratch.admin('main'),
    )
    expect(tables[0]?.finding).toBe(`all ${rows[0]?.n} can be read whole`)
  })
})
