import { makeFile } from '#app/verbs/audit/files.ts'
import { readDirectory } from '#app/verbs/export/directory.ts'
import { statistics } from '#app/verbs/statistics.ts'
import { readArgs, UsageFault, withDatabases, type Ending, type Io, type Verb } from '#app/verbs/verb.ts'
import { asOwner } from '#capabilities/people/store/operator.ts'
import { appendAsHouse } from '#platform/record/record.ts'

const options = {
  out: { type: 'string' },
  by: { type: 'string' },
  csv: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const
type Values = ReturnType<typeof readArgs<typeof options>>['values']

async function give(text: string, { out, json }: Values, told: { readonly what: string; readonly count?: number }, io: Io): Promise<void> {
  if (out === undefined) return io.out(text)
  const file = await makeFile(io, out)
  await file.writeFile(`${text}\n`).finally(() => file.close())
  io.out(json ? JSON.stringify({ out, ...told }) : `${told.what}${told.count === undefined ? '' : `: ${told.count} functions`} in ${out}`)
}

async function exportDirectory(values: Values, io: Io): Promise<Ending> {
  if (values.csv || values.by !== undefined) throw new UsageFault('The directory is JSON; --csv and --by are for statistics')
  const document = await withDatabases(io, async (opened) =>
    asOwner(await opened.admin('main'), 'directory.exported', async (tx) => {
      const read = await readDirectory(tx)
      await appendAsHouse(tx, { act: 'directory.exported', result: 'done', count: read.functions.length })
      return read
    }),
  )
  await give(JSON.stringify(document, null, 2), values, { what: 'directory', count: document.functions.length }, io)
  return 0
}

/** Only what may leave the house: the release, with its threshold, never the internal view. */
async function exportStatistics(values: Values, io: Io): Promise<Ending> {
  const lines: string[] = []
  const asked = ['--release', values.csv ? '--csv' : '--json', ...(values.by === undefined ? [] : ['--by', values.by])]
  const ending = await statistics.run(asked, { ...io, out: (line) => void lines.push(line) })
  if (ending === 0) await give(lines.join('\n'), values, { what: 'statistics' }, io)
  return ending
}

const deeds: Readonly<Record<string, (values: Values, io: Io) => Promise<Ending>>> = { directory: exportDirectory, statistics: exportStatistics }

export const exportVerb: Verb = {
  name: 'export',
  summary: 'Write out the directory, or the statistics that may be released.',
  usage: `export directory [--out <file>] [--json]
       export statistics [--by <list>] [--csv] [--out <file>] [--json]

"directory": public functions of zones with their names in both languages, hours, whom they serve and in which order they are called, as one
JSON document that "lilja import directory" reads. No persons and no rota. Of a protected place neither whom it serves nor its place in an
order is told, and its name only when no place is named in it.
"statistics": what "lilja statistics --release" answers, as JSON or with --csv as comma-separated values.

  --out <file>  a new file, which only its owner reads; without it the document is printed
  --json        with --out: answer as {"out", "what", "count"}`,
  run: async (args, io) => {
    const { values, positionals } = readArgs(args, options, true)
    const [what = '', ...more] = positionals
    const deed = Object.hasOwn(deeds, what) ? deeds[what] : undefined
    if (!deed || more.length > 0) throw new UsageFault('Say what to export: directory or statistics')
    return await deed(values, io)
  },
}
