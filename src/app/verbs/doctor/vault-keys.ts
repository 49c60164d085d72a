import { sql } from 'kysely'
import { fault, good, look, type Finding, type RoomCheck } from '#app/verbs/doctor/finding.ts'
import { allCards, type CardKey } from '#capabilities/cases/store/coverage.ts'
import { sealedSubjects } from '#capabilities/contact/store/coverage.ts'
import type { Id } from '#kernel/id.ts'
import type { Pool } from '#platform/db/tx.ts'

type Key = { readonly subject: Id; readonly gone: boolean; readonly settled: boolean }

/** Every key of the vault; `null` when the role does not see every row. `settled`: made more than an hour ago, so its deed is done or was broken off. */
const keysOf = async (vault: Pool): Promise<readonly Key[] | null> =>
  await vault
    .transaction()
    .execute(async (tx) => {
      await sql`set local row_security = off`.execute(tx)
      const { rows } = await sql<Key>`select subject, wrapped is null as gone, made_at < now() - interval '1 hour' as settled from vault.key`.execute(tx)
      return rows
    })
    .catch((problem: unknown) => {
      if ((problem as { code?: string }).code === '42501') return null
      throw problem
    })

const some = (cards: readonly CardKey[]): string =>
  `${cards
    .slice(0, 5)
    .map((card) => card.pseudonym)
    .join(', ')}${cards.length > 5 ? ' …' : ''}`

function checkCases(cards: readonly CardKey[], keys: ReadonlyMap<Id, Key>): readonly Finding[] {
  const lost = cards.filter((card) => !card.shredded && !keys.has(card.id))
  const half = cards.filter((card) => !card.shredded && keys.get(card.id)?.gone === true)
  const back = cards.filter((card) => card.shredded && keys.get(card.id)?.gone === false)
  return [
    ...(lost.length === 0
      ? []
      : [
          fault(
            'case keys',
            `${lost.length} cases cannot be opened, their key is not in the vault: ${some(lost)}`,
            'Stop, and put the newest backup of the vault back: the one here is older than the work.',
          ),
        ]),
    ...(half.length === 0
      ? []
      : [
          fault(
            'erasure',
            `${half.length} cases are half erased: the key is gone, the rest is still there: ${some(half)}`,
            'Run "lilja purge <case> …" for each again: it completes the erasure.',
          ),
        ]),
    ...(back.length === 0
      ? []
      : [
          fault(
            'erasure',
            `${back.length} erased cases have their key again, from an old backup of the vault: ${some(back)}`,
            'Run "lilja purge <case>" for each: it shreds the key again.',
          ),
        ]),
  ]
}

/** Each case has its key, each erased one has none; and keys that belong to nothing (decisions.md 3: the vault is written first). */
export const checkVaultKeys: RoomCheck = async (tx, admins) => {
  const cards = await allCards(tx)
  const known = new Set([...cards.map((card) => card.id), ...(await sealedSubjects(tx))])
  const keys = await keysOf(admins.pools.vault)
  if (keys === null)
    return [look('vault keys', 'cannot be looked at: the role of LILJA_VAULT does not see every row', 'Use a superuser, or give the role BYPASSRLS.')]
  const orphans = keys.filter((key) => key.settled && !key.gone && !known.has(key.subject))
  const faults = checkCases(cards, new Map(keys.map((key) => [key.subject, key])))
  const living = keys.filter((key) => !key.gone).length
  if (orphans.length > 0) {
    const words = `${orphans.length} of ${living} keys belong to no case and no call`
    return [
      ...faults,
      look(
        'vault keys',
        words,
        'They open nothing: each is a deed that was broken off. If there are many, look whether the work was put back from a backup older than the vault.',
      ),
    ]
  }
  return [...faults, good('vault keys', `${living}, each of a case, a call or a hand-over`)]
}
