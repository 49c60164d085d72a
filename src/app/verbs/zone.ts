import { readArgs, Refused, UsageFault, withDatabases, type Io, type Verb } from '#app/verbs/verb.ts'
import { setUpZone } from '#capabilities/people/commands/set-up-zone.ts'
import { isZoneKind, zoneKinds } from '#capabilities/people/domain/zones.ts'
import { addZone, asOwner, holdersByCode, setZoneActive, zoneLines, type ZoneLine } from '#capabilities/people/store/operator.ts'
import type { Pool } from '#platform/db/tx.ts'

const options = {
  json: { type: 'boolean', default: false },
  name: { type: 'string' },
  kind: { type: 'string' },
  municipality: { type: 'string' },
  county: { type: 'string' },
  country: { type: 'string', default: 'SE' },
  parent: { type: 'string' },
  officers: { type: 'string' },
  duty: { type: 'string' },
} as const
type Values = ReturnType<typeof readArgs<typeof options>>['values']
type Asked = { readonly admin: Pool; readonly code: string; readonly values: Values; readonly io: Io }

const codesIn = (list: string | undefined): readonly string[] =>
  (list ?? '')
    .split(',')
    .map((one) => one.trim().toUpperCase())
    .filter((one) => one !== '')
const find = async (admin: Pool, code: string): Promise<ZoneLine> => {
  const zone = (await asOwner(admin, 'zone.listed', zoneLines)).find((one) => one.code === code)
  if (!zone) throw new Refused(`There is no zone ${code}. "lilja zone list" shows those there are.`)
  return zone
}

async function list({ admin, values, io }: Asked): Promise<void> {
  const zones = await asOwner(admin, 'zone.listed', zoneLines)
  if (values.json) return io.out(JSON.stringify(zones))
  for (const zone of zones)
    io.out(
      [zone.code.padEnd(12), zone.kind.padEnd(22), zone.active ? 'active' : 'closed', zone.keys ? 'keys' : 'no keys', `${zone.people} people`, zone.name].join(
        '  ',
      ),
    )
}

async function add({ admin, code, values, io }: Asked): Promise<void> {
  const { name, kind, municipality, county, country, parent } = values
  if (name === undefined || !isZoneKind(kind)) throw new UsageFault(`A zone needs --name and --kind, one of ${zoneKinds.join(', ')}.`)
  if (!/^[A-Z][A-Z0-9]{1,11}$/.test(code)) throw new UsageFault('The code is 2 to 12 letters A–Z and digits, a letter first.')
  if ((municipality !== undefined && !/^\d{4}$/.test(municipality)) || (county !== undefined && !/^\d{2}$/.test(county)) || !/^[A-Z]{2}$/.test(country)) {
    throw new UsageFault('A municipality is four digits, a county two, a country two letters.')
  }
  if ((await asOwner(admin, 'zone.listed', zoneLines)).some((one) => one.code === code)) throw new Refused(`There is a zone ${code} already.`)
  const parentId = parent === undefined ? null : (await find(admin, parent.toUpperCase())).id
  const id = await asOwner(admin, 'zone.added', (tx) =>
    addZone(tx, { code, name, kind, municipality: municipality ?? null, county: county ?? null, country, parentId }),
  )
  io.out(values.json ? JSON.stringify({ id, code }) : `${code} is there. Invite its first administrator: lilja person add --zone ${code} --role org_admin …`)
}

async function keys({ admin, code, values, io }: Asked): Promise<void> {
  const zone = await find(admin, code)
  if (zone.keys) throw new Refused(`${code} has keys already. They are changed by its officers, in the program.`)
  const officers = codesIn(values.officers)
  const duty = codesIn(values.duty)
  const made = await asOwner(admin, 'zone.keys-made', async (tx) => {
    const holders = await holdersByCode(tx, [...officers, ...duty])
    const missing = [...officers, ...duty].filter((one) => !holders.has(one))
    if (missing.length > 0) throw new Refused(`Nobody who has made their keys is called ${missing.join(', ')}.`)
    const people = (codes: readonly string[]) => codes.flatMap((one) => holders.get(one) ?? [])
    const idle = people(officers).filter((one) => !one.roles.includes('key_officer'))
    if (idle.length > 0) throw new Refused('Each officer needs the role key_officer.')
    if (people(duty).some((one) => one.zoneId !== zone.id)) throw new Refused('The duty key stays in its own zone.')
    return await setUpZone(tx, zone.id, people(officers), people(duty))
  })
  if (!made.ok)
    throw new Refused(
      made.refusal.kind === 'not-three'
        ? 'Give three different officers: --officers A-01,B-02,C-03.'
        : 'Give at least one who can open the duty key: --duty A-01.',
    )
  io.out(values.json ? JSON.stringify({ code, keys: true }) : `${code} has its keys. Any two of ${officers.join(', ')} can recover; one alone cannot.`)
}

const setActive =
  (active: boolean) =>
  async ({ admin, code, values, io }: Asked): Promise<void> => {
    const zone = await find(admin, code)
    await asOwner(admin, active ? 'zone.opened' : 'zone.closed', (tx) => setZoneActive(tx, code, active))
    io.out(
      values.json
        ? JSON.stringify({ code, active })
        : active
          ? `${zone.code} is open.`
          : `${zone.code} is closed: nobody there can sign in, and nothing of it is shown.`,
    )
  }

const deeds: Readonly<Record<string, (asked: Asked) => Promise<void>>> = { list, add, keys, close: setActive(false), open: setActive(true) }

export const zone: Verb = {
  name: 'zone',
  summary: 'List, add, close and give keys to zones: boards, units, clinics, shelters.',
  usage: `zone list [--json]
       zone add <CODE> --name <name> --kind <kind> [--municipality 0000] [--county 00] [--country SE] [--parent CODE] [--json]
       zone keys <CODE> --officers <staff code>,<staff code>,<staff code> --duty <staff code>[,…] [--json]
       zone close <CODE> | zone open <CODE>

The name is that of a public function. A shelter's is its code name: never what it is or where. "keys" makes the recovery and the duty
key of a new zone, when three key officers have made their own; until then no case can be opened there.`,
  run: async (args, io) => {
    const { values, positionals } = readArgs(args, options, true)
    const [word = 'list', code = '', ...more] = positionals
    const deed = Object.hasOwn(deeds, word) ? deeds[word] : undefined
    if (!deed || more.length > 0 || (word !== 'list' && code === '')) throw new UsageFault(`"${positionals.join(' ')}" is not understood.`)
    await withDatabases(io, async (opened) => await deed({ admin: await opened.admin('main'), code: code.toUpperCase(), values, io }))
    return 0
  },
}
