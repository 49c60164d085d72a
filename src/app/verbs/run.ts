import { explain, UsageFault, type Ending, type Io, type Verb } from '#app/verbs/verb.ts'

const overview = (verbs: readonly Verb[]): string => {
  const width = Math.max(...verbs.map((verb) => verb.name.length))
  const lines = verbs.map((verb) => `  ${verb.name.padEnd(width)}  ${verb.summary}`)
  return [
    'Usage: lilja <verb> [options]',
    '',
    ...lines,
    '',
    '"lilja <verb> --help" tells more. Answers 0 when good, 1 when refused or failed, 2 when not understood.',
  ].join('\n')
}

const isHelp = (word: string | undefined): boolean => word === '--help' || word === '-h' || word === 'help'

/** Runs one verb of the table. */
export const runVerb = async (verbs: readonly Verb[], args: readonly string[], io: Io): Promise<Ending> => {
  const [name, ...rest] = args
  if (name === undefined || isHelp(name)) {
    const write = name === undefined ? io.err : io.out
    write(overview(verbs))
    return name === undefined ? 2 : 0
  }
  const verb = verbs.find((each) => each.name === name)
  if (verb === undefined) {
    io.err(`There is no verb "${name}".\n\n${overview(verbs)}`)
    return 2
  }
  if (rest.some((word) => word === '--help' || word === '-h')) {
    io.out(`${verb.summary}\n\nUsage: lilja ${verb.usage}`)
    return 0
  }
  try {
    return await verb.run(rest, io)
  } catch (fault) {
    if (!(fault instanceof UsageFault)) {
      io.err(explain(fault))
      return 1
    }
    io.err(`${fault.message}\n\nUsage: lilja ${verb.usage}`)
    return 2
  }
}
