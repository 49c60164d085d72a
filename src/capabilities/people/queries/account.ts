import { z } from 'zod'
import { languages } from '#kernel/language.ts'
import type { Visit } from '#platform/http/visit.ts'
import { roles } from '#capabilities/people/domain/roles.ts'
import { realNow } from '#capabilities/people/store/clock.ts'
import { mySessions } from '#capabilities/people/store/entry.ts'
import { findPerson } from '#capabilities/people/store/persons.ts'
import { findZone } from '#capabilities/people/store/zones.ts'

export const AccountAnswer = z.object({
  name: z.string(),
  zone: z.string(),
  roles: z.array(z.enum(roles)),
  staffCode: z.string(),
  language: z.enum(languages),
  codeAcceptedAt: z.date().nullable(),
  strongAt: z.date(),
  realNow: z.date(),
  changed: z.boolean(),
  sessions: z.array(z.object({ id: z.uuid(), kind: z.enum(['cookie', 'bearer']), openedAt: z.date(), seenAt: z.date(), current: z.boolean() })),
})
export type AccountModel = z.input<typeof AccountAnswer>

export async function accountModel(visit: Visit, changed: boolean): Promise<AccountModel | null> {
  const me = await findPerson(visit.tx, visit.actor.personId)
  const zone = await findZone(visit.tx, visit.actor.zoneId)
  if (me === null || zone === null) return null
  const { name, staffCode, codeAcceptedAt } = me
  const sessions = (await mySessions(visit.tx)).map((one) => ({ ...one }))
  return {
    name,
    zone: zone.name,
    roles: [...me.roles],
    staffCode,
    language: visit.actor.language,
    codeAcceptedAt,
    strongAt: visit.actor.strongAt,
    realNow: await realNow(visit.tx),
    changed,
    sessions,
  }
}
