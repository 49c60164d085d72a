import { sql } from 'kysely'
import { casePaths } from '#capabilities/cases/contract.ts'
import { demoPerson, demoZone } from '#capabilities/people/demo.ts'
import type { Tx } from '#platform/db/tx.ts'
import { Rollback } from '#platform/db/enter.ts'
import { dbToken } from '#platform/sealing/session-keys.ts'
import { openHouse, type Fields, type OpenHouse, type Someone } from '#test/house.ts'

/** Words that must be found nowhere but where they were written. */
export const canary = { name: 'Kanarie-Namn Ileana', note: 'Kanarie-ord i journalen', place: 'Kanariegatan 12, port B' }
export const today = new Date('2026-11-21T22:15:00Z')

export const lastId = (response: Response): string => /[0-9a-f-]{36}(?=[^0-9a-f]*$)/.exec(response.headers.get('location') ?? '')?.[0] ?? ''
export const nameless = (html: string): string => html.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '')

/** Every header of an answer, in one order. */
export const headersOf = (response: Response): string => [...response.headers].map(([name, value]) => `${name}: ${value}`).join('\n')

/** What an attacker finds: a case of three zones, one of the same zone she is not in, and one of a zone far away. */
export type World = {
  readonly house: OpenHouse
  readonly who: (login: string) => Promise<Someone>
  readonly id: (login: string) => string
  readonly zone: (code: string) => string
  /** ALFA leads it; POLN and A17 have their own parts. */
  readonly caseId: string
  /** Of ALFA, opened by worker2 alone. */
  readonly otherCase: string
  /** Of BETA. */
  readonly farCase: string
  readonly records: Readonly<Record<'name' | 'note' | 'place' | 'otherNote' | 'farNote', string>>
  /** Runs SQL as the program's own login, as one who injected it would: as somebody who is signed in, or as nobody. Nothing stays. */
  readonly injects: <Value>(as: Someone | null, deed: (tx: Tx) => Promise<Value>) => Promise<Value>
  readonly admin: <Row>(query: ReturnType<typeof sql<Row>>) => Promise<readonly Row[]>
}

const must = async (answer: Promise<Response>, what: string): Promise<string> => {
  const response = await answer
  if (response.status !== 303)
    throw new Error(
      `${what}: ${response.status} ${(await response.text())
        .replace(/<[^>]+>/g, ' ')
        .replace(/\s+/g, ' ')
        .slice(0, 1500)}`,
    )
  return lastId(response)
}

const opening: Fields = { child: 'no', track: 'unclear', municipality: '2480' }

export async function openWorld(): Promise<World> {
  const house = await openHouse({ now: today })
  const known = new Map<string, Promise<Someone>>()
  const who = (login: string): Promise<Someone> => {
    const found = known.get(login) ?? house.someone(login)
    known.set(login, found)
    return found
  }
  const id = (login: string): string => demoPerson(login).id
  const zone = (code: string): string => demoZone(code).id
  const worker = await who('worker.alfa')
  const worker2 = await who('worker2.alfa')
  const caseId = await must(worker.fills(casePaths.open, { ...opening, fileReference: 'A-1' }), 'open')
  const otherCase = await must(worker2.fills(casePaths.open, { ...opening, fileReference: 'A-2' }), 'open other')
  const beta = await who('worker.beta')
  const farCase = await must(beta.fills(casePaths.open, { ...opening, fileReference: 'B-1' }), 'open far')
  const write = (someone: Someone, about: string, fields: Fields): Promise<string> =>
    must(someone.fills(casePaths.newRecord(about, String(fields['class'])), fields), `write ${String(fields['class'])}`)
  for (const [code, login] of [
    ['POLN', 'police.poln'],
    ['A17', 'shelter.a17'],
  ] as const) {
    await must(worker.fills(casePaths.units(caseId), { zone: zone(code), word: 'Gran', until: '2026-11-23T10:00' }), `invite ${code}`)
    const someone = await who(login)
    const invitation = /invitations\/([0-9a-f-]{36})/.exec(await someone.reads(casePaths.invitations))?.[1] ?? ''
    await must(someone.fills(casePaths.invitation(invitation), { answer: 'accept' }), `accept ${code}`)
  }
  const shelter = await who('shelter.a17')
  const records = {
    name: await write(worker, caseId, { class: 'C1', kind: 'identity', text: canary.name, names: canary.name }),
    note: await write(worker, caseId, { class: 'C4', kind: 'note', text: canary.note }),
    place: await write(shelter, caseId, { class: 'C3', kind: 'location', text: canary.place }),
    otherNote: await write(worker2, otherCase, { class: 'C4', kind: 'note', text: canary.note }),
    farNote: await write(beta, farCase, { class: 'C4', kind: 'note', text: canary.note }),
  }
  const admin: World['admin'] = async (query) => (await query.execute(await house.scratch.admin('main'))).rows
  const injects: World['injects'] = async (as, deed) => {
    try {
      return await house.scratch.databases.main.transaction().execute(async (tx) => {
        if (as) await sql`select state from authz.enter(${dbToken(as.token)}, null)`.execute(tx)
        throw new Rollback(await deed(tx))
      })
    } catch (fault) {
      if (fault instanceof Rollback) return fault.value as never
      throw fault
    }
  }
  return { house, who, id, zone, caseId, otherCase, farCase, records, injects, admin }
}
