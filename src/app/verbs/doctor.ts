import { existsSync } from 'node:fs'
import { checkPages, checkWhole } from '#app/verbs/doctor/damage.ts'
import { checkReach, databaseChecks } from '#app/verbs/doctor/databases.ts'
import { fault, good, look, type Finding } from '#app/verbs/doctor/finding.ts'
import { checkLists } from '#app/verbs/doctor/lists.ts'
import { checkBinaries, checkNode, checkSecrets, majorOfData } from '#app/verbs/doctor/site.ts'
import { explain, readArgs, type Io, type Verb } from '#app/verbs/verb.ts'
import { readConfig, type Config } from '#platform/config/config.ts'
import { openSecrets } from '#platform/config/secrets.ts'
import { openAdmins } from '#platform/db/open.ts'

const checkDatabases = async (config: Config, whole: boolean): Promise<readonly Finding[]> => {
  const isNew = config.database.kind === 'embedded' && majorOfData(config.database.folder) === null
  if (isNew || !existsSync(config.secrets))
    return [look('databases', 'nothing has been started here yet.', 'The first start makes them: "lilja migrate", "lilja serve" or "npm run demo".')]
  const admins = await openAdmins(config, await openSecrets(config.secrets), { guest: true })
  try {
    const findings = [...(await checkReach(admins, config))]
    if (findings.some((each) => each.state === 'fault')) return findings
    for (const check of [checkPages, ...(whole ? [checkWhole] : []), ...databaseChecks]) findings.push(...(await check(admins, config)))
    return findings
  } finally {
    await admins.stop()
  }
}

const examine = async (io: Io, whole: boolean): Promise<readonly Finding[]> => {
  const findings = [checkNode()]
  const read = readConfig(io.env, io.cwd)
  if (!read.ok) return [...findings, ...read.refusal.map((each) => fault(each.setting, each.problem, each.remedy))]
  const config = read.value
  findings.push(
    good(
      'configuration',
      `${config.database.kind === 'embedded' ? `embedded in ${config.database.folder}` : 'a server'}; staff ${config.staffOrigin}, public ${config.publicOrigin}`,
    ),
  )
  findings.push(...checkSecrets(config), ...checkBinaries(config))
  if (findings.some((each) => each.state === 'fault')) return findings
  try {
    return [...findings, ...(await checkDatabases(config, whole)), ...checkLists(config)]
  } catch (problem) {
    return [
      ...findings,
      fault('databases', explain(problem), 'Do what that sentence says. Where it says nothing to do, the log of the database server has the rest.'),
    ]
  }
}

const marks: Readonly<Record<Finding['state'], string>> = { good: 'good ', look: 'look ', fault: 'FAULT' }

export const doctor: Verb = {
  name: 'doctor',
  summary: 'Look whether everything is in order, and say what to do where it is not.',
  usage: `doctor [--whole] [--json]

Looks at Node, the configuration, the secrets, PostgreSQL and its age, both databases, their roles, migrations, durability and
clocks; then at the work: whether each case has its key and recovery could open all of it, key officers, people without keys, and whether
somebody is on call and the on-call lists on the disk are of today. It changes nothing. Answers 1 when there is a fault; "look" is for somebody to know.

  --whole  read every row of every table as well, and name the tables that are damaged; slow on a large database
  --json   answer as {"ok": boolean, "findings": [{"name", "state": "good" | "look" | "fault", "finding", "remedy"}]}`,
  run: async (args, io) => {
    const { values } = readArgs(args, { whole: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } })
    const findings = await examine(io, values.whole)
    const ok = !findings.some((each) => each.state === 'fault')
    if (values.json) io.out(JSON.stringify({ ok, findings }))
    else for (const each of findings) io.out(`${marks[each.state]} ${each.name}: ${each.finding}${each.remedy === undefined ? '' : `\n      ${each.remedy}`}`)
    if (!ok && !values.json) io.err('There are faults.')
    return ok ? 0 : 1
  },
}
