import { carryOut, certify, whyNot, type Stores } from '#app/verbs/purge/carry-out.ts'
import { sayCertificate, vaultBackupDays } from '#app/verbs/purge/certificate.ts'
import { readOfficers } from '#app/verbs/purge/officers.ts'
import { readArgs, Refused, UsageFault, withDatabases, type Io, type Verb } from '#app/verbs/verb.ts'
import { dueCases, keptCase, type KeptCase } from '#capabilities/cases/store/purge.ts'
import { asOwner } from '#capabilities/people/store/operator.ts'
import { openVault } from '#platform/sealing/vault-store.ts'

const options = {
  'dry-run': { type: 'boolean', default: false },
  by: { type: 'string' },
  second: { type: 'string' },
  yes: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const
type Values = ReturnType<typeof readArgs<typeof options>>['values']

const told = ({ id, pseudonym, zone, units, closedOn, retention, until, due, texts, keys, tokens, references }: KeptCase) => ({
  case: id,
  pseudonym,
  zone,
  units,
  closedOn,
  retention,
  keptUntil: until,
  due,
  goes: { texts, keys, tokens, references },
})

const say = (one: KeptCase): string =>
  `${one.pseudonym.padEnd(30)} ${one.zone.padEnd(10)} closed ${one.closedOn ?? '-'}, kept until ${one.until ?? '-'}; in ${one.units} zones: ${one.texts} texts, ${one.keys} keys, ${one.tokens} search tokens, ${one.references} numbers`

/** What could be purged today, or what would go with one case. Nothing is changed. */
async function look({ admin }: Stores, pseudonym: string, json: boolean, io: Io): Promise<void> {
  const found = await asOwner(admin, 'case.purge-looked', async (tx) =>
    pseudonym === '' ? await dueCases(tx) : [await keptCase(tx, pseudonym)].flatMap((one) => one ?? []),
  )
  if (pseudonym !== '' && found.length === 0) throw new Refused(`There is no case called ${pseudonym}.`)
  if (json)
    return io.out(
      JSON.stringify({
        due: found.filter((one) => one.due && one.shreddedAt === null).length,
        cases: found.map((one) => ({ ...told(one), reason: whyNot(one) })),
      }),
    )
  if (found.length === 0) io.out('Nothing is due: no closed case has a retention that has run out.')
  for (const one of found) {
    io.out(say(one))
    const reason = whyNot(one)
    if (reason !== null) io.out(`  ${reason}`)
  }
}

async function purgeOne(stores: Stores, pseudonym: string, values: Values, io: Io): Promise<void> {
  const found = await asOwner(stores.admin, 'case.purge-looked', (tx) => keptCase(tx, pseudonym))
  if (!found) throw new Refused(`There is no case called ${pseudonym}. "lilja purge --dry-run" lists what is due.`)
  const certificate = found.shreddedAt === null ? await decideAndCarryOut(stores, found, values) : await certify(stores, pseudonym)
  if (values.json) io.out(JSON.stringify(certificate))
  else for (const line of sayCertificate(certificate)) io.out(line)
}

async function decideAndCarryOut(stores: Stores, found: KeptCase, { by, second, yes }: Values) {
  const reason = whyNot(found)
  if (reason !== null) throw new Refused(reason)
  if (by === undefined || second === undefined) throw new UsageFault('Two persons decide: --by <login> --second <login>')
  const officers = await asOwner(stores.admin, 'case.purge-looked', (tx) => readOfficers(tx, found, by, second))
  if (!yes) throw new Refused(`This cannot be undone: ${say(found)}. Nothing has been done. Add --yes.`)
  return await carryOut(stores, found, officers)
}

export const purge: Verb = {
  name: 'purge',
  summary: 'Erase closed cases whose retention has run out, for ever, with a certificate.',
  usage: `purge --dry-run [<case>] [--json]
       purge <case> --by <login> --second <login> --yes [--json]

A case is named by its pseudonym. "--dry-run" lists what is due and what would go, and changes nothing.
Two different persons decide: administrators or key officers (org_admin, key_officer) of the zone that leads the case; the second may be
one of its key officers in another zone. Both are recorded. The vault keys go first, then every text, every key to one, the search tokens
and the zones' own numbers, in one transaction. Killed in between: run it again. A case that has been purged gets its certificate again.
Before the day nothing is purged, and there is no way around it. Backups of the vault older than the erasure can open the case until
they are gone: keep them ${vaultBackupDays} days at most.`,
  run: async (args, io) => {
    const { values, positionals } = readArgs(args, options, true)
    const pseudonym = positionals.join(' ').trim()
    const dry = values['dry-run']
    if (pseudonym === '' && !dry) throw new UsageFault('Name a case, or ask what is due with --dry-run')
    if (dry && (values.by !== undefined || values.second !== undefined || values.yes))
      throw new UsageFault('--dry-run decides nothing: leave out --by, --second and --yes')
    await withDatabases(io, async (opened, { secrets }) => {
      const vaultPool = opened.databases.vault
      const stores: Stores = { admin: await opened.admin('main'), vaultPool, vault: openVault(vaultPool, secrets.kek).forRequest() }
      await (dry ? look(stores, pseudonym, values.json, io) : purgeOne(stores, pseudonym, values, io))
    })
    return 0
  },
}
