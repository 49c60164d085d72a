import { applyPlan, readHere } from '#app/verbs/import/apply.ts'
import { planDirectory, type Change, type Plan, type Row } from '#app/verbs/import/plan.ts'
import { readDirectoryFile } from '#app/verbs/import/read.ts'
import { readArgs, UsageFault, withDatabases, type Ending, type Io, type Verb } from '#app/verbs/verb.ts'
import { lockDirectory } from '#capabilities/directory/store/exchange.ts'
import { asOwner } from '#capabilities/people/store/operator.ts'
import { appendAsHouse } from '#platform/record/record.ts'

const options = { 'dry-run': { type: 'boolean', default: false }, json: { type: 'boolean', default: false } } as const

const changes = ['added', 'changed', 'unchanged', 'refused'] as const satisfies readonly Change[]
const countOf = ({ rows }: Plan): Readonly<Record<Change, number>> => {
  const count = (change: Change): number => rows.filter((row) => row.change === change).length
  return { added: count('added'), changed: count('changed'), unchanged: count('unchanged'), refused: count('refused') }
}

const say = (row: Row): string =>
  `${row.change.padEnd(9)} ${row.what.padEnd(8)} ${row.zone.padEnd(10)} ${row.kind.padEnd(20)} ${row.name}${row.fields ? `: ${row.fields.join(', ')}` : ''}${row.reason === undefined ? '' : `: ${row.reason}`}`

/** Before anything is written. */
function show(plan: Plan, io: Io): void {
  for (const row of plan.rows) if (row.change !== 'unchanged') io.out(say(row))
}

type Outcome = { readonly plan: Plan; readonly written: boolean }

function tell({ plan, written }: Outcome, json: boolean, io: Io): void {
  const counts = countOf(plan)
  if (json) return io.out(JSON.stringify({ written, ...counts, rows: plan.rows }))
  io.out(`${changes.map((change) => `${counts[change]} ${change}`).join(', ')}. ${written ? 'Written.' : 'Nothing has been written.'}`)
}

async function importDirectory(path: string, dry: boolean, json: boolean, io: Io): Promise<Ending> {
  const document = await readDirectoryFile(io, path)
  const outcome = await withDatabases(io, async (opened) =>
    asOwner(await opened.admin('main'), 'directory.imported', async (tx): Promise<Outcome> => {
      await lockDirectory(tx)
      const plan = planDirectory(document, await readHere(tx))
      const { added, changed, refused } = countOf(plan)
      if (!json) show(plan, io)
      if (dry || refused > 0 || added + changed === 0) return { plan, written: false }
      await applyPlan(tx, plan)
      await appendAsHouse(tx, { act: 'directory.imported', result: 'done', count: added + changed })
      return { plan, written: true }
    }),
  )
  tell(outcome, json, io)
  const { refused } = countOf(outcome.plan)
  if (refused > 0) io.err(`${refused} rows are refused, so nothing ${dry ? 'would be' : 'was'} written. Mend the file, or take those rows out of it.`)
  return refused > 0 ? 1 : 0
}

export const importVerb: Verb = {
  name: 'import',
  summary: 'Bring in a directory that another installation wrote, showing first what would change.',
  usage: `import directory <file> [--dry-run] [--json]

Reads what "lilja export directory" wrote. Says of each row whether it is added, changed, unchanged or refused and why; then writes all of
it in one transaction, or nothing when a row is refused. What is not in the file stays as it is. The zones must be here already ("lilja
zone"). Running it again changes nothing.

  --dry-run  say what would change, and change nothing
  --json     answer as {"written", "added", "changed", "unchanged", "refused", "rows": […]}`,
  run: async (args, io) => {
    const { values, positionals } = readArgs(args, options, true)
    const [what, path, ...more] = positionals
    if (what !== 'directory' || path === undefined || more.length > 0) throw new UsageFault('Say what to import, and from where: import directory <file>')
    return await importDirectory(path, values['dry-run'], values.json, io)
  },
}
