import { existsSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, it } from 'vitest'
import { roomOrder } from '#test/docs/rooms.ts'
import { files, foldersIn, isFolder, read, root } from '#test/docs/tree.ts'

/** The public texts link by page key, and have a test of their own. */
const pages = files.filter((path) => path.endsWith('.md') && !/^content\/[^/]+\//.test(path))
const architecture = read('ARCHITECTURE.md')
const quoted = (text: string): readonly string[] => [...text.matchAll(/`([^`\n]+)`/g)].map((match) => match[1] ?? '')

describe('the map of the house', () => {
  it('names only folders and files that are there', () => {
    const named = quoted(architecture).filter((word) => /^(?:src|docs|test|architecture|bin)\//.test(word) && !/[<*]/.test(word))
    expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([])
  })

  it('names every floor, every room and every part of the machinery', () => {
    const words = new Set(quoted(architecture).flatMap((word) => [word, word.split('/')[1] ?? word]))
    const there = [...foldersIn('src'), ...foldersIn('src/capabilities'), ...foldersIn('src/platform')]
    expect(there.filter((name) => !words.has(name))).toEqual([])
  })

  it('has the rooms in the order that the check keeps', async () => {
    const order = await roomOrder()
    expect(architecture).toContain(order.map((room) => `\`${room}\``).join(', '))
    expect([...foldersIn('src/capabilities')].sort()).toEqual([...order].sort())
  })
})

describe('every room', () => {
  it.each(foldersIn('src/capabilities'))('%s has a page of 10 to 40 lines', (room) => {
    const page = `src/capabilities/${room}/README.md`
    expect(existsSync(join(root, page)), page).toBe(true)
    const lines = read(page).trimEnd().split('\n').length
    expect(lines).toBeGreaterThanOrEqual(10)
    expect(lines).toBeLessThanOrEqual(40)
  })
})

describe('decisions', () => {
  const decisions = files.filter((path) => /^docs\/decisions\/\d/.test(path))
  const numberOf = (path: string): string => /\/(\d{4})-/.exec(path)?.[1] ?? ''

  it('have numbers of their own, without a gap', () => {
    expect(decisions.map(numberOf).sort()).toEqual(decisions.map((_, place) => String(place + 1).padStart(4, '0')))
  })

  it('begin with their number', () => {
    expect(decisions.filter((path) => Number(/^# (\d+)/.exec(read(path))?.[1]) !== Number(numberOf(path)))).toEqual([])
  })

  it('are all in the list, and the list has no other', () => {
    const linked = [...read('docs/decisions/README.md').matchAll(/\]\((\d[^)]+)\)/g)].map((match) => `docs/decisions/${match[1] ?? ''}`)
    expect(linked.sort()).toEqual([...decisions].sort())
  })
})

describe('what the pages point at', () => {
  it('is there, where it is a link', () => {
    const broken = pages.flatMap((page) =>
      [...read(page).matchAll(/\]\(([^)\s]+)\)/g)]
        .map((match) => match[1] ?? '')
        .filter((link) => !/^(?:[a-z]+:|#)/i.test(link))
        .map((link) => normalize(join(dirname(page), link.replace(/#.*$/, ''))))
        .filter((target) => !existsSync(join(root, target)))
        .map((target) => `${page} → ${target}`),
    )
    expect(broken).toEqual([])
  })

  it('is there, where it is named as a path', () => {
    const missing = pages.flatMap((page) =>
      quoted(read(page))
        .filter((word) => /^(?:src|docs|test|architecture|bin)\/[\w./-]*$/.test(word))
        .filter((path) => !existsSync(join(root, path)))
        .map((path) => `${page}: ${path}`),
    )
    expect(missing).toEqual([])
  })

  it('and a page that says a folder means a folder', () => {
    expect(quoted(architecture).filter((word) => /^(?:src|test|docs)\/.*\/$/.test(word) && !/[<*]/.test(word) && !isFolder(word))).toEqual([])
  })
})
