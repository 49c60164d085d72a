import type { CompiledQuery, QueryResult } from 'kysely'
import type { Tx } from '#platform/db/tx.ts'

type Executor = ReturnType<Tx['getExecutor']>
type Ask = Executor['executeQuery']

const isQuestion = (text: string): boolean =>
  /^\s*(?:select|with)\s/i.test(text) &&
  /\sfrom\s/i.test(text) &&
  !/\b(?:set_config|pg_advisory_\w+|insert|update|delete|for\s+(?:share|no\s+key|key)|audit\.\w+)\b/i.test(text)

/** Bound to what they belong to: a stand-in has none of the private parts. */
const standIn = <Thing extends object>(whole: Thing, instead: Partial<Thing>): Thing =>
  new Proxy(whole, {
    get: (target, name) => {
      if (Object.hasOwn(instead, name)) return Reflect.get(instead, name) as unknown
      const value: unknown = Reflect.get(target, name)
      return typeof value === 'function' ? (value.bind(target) as unknown) : value
    },
  })

/**
 * The same transaction for a look, which changes nothing: a question that was asked with the same values is not asked again. Rooms that know nothing
 * of each other put the same ones on one page. Whatever is no plain question (a lock above all) is carried out, and what was known before is forgotten.
 * Questions travel together when they are asked together (`together.ts`). After `end` nothing is asked: the connection belongs to somebody else then.
 */
export function askedOnce(tx: Tx): { readonly tx: Tx; readonly end: () => void } {
  let over = false
  const known = new Map<string, Promise<QueryResult<unknown>>>()
  const executor = tx.getExecutor()
  // Kysely lets one statement of a transaction wait for the one before. Questions need not: `pg` sends them on, and the answers come in order.
  const connected = executor.provideConnection((connection) => Promise.resolve(connection))
  const ask = async (query: CompiledQuery): Promise<QueryResult<unknown>> => {
    if (over) throw new Error('asked after the look was over')
    if (!isQuestion(query.sql)) {
      known.clear()
      return await executor.executeQuery(query)
    }
    const key = JSON.stringify([query.sql, query.parameters])
    const before = known.get(key)
    if (before) return await before
    const asked = connected.then((connection) => connection.executeQuery(query))
    known.set(key, asked)
    return await asked
  }
  const remembering = standIn(executor, { executeQuery: ask as Ask })
  return { tx: standIn(tx, { getExecutor: () => remembering }), end: () => void (over = true) }
}
