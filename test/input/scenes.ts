import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { casePaths } from '#capabilities/cases/paths.ts'
import { invitationWords } from '#capabilities/cases/domain/pseudonym.ts'
import { hsdsPaths } from '#capabilities/directory/hsds-paths.ts'
import { demoPeople, demoZones } from '#capabilities/people/demo.ts'
import { peoplePaths } from '#capabilities/people/paths.ts'
import type { Found } from '#test/input/found.ts'
import { scenesOfACase } from '#test/input/scenes-of-a-case.ts'
import { scenesOfAChoice } from '#test/input/scenes-of-a-choice.ts'
import { hiddenIn, sendsForm, tokenFor } from '#test/input/sending.ts'
import { origin, type Fields, type OpenHouse, type Someone } from '#test/house.ts'

/** Where somebody stands before a door, and who. */
export type Standing = readonly [path: string, login: string]
export type Stage = { readonly house: OpenHouse; readonly at: (door: string) => Found; readonly as: (login: string) => Promise<Someone> }
export type Scene = (stage: Stage) => Promise<Standing | null>

const does = async ({ path, who }: Pick<Found, 'path' | 'who'>, fields: Fields): Promise<string | null> => {
  const answer = await who.fills(path, fields)
  return answer.status === 303 ? answer.headers.get('location') : null
}
const values = (html: string, name: string): readonly string[] =>
  [...html.matchAll(new RegExp(`name="${name}" [^>]*value="([^"]+)"`, 'g'))].map((match) => match[1] ?? '')
const named = (html: string, pattern: RegExp): string | null => pattern.exec(html)?.[0] ?? null

const optionsOf = (html: string, name: string): readonly string[] => {
  const [, inside = ''] = new RegExp(`<select[^>]* name="${name}"[^>]*>(.*?)</select>`, 's').exec(html) ?? []
  return [...values(html, name), ...[...inside.matchAll(/<option value="([^"]+)"/g)].map((match) => match[1] ?? '')]
}
const hidden = (html: string): Readonly<Record<string, string>> =>
  Object.fromEntries([...hiddenIn(html)].filter(([name]) => name !== '_token' && name !== '_key'))

/** What is sent away is chosen first; the choice stands in the address of the next page. */
const chosen: Scene = async ({ at }) => {
  const { path, who, login } = at('choose-disclosure')
  const html = await who.reads(path)
  for (const record of values(html, 'records')) {
    for (const zone of demoZones) {
      const next = `${path}/recipient?mode=snapshot&to=${zone.id}&records=${record}`
      const page = await who.visits(next)
      if (page.status === 200 && /name="ground"/.test(await page.text())) return [next, login]
    }
  }
  return null
}

/** What has to happen before somebody stands before a door that no link of the demo world leads to. Each is done through the real forms. */
export const scenes: Readonly<Record<string, Scene>> = {
  ...scenesOfACase,
  ...scenesOfAChoice,
  recovery: async ({ at }) => {
    const { path, who, login } = at('person-recovery')
    const to = await does({ path, who }, { reason: 'lost_both' })
    return to === null ? null : [to, login]
  },
  'person-approval': async ({ at }) => {
    const { who } = at('person-invite')
    const to = await does({ path: peoplePaths.invite(), who }, { name: 'Ny Påhittad', login: 'newest', language: 'sv', roles: ['case_worker'], until: '' })
    return to === null ? null : [`${to.split('?')[0]}/approval`, 'head.alfa']
  },
  'answer-invitation': async ({ house, at, as }) => {
    const { rows } = await sql<{ until: Date }>`select authz.now() + interval '36 hours' as until`.execute(await house.scratch.admin('main'))
    const until = rows[0]?.until.toISOString() ?? ''
    for (const [code, login] of [
      ['BETA', 'worker.beta'],
      ['VARD', 'nurse.vard'],
      ['RETUR', 'return.retur'],
    ] as const) {
      const zone = demoZones.find((one) => one.code === code)
      if ((await does(at('invite-zone'), { zone: zone?.id ?? '', word: invitationWords[3] ?? '', until })) === null) continue
      const link = named(await (await as(login)).reads(casePaths.invitations), /\/cases\/invitations\/[0-9a-f-]{36}/)
      if (link !== null) return [link, login]
    }
    return null
  },
  'prepare-disclosure': chosen,
  'send-disclosure': async (stage) => {
    const [path, login] = (await chosen(stage)) ?? ['', '']
    const who = await stage.as(login)
    const html = await who.reads(path)
    for (const person of values(html, 'named')) {
      for (const ground of optionsOf(html, 'ground')) {
        const entries = { ...hidden(html), named: person, purpose: optionsOf(html, 'purpose')[0] ?? '', ground, harmTest: 'Prövat mot det som sades, i dag.' }
        const told = await sendsForm(stage.house, { who, path }, Object.entries(entries))
        const to = told.headers.get('location')
        if (told.status === 303 && to !== null) return [to, login]
      }
    }
    return null
  },
  'lift-recusal': async ({ at }) => {
    const { path, who, login } = at('recuse')
    const html = await who.reads(path)
    for (const { id } of demoPeople.filter((one) => html.includes(one.id) && one.login !== login)) {
      if ((await does({ path, who }, { person: id, reason: 'party' })) !== null) break
    }
    const link = named(await who.reads(path), /\/cases\/[0-9a-f-]{36}\/recusals\/[0-9a-f-]{36}\/lift/)
    return link === null ? null : [link, login]
  },
  'directory-hsds-import': async ({ house, as }) => {
    const login = 'admin.alfa'
    const who = await as(login)
    const body = new FormData()
    body.append('_token', tokenFor(house, { who }))
    const organization = { id: randomUUID(), name: 'Stödet Nytt', description: 'Påhittat stöd.', attributes: [] }
    const address = {
      id: randomUUID(),
      address_1: 'Påhittade gatan',
      city: 'Umeå',
      state_province: '-',
      postal_code: '-',
      country: 'SE',
      address_type: 'postal',
    }
    const location = { id: randomUUID(), location_type: 'postal', addresses: [address] }
    body.append('file', new Blob([JSON.stringify([{ ...organization, locations: [location] }])]), 'organizations.json')
    const answer = await house.program.staff.request(origin + hsdsPaths.bring(), {
      method: 'POST',
      body,
      headers: { cookie: `s=${who.token}`, origin, 'sec-fetch-site': 'same-origin' },
    })
    const to = answer.headers.get('location')
    return answer.status === 303 && to !== null ? [to, login] : null
  },
  'reopen-case': async ({ as }) => {
    const login = 'worker.alfa'
    const who = await as(login)
    for (const [path] of (await who.reads(`${casePaths.list}?closed=yes`)).matchAll(/\/cases\/[0-9a-f-]{36}/g)) {
      if ((await who.visits(`${path}/reopening`)).status === 200) return [`${path}/reopening`, login]
    }
    return null
  },
}
