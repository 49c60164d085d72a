import fc from 'fast-check'
import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { exampleForm, examplePage } from '#ui/example.ts'
import { PlainFrame } from '#ui/frame.tsx'
import { renderDocument } from '#ui/render.ts'
import { DataTable } from '#ui/components/data-table.tsx'
import { Form } from '#ui/components/form.tsx'
import { Notice } from '#ui/components/notice.tsx'
import { Panel } from '#ui/components/panel.tsx'
import { Radios } from '#ui/components/radios.tsx'
import { SealedText } from '#ui/components/sealed-text.tsx'
import { SummaryList } from '#ui/components/summary-list.tsx'
import { TextArea } from '#ui/components/text-area.tsx'
import { TextField } from '#ui/components/text-field.tsx'

const page = examplePage('sv')
const assets = { css: '/a.css', scripts: ['/b.js'] }

describe('whatever is written', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom(
      '<script>alert(1)</script>',
      '"><img src=x onerror=alert(1)>',
      "' onfocus='alert(1)",
      '</textarea><b>',
      '</title><b>',
      '&lt;',
      '<!--',
      '\u202e',
    ),
  )
  /** Nothing a person wrote may open a tag: with all text escaped, the tags are those of an innocent word. */
  const tagsOf = (html: string) => [...html.matchAll(/<\/?([a-z][a-z0-9]*)/gi)].map((match) => match[1]).join(' ')
  const drawn = (words: string): VNode => {
    const form = exampleForm({
      values: { a: words },
      errors: [{ field: 'a', text: `!${words}` }],
      notice: `!${words}`,
      conflict: { theirs: { a: `!${words}` }, version: 2 },
    })
    return (
      <Form page={page} form={form} action="/x" submit={`!${words}`} audience={`!${words}`}>
        <TextField form={form} name="a" label={`!${words}`} hint={`!${words}`} />
        <TextArea form={form} name="a" label={`!${words}`} id="b" />
        <Radios name="r" legend={`!${words}`} options={[{ value: words, text: `!${words}`, hint: `!${words}` }]} />
        <Notice tone="info" title={`!${words}`}>{`!${words}`}</Notice>
        <Panel title={`!${words}`}>{words}</Panel>
        <SummaryList rows={[{ key: 'a', text: words, value: words }]} />
        <SealedText text={words} language="sv" />
        <DataTable caption={words} columns={[{ key: 'a', text: words }]} rows={[{ key: 'a', cells: { a: words } }]} language="sv" />
      </Form>
    )
  }

  test('is text, never markup', () => {
    const expected = tagsOf(renderToString(drawn('a')))
    fc.assert(
      fc.property(
        hostile.filter((words) => words !== ''),
        (words) => {
          const html = renderToString(drawn(words))
          expect(tagsOf(html)).toBe(expected)
          expect(html.replaceAll(/="[^"]*"/g, '')).not.toMatch(/<[^>]*\son[a-z]+/i)
        },
      ),
      { numRuns: 200 },
    )
  })

  test('the title of a document is text', () => {
    fc.assert(
      fc.property(hostile, (words) => {
        const html = renderDocument(<PlainFrame page={page} shown={{ title: words, body: null }} assets={assets} />)
        expect(html.match(/<title/g)).toHaveLength(1)
        expect(html.match(/<\/title>/g)).toHaveLength(1)
      }),
    )
  })
})
