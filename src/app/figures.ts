import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { Hono } from 'hono'
import { Hono as Server } from 'hono'
import { sql } from 'kysely'
import type { Witness } from '#app/jobs.ts'
import { asClock } from '#platform/db/enter.ts'
import { figuresOf } from '#platform/db/pool.ts'
import type { Databases } from '#platform/db/tx.ts'

type SideName = 'staff' | 'public'
/** Upper ends in seconds, as Prometheus wants them. */
const buckets = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30] as const

type Times = { readonly upTo: number[]; sum: number; count: number }
type Job = { well: number; badly: number; lastWell: number }

/** Counts for a monitor. How much and how fast, never what, who or where: no path, no person, no zone. */
export type Figures = {
  readonly watch: (side: SideName, app: Hono) => Hono
  readonly job: Witness
  readonly app: Hono
  readonly stop: () => void
}

const line = (name: string, labels: Readonly<Record<string, string>>, value: number): string => {
  const said = Object.entries(labels)
    .map(([label, word]) => `${label}="${word}"`)
    .join(',')
  return `${name}${said === '' ? '' : `{${said}}`} ${value}`
}
const about = (name: string, kind: 'counter' | 'gauge' | 'histogram', help: string): readonly string[] => [`# HELP ${name} ${help}`, `# TYPE ${name} ${kind}`]

const histogram = (times: ReadonlyMap<SideName, Times>): readonly string[] =>
  [...times].flatMap(([side, { upTo, sum, count }]) => [
    ...buckets.map((end, at) => line('lilja_request_seconds_bucket', { side, le: String(end) }, upTo[at] ?? 0)),
    line('lilja_request_seconds_bucket', { side, le: '+Inf' }, count),
    line('lilja_request_seconds_sum', { side }, sum),
    line('lilja_request_seconds_count', { side }, count),
  ])

const poolLines = (databases: Databases): readonly string[] =>
  (['main', 'inner', 'vault'] as const).flatMap((which) =>
    Object.entries(figuresOf(databases[which])).map(([state, count]) => line('lilja_database_connections', { database: which, state }, count)),
  )

/** How many lines the record has; nothing when the database does not answer. */
const recordSize = async (databases: Databases): Promise<number | null> =>
  await asClock(databases, async (tx) => Number((await sql<{ size: string }>`select size from audit.head`.execute(tx)).rows[0]?.size)).catch(() => null)

const jobLines = (jobs: ReadonlyMap<string, Job>): readonly string[] => [
  ...about('lilja_jobs_total', 'counter', 'Jobs of the clock that ended, by how.'),
  ...[...jobs].flatMap(([job, { well, badly }]) => [
    line('lilja_jobs_total', { job, result: 'done' }, well),
    line('lilja_jobs_total', { job, result: 'failed' }, badly),
  ]),
  ...about('lilja_job_last_done_seconds', 'gauge', 'When a job last went well, in seconds since 1970.'),
  ...[...jobs].filter(([, { lastWell }]) => lastWell > 0).map(([job, { lastWell }]) => line('lilja_job_last_done_seconds', { job }, lastWell)),
]

export function keepFigures(databases: Databases): Figures {
  const statuses = new Map<string, number>()
  const times = new Map<SideName, Times>()
  const jobs = new Map<string, Job>()
  const delay = monitorEventLoopDelay({ resolution: 20 })
  delay.enable()

  const count = (side: SideName, status: number, seconds: number): void => {
    const key = `${side} ${Math.floor(status / 100)}xx`
    statuses.set(key, (statuses.get(key) ?? 0) + 1)
    const sides = times.get(side) ?? { upTo: buckets.map(() => 0), sum: 0, count: 0 }
    times.set(side, sides)
    sides.sum += seconds
    sides.count += 1
    buckets.forEach((end, at) => {
      if (seconds <= end) sides.upTo[at] = (sides.upTo[at] ?? 0) + 1
    })
  }
  const text = async (): Promise<string> => {
    const size = await recordSize(databases)
    const stalled = [
      line('lilja_event_loop_delay_seconds', { quantile: '0.99' }, delay.percentile(99) / 1e9),
      line('lilja_event_loop_delay_seconds', { quantile: '1' }, delay.max / 1e9),
    ]
    delay.reset()
    return [
      ...about('lilja_requests_total', 'counter', 'Requests answered, by side and class of status.'),
      ...[...statuses].map(([key, n]) => line('lilja_requests_total', { side: key.split(' ')[0] ?? '', status: key.split(' ')[1] ?? '' }, n)),
      ...about('lilja_request_seconds', 'histogram', 'Seconds until a request was answered.'),
      ...histogram(times),
      ...about('lilja_database_connections', 'gauge', 'Connections of this copy of the program, and requests that wait for one.'),
      ...poolLines(databases),
      ...about('lilja_event_loop_delay_seconds', 'gauge', 'How long this copy kept everybody waiting since it was last asked.'),
      ...stalled,
      ...about('lilja_resident_bytes', 'gauge', 'Memory of this copy, without the database.'),
      line('lilja_resident_bytes', {}, process.memoryUsage.rss()),
      ...(size === null ? [] : [...about('lilja_record_events', 'gauge', 'Lines in the record. It never falls.'), line('lilja_record_events', {}, size)]),
      ...jobLines(jobs),
      '',
    ].join('\n')
  }
  const app = new Server()
  app.get('/metrics', async (context) =>
    context.body(await text(), 200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8', 'cache-control': 'no-store' }),
  )
  return {
    app,
    watch: (side, inner) => {
      const watched = new Server()
      watched.all('*', async (context) => {
        const began = performance.now()
        const answer = await inner.fetch(context.req.raw, context.env)
        count(side, answer.status, (performance.now() - began) / 1000)
        return answer
      })
      return watched
    },
    job: (name, well) => {
      const job = jobs.get(name) ?? { well: 0, badly: 0, lastWell: 0 }
      jobs.set(name, job)
      if (well) {
        job.well += 1
        job.lastWell = Math.floor(Date.now() / 1000)
      } else job.badly += 1
    },
    stop: () => void delay.disable(),
  }
}
