import type { Actor } from '#kernel/actor.ts'
import { askedOnce } from '#platform/db/asked-once.ts'
import { asActor, type Entered, type Entrance } from '#platform/db/enter.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { House } from '#platform/http/house.ts'
import { StepUpNeeded, type Detail, type Visit } from '#platform/http/visit.ts'
import { append } from '#platform/record/record.ts'
import { closeKeyRing, dbToken, keyRing, openBlob } from '#platform/sealing/session-keys.ts'
import type { KeyRing } from '#platform/sealing/keyring.ts'

/** Real minutes a given code counts for the acts that ask for it again (decisions.md 10). */
const strongMinutes = 5

/** One signed-in request under way: the visit its room sees, and the leaf it will write. */
export type Arrived = {
  readonly visit: Visit
  /** Writes this request's one leaf. Without it nothing is answered and nothing is kept. */
  readonly record: (act: string, result: 'done' | 'seen' | 'refused') => Promise<void>
}

const actorOf = ({ personId, zoneId, sessionId, roles, language, strongAt }: Entered): Actor => ({ personId, zoneId, sessionId, roles, language, strongAt })

type LazyKeys = { readonly keys: KeyRing; readonly close: () => void }

/** The private key is opened when a door first needs it, and wiped when the request is over. */
function keysOf(token: string, entered: Entered): LazyKeys {
  let ring: KeyRing | null = null
  const open = (): KeyRing => {
    if (!entered.blob || !entered.publicKey) throw new Error('this person has no keys yet')
    ring ??= keyRing({ publicKey: entered.publicKey, privateKey: openBlob(token, entered.blob) })
    return ring
  }
  return {
    keys: {
      get publicKey() {
        return open().publicKey
      },
      open: (box) => open().open(box),
    },
    close: () => {
      if (ring) closeKeyRing(ring)
    },
  }
}

/**
 * Steps into one transaction as the person the token belongs to, and runs the door there. A look asks each question once; a file asks so many that
 * what they answered is not remembered.
 */
export async function arrive<T>(
  house: House,
  token: string,
  scope: string | null,
  door: string,
  run: (arrived: Arrived) => Promise<T>,
  kind: 'look' | 'file' | 'deed' = 'deed',
): Promise<Entrance<T>> {
  return await asActor(house.databases, dbToken(token), scope, async (tx: Tx, entered) => {
    const actor = actorOf(entered)
    const details: Detail[] = []
    const { keys, close } = keysOf(token, entered)
    const questions = kind === 'look' ? askedOnce(tx) : null
    const visit: Visit = {
      actor,
      now: entered.workNow,
      tx: questions?.tx ?? tx,
      keys,
      vault: house.vault.forRequest(),
      note: (detail) => void details.push(detail),
      requireStrong: () => {
        if (entered.realNow.getTime() - actor.strongAt.getTime() > strongMinutes * 60_000) throw new StepUpNeeded()
      },
    }
    const record = async (act: string, result: 'done' | 'seen' | 'refused'): Promise<void> => {
      await append(tx, { act, door, result, session: actor.sessionId.slice(0, 8), request: crypto.randomUUID(), version: house.version, ...merge(details) })
    }
    try {
      return await run({ visit, record })
    } finally {
      questions?.end()
      close()
    }
  })
}

function merge(details: readonly Detail[]): Detail {
  const whole: { -readonly [K in keyof Detail]: Detail[K] } = {}
  for (const detail of details) Object.assign(whole, detail)
  const records = details.flatMap((detail) => detail.records ?? [])
  const classes = [...new Set(details.flatMap((detail) => detail.classes ?? []))].sort()
  if (records.length > 0) whole.records = records
  if (classes.length > 0) whole.classes = classes
  return whole
}
