import { accept, refuse } from '#kernel/result.ts'
import type { Result } from '#kernel/result.ts'
import type { Id } from '#kernel/id.ts'
import type { Visit } from '#platform/http/visit.ts'
import { newPair, openSealed, pairOf, sealTo } from '#platform/sealing/pair.ts'
import { openInner, openOuter } from '#platform/sealing/recovery.ts'
import { newToken, tokenHash } from '#platform/sealing/session-keys.ts'
import { lockForLink } from '#capabilities/people/commands/entry-code.ts'
import { asThree } from '#capabilities/people/commands/set-up-zone.ts'
import { shareKey } from '#capabilities/people/commands/share-key.ts'
import { stepFor } from '#capabilities/people/domain/ceremony.ts'
import type { Ceremony, StepRefusal } from '#capabilities/people/domain/ceremony.ts'
import { afterRecovery, reSeals } from '#capabilities/people/sockets.ts'
import { beginCeremony, finishCeremony, giveDutyAgain, lostDuty, myPart, renewPerson, replaceShares } from '#capabilities/people/store/ceremonies.ts'
import type { Part } from '#capabilities/people/store/ceremonies.ts'
import { realNow } from '#capabilities/people/store/clock.ts'
import { mySharesOf, officersOf } from '#capabilities/people/store/keys.ts'
import { publicKeysOf } from '#capabilities/people/store/staff.ts'
import { zoneKeys } from '#capabilities/people/store/zones.ts'

export type OpenRefusal = StepRefusal | { readonly kind: 'not-opened' }
type Opened = 'first' | 'second'

/** Takes off the outer seals of the shares that lie with this officer; the inner boxes wait for the two others. */
async function openFirst(visit: Visit, ceremony: Ceremony): Promise<Result<Opened, OpenRefusal>> {
  const parts: Part[] = []
  for (const { inner, share } of await mySharesOf(visit.tx, ceremony.zoneId)) {
    if (inner === ceremony.personId) continue
    try {
      parts.push({ officer: inner, box: openOuter(visit.keys, share) })
    } catch {
      return refuse({ kind: 'not-opened' })
    }
  }
  if (parts.length === 0) return refuse({ kind: 'not-opened' })
  return (await beginCeremony(visit.tx, ceremony.id, parts)) ? accept('first') : refuse({ kind: 'over' })
}

/** The zone's recovery key, or `null` when this officer's box does not hold it. */
async function recoveryKey(visit: Visit, ceremony: Ceremony): Promise<{ readonly publicKey: Uint8Array; readonly privateKey: Uint8Array } | null> {
  const box = await myPart(visit.tx, ceremony.id)
  const keys = await zoneKeys(visit.tx, ceremony.zoneId)
  if (box === null || keys === null) return null
  try {
    const pair = pairOf(openInner(visit.keys, box))
    return Buffer.from(pair.publicKey).equals(keys.recovery) ? pair : null
  } catch {
    return null
  }
}

/** The new pair, the new link, and everything the old pair opened sealed to the new one. Returns how many bundles that were. */
async function renew(
  visit: Visit,
  ceremony: Ceremony & { readonly personId: Id; readonly codeKey: Uint8Array },
  recovery: { readonly publicKey: Uint8Array; readonly privateKey: Uint8Array },
): Promise<number> {
  const { id: sessionId, zoneId, personId, codeKey } = ceremony
  const fresh = newPair()
  const token = newToken()
  const link = sealTo(visit.keys.publicKey, new TextEncoder().encode(token))
  const duty = await lostDuty(visit.tx, sessionId)
  await renewPerson(visit.tx, sessionId, {
    publicKey: fresh.publicKey,
    tokenHash: tokenHash(token),
    link,
    lockedKey: lockForLink(token, codeKey, fresh.privateKey, personId),
  })
  fresh.privateKey.fill(0)
  if (duty !== null) await giveDutyAgain(visit.tx, sessionId, sealTo(fresh.publicKey, openSealed(recovery, duty)))
  let bundles = 0
  for (const reSeal of reSeals) {
    bundles += await reSeal(visit, {
      sessionId,
      zoneId,
      personId,
      recoveryPublic: recovery.publicKey,
      recoveryPrivate: recovery.privateKey,
      newPublicKey: fresh.publicKey,
    })
  }
  for (const tell of afterRecovery) await tell(visit, { sessionId, zoneId, personId })
  return bundles
}

/** Opens the inner box and finishes: a person's new pair, or new officers. The shares are always made anew, so no stale key stays in them. */
async function openSecond(visit: Visit, ceremony: Ceremony): Promise<Result<Opened, OpenRefusal>> {
  const recovery = await recoveryKey(visit, ceremony)
  if (recovery === null) return refuse({ kind: 'not-opened' })
  const { personId, codeKey } = ceremony
  if (personId !== null && codeKey === null) return refuse({ kind: 'not-opened' })
  const bundles = personId === null || codeKey === null ? 0 : await renew(visit, { ...ceremony, personId, codeKey }, recovery)
  const officers = ceremony.officers ?? (await officersOf(visit.tx, ceremony.zoneId))
  const keys = await publicKeysOf(visit.tx, officers)
  const three = asThree(officers.flatMap((id) => (keys.has(id) ? [{ id, publicKey: keys.get(id) as Uint8Array }] : [])))
  await finishCeremony(visit.tx, ceremony.id, bundles)
  if (three !== null) await replaceShares(visit.tx, ceremony.id, officers, shareKey(recovery.privateKey, three))
  recovery.privateKey.fill(0)
  if (three === null && ceremony.officers !== null) return refuse({ kind: 'not-opened' })
  visit.note({ count: bundles })
  return accept('second')
}

/** One officer's part of a ceremony. Two different ones are needed; the keys themselves see to it. */
export async function openRecovery(visit: Visit, ceremony: Ceremony): Promise<Result<Opened, OpenRefusal>> {
  const officers = await officersOf(visit.tx, ceremony.zoneId)
  const step = stepFor(ceremony, visit.actor.personId, officers.includes(visit.actor.personId), await realNow(visit.tx))
  if (!step.ok) return step
  return step.value === 'first' ? await openFirst(visit, ceremony) : await openSecond(visit, ceremony)
}
