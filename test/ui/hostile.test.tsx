import fc from 'fast-check'
import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { exampleForm, examplePage } from '#ui/example.ts'
import { PlainFrame } from '#ui/frame.tsx'
import { renderDocument } from '#ui/render.ts'
import { Chips } from '#ui/components/chips.tsx'
import { DataTable } from '#ui/components/data-table.tsx'
import { Form } from '#ui/components/form.tsx'
import { Notice } from '#ui/components/notice.tsx'
import { Panel } from '#ui/components/panel.tsx'
import { Radios } from '#ui/components/radios.tsx'
import { SealedText } from '#ui/components/sealed-text.tsx'
import { SummaryList } from '#ui/components/summary-list.tsx'
import { TextArea } from '#ui/components/text-area.tsx'
import { TextField } from '#ui/components/text-field.tsx'
import { Timeline } from '#ui/components/timeline.tsx'

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
  /** Nothing a person wrote may open a tag: with all text escaped, the tags are those of an innocent word, but for what keeps its direction. */
  const tagsOf = (html: string) => [...html.replaceAll(/<\/?bdi>/g, '').matchAll(/<\/?([a-z][a-z0-9]*)/gi)].map((match) => match[1]).join(' ')
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

describe('the direction of writing', () => {
  const turned = 'Anna\u202Egnp.exe'
  const body = (rendered: VNode): string => {
    const html = renderDocument(<PlainFrame page={page} shown={{ title: 'x', body: rendered }} assets={assets} />)
    return html.slice(html.indexOf('<main'), html.indexOf('</main>'))
  }

  test('of a name in a list stays in the name, and the next column is as it was', () => {
    const list = (name: string) =>
      body(
        <DataTable
          caption="x"
          columns={[
            { key: 'name', text: 'Namn' },
            { key: 'left', text: 'Kvar' },
          ]}
          rows={[{ key: 'a', cells: { name: <a href="/x">{name}</a>, left: '3 dagar' } }]}
          language="sv"
        />,
      )
    expect(list(turned)).toBe(list('Anna').replace('>Anna<', `><bdi>${turned}</bdi><`))
    expect(list(turned)).toContain('>3 dagar</td>')
  })

  test.each(['\u202E', '\u202A', '\u2066', '\u2067', '\u2068', '\u200F', 'نور', 'שלום', '\u{1E900}'])('stays in its text, wherever that stands: %s', (sign) => {
    const name = `Anna ${sign} A`
    const kept = `<bdi>${name}</bdi>`
    const drawn = [
      body(<h1>{name}</h1>),
      body(<SummaryList rows={[{ key: 'a', text: 'x', value: name }]} />),
      body(<Timeline events={[{ key: 'a', at: page.now, title: name, by: name, kind: name, body: name }]} now={page.now} language="sv" />),
      body(<Panel title={name} aside={name} />),
      body(<Chips label="x" chips={[{ key: 'a', label: name, text: '3' }]} />),
      body(<Notice tone="info">{name}</Notice>),
      body(<Radios name="r" legend={name} options={[{ value: 'a', text: name }]} />),
      body(
        <p>
          {name} · 3 dagar, <>{name}</>
        </p>,
      ),
    ]
    for (const html of drawn) {
      expect(html).toContain(kept)
      expect(html.replaceAll(kept, '').replaceAll(/="[^"]*"/g, '')).not.toContain(sign)
    }
  })

  test('is nobody’s to end early: an end that was never begun is not written', () => {
    expect(body(<p>{'A\u2069\u202Eb'} 3</p>)).toContain('<bdi>A\u202Eb</bdi> 3')
    expect(body(<p>{'A\u2067b\u2069 c'} 3</p>)).toContain('<bdi>A\u2067b\u2069 c</bdi> 3')
    expect(body(<p>{'A\u2067b\u2069\u2069 c'} 3</p>)).toContain('<bdi>A\u2067b\u2069 c</bdi> 3')
    expect(body(<p>{'A\u2067b\u2068c\u2069\u2069\u2069 d'} 3</p>)).toContain('<bdi>A\u2067b\u2068c\u2069\u2069 d</bdi> 3')
  })

  test('follows the words where the text has a place of its own, and no element stands where only text can', () => {
    expect(body(<SealedText text={'نور'} language="sv" />)).toContain('<div class="l-words" dir="auto">نور</div>')
    expect(body(<TextArea name="a" label="x" value={'نور'} />)).toMatch(/<textarea[^>]* dir="auto"[^>]*>نور<\/textarea>/)
    expect(renderDocument(<PlainFrame page={page} shown={{ title: 'نور', body: null }} assets={assets} />)).toContain('<title>نور</title>')
  })

  test('leaves words alone that cannot turn anything', () => {
    for (const words of ['Ștefania Åsa', 'ፍቕሪ ገብረመስቀል', 'Nguyễn Thị Ánh', '王小明', '👩‍👧‍👦 👍🏽', 'Жанна']) expect(body(<p>{words}</p>)).toContain(`<p>${words}</p>`)
  })
})
