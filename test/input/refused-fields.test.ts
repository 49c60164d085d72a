import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { z } from 'zod'
import { openHouse, type OpenHouse } from '#test/house.ts'
import { fieldsOf, isTick, isWords, neverRight, objectOf, onlyWords, wrongKind, type FormOf } from '#test/input/bad.ts'
import { aboutIds, aboutNamesGivenTwice } from '#test/input/ids.ts'
import { onThisMachine } from '#test/input/machine.ts'
import { doorsOf, findDoors, type Found } from '#test/input/found.ts'
import { hiddenIn, looksAt, sendsBytes, sendsForm, sendsJson, tokenFor, type Entries, type Told } from '#test/input/sending.ts'
import { changedBetween, fingerprint, nobodyIsAskedAgain } from '#test/input/stored.ts'

const long = process.env['LILJA_LONG'] === '1'
/** Every other of them in the ordinary run, and what is very long always. */
const oftenest = (bad: Readonly<Record<string, string>>): readonly (readonly [string, string])[] =>
  Object.entries(bad).filter(([, value], place) => long || place % 2 === 0 || value.length >= 50_000)
type FoundForm = Found & { readonly door: FormOf }

let house: OpenHouse
let found: readonly Found[]
let forms: readonly FoundForm[]
let before: ReadonlyMap<string, string>
let memory: number
const slow: string[] = []
const logged: string[] = []
/** A case that none of the people at the doors belongs to. */
let foreign: string

beforeAll(async () => {
  vi.spyOn(process.stderr, 'write').mockImplementation((line) => logged.push(String(line)) > 0)
  house = await openHouse({ stories: true })
  found = await findDoors(house)
  const elsewhere = await house.someone('worker.beta')
  const opened = await elsewhere.fills('/cases/new', { child: 'no', track: 'unclear' })
  foreign = opened.headers.get('location')?.split('/').at(-1) ?? ''
  forms = found.filter((one): one is FoundForm => one.door.kind === 'form')
  for (const { door, who, path } of forms) {
    const page = (await looksAt(house, who, path)).text
    unseen.set(door.name, new Map([...hiddenIn(page), ...(drawnBy[door.name] ?? [])]))
    shown.set(door.name, writtenIn(page))
  }
  await nobodyIsAskedAgain(house.scratch)
  before = await fingerprint(house.scratch)
  memory = process.memoryUsage().rss
}, 600_000)
afterAll(async () => await house.close())

/** Forms that ask for something more than a tick: whatever is wrong there must be refused. */
const asking = (): readonly FoundForm[] => forms.filter(({ door }) => [...fieldsOf(door).values()].some((schema) => !isTick(schema)))

/** A form that is another for each kind of what is written, and first asks which. */
const drawnBy: Readonly<Record<string, readonly (readonly [string, string])[]>> = { 'write-record': [['class', 'C4']] }
/** What the page itself puts into the form, unseen: nobody types there, and the page is drawn by it. */
const unseen = new Map<string, ReadonlyMap<string, string>>()

/** The fields of the page that words are written in. */
const shown = new Map<string, ReadonlySet<string>>()
const writtenIn = (html: string): ReadonlySet<string> =>
  new Set([...html.matchAll(/<(?:textarea|input(?=[^>]* type="(?:text|search)"))[^>]* name="([^"]+)"/g)].map((match) => match[1] ?? ''))

/** What should be refused of these fields, when each holds this. */
const wrongHere = ({ door }: FoundForm, alsoWords: boolean): readonly string[] =>
  [...fieldsOf(door)].filter(([, schema]) => !isTick(schema) && (alsoWords || !isWords(schema))).map(([name]) => name)

async function sent(what: string, sending: () => Promise<Told>): Promise<Told> {
  const told = await sending()
  if (told.ms > onThisMachine(1000) && (await sending()).ms > onThisMachine(1000)) slow.push(`${what}: ${Math.round(told.ms)} ms`)
  return told
}

/** What a person could type wrong on the page. */
const typable = (form: FoundForm, alsoWords: boolean): readonly string[] => wrongHere(form, alsoWords).filter((name) => !unseen.get(form.door.name)?.has(name))

const filled = (form: FoundForm, fields: readonly string[], value: string): Entries => [
  ...[...(unseen.get(form.door.name) ?? [])].filter(([name]) => !name.startsWith('_')),
  ...fields.map((name) => [name, value] as const),
]

const unescaped = (html: string): string =>
  html.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&')

/** The fields that the error summary of a page leads to. */
const toldOnPage = (html: string): ReadonlySet<string> => new Set([...html.matchAll(/href="#field-([^"]+)"/g)].map((match) => match[1] ?? ''))

/** One request with the value in all the fields at once, or, in the long run, one for each field. */
const groups = (fields: readonly string[]): readonly (readonly string[])[] => (long ? fields.map((field) => [field]) : [fields])

describe('the doors', () => {
  it('are met every one, each by somebody who may stand before it', () => {
    const missed = doorsOf(house)
      .filter((door) => !found.some((one) => one.door === door))
      .map((door) => door.name)
    expect(missed).toEqual([])
    expect(forms.length).toBeGreaterThan(40)
  })

  it('take in nothing that they do not name', () => {
    const open = doorsOf(house).flatMap((door) => {
      if (door.kind !== 'form') return []
      const extra = { zoneId: 'x', role: 'x', roles: ['x'], id: 'x', version: 9, personId: 'x', ownerZone: 'x', owner: 'x', strongAt: 'x' }
      const { catchall } = (objectOf(door.accepts) as unknown as { _zod: { def: { catchall?: { _zod: { def: { type: string } } } } } })._zod.def
      const named = [...fieldsOf(door).keys()].filter((name) => name in extra)
      return (catchall !== undefined && catchall._zod.def.type !== 'never') ||
        named.some((name) => ['zoneId', 'version', 'personId', 'strongAt', 'ownerZone'].includes(name))
        ? [door.name]
        : []
    })
    expect(open).toEqual([])
  })
})

describe('a form that is sent with what no field can hold', () => {
  for (const [what, value] of oftenest(neverRight)) {
    it(`says so beside every field, and keeps what was typed: ${what}`, async () => {
      const bad: string[] = []
      for (const form of asking()) {
        for (const fields of groups(typable(form, true))) {
          if (fields.length === 0) continue
          const told = await sent(`${form.path} ${what}`, () => sendsForm(house, form, filled(form, fields, value)))
          if (told.status === 413 && value.length * fields.length > 200_000) continue
          const named = toldOnPage(told.text)
          const silent = fields.filter((name) => !named.has(name))
          if (told.status !== 422 || silent.length > 0) bad.push(`${told.status} ${form.door.name}: ${silent.join()}`)
          const words = fields.filter((name) => shown.get(form.door.name)?.has(name))
          if (told.status === 422 && words.length > 0 && !value.includes('\u0000') && !unescaped(told.text).includes(value)) bad.push(`lost: ${form.door.name}`)
        }
      }
      expect(bad).toEqual([])
    })
  }
})

describe('a form that is sent with words where something else is asked for', () => {
  for (const [what, value] of oftenest(onlyWords)) {
    it(`says so beside every such field: ${what}`, async () => {
      const bad: string[] = []
      for (const form of asking()) {
        for (const fields of groups(typable(form, false))) {
          if (fields.length === 0) continue
          const told = await sent(`${form.path} ${what}`, () => sendsForm(house, form, filled(form, fields, value)))
          const silent = fields.filter((name) => !toldOnPage(told.text).has(name))
          if (told.status !== 422 || silent.length > 0) bad.push(`${told.status} ${form.door.name}: ${silent.join()}`)
        }
      }
      expect(bad).toEqual([])
    })
  }
})

describe('the API, sent something of the wrong kind', () => {
  for (const [what, value] of oftenest(wrongKind)) {
    it(`names every field, in words: ${what}`, async () => {
      const bad: string[] = []
      for (const form of asking().filter(({ door }) => door.api !== false)) {
        for (const fields of groups(wrongHere(form, true))) {
          const told = await sent(`${form.path} ${what}`, () => sendsJson(house, form, `{${fields.map((name) => `"${name}":${value}`).join()}}`))
          if (value.length * fields.length > 256 * 1024 ? told.status !== 413 : told.status !== 422) bad.push(`${told.status} ${form.door.name}`)
          if (told.status !== 422) continue
          const { errors } = JSON.parse(told.text) as { errors: readonly { field: string; text: string }[] }
          const silent = fields.filter((name) => !errors.some(({ field, text }) => field === name && text.includes(' ')))
          if (silent.length > 0) bad.push(`${form.door.name}: ${silent.join()}`)
        }
      }
      expect(bad).toEqual([])
    })
  }
})

const big = 'x'.repeat(300 * 1024)
const deep = `{"a":${'['.repeat(60_000)}${']'.repeat(60_000)}}`
const boundary = '--b\r\ncontent-disposition: form-data; name="text"\r\n\r\nAnna'

describe('a body that cannot be read', () => {
  it.each<[string, number, (form: FoundForm) => Promise<Told>]>([
    ['a form that is too long', 413, (form) => sendsForm(house, form, [['text', big]])],
    ['a form in parts', 415, (form) => sendsBytes(house, form, boundary, 'multipart/form-data; boundary=b')],
    ['a form in parts without an end', 415, (form) => sendsBytes(house, form, boundary, 'multipart/form-data')],
    ['words of no kind', 415, (form) => sendsBytes(house, form, 'text=x', null)],
    ['plain words', 415, (form) => sendsBytes(house, form, 'text=x', 'text/plain')],
    ['a form in other letters', 415, (form) => sendsBytes(house, form, 'text=x', 'application/x-www-form-urlencoded; charset=iso-8859-1')],
    ['a form in other letters, quoted', 415, (form) => sendsBytes(house, form, 'text=x', 'application/x-www-form-urlencoded; charset="utf-16"')],
    ['bytes that are no letters', 400, (form) => sendsBytes(house, form, new Uint8Array([0x74, 0x3d, 0xff, 0xfe, 0xc3, 0x28]))],
    ['escaped bytes that are no letters', 400, (form) => sendsBytes(house, form, `_token=${tokenFor(house, form)}&text=%ff%fe`)],
    ['a broken escape', 400, (form) => sendsBytes(house, form, `_token=${tokenFor(house, form)}&text=100%zz`)],
    ['JSON to a page', 415, (form) => sendsBytes(house, form, '{"text":"x"}', 'application/json')],
  ])('is refused by every page in words: %s', async (what, status, send) => {
    const bad: string[] = []
    for (const form of forms) {
      const told = await sent(form.path, () => send(form))
      // Where files are taken a form in parts is the right kind, and these parts cannot be read.
      const expected = form.door.files && what.startsWith('a form in parts') ? 400 : status
      if (told.status !== expected || !/<h1[^>]*>[^<]{5,}/.test(told.text)) bad.push(`${told.status} ${form.door.name}`)
    }
    expect(bad).toEqual([])
  })

  it.each<[string, string, number, string?]>([
    ['half of it', '{"text":"x', 400],
    ['nothing', '', 400],
    ['a list', '[]', 400],
    ['null', 'null', 400],
    ['words', '"text"', 400],
    ['a tail', '{}x', 400],
    ['nests without end', deep, 400],
    ['the name of every object', '{"__proto__":{"zoneId":"x"}}', 400],
    ['what every object has, further in', '{"text":{"constructor":{"prototype":{"isAdmin":true}}}}', 400],
    ['too much', `{"text":"${big}"}`, 413],
    ['a form', 'text=x', 415, 'application/x-www-form-urlencoded'],
    ['other letters', '{}', 415, 'application/json; charset=utf-16'],
  ])('is refused by the whole API as a problem: %s', async (_what, body, status, type = 'application/json') => {
    const bad: string[] = []
    for (const form of forms.filter(({ door }) => door.api !== false)) {
      const told = await sent(form.path, () => sendsJson(house, form, body, type))
      if (told.status !== status || told.headers.get('content-type') !== 'application/problem+json') bad.push(`${told.status} ${form.door.name}`)
    }
    expect(bad).toEqual([])
    expect(({} as Record<string, unknown>)['isAdmin']).toBeUndefined()
  })

  it('does not take the machine: a name that is given a hundred thousand times, or as many names', async () => {
    for (const form of asking().slice(0, 3)) {
      for (const words of ['&a'.repeat(100_000), Array.from({ length: 40_000 }, (_, n) => `&${n.toString(36)}`).join('')]) {
        const told = await sendsBytes(house, form, `_token=${tokenFor(house, form)}${words}`)
        expect([form.path, told.status, told.ms < onThisMachine(1000)]).toEqual([form.path, 413, true])
      }
    }
  })
})

describe('what is typed behind the question mark', () => {
  it('is understood or is no page, and never a fault', async () => {
    const junk = [
      '%00',
      '%ff',
      '%zz',
      '0000-01-01T00:00:00Z',
      '9999-12-31T23:59:59.999999Z',
      '%E2%80%AE',
      'x'.repeat(5000),
      "'%20or%201=1--",
      '1e999',
      '00000000-0000-4000-8000-000000000000',
    ]
    const bad: string[] = []
    for (const { door, path, who } of found) {
      const names = Object.keys((door.query as z.ZodObject | undefined)?.shape ?? {})
      for (const value of names.length > 0 ? junk : junk.slice(0, 2)) {
        const every = [...names, 'draft', '__proto__', '__proto__', 'toString', 'language'].map((name) => `${name}=${value}`)
        for (const asked of [...names.map((name) => `${name}=${value}`), every.join('&')]) {
          const told = await looksAt(house, who, `${path}?${asked}`)
          if (told.status >= 500) bad.push(`${told.status} ${door.name} ${asked.slice(0, 60)}`)
        }
      }
    }
    expect(bad).toEqual([])
  }, 120_000)
})

aboutIds(() => ({ house, forms, foreign }))
aboutNamesGivenTwice(() => ({ house, forms, foreign }))

describe('after all this', () => {
  it('nothing that was typed stands in the log, though every door was knocked at', () => {
    expect(/^[0-9a-f-]{36}$/.test(foreign)).toBe(true)
    expect(logged.filter((line) => /Anna|gnp\.exe|xxxxx|99999999|none-of-these|\$gt|constructor|Ord ord/.test(line))).toEqual([])
    expect(logged.filter((line) => line.includes('"kind":"fault"'))).toEqual([])
  })

  it('nothing is stored, the memory is as it was, and every answer came within a second', async () => {
    expect(changedBetween(before, await fingerprint(house.scratch))).toEqual([])
    expect((process.memoryUsage().rss - memory) / 1024 / 1024).toBeLessThan(300)
    expect(slow).toEqual([])
  })
})

describe('a version or a key that is none', () => {
  it('is no fault', async () => {
    const bad: string[] = []
    for (const form of asking()) {
      for (const version of ['1e308', '99999999999999', '[1]']) {
        if (form.door.api === false) continue
        const told = await sendsJson(house, form, `{"_version":${version},"_key":"not a key","_token":{}}`)
        if (told.status >= 500) bad.push(`${told.status} ${form.door.name} ${version}`)
      }
    }
    expect(bad).toEqual([])
  }, 120_000)
})
