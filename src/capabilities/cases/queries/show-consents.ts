import { z } from 'zod'
import type { Id } from '#kernel/id.ts'
import type { Visit } from '#platform/http/visit.ts'
import { mayAct } from '#capabilities/cases/domain/may-act.ts'
import { loadCase } from '#capabilities/cases/queries/load-case.ts'
import { nameBook, Names } from '#capabilities/cases/queries/names.ts'
import { listConsents } from '#capabilities/cases/store/consent.ts'
import { invitationsOf } from '#capabilities/cases/store/invitation.ts'
import { countReaders } from '#capabilities/cases/store/member.ts'
import { unitsOf } from '#capabilities/cases/store/unit.ts'

export const Consents = z.object({
  case: z.object({ id: z.string(), pseudonym: z.string() }),
  consents: z.array(
    z.object({
      id: z.string(),
      refused: z.boolean(),
      informedBy: z.string(),
      language: z.string(),
      interpreter: z.boolean(),
      givenOn: z.string(),
      form: z.string(),
      capacity: z.string(),
      classes: z.array(z.string()),
      recipients: z.array(z.string()),
      purposes: z.array(z.string()),
      conditionsRecord: z.string().nullable(),
      validUntil: z.date(),
      withdrawnAt: z.date().nullable(),
      state: z.enum(['refused', 'withdrawn', 'expired', 'valid']),
    }),
  ),
  /** Zones of the case and those invited to it. */
  recipients: z.array(z.string()),
  mayRecord: z.boolean(),
  readers: z.number(),
  zoneId: z.string(),
  names: Names,
})
export type ConsentsModel = z.input<typeof Consents>

export async function showConsents(visit: Visit, caseId: Id): Promise<ConsentsModel | null> {
  const loaded = await loadCase(visit, caseId)
  if (!loaded) return null
  if (loaded.card.protectionLevel === 2) visit.requireStrong()
  const consents = await listConsents(visit.tx, caseId)
  const units = await unitsOf(visit.tx, caseId)
  const pending = (await invitationsOf(visit.tx, caseId)).filter((one) => one.state === 'pending')
  const recipients = [...new Set([...units.map((unit) => unit.zoneId), ...pending.map((one) => one.zoneId)])].filter((zone) => zone !== visit.actor.zoneId)
  const own = units.find((unit) => unit.zoneId === visit.actor.zoneId)
  visit.note({ caseId, object: caseId, count: consents.length })
  return {
    case: { id: caseId, pseudonym: loaded.card.pseudonym },
    consents: consents.map((one) => ({
      ...one,
      classes: [...one.classes],
      recipients: [...one.recipients],
      purposes: [...one.purposes],
      state: one.refused
        ? ('refused' as const)
        : one.withdrawnAt
          ? ('withdrawn' as const)
          : one.validUntil <= visit.now || one.expiredAt
            ? ('expired' as const)
            : ('valid' as const),
    })),
    recipients,
    mayRecord: mayAct(loaded.access, 'record-wish'),
    readers: own ? await countReaders(visit.tx, own.id, 'C4') : 0,
    zoneId: visit.actor.zoneId,
    names: await nameBook(
      visit,
      consents.map((one) => one.informedBy),
      [visit.actor.zoneId, ...recipients, ...consents.flatMap((one) => one.recipients)],
    ),
  }
}
