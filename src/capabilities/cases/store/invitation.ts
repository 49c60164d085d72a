import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/time.ts'
import type { Tx } from '#platform/db/tx.ts'

export type InvitationState = 'pending' | 'accepted' | 'declined' | 'withdrawn' | 'expired'
export type Invitation = {
  readonly id: Id
  readonly caseId: Id
  readonly zoneId: Id
  readonly fromZone: Id
  readonly word: string
  readonly untilAt: Instant
  readonly state: InvitationState
  readonly madeAt: Instant
}

const columns = sql`i.id, i.case_id as "caseId", i.zone_id as "zoneId", i.from_zone as "fromZone", i.word, i.until_at as "untilAt",
  case when i.state = 'pending' and i.until_at <= authz.now() then 'expired' else i.state end as state, i.made_at as "madeAt"`

/** Invitations of a case, newest first. */
export async function invitationsOf(tx: Tx, caseId: Id): Promise<readonly Invitation[]> {
  const { rows } = await sql<Invitation>`select ${columns} from cases.invitation i where i.case_id = ${caseId} order by i.made_at desc, i.id limit 100`.execute(
    tx,
  )
  return rows
}
/** What my zone is asked to take part in and has not answered. */
export async function invitationsToMyZone(tx: Tx): Promise<readonly Invitation[]> {
  const { rows } = await sql<Invitation>`
    select ${columns} from cases.invitation i
    where i.zone_id = (select authz.my_zone()) and i.state = 'pending' and i.until_at > authz.now() order by i.until_at, i.id limit 100`.execute(tx)
  return rows
}
export async function findInvitationToMyZone(tx: Tx, id: Id): Promise<Invitation | null> {
  return (await invitationsToMyZone(tx)).find((invitation) => invitation.id === id) ?? null
}

export async function insertInvitation(
  tx: Tx,
  invitation: { readonly id: Id; readonly caseId: Id; readonly zoneId: Id; readonly word: string; readonly untilAt: Instant },
): Promise<void> {
  await sql`
    insert into cases.invitation (id, case_id, zone_id, from_zone, invited_by, word, until_at, state)
    values (${invitation.id}, ${invitation.caseId}, ${invitation.zoneId}, (select authz.my_zone()), (select authz.me()), ${invitation.word}, ${invitation.untilAt}, 'pending')`.execute(
    tx,
  )
}
export async function answerInvitation(tx: Tx, id: Id, state: 'accepted' | 'declined' | 'withdrawn'): Promise<boolean> {
  const done = await sql`
    update cases.invitation set state = ${state}, answered_by = (select authz.me()), answered_at = authz.now() where id = ${id} and state = 'pending'`.execute(
    tx,
  )
  return done.numAffectedRows === 1n
}

/** The card as an invited zone needs it to open its part: made-up name and level, nothing else. */
export async function openingCard(
  tx: Tx,
  caseId: Id,
): Promise<{ readonly pseudonym: string; readonly protectionLevel: 0 | 1 | 2; readonly hasUnit: boolean } | null> {
  const { rows } = await sql<{
    pseudonym: string
    level: 0 | 1 | 2
    has: boolean
  }>`select o.pseudonym, o.level, o.has_unit as has from cases.opening_card(${caseId}) o`.execute(tx)
  const row = rows[0]
  return row ? { pseudonym: row.pseudonym, protectionLevel: row.level, hasUnit: row.has } : null
}
