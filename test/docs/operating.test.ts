import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { audit } from '#app/verbs/audit.ts'
import type { Verb } from '#app/verbs/verb.ts'
import { readConfig } from '#platform/config/config.ts'
import { secretNames } from '#platform/config/secrets.ts'
import { tableUnder } from '#test/docs/table.ts'
import { files, read, root } from '#test/docs/tree.ts'

/** The operator's verbs, from the files that the command line imports. */
const verbs: Readonly<Record<string, Verb>> = Object.fromEntries(
  await Promise.all(
    [...read('src/app/cli.ts').matchAll(/from '#app\/(verbs\/[\w-]+)\.ts'/g)]
      .filter(([, path]) => path !== 'verbs/run' && path !== 'verbs/verb')
      .map(async ([, path = '']) => {
        const made = (await import(/* @vite-ignore */ join(root, 'src', 'app', `${path}.ts`))) as Readonly<Record<string, Verb>>
        const verb = Object.values(made).find((each) => typeof each.usage === 'string')
        if (!verb) throw new Error(`${path} holds no verb`)
        return [verb.name, verb] as const
      }),
  ),
)
const pages = files.filter((path) => path.startsWith('docs/operating/') || /^(?:README|SECURITY|CONTRIBUTING|ARCHITECTURE)\.md$/.test(path))

type Said = { readonly page: string; readonly verb: string; readonly rest: string }
/** Every command of the operator's tool, in a block or in the middle of a sentence. */
const commands: readonly Said[] = pages.flatMap((page) => {
  const blocks = [...read(page).matchAll(/^```(?:sh)?\n([^]*?)^```/gm)].flatMap((match) =>
    (match[1] ?? '').split('\n').map((line) => line.replace(/\s*#.*$/, '')),
  )
  const spans = [
    ...read(page)
      .replaceAll(/^```[^]*?^```/gm, '')
      .matchAll(/`([^`\n]+)`/g),
  ].map((match) => match[1] ?? '')
  return [...blocks, ...spans]
    .flatMap((text) => [...text.matchAll(/(?:^|npx |bin\/)lilja(?:\.mjs)? ([a-z][a-z-]*)([^|;&]*)/g)])
    .map((match) => ({ page, verb: match[1] ?? '', rest: match[2] ?? '' }))
})

describe('what the pages tell an operator to type', () => {
  it('is there at all', () => expect(commands.length).toBeGreaterThan(20))

  it('names verbs that there are', () => {
    expect(commands.filter(({ verb }) => !Object.hasOwn(verbs, verb)).map(({ page, verb }) => `${page}: ${verb}`)).toEqual([])
  })

  it('gives options that the verb has', () => {
    const wrong = commands.flatMap(({ page, verb, rest }) =>
      [...rest.matchAll(/(?<=\s)--[a-z-]+/g)]
        .map(([option]) => option)
        .filter((option) => !verbs[verb]?.usage.includes(option))
        .map((option) => `${page}: lilja ${verb} … ${option}`),
    )
    expect(wrong).toEqual([])
  })
})

describe('docs/operating/the-record.md', () => {
  it('explains each finding, and no other', () => {
    const known = /with a finding: ([^.]+)\./.exec(audit.usage)?.[1]?.split(/, | or /) ?? []
    const explained = tableUnder(read('docs/operating/the-record.md'), 'What a finding means').map((row) => (row['finding'] ?? '').replaceAll('`', ''))
    expect(known.length).toBeGreaterThan(5)
    expect(explained.sort()).toEqual(known.sort())
  })
})

describe('docs/operating/doctor.md', () => {
  const page = read('docs/operating/doctor.md')
  const rows = tableUnder(page.replace('\n| finding', '\n## Findings\n| finding'), 'Findings')
  const listed = rows.flatMap((row) => (row['finding'] ?? '').split(', ').map((name) => `${name} ${row['state'] ?? ''}`))
  /** What the checks can find, as they are written: name and state. */
  const source = files
    .filter((path) => /^src\/app\/verbs\/doctor(?:\.ts|\/\w+\.ts)$/.test(path))
    .map(read)
    .join('\n')
    .replaceAll(/const name = `\$\{which\} (\w+)`/g, '')
  const found = [...source.matchAll(/\b(fault|look)\(\s*(?:'([a-z ]+)'|`\$\{which\} ([a-z ]+)`)/g)].flatMap((match) =>
    match[3] === undefined ? [`${match[2] ?? ''} ${match[1] ?? ''}`] : ['main', 'vault'].map((half) => `${half} ${match[3] ?? ''} ${match[1] ?? ''}`),
  )

  it('has every fault and every look that the doctor can say', () => {
    expect(found.length).toBeGreaterThan(10)
    expect([...new Set(found)].filter((each) => !listed.includes(each))).toEqual([])
  })

  it('has a remedy for each', () => {
    expect(rows.filter((row) => row['state'] !== 'good' && (row['do'] ?? '').length < 5)).toEqual([])
  })
})

describe('docs/operating/start.md', () => {
  const page = read('docs/operating/start.md')

  it('gives settings that the program accepts', () => {
    const env = Object.fromEntries([...page.matchAll(/^(LILJA_\w+)='([^']*)'$/gm)].map((match) => [match[1] ?? '', (match[2] ?? '').replace('…', 'word')]))
    expect(Object.keys(env).length).toBeGreaterThan(3)
    expect(readConfig(env, '/')).toMatchObject({ ok: true })
  })

  it('says what must be copied', () => {
    expect(secretNames).toContain('kek')
    expect(page).toContain('Copy the secrets folder')
  })
})
