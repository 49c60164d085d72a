import { sql } from 'kysely'
import { expect } from 'vitest'
import { demoPerson, demoZone } from '#capabilities/people/demo.ts'
import { verifyDatabase, type Verdict } from '#platform/record/verify.ts'
import type { Someone } from '#test/house.ts'
import { told } from '#test/journey/hands.ts'
import { openNight, type NightHouse } from '#test/journey/house.ts'
import type { Answered } from '#test/journey/sweep.ts'
import { wordAboutHer } from '#test/journey/words.ts'

/** A case as the API answers it to somebody in it. */
export type Case = {
  card: { pseudonym: string; urgent: boolean; child: string; protectionLevel: number; phase: string; closedAt: string | null; version: number }
  clocks: { dueAt: string; words: { en: string } }[]
  records: { id: string; class: string; kind: string; version: number; disclosureId: string | null }[]
  tasks: { id: string; title: string; zoneId: string; state: string }[]
}
export type Meeting = {
  mode: string
  who: { id: string; zone: string; answer: string }[]
  agenda: { decisions: { taskId: string; state: string }[] }[]
  matrix: { matter: string; reach: Record<string, string> }[]
}

export const zone = (code: string): string => demoZone(code).id
export const id = (login: string): string => demoPerson(login).id
/** Those who are called to the meeting and say yes, one from each zone. */
export const invited = ['operator.jour', 'police.poln', 'coordinator.nord', 'nurse.vard', 'shelter.a17'] as const

/** The night as it goes on: who is there, and what has been made so far. */
export type Story = {
  readonly house: NightHouse
  /** Ids by the name they have in an address. */
  readonly made: Record<string, string>
  readonly who: (login: string) => Someone
  /** Somebody signs in again, and is who she is from now on. */
  readonly back: (login: string) => Promise<Someone>
  readonly here: (rest?: string) => string
  readonly caseOf: (person: Someone) => Promise<Case>
  readonly recordOf: (person: Someone, kind: string) => Promise<string>
  readonly verify: () => Promise<Verdict>
  /** Changes something in the database by hand, past every wall and trigger. */
  readonly byHand: (change: string) => Promise<void>
}

export async function openStory(): Promise<Story> {
  const house = await openNight()
  const made: Record<string, string> = {}
  const people = new Map(house.everybody)
  const here = (rest = ''): string => `/cases/${made['case']}${rest}`
  const who = (login: string): Someone => {
    const person = people.get(login)
    if (!person) throw new Error(`nobody called ${login}`)
    return person
  }
  const caseOf = (person: Someone): Promise<Case> => told<Case>(person, here())
  const admin = await house.scratch.admin('main')
  return {
    house,
    made,
    who,
    back: async (login) => {
      people.set(login, await house.enters(login))
      return who(login)
    },
    here,
    caseOf,
    recordOf: async (person, kind) => (await caseOf(person)).records.find((row) => row.kind === kind)?.id ?? '',
    verify: async () => await verifyDatabase(admin, { key: house.secrets.auditKey }),
    byHand: async (change) =>
      await admin.transaction().execute(async (tx) => {
        await sql`set local session_replication_role = replica`.execute(tx)
        await sql.raw(change).execute(tx)
      }),
  }
}

/** None of these answers holds a word about her, and none is a fault. */
export function expectSilence(seen: readonly Answered[]): void {
  for (const { place, status, text } of seen) expect([place, status < 500, wordAboutHer(text)]).toEqual([place, true, null])
}
