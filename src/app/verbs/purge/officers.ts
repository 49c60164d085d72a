import { sql } from 'kysely'
import { Refused } from '#app/verbs/verb.ts'
import { recusedAmong, type KeptCase } from '#capabilities/cases/store/purge.ts'
import { personByLogin, type PersonLine } from '#capabilities/people/store/operator.ts'
import type { Tx } from '#platform/db/tx.ts'

/** The two whose decision it is. */
export type TwoPersons = { readonly by: PersonLine; readonly second: PersonLine }

const mayDecide = (person: PersonLine): boolean => person.roles.includes('org_admin') || person.roles.includes('key_officer')

async function known(tx: Tx, login: string): Promise<PersonLine> {
  const person = await personByLogin(tx, login.toLowerCase())
  if (!person) throw new Refused(`Nobody signs in as ${login}. "lilja person list" shows those who do.`)
  if (person.state !== 'active') throw new Refused(`${person.login} is ${person.state === 'left' ? 'not there any more' : 'invited and has not enrolled'}.`)
  if (!mayDecide(person)) throw new Refused(`${person.login} is neither administrator nor key officer (org_admin, key_officer).`)
  return person
}

/** A small zone has key officers of other zones: they may be the second pair of eyes, never the first. */
async function isOfficerFor(tx: Tx, zoneId: string, personId: string): Promise<boolean> {
  const { rows } = await sql`select from people.recovery_officer where zone_id = ${zoneId} and person_id = ${personId}`.execute(tx)
  return rows.length > 0
}

/** Two different persons who may decide for the zone that leads the case. @throws Refused with the reason */
export async function readOfficers(tx: Tx, found: KeptCase, byLogin: string, secondLogin: string): Promise<TwoPersons> {
  const by = await known(tx, byLogin)
  const second = await known(tx, secondLogin)
  if (by.id === second.id) throw new Refused('Four eyes are two different persons.')
  if (by.zoneId !== found.zoneId) throw new Refused(`${by.login} does not belong to ${found.zone}, which leads the case.`)
  if (second.zoneId !== found.zoneId && !(await isOfficerFor(tx, found.zoneId, second.id)))
    throw new Refused(`${second.login} neither belongs to ${found.zone}, which leads the case, nor is one of its three key officers.`)
  const recused = await recusedAmong(tx, found.id, [by.id, second.id])
  const odd = [by, second].find((one) => recused.includes(one.id))
  if (odd) throw new Refused(`${odd.login} is recused from the case.`)
  return { by, second }
}
