import { readArgs, Refused, UsageFault, withDatabases, type Io, type Verb } from '#app/verbs/verb.ts'
import { newEntryCode } from '#capabilities/people/commands/entry-code.ts'
import { addNewcomer, makeLink } from '#capabilities/people/commands/invite-person.ts'
import { recoveryReasons } from '#capabilities/people/domain/ceremony.ts'
import { endOfDay } from '#capabilities/people/domain/days.ts'
import { isRole, roles } from '#capabilities/people/domain/roles.ts'
import { peoplePaths } from '#capabilities/people/paths.ts'
import { askCeremony, runningCeremony } from '#capabilities/people/store/ceremonies.ts'
import { realNow } from '#capabilities/people/store/clock.ts'
import { asOwner, endAccessNow, personByLogin, personLines, seatsOf, zoneLines, type PersonLine } from '#capabilities/people/store/operator.ts'
import type { Pool, Tx } from '#platform/db/tx.ts'
import { newId } from '#kernel/id.ts'
import { isLanguage } from '#kernel/language.ts'

const options = {
  json: { type: 'boolean', default: false },
  zone: { type: 'string' },
  login: { type: 'string' },
  name: { type: 'string' },
  role: { type: 'string', multiple: true },
  language: { type: 'string', default: 'sv' },
  until: { type: 'string' },
  reason: { type: 'string', default: 'lost_both' },
  'without-hand-over': { type: 'boolean', default: false },
} as const
type Values = ReturnType<typeof readArgs<typeof options>>['values']
type Asked = { readonly admin: Pool; readonly origin: string; readonly login: string; readonly values: Values; readonly io: Io }

const refusals = {
  'login-shape': 'The sign-in name is 2 to 40 small letters, digits or hyphens; the zone is added after it.',
  'login-taken': 'That sign-in name is taken in this zone.',
  'no-role': `Give at least one --role, of ${roles.join(', ')}.`,
  'not-offered': 'One of the roles does not exist for this kind of zone.',
  past: 'The day given with --until has passed.',
} as const

async function list({ admin, values, io }: Asked): Promise<void> {
  const people = await asOwner(admin, 'person.listed', (tx) => personLines(tx, values.zone?.toUpperCase() ?? null))
  if (values.json) return io.out(JSON.stringify(people))
  for (const one of people) io.out([one.login.padEnd(28), one.staffCode.padEnd(12), one.state.padEnd(8), one.roles.join(', ')].join('  '))
}

const tellLink = (asked: Asked, token: string, login: string, id: string): void => {
  const link = `${asked.origin}${peoplePaths.link(token)}`
  asked.io.out(
    asked.values.json ? JSON.stringify({ id, login, link }) : `${login}: hand over this link yourself, not by e-mail. It works for seven days, once.\n${link}`,
  )
}

async function add(asked: Asked): Promise<void> {
  const { admin, values } = asked
  const { zone: code, login = asked.login, name, role = [], language, until } = values
  if (code === undefined || login === '' || name === undefined || !isLanguage(language))
    throw new UsageFault('A person needs --zone, --login and --name; --language is sv or en.')
  const wrong = role.find((one) => !isRole(one))
  if (wrong !== undefined) throw new UsageFault(`"${wrong}" is no role. There are ${roles.join(', ')}.`)
  if (until !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(until)) throw new UsageFault('--until is a day, such as 2027-06-30.')
  const invites = async (tx: Tx) => {
    const zone = (await zoneLines(tx)).find((one) => one.code === code.toUpperCase())
    if (!zone) throw new Refused(`There is no zone ${code}. "lilja zone list" shows those there are.`)
    const newcomer = { name, loginPart: login, language, roles: role.filter(isRole), until: until === undefined ? null : endOfDay(until) }
    const added = await addNewcomer(tx, zone, newcomer, null, await realNow(tx))
    if (!added.ok) throw new Refused(refusals[added.refusal.kind])
    return { id: added.value, token: await makeLink(tx, zone.id, added.value, null), zone }
  }
  const made = await asOwner(admin, 'person.invited', invites, ({ id }) => id)
  tellLink(asked, made.token, `${login}.${made.zone.code.toLowerCase()}`, made.id)
}

const known = async ({ admin, login }: Asked): Promise<PersonLine> => {
  const person = await asOwner(admin, 'person.listed', (tx) => personByLogin(tx, login))
  if (!person) throw new Refused(`Nobody signs in as ${login}. "lilja person list" shows those who do.`)
  return person
}

async function invite(asked: Asked): Promise<void> {
  const person = await known(asked)
  if (person.state === 'left') throw new Refused(`${person.login} has left.`)
  if (person.hasKeys) throw new Refused(`${person.login} has keys already. Two key officers can help back in, in the program; nobody else can.`)
  tellLink(
    asked,
    await asOwner(
      asked.admin,
      'person.invited',
      (tx) => makeLink(tx, person.zoneId, person.id, null),
      () => person.id,
    ),
    person.login,
    person.id,
  )
}

async function recover(asked: Asked): Promise<void> {
  const reason = recoveryReasons.find((one) => one === asked.values.reason)
  if (reason === undefined) throw new UsageFault(`--reason is one of ${recoveryReasons.join(', ')}.`)
  const person = await known(asked)
  if (person.state === 'left' || !person.hasKeys) throw new Refused(`${person.login} has no keys to recover. Use "lilja person invite".`)
  const id = newId()
  const code = newEntryCode(null)
  await asOwner(
    asked.admin,
    'recovery.asked',
    async (tx) => {
      if (!(await zoneLines(tx)).some((one) => one.id === person.zoneId && one.keys)) throw new Refused(`${person.zone} has no recovery keys.`)
      if ((await runningCeremony(tx, person.zoneId, person.id)) !== null) throw new Refused(`There is already a request for ${person.login}.`)
      await askCeremony(tx, { id, zoneId: person.zoneId, personId: person.id, officers: null, reason, askedBy: null, code })
    },
    () => person.id,
  )
  asked.io.out(
    asked.values.json
      ? JSON.stringify({ id, login: person.login, code: code.code })
      : `Give this code to ${person.login} yourself, never to the key officers: ${code.code}\nThe link comes from the second of them; it takes both to come in.\nTwo key officers of ${person.zone} have 30 minutes to open it, in the program: ${asked.origin}${peoplePaths.ceremony(id)}`,
  )
}

async function leave(asked: Asked): Promise<void> {
  const person = await known(asked)
  if (person.state === 'left') throw new Refused(`${person.login} has left already.`)
  if (!asked.values['without-hand-over']) {
    throw new Refused(
      'Leaving belongs in the program, where it is seen what must be handed over. In an emergency add --without-hand-over: access ends now, and the cases stay with nobody.',
    )
  }
  await asOwner(
    asked.admin,
    'person.left',
    async (tx) => {
      if ((await seatsOf(tx, person.id)) > 0)
        throw new Refused(`${person.login} is a key officer. Change key officers first, or recovery of those zones hangs on two.`)
      await endAccessNow(tx, person.id)
    },
    () => person.id,
  )
  asked.io.out(
    asked.values.json
      ? JSON.stringify({ id: person.id, login: person.login, state: 'left' })
      : `${person.login} is out, everywhere, now. What was written and the record stay.`,
  )
}

const deeds: Readonly<Record<string, (asked: Asked) => Promise<void>>> = { list, add, invite, recover, leave }

export const person: Verb = {
  name: 'person',
  summary: 'List and invite people, and end their access.',
  usage: `person list [--zone CODE] [--json]
       person add --zone CODE --login <first part> --name <name> --role <role> [--role …] [--language sv|en] [--until 2027-06-30] [--json]
       person invite <login> [--json]
       person recover <login> [--reason lost_passphrase|lost_authenticator|lost_both] [--json]
       person leave <login> --without-hand-over [--json]

"add" and "invite" print an activation link: the person makes passphrase, code app and keys there. Nobody can set them for somebody else.
"recover" asks two key officers, for a zone whose only administrator is the one who lost the keys; it opens nothing.
"leave" is for emergencies; in the program an administrator sees what must be handed over first.`,
  run: async (args, io) => {
    const { values, positionals } = readArgs(args, options, true)
    const [word = 'list', login = '', ...more] = positionals
    const deed = Object.hasOwn(deeds, word) ? deeds[word] : undefined
    if (!deed || more.length > 0 || (word !== 'list' && word !== 'add' && login === '')) throw new UsageFault(`"${positionals.join(' ')}" is not understood.`)
    await withDatabases(
      io,
      async (opened, { config }) => await deed({ admin: await opened.admin('main'), origin: config.staffOrigin, login: login.toLowerCase(), values, io }),
    )
    return 0
  },
}
