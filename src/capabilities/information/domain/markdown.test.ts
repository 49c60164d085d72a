import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainWords, readMarkdown, showMarkdown, type Block } from '#capabilities/information/domain/markdown.ts'

const known = (page: string): boolean => ['call', 'phone-safety'].includes(page)
const read = (body: string): readonly Block[] => {
  const result = readMarkdown(body, known)
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  return result.value
}
const refusal = (body: string) => {
  const result = readMarkdown(body, known)
  return result.ok ? null : result.refusal
}

describe('a text', () => {
  it('is headings, paragraphs, lists, callouts, strong words and links', () => {
    const blocks = read(
      'First\nline.\n\n## A heading\n\n- one [call](call)\n- **two** words\n  that go on\n\n> Mind this.\n\n### Smaller\nRing [112](tel:112).',
    )
    expect(blocks.map(({ kind }) => kind)).toEqual(['paragraph', 'heading', 'list', 'callout', 'heading', 'paragraph'])
    expect(blocks[0]).toEqual({ kind: 'paragraph', parts: [{ kind: 'text', text: 'First line.' }] })
    expect(blocks[1]).toMatchObject({ level: 2, id: 'h2' })
    expect(blocks[2]).toMatchObject({
      items: [
        [
          { kind: 'text', text: 'one ' },
          { kind: 'link', to: 'call', text: 'call' },
        ],
        [
          { kind: 'strong', parts: [{ kind: 'text', text: 'two' }] },
          { kind: 'text', text: ' words that go on' },
        ],
      ],
    })
    expect(blocks[5]).toMatchObject({ parts: [{ text: 'Ring ' }, { kind: 'link', to: 'tel:112', text: '112' }, { text: '.' }] })
  })

  it('marks words of another language, also within strong words and a heading', () => {
    expect(read('Seara: {sv:socialjour}.')).toEqual([
      {
        kind: 'paragraph',
        parts: [
          { kind: 'text', text: 'Seara: ' },
          { kind: 'foreign', language: 'sv', text: 'socialjour' },
          { kind: 'text', text: '.' },
        ],
      },
    ])
    expect(read('**Serviciile ({sv:socialtjänsten})**')).toMatchObject([{ parts: [{ kind: 'strong', parts: [{}, { kind: 'foreign' }, { text: ')' }] }] }])
    const [heading] = read('## {en:I need a safe place.}')
    expect(heading?.kind === 'heading' && plainWords(heading.parts)).toBe('I need a safe place.')
  })

  it.each([
    ['words of a language nobody has', 'a {xx:b} c', 1],
    ['words of another language that hold none', 'a {sv:} c', 1],
    ['a sign in words of another language', 'a {sv:*b*} c', 1],
    ['words of another language that never end', 'a {sv:b c', 1],
    ['words of another language that only end', 'a} b', 1],
    ['HTML', 'Look <b>here</b>', 1],
    ['an entity', 'Fish &amp; chips', 1],
    ['the largest heading', 'Words\n\n# Big', 3],
    ['a picture', '![x](call)', 1],
    ['a numbered list', '1. one', 1],
    ['code', 'a `b` c', 1],
    ['one star', 'a *b* c', 1],
    ['half a link', 'a [b c', 1],
    ['a line under', 'Title\n---', 1],
    ['a picture within a line', 'Look ![x](call)', 1],
    ['a sign in the words of a link', '[a *b*](call)', 1],
    ['a sign in a heading', 'Words\n\n## a *b*', 3],
    ['half a callout', '> a\nb', 1],
    ['a numbered list of ten', '10. ten', 1],
    ['a numbered list that is indented', ' 1. one', 1],
    ['an empty list', 'a\n-', 1],
  ])('with %s is refused, with its line', (_what, body, line) => {
    expect(refusal(body)).toEqual({ kind: 'markup', line })
  })

  it.each([['https://example.org'], ['javascript:x'], ['tel:12'], ['tel:112;ext=1'], ['/sv/call'], ['unknown']])('does not lead to %s', (to) => {
    expect(refusal(`[words](${to})`)).toEqual({ kind: 'link', line: 1 })
  })

  it.each<[body: string, shown: readonly [kind: string, words: string][]]>([
    ['one **two** three', [['paragraph', 'one two three']]],
    ['! Ring [now](call)', [['paragraph', '! Ring now']]],
    ['First\nNo ## b', [['paragraph', 'First No ## b']]],
    ['  First  \n  line ', [['paragraph', 'First line']]],
    ['a - b', [['paragraph', 'a - b']]],
    ['a\r\nb', [['paragraph', 'a b']]],
    ['> Mind  \n> this.', [['callout', 'Mind this.']]],
    [
      '-   one  \nb  c',
      [
        ['list', 'one'],
        ['paragraph', 'b  c'],
      ],
    ],
    [
      'a\n- one\n- two',
      [
        ['paragraph', 'a'],
        ['list', 'one|two'],
      ],
    ],
    [
      'a\n## b\nc',
      [
        ['paragraph', 'a'],
        ['heading', 'b'],
        ['paragraph', 'c'],
      ],
    ],
  ])('%j is shown as %j', (body, shown) => {
    expect(read(body).map((block) => [block.kind, block.kind === 'list' ? block.items.map(plainWords).join('|') : plainWords(block.parts)])).toEqual(shown)
  })

  it('has headings of two sizes', () => {
    expect(read('## a\n\n### b').map((block) => block.kind === 'heading' && block.level)).toEqual([2, 3])
  })

  it('says something', () => {
    expect(refusal(' \n\n')).toEqual({ kind: 'empty', line: 1 })
  })

  it.each<[what: string, body: string, shown: string]>([
    ['a brace', 'Write { and } here', 'Write { and } here'],
    ['braces of a language nobody has', 'a {xx:b} c', 'a {xx:b} c'],
    ['braces that hold nothing', 'a {sv:} {} c', 'a {sv:} {} c'],
    ['a mark that never ends', 'a {sv:b c', 'a {sv:b c'],
    ['a mark that only ends', '**a}** b', 'a} b'],
    ['a mark beside a brace', '{ {sv:kommun} }', '{ kommun }'],
    ['HTML', 'Look <b>here</b>', 'Look <b>here</b>'],
    ['a link to a page that is no more', 'See [here](gone) or [call](call)', 'See [here](gone) or call'],
    ['an address', '[away](javascript:x)', '[away](javascript:x)'],
    ['the largest heading', '# Big', '# Big'],
  ])('that is stored with %s is shown as it stands, though it cannot be proposed', (_what, body, shown) => {
    expect(refusal(body)).not.toBeNull()
    const blocks = showMarkdown(body, known)
    expect(blocks.map((block) => (block.kind === 'list' ? '' : plainWords(block.parts)))).toEqual([shown])
    expect(JSON.stringify(blocks)).not.toMatch(/"to":"(?!call)/)
  })

  it('that is stored is shown as it was proposed, and never goes blank', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (body) => {
        const proposed = readMarkdown(body, known)
        const shown = showMarkdown(body, known)
        if (proposed.ok) expect(shown).toEqual(proposed.value)
        return shown.length > 0 || body.trim() === ''
      }),
      { numRuns: 2000 },
    )
  })

  it('whatever is typed, what is shown has no sign of markup left', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (body) => {
        const result = readMarkdown(body, known)
        if (!result.ok) return true
        const words = result.value.flatMap((block) => (block.kind === 'list' ? block.items.map(plainWords) : [plainWords(block.parts)])).join(' ')
        return !/[<>`*_[\]]/.test(words)
      }),
      { numRuns: 2000 },
    )
  })
})
