import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { openHouse, type OpenHouse } from '#test/house.ts'
import { fieldsOf, isFormDoor, isTick, isWords, rightWords, type FormOf } from '#test/input/bad.ts'
import { fillIn, fitting } from '#test/input/fill.ts'
import { doorsOf, findDoors, type Found } from '#test/input/found.ts'
import { hiddenIn, looksAt, sendsForm, type Entries, type Told } from '#test/input/sending.ts'
import { changedBetween, fingerprint, nobodyIsAskedAgain } from '#test/input/stored.ts'

type FoundForm = Found & { readonly door: FormOf }
type Sent = {
  readonly form: FoundForm
  readonly room: string
  readonly told: Told
  /** The same again, with the same key. */
  readonly again: Told | null
  /** Other words, with the same key. */
  readonly other: Told | null
  readonly changed: readonly string[]
  readonly marked: boolean
}

/** Ends a session or somebody’s work: what was written is looked for afterwards. */
const ending = new Set([
  'sign-out',
  'account-sessions',
  'person-leave',
  'person-change',
  'close-case',
  'end-member',
  'withdraw-consent',
  'cancel-meeting',
  'recovery',
  'recuse',
  'withdraw-return',
  'close-return',
])
/** Before each of the words, so that they are found again wherever they stand. */
const mark = 'Qx7 '
/** The words that hold no sign of markup. */
const unsigned = `${mark}${rightWords.filter((words) => !words.includes('<')).join(' ')}`
const marked = [`${mark}${rightWords.join(' ')}`, unsigned, ...rightWords.map((words) => `${mark}${words}`)].toSorted((a, b) => b.length - a.length)
/** Numbers and addresses as they are written; of a service also hours, ages and municipalities. */
const reached = { website: ['https://nowhere.example'], email: ['post@nowhere.example'], phone: ['0980-319 209'], contact_email: ['post@nowhere.example'] }
const { email: _email, ...reachedService } = reached
const offered = { ...reachedService, municipalities: ['2480'], openings: ['MO-FR 08:00-16:30'], minimum_age: ['18'], maximum_age: ['64'] }
/** Fields that hold a code and not words, and boxes that exclude each other. */
const given: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  'person-invite': { login: ['ny-kollega'] },
  'directory-describe-function': { municipalities: ['2480'] },
  'directory-change-function': { municipalities: ['2480'] },
  'directory-add-organisation': reached,
  'directory-change-organisation': { ...reached, active: ['yes'] },
  'directory-add-service': { ...offered, protected: [] },
  'directory-change-service': offered,
  'directory-say-places': { available: ['1'], maximum: ['2'] },
  'take-call': { consents: [] },
  'site-propose-number': { phone: ['0980-319 209'] },
  // What everybody reads on the public pages is written with few signs: a "less than" is none of them.
  'site-propose-text': { title: [unsigned], body: [unsigned] },
}
const asGiven = (door: FormOf, entries: Entries): Entries => {
  const fields = given[door.name] ?? {}
  return [
    ...entries.filter(([name]) => !(name in fields)),
    ...Object.entries(fields).flatMap(([name, values]) => values.map((value) => [name, value] as const)),
  ]
}

let house: OpenHouse
let found: readonly Found[]
const sent: Sent[] = []
const logged: string[] = []

const roomOf = (door: FormOf): string => house.program.rooms.find((room) => room.doors.includes(door))?.name ?? ''

async function send(form: FoundForm): Promise<void> {
  const page = (await looksAt(house, form.who, form.door.name === 'write-record' ? `${form.path}?class=C4` : form.path)).text
  const filled = fillIn(page, form.door, fitting(marked), false)
  const entries = asGiven(form.door, filled.entries)
  const { words } = filled
  const version = [...hiddenIn(page)].filter(([name]) => name === '_version')
  const key = randomUUID()
  const told = await sendsForm(house, form, [...version, ['_key', key], ...entries])
  const done = told.status === 303
  const before = done ? await fingerprint(house.scratch) : new Map<string, string>()
  const again = done ? await sendsForm(house, form, [...version, ['_key', key], ...entries]) : null
  const otherly: Entries = entries.map(([name, value]) => [name, value.startsWith(mark) ? `${value}!` : value])
  const other = done && words.length > 0 ? await sendsForm(house, form, [...version, ['_key', key], ...otherly]) : null
  const changed = done ? changedBetween(before, await fingerprint(house.scratch)) : []
  sent.push({ form, room: roomOf(form.door), told, again, other, changed, marked: words.length > 0 })
}

beforeAll(async () => {
  vi.spyOn(process.stderr, 'write').mockImplementation((line) => logged.push(String(line)) > 0)
  house = await openHouse({ stories: true })
  found = await findDoors(house)
  await nobodyIsAskedAgain(house.scratch)
  const forms = found.filter((one): one is FoundForm => one.door.kind === 'form' && !ending.has(one.door.name))
  const asksForWords = ({ door }: FoundForm): number => Number([...fieldsOf(door).values()].some(isWords))
  for (const form of forms.toSorted((a, b) => asksForWords(b) - asksForWords(a))) await send(form)
}, 600_000)
afterAll(async () => await house.close())

const toldOn = (html: string): string =>
  [...html.matchAll(/href="#field-([^"]+)">([^<]*)|l-notice--danger.*?<p>([^<]*)/g)].map(([, field, text, notice]) => notice ?? `${field}: ${text}`).join(' ')

const plain = (html: string): string =>
  html
    .replaceAll(/<\/?bdi>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')

describe('names and words in letters of every kind', () => {
  it('are taken by forms of every room that asks for words, and never refused for their letters', () => {
    const rooms = new Set(
      doorsOf(house)
        .filter(isFormDoor)
        .filter((door) => !ending.has(door.name) && [...fieldsOf(door).values()].some((schema) => !isTick(schema) && fitting(marked)(schema) !== null))
        .map(roomOf),
    )
    const taking = new Set(sent.filter((one) => one.marked && one.told.status === 303).map((one) => one.room))
    const refused = (room: string) =>
      sent.filter((one) => one.room === room && one.marked).map(({ told, form }) => `${told.status} ${form.door.name} ${toldOn(told.text)}`)
    expect([...rooms].filter((room) => !taking.has(room)).flatMap((room) => [room, ...refused(room)])).toEqual([])
    expect(sent.filter((one) => one.told.status >= 500).map((one) => one.form.door.name)).toEqual([])
  })

  it('stand unharmed on every page where they are shown, and in the form that refuses for something else', async () => {
    const pages = new Map(found.map(({ path, who }) => [path, who]))
    for (const { told, form } of sent) if (told.status === 303) pages.set(told.headers.get('location') ?? '/', form.who)
    const harmed: string[] = []
    const shownOf = new Set<string>()
    const check = (where: string, html: string): boolean => {
      const words = plain(html)
      let any = false
      for (const { index } of words.matchAll(/Qx7 /g)) {
        any = true
        if (!marked.some((whole) => words.startsWith(whole, index))) harmed.push(`${where}: ${words.slice(index, index + 30)}`)
      }
      return any
    }
    for (const { told, form, room } of sent) {
      if (told.status === 303) {
        const to = told.headers.get('location') ?? '/'
        if (check(to, (await looksAt(house, form.who, to)).text)) shownOf.add(room)
      } else if (told.status === 422 && check(form.path, told.text)) shownOf.add(room)
    }
    for (const [path, who] of pages) check(path, (await looksAt(house, who, path)).text)
    expect(harmed).toEqual([])
    expect(shownOf.size).toBeGreaterThan(2)
  })
})

describe('a key that is sent again', () => {
  it('with the same words does nothing more, and goes to the same place', () => {
    const done = sent.filter((one) => one.again !== null)
    expect(
      done
        .filter((one) => one.again?.status !== 303 || one.again.headers.get('location') !== one.told.headers.get('location'))
        .map((one) => one.form.door.name),
    ).toEqual([])
    expect(done.length).toBeGreaterThan(10)
  })

  it('with other words stores nothing, says so, and keeps the other words on the page', () => {
    const done = sent.filter((one) => one.other !== null)
    const lost = done.filter((one) => ![409, 404].includes(one.other?.status ?? 0) || (one.other?.status === 409 && !plain(one.other.text).includes(mark)))
    expect(lost.map((one) => `${one.other?.status} ${one.form.door.name}`)).toEqual([])
    expect(done.filter((one) => one.other?.status === 409).length).toBeGreaterThan(5)
    expect(sent.filter((one) => one.changed.length > 0).map((one) => `${one.form.door.name}: ${one.changed.join()}`)).toEqual([])
  })
})

describe('the log', () => {
  it('holds nothing of all that was written', () => {
    expect(logged.filter((line) => line.includes(mark.trim()) || rightWords.some((words) => line.includes(words)))).toEqual([])
  })
})
