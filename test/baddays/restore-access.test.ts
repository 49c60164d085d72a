import { Secret } from 'otpauth'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { doctor } from '#app/verbs/doctor.ts'
import { openCase, writeRecord } from '#capabilities/cases/contract.ts'
import { casePaths } from '#capabilities/cases/paths.ts'
import { codeAt } from '#capabilities/people/commands/check-code.ts'
import { demoOfficers, demoPerson } from '#capabilities/people/demo.ts'
import type { Id } from '#kernel/id.ts'
import { byHand } from '#test/baddays/by-hand.ts'
import { openHouse, origin, type OpenHouse } from '#test/house.ts'
import { cookieOf, hiddenIn } from '#test/stories/people-house.ts'
import { must, openTool, works, type Tool } from '#test/verbs/lilja.ts'
import '#test/baddays/patience.ts'

let house: OpenHouse
let tool: Tool
let caseId: Id
let record: Id
const words = 'Hon vill ringa sin syster på söndag.'
const lost = demoPerson('worker.alfa')
const [gone = '', first = '', second = ''] = demoOfficers('ALFA')

type Browser = {
  readonly reads: (path: string) => Promise<string>
  readonly submits: (path: string, fields: Record<string, string>) => Promise<Response>
  readonly fills: (path: string, fields: Record<string, string>) => Promise<Response>
}
const browser = (token: string | null): Browser => {
  const own = { 'accept-language': 'en', ...(token === null ? {} : { cookie: `s=${token}` }) }
  const ask = (path: string, init: RequestInit): Promise<Response> => Promise.resolve(tool.program.staff.request(origin + path, init))
  const reads = async (path: string): Promise<string> => await (await ask(path, { headers: own })).text()
  const submits = (path: string, fields: Record<string, string>): Promise<Response> =>
    ask(path, { method: 'POST', body: new URLSearchParams(fields), headers: { ...own, origin, 'sec-fetch-site': 'same-origin' } })
  const fills = async (path: string, fields: Record<string, string>): Promise<Response> => await submits(path, { ...hiddenIn(await reads(path)), ...fields })
  return { reads, submits, fills }
}
const as = async (login: string): Promise<Browser> => browser((await house.someone(login)).token)
const signsIn = (login: string, passphrase: string, code: string) => browser(null).fills('/sign-in', { login, passphrase, code })
/** What the doctor says of one thing. */
const about = async (name: string): Promise<{ readonly state: string; readonly finding: string } | undefined> => {
  const { out } = await tool.lilja('doctor', '--json')
  return (JSON.parse(out) as { findings: readonly { name: string; state: string; finding: string }[] }).findings.find((one) => one.name === name)
}

beforeAll(async () => {
  house = await openHouse({ now: new Date() })
  tool = await openTool(house, [doctor])
  const worker = await tool.someone(lost.login)
  ;({ caseId } = must(await works(tool, worker.token, null, (visit) => openCase(visit, { child: 'no', urgent: false }))))
  record = must(await works(tool, worker.token, caseId, (visit) => writeRecord(visit, { caseId, class: 'C4', kind: 'note', text: words })))
})
afterAll(async () => {
  await tool?.close()
  await house?.close()
})

describe('R15: one of three key officers is gone, and somebody has lost passphrase and authenticator', () => {
  let link = ''
  let entryCode = ''
  it('nothing opens any more for the one who lost them, and the doctor says that only two officers are left', async () => {
    await byHand(
      await house.scratch.admin('main'),
      `delete from people.unlock where person_id in ('${lost.id}', '${demoPerson(gone).id}')`,
      `update authz.session set ended_at = now(), blob = null where person_id in ('${lost.id}', '${demoPerson(gone).id}')`,
      `update people.person set active = false where id = '${demoPerson(gone).id}'`,
    )
    expect((await signsIn(lost.login, lost.passphrase, codeAt(lost.totp, new Date()))).status).toBe(422)
    expect(await about('key officers')).toMatchObject({ state: 'look', finding: expect.stringMatching(/^only two are left in .*ALFA/) })
    expect(await about('recovery coverage')).toMatchObject({ state: 'good', finding: expect.stringMatching(/^100 %: [1-9]/) })
  })

  it('the two who are left open it together, within the thirty minutes that a request stands', async () => {
    const began = performance.now()
    const asked = await (await as('admin.alfa')).fills(`/people/${lost.id}/recovery`, { reason: 'lost_both' })
    const ceremony = asked.headers.get('location') ?? ''
    expect([asked.status, ceremony]).toEqual([303, expect.stringMatching(/^\/people\/recovery\//)])
    // Two people carry what she needs: the one who asked has the code, the officer who ended it has the link.
    entryCode = /data-entry-code[^>]*>([^<]+)</.exec(await (await as('admin.alfa')).reads(ceremony))?.[1] ?? ''
    expect((await (await as(first)).fills(ceremony, { spoke: 'yes' })).status).toBe(303)
    const last = await as(second)
    expect((await last.fills(ceremony, { spoke: 'yes' })).status).toBe(303)
    link = `${/data-link[^>]*>([^<]+)</.exec(await last.reads(ceremony))?.[1] ?? ''}?language=en`
    expect(link).toMatch(/^\/invitation\//)
    expect((performance.now() - began) / 60_000).toBeLessThan(30)
  })

  it('she chooses a new passphrase and authenticator, and reads what she wrote before', async () => {
    const person = browser(null)
    const html = await (await person.fills(link, { entryCode })).text()
    const secret = Secret.fromBase32((/<strong class="l-tabular">([A-Z2-7 ]+)</.exec(html)?.[1] ?? '').replaceAll(' ', '')).bytes
    const passphrase = 'hjortron kompass trappa mosaik'
    const enrolled = await person.submits(link, { ...hiddenIn(html), accepted: 'yes', passphrase, again: passphrase, code: codeAt(secret, new Date()) })
    expect(enrolled.status).toBe(303)
    // The next code: each is taken once.
    const back = await signsIn(lost.login, passphrase, codeAt(secret, new Date(Date.now() + 30_000)))
    expect(back.status).toBe(303)
    expect(await browser(cookieOf(back)).reads(casePaths.record(caseId, record))).toContain(words)
  })

  it('recovery still covers all of it: 100 per cent, also of what was sealed anew', async () => {
    expect(await about('recovery coverage')).toMatchObject({ state: 'good', finding: expect.stringMatching(/^100 %: [1-9]/) })
  })
})
