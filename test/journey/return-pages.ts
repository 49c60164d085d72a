import { expect } from 'vitest'
import type { Visitor } from '#test/journey/visitor.ts'

const one = /[0-9a-f]{8}-[0-9a-f-]{27}/g

/** Which page it is, whoever and whatever it is about. */
const shapeOf = (path: string): string =>
  path
    .replaceAll(one, ':id')
    .replace(/^\/cases\/:id/, '')
    .replace(/#.*$/, '')

/**
 * From a page on, each page that a link in the main part leads to and that begins so: one of each shape, with a picture. Answers with the shapes met.
 */
export async function walksFrom(visitor: Visitor, start: readonly string[], within: RegExp, picture: string): Promise<readonly string[]> {
  const met = new Set<string>()
  const ahead = [...start]
  for (let path = ahead.shift(); path !== undefined; path = ahead.shift()) {
    const shape = shapeOf(path)
    if (met.has(shape)) continue
    met.add(shape)
    expect.soft([shape, await visitor.goes(path)]).toEqual([shape, 200])
    await visitor.pictures(`${picture}${shape.replaceAll(/[^a-z0-9_-]+/gi, '-').replace(/-$/, '')}`)
    const links = await visitor.page.locator('main a[href]').all()
    for (const link of links) {
      const to = (await link.getAttribute('href')) ?? ''
      if (within.test(to)) ahead.push(to)
    }
  }
  return [...met].toSorted()
}
