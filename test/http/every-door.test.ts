import { Validator } from '@seriousme/openapi-schema-validator'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { placesFor } from '#app/places.ts'
import { demoPeople } from '#capabilities/people/demo.ts'
import type { Door } from '#platform/http/door.ts'
import { formToken } from '#platform/http/token.ts'
import { dbToken } from '#platform/sealing/session-keys.ts'
import { openHouse, origin, type OpenHouse, type Someone } from '#test/house.ts'

let house: OpenHouse
beforeAll(async () => {
  house = await openHouse()
})
afterAll(async () => await house.close())

const somewhere = (door: Door): string => door.path.replaceAll(/:[a-zA-Z]+/g, () => crypto.randomUUID())
const doors = (): readonly Door[] => house.program.rooms.flatMap((room) => [...room.doors])
const post = (path: string, headers: Record<string, string>, body = '') =>
  Promise.resolve(
    house.program.staff.request(origin + path, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers }, body }),
  )

/** Each set of roles in each zone once: two colleagues who are the same to every door are asked for once. */
const each = [...new Map(demoPeople.map((one) => [`${one.zone} ${[...one.roles].sort().join(' ')}`, one])).values()]

describe('the doors that need no sign-in', () => {
  it('are these and no others', () => {
    const open = house.program.rooms.flatMap((room) => (room.openDoors ?? []).map((door) => `${room.name} ${door.path}`))
    expect(open.sort()).toEqual([
      'people /account/passphrase',
      'people /api/v1/session',
      'people /api/v1/step-up',
      'people /invitation/:token',
      'people /sign-in',
      'people /step-up',
    ])
  })
})

describe('every other door', () => {
  it('has a name of its own and an act for the record', () => {
    const names = doors().map((door) => door.name)
    expect(new Set(names).size).toBe(names.length)
    for (const door of doors()) {
      expect(door.records).toMatch(/^[a-z][a-z.-]+$/)
      expect(door.may.length).toBeGreaterThan(0)
    }
  })

  it('sends who is not signed in to sign in, and says 401 in the API', async () => {
    for (const door of doors()) {
      const path = somewhere(door)
      const seen = await house.program.staff.request(origin + path)
      expect([door.name, seen.status, seen.headers.get('location')?.startsWith('/sign-in?next=')]).toEqual([door.name, 303, true])
      if (door.kind === 'form') expect([door.name, (await post(path, {})).status]).toEqual([door.name, 303])
      if (door.api === false) continue
      const asked = await house.program.staff.request(`${origin}/api/v1${path === '/' ? '/day' : path}`, { method: door.kind === 'form' ? 'POST' : 'GET' })
      expect([door.name, asked.status]).toEqual([door.name, 401])
    }
  })

  it('is not there for a role that it does not name', async () => {
    const people = new Map<string, Someone>()
    for (const { login } of each) people.set(login, await house.someone(login))
    for (const door of doors()) {
      for (const person of each.filter((one) => !one.roles.some((role) => door.may.includes(role)))) {
        const someone = people.get(person.login)!
        const path = somewhere(door)
        const looked = await someone.visits(path)
        expect([door.name, person.login, looked.status]).toEqual([door.name, person.login, 404])
        if (door.kind === 'form') {
          const done = await someone.submits(path, { _token: formToken(house.secrets.form, dbToken(someone.token)) })
          expect([door.name, person.login, done.status]).toEqual([door.name, person.login, 404])
        }
      }
    }
  }, 240_000)

  it('does not know a thing that is not there, for anybody', async () => {
    for (const door of doors().filter((one) => one.path.includes(':'))) {
      for (const person of demoPeople.filter((one) => one.roles.some((role) => door.may.includes(role))).slice(0, 3)) {
        const looked = await (await house.someone(person.login)).visits(somewhere(door))
        expect([door.name, person.login, looked.status]).toEqual([door.name, person.login, 404])
      }
    }
  })

  it('takes no deed from another site, nor one without its token', async () => {
    for (const door of doors().filter((one) => one.kind === 'form')) {
      const person = demoPeople.find((one) => one.roles.some((role) => door.may.includes(role)))
      if (!person) continue
      const someone = await house.someone(person.login)
      const token = formToken(house.secrets.form, dbToken(someone.token))
      const path = somewhere(door)
      for (const headers of [
        { origin: 'https://else.example' },
        { origin: 'null' },
        { 'sec-fetch-site': 'cross-site' },
        { 'sec-fetch-site': 'same-site' },
      ] as const) {
        expect([door.name, (await someone.submits(path, { _token: token }, headers as Record<string, string>)).status]).toEqual([door.name, 403])
      }
      expect([door.name, (await someone.submits(path, {})).status]).toEqual([door.name, 403])
    }
  })

  it('carries its headers whatever it answers', async () => {
    const someone = await house.someone('worker.alfa')
    const answers = await Promise.all([
      someone.visits('/'),
      someone.visits('/nowhere'),
      someone.submits('/cases/new', {}),
      someone.asks('/day'),
      someone.tells('/nowhere', {}),
      house.program.staff.request(`${origin}/`, { method: 'PUT' }),
    ])
    for (const answer of answers) {
      expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
      expect(answer.headers.get('referrer-policy')).toBe('same-origin')
    }
  })
})

describe('the row of places', () => {
  it('leads nobody to a page that is not there for them', async () => {
    for (const person of demoPeople) {
      const someone = await house.someone(person.login)
      for (const place of placesFor(person.roles, 'sv')) {
        expect([person.login, place.href, (await someone.visits(place.href)).status]).toEqual([person.login, place.href, 200])
      }
    }
  })
})

describe('the description of the API', () => {
  it('is OpenAPI 3.1 to an outside validator, and names every door', async () => {
    const answer = await house.program.staff.request(`${origin}/api/v1/openapi.json`)
    const description = (await answer.json()) as { openapi: string; paths: Record<string, unknown> }
    const verdict = await new Validator().validate(structuredClone(description))
    expect(verdict).toMatchObject({ valid: true })
    expect(description.openapi).toMatch(/^3\.1/)
    const missing = doors()
      .filter((door) => door.api !== false)
      .map((door) => (door.path === '/' ? '/api/v1/day' : `/api/v1${door.path}`.replaceAll(/:([a-zA-Z]+)/g, '{$1}')))
      .filter((path) => !(path in description.paths))
    expect(missing).toEqual([])
  })

  it('has a page', async () => {
    expect((await house.program.staff.request(`${origin}/api/v1/docs`)).status).toBe(200)
  })
})
