import type { Id } from '#kernel/id.ts'
import { deriveMaster, newSalt, passphraseCost, splitMaster, verifierOf } from '#platform/sealing/passphrase.ts'
import { lockPrivateKey } from '#platform/sealing/unlock.ts'
import type { PeopleDeps } from '#capabilities/people/domain/deps.ts'
import type { NewUnlock } from '#capabilities/people/store/entry.ts'

/** A private key under a passphrase. Costs half a second; never inside a transaction. */
export async function lockUnder(deps: Pick<PeopleDeps, 'secrets'>, passphrase: string, privateKey: Uint8Array, personId: Id): Promise<NewUnlock> {
  const salt = newSalt()
  const { auth, unlock } = splitMaster(await deriveMaster(passphrase, salt, passphraseCost), deps.secrets.pepper)
  return { salt, cost: passphraseCost, verifier: verifierOf(auth), lockedKey: lockPrivateKey(unlock, privateKey, personId) }
}
