import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { beginReading } from '#capabilities/cases/store/reading.ts'
import type { Tx } from '#platform/db/tx.ts'
import { dbToken } from '#platform/sealing/session-keys.ts'
import { openGround, type Ground, type Laid } from '#test/access/ground.ts'
import { build, planned, type Plan } from '#test/access/worlds.ts'

let ground: Ground
let laid: Laid
beforeAll(async () => {
  ground = await openGround()
})
beforeEach(async () => {
  const plan: Plan = { ...(planned(60)[0] as Plan), path: 'member', role: 'case_worker', level: 1, breaks: [], noise: [], position: 'member' }
  laid = (await ground.lay([build(plan)]))[0] as Laid
})
afterAll(() => ground.close())

/** One transaction of the program's login as somebody, about every case unless one is named; undone at the end. */
const as = async <Value>(person: string, deed: (tx: Tx) => Promise<Value>, about: string | null = null): Promise<Value> => {
  let value: Value | undefined
  const undone = new Error('undone')
  await ground.login
    .transaction()
    .execute(async (tx) => {
      await sql`select state from authz.enter(${dbToken(laid.token(person))}, ${about === null ? null : laid.id(about)}::uuid)`.execute(tx)
      value = await deed(tx)
      throw undone
    })
    .catch((fault: unknown) => {
      if (fault !== undone) throw fault
    })
  return value as Value
}
const cardsIn = async (tx: Tx): Promise<readonly string[]> =>
  (await sql<{ id: string }>`select id from cases.card order by id`.execute(tx)).rows.map((row) => row.id)
const kept = async (tx: Tx, what = 'cases'): Promise<string> =>
  (await sql<{ kept: string }>`select coalesce(current_setting(${`app.kept_${what}`}, true), '') as kept`.execute(tx)).rows[0]?.kept ?? ''
const put = async (tx: Tx, value: string, what = 'cases'): Promise<void> =>
  void (await sql`select set_config(${`app.kept_${what}`}, ${value}, true)`.execute(tx))
/** As it stands when another request has done it: past the record, which is not what this is about. */
const endElsewhere = async (where: string): Promise<void> =>
  await ground.admin.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx)
    await endMine(where).execute(tx)
  })
const endMine = (where: string) => sql`update cases.member set ended_at = authz.now(), ended_why = 'left' where id = ${laid.id(where)}`

describe('what the walls answered and keep for the next statement', () => {
  it('is there, and says the same', async () => {
    const [first, second, what] = await as('me', async (tx) => [await cardsIn(tx), await cardsIn(tx), await kept(tx)] as const)
    expect(first).toEqual([laid.id('K')])
    expect(second).toEqual(first)
    expect(what).toContain(laid.id('K'))
  })

  it('cannot be made up, added to, or taken from another person, transaction, case or question', async () => {
    const theirs = await as('colleague', async (tx) => [await cardsIn(tx), await kept(tx)] as const)
    const older = await as('me', async (tx) => [await cardsIn(tx), await kept(tx)] as const)
    const narrow = await as('me', async (tx) => [await cardsIn(tx), await kept(tx)] as const, 'K')
    expect(theirs[0].length).toBe(2)
    const [seen, mine] = await as('me', async (tx) => [await cardsIn(tx), await kept(tx)] as const)
    const both = `{${[laid.id('K'), laid.id('L')].join(',')}}`
    const forged = [both, `${'0'.repeat(64)}${mine.slice(64, 84)}${both}`, `${mine.slice(0, 84)}${both}`, theirs[1], older[1], narrow[1]]
    for (const [place, value] of forged.entries()) {
      const after = await as('me', async (tx) => {
        await put(tx, value)
        return await cardsIn(tx)
      })
      expect([place, after]).toEqual([place, seen])
    }
    const [within, another] = await as('me', async (tx) => {
      await cardsIn(tx)
      const now = await kept(tx)
      await put(tx, `${now.slice(0, -1)},${laid.id('L')}}`)
      const extended = await cardsIn(tx)
      // An answer of this very transaction to another question: which cards I may change.
      await sql`update cases.card set urgent = urgent where false`.execute(tx)
      const open = await kept(tx, 'open_cases')
      await put(tx, open === '' ? now.replace(/.$/, '') : open)
      return [extended, await cardsIn(tx)] as const
    })
    expect(within).toEqual(seen)
    expect(another).toEqual(seen)
  })

  it('is not lengthened by what the program writes beside it: a setting that runs over into the answer', async () => {
    const said = ['z', `{${laid.id('L')},"`, ''] as const
    const found = await as('me', async (tx) => {
      const anew = (value: string) => sql`select set_config('app.asked_anew', ${value}, true)`.execute(tx)
      await anew(said.join('|'))
      const seen = await cardsIn(tx)
      const now = await kept(tx)
      await anew('z')
      await put(tx, `${now.slice(0, 84)}${said.slice(1).join('|')}|${now.slice(84)}`)
      const [one, two] = [await cardsIn(tx), await kept(tx)] as const
      return { seen, one, keptAnew: two.slice(0, 64) !== now.slice(0, 64) }
    })
    expect(found.seen).toEqual([laid.id('K')])
    expect(found).toMatchObject({ one: found.seen, keptAnew: true })
  })

  it('does not hold for what the transaction changed itself, also when the older answer is put back', async () => {
    const [before, after, again] = await as('me', async (tx) => {
      const was = await cardsIn(tx)
      const now = [await kept(tx), await kept(tx, 'members')] as const
      await endMine('me in home K').execute(tx)
      const gone = await cardsIn(tx)
      await put(tx, now[0])
      await put(tx, now[1], 'members')
      return [was, gone, await cardsIn(tx)] as const
    })
    expect(before).toEqual([laid.id('K')])
    expect([after, again]).toEqual([[], []])
  })

  it('is forgotten within two seconds when somebody else ends the right meanwhile, and at once by whoever is about to open a text', async () => {
    const left = await as('me', async (tx) => {
      expect(await cardsIn(tx)).toEqual([laid.id('K')])
      await endElsewhere('me in home K')
      await beginReading(tx, laid.id('K'))
      return await cardsIn(tx)
    })
    expect(left).toEqual([])
    const waited = await as('colleague', async (tx) => {
      expect(await cardsIn(tx)).toHaveLength(2)
      await endElsewhere('colleague in home K')
      const began = performance.now()
      while ((await cardsIn(tx)).length === 2 && performance.now() - began < 5000) await kept(tx)
      return [await cardsIn(tx), performance.now() - began] as const
    })
    expect(waited[0]).toEqual([laid.id('L')])
    expect(waited[1]).toBeLessThan(4000)
  })

  it('is signed with what the program cannot read', async () => {
    for (const query of [
      sql`select key from authz.secret`,
      sql`select authz.sign('x')`,
      sql`select authz.keep('cases', '{}')`,
      sql`select authz.ticket_for('found|')`,
    ])
      await expect(as('me', (tx) => query.execute(tx))).rejects.toMatchObject({ code: '42501' })
  })
})
