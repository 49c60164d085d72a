import { createHash } from 'node:crypto'
import pg from 'pg'

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g
const mainDatabase = 'lilja'

const copied = (value) => {
  if (value instanceof Uint8Array) return Buffer.from(value)
  return Array.isArray(value) ? value.map(copied) : value
}

/** Every id in a value, however deep; bytes hold none. */
const idsIn = (value) => {
  if (typeof value === 'string') return value.match(uuid) ?? []
  if (Array.isArray(value)) return value.flatMap(idsIn)
  return value !== null && typeof value === 'object' && !(value instanceof Uint8Array) && !(value instanceof Date) ? Object.values(value).flatMap(idsIn) : []
}

/** Listens to every statement that `pg` sends while `deed` runs: text, values, and which database. Only the benchmark does this. */
const listen = async (deed) => {
  const heard = []
  const own = Reflect.get(pg.Client.prototype, 'query')
  pg.Client.prototype.query = function query(asked, given, ...more) {
    const answer = own.call(this, asked, given, ...more)
    const { text, values } = typeof asked === 'string' ? { text: asked, values: given } : asked
    if (answer instanceof Promise) {
      const line = { where: this.database === mainDatabase ? 'main' : 'vault', text, values: (values ?? []).map(copied), rows: [] }
      heard.push(line)
      return answer.then((result) => {
        line.rows = result.rows ?? []
        return result
      })
    }
    return answer
  }
  try {
    await deed()
  } finally {
    pg.Client.prototype.query = own
  }
  return heard
}

/**
 * What one act sends, so that it can be sent again: an id that came from nowhere (not from the address, not from an answer) was made by the act,
 * and is made anew each time.
 */
export const recordAct = async (given, deed) => {
  const known = new Set(given.flatMap(idsIn))
  const made = new Set()
  const lines = await listen(deed)
  for (const { values, rows } of lines) {
    for (const id of idsIn(values)) if (!known.has(id)) made.add(id)
    for (const id of idsIn(rows)) if (!made.has(id)) known.add(id)
  }
  return {
    made,
    lines: lines.map(({ where, text, values }) => ({ where, text, values, name: `l${createHash('md5').update(text).digest('hex').slice(0, 16)}` })),
  }
}

const renewed = (value, fresh) => {
  if (typeof value === 'string') return value.replace(uuid, (id) => fresh.get(id) ?? id)
  return Array.isArray(value) ? value.map((one) => renewed(one, fresh)) : value
}

let drawn = 0
/** The values of one more act of the same kind. A made-up name is taken once, so another is made. */
const valuesOf = (line, fresh) => {
  const values = fresh.size === 0 ? line.values : line.values.map((value) => renewed(value, fresh))
  if (!line.text.includes('insert into cases.card')) return values
  drawn += 1
  return values.map((value, place) => (place === 1 ? `${value} ${drawn}` : value))
}

const isBare = (text) => /^(begin|commit|rollback|start transaction)/i.test(text)

/**
 * The raw engine: the same statements with the same login on bare connections.
 *
 * @param how `prepared` once for each connection, or sent whole each time as the program does
 * @param after is told each statement when it is answered
 */
export const replay = async (clients, tape, how, after = () => undefined) => {
  const fresh = new Map([...tape.made].map((id) => [id, crypto.randomUUID()]))
  for (const line of tape.lines) {
    const client = clients[line.where]
    if (isBare(line.text)) await client.query(line.text)
    else await client.query({ text: line.text, values: valuesOf(line, fresh), ...(how === 'prepared' ? { name: line.name } : {}) })
    after(line)
  }
}

/** Which statements an act's time in the database goes to: mean milliseconds of an act, the dearest first. */
export const profile = async (meter, clients, tapes, seconds) => {
  const spent = new Map()
  const until = performance.now() + seconds * 1000
  let acts = 0
  for (; acts < tapes.length && (acts === 0 || performance.now() < until); acts += 1) {
    const after = (line) => {
      const one = spent.get(line.text) ?? { text: line.text.trim().replaceAll(/\s+/g, ' '), times: 0, ms: 0 }
      spent.set(line.text, { ...one, times: one.times + 1, ms: one.ms + meter.lap().backends })
    }
    meter.lap()
    await replay(clients, tapes[acts], 'prepared', after)
  }
  return [...spent.values()].map(({ text, times, ms }) => ({ text, times: times / acts, ms: ms / acts })).sort((one, other) => other.ms - one.ms)
}
