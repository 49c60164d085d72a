import { readFileSync, readdirSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { join } from 'node:path'
import { renderToString } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { languages } from '#kernel/language.ts'
import { exampleForm, exampleNow, examplePage } from '#ui/example.ts'
import { PlainFrame, StaffFrame } from '#ui/frame.tsx'
import { allExamples, galleryPage, generalPages } from '#ui/gallery.tsx'
import { renderDocument } from '#ui/render.ts'
import { BarChart } from '#ui/components/bar-chart.tsx'
import { Checkboxes } from '#ui/components/checkboxes.tsx'
import { DataTable } from '#ui/components/data-table.tsx'
import { Form } from '#ui/components/form.tsx'
import { MomentField } from '#ui/components/moment-field.tsx'
import { QrCode } from '#ui/components/qr-code.tsx'
import { Radios } from '#ui/components/radios.tsx'
import { SealedText } from '#ui/components/sealed-text.tsx'
import { Select } from '#ui/components/select.tsx'
import { SmallForm } from '#ui/components/small-form.tsx'
import { TextArea } from '#ui/components/text-area.tsx'
import { TextField } from '#ui/components/text-field.tsx'
import { Time } from '#ui/components/time.tsx'
import { compileStyle } from '#test/ui/gallery-server.ts'

const ui = join(import.meta.dirname, '../../src/ui')
const page = examplePage('sv')
const assets = { css: '/a.css', scripts: ['/b.js'] }
const attribute = (html: string, name: string): string[] => [...html.matchAll(new RegExp(` ${name}="([^"]*)"`, 'g'))].map((match) => match[1] ?? '')

describe('fields', () => {
  const wrong = exampleForm({ values: { reference: 'ALFA-7' }, errors: [{ field: 'reference', text: 'För lång.' }] })

  test('the label, the hint and the error belong to the field; what was typed stays', () => {
    const html = renderToString(<TextField form={wrong} name="reference" label="Referens" hint="Myndighetens egen." />)
    expect(html).toContain('<label class="govuk-label" for="field-reference">Referens</label>')
    expect(html).toContain('aria-describedby="field-reference-hint field-reference-error"')
    expect(html).toContain('aria-invalid="true"')
    expect(html).toContain('value="ALFA-7"')
    expect(html).toContain('id="field-reference-error"')
  })

  test('a passphrase never comes back', () => {
    expect(
      renderToString(<TextField form={exampleForm({ values: { passphrase: 'hemlig fras' } })} name="passphrase" type="password" label="Lösenfras" />),
    ).not.toContain('hemlig')
  })

  test('every kind of field keeps what was typed over what it began with', () => {
    const form = exampleForm({ values: { a: 'typed', b: ['x', 'z'] } })
    const options = [
      { value: 'start', text: 'Start' },
      { value: 'typed', text: 'Typed' },
    ]
    expect(renderToString(<TextArea form={form} name="a" label="A" value="start" />)).toMatch(/>typed<\/textarea>/)
    expect(renderToString(<Select form={form} name="a" label="A" value="start" options={options} />)).toMatch(/<option value="typed" selected/)
    expect(renderToString(<Radios form={form} name="a" legend="A" value="start" options={options} />)).toMatch(/value="typed" checked/)
    expect(
      attribute(
        renderToString(<Checkboxes form={form} name="b" legend="B" value={['y']} options={['x', 'y', 'z'].map((value) => ({ value, text: value }))} />)
          .replaceAll('<input', '\n<input')
          .split('\n')
          .filter((line) => line.includes(' checked'))
          .join(''),
        'value',
      ),
    ).toEqual(['x', 'z'])
    expect(renderToString(<MomentField form={exampleForm()} name="at" label="När" value={exampleNow} />)).toContain('value="2026-11-21T23:40"')
  })

  test('what was cleared stays cleared', () => {
    expect(renderToString(<TextField form={exampleForm({ values: { a: '' } })} name="a" label="A" value="start" />)).toMatch(/type="text" value(="")? /)
  })
})

describe('the form', () => {
  test('says in its summary which field is meant, also of a field that a part of the page draws', () => {
    const Part = () => <TextField form={wrong} name="place" label="Plats" />
    const wrong = exampleForm({
      errors: [
        { field: 'place', text: 'Fyll i det här.' },
        { field: 'sure', text: 'Fyll i det här.' },
        { field: 'nowhere', text: 'Något är fel.' },
      ],
    })
    const html = renderToString(
      <Form page={page} form={wrong} action="/" submit="Spara">
        <Part />
        <Radios form={wrong} name="sure" legend="Är det säkert?" options={[{ value: 'yes', text: 'Ja' }]} />
      </Form>,
    )
    expect([...html.matchAll(/<a href="#field-[a-z]+">([^<]+)/g)].map((match) => match[1])).toEqual([
      'Plats: Fyll i det här.',
      'Är det säkert? Fyll i det här.',
      'Något är fel.',
    ])
  })

  test('carries the proof, the key and the version, and asks the browser for no opinion', () => {
    const html = renderToString(<Form page={page} action="/x" version={3} submit="Spara" audience="Bara ALFA:s grupp · 3 personer" />)
    expect(html).toMatch(/<form[^>]* method="post" action="\/x"[^>]* novalidate/i)
    expect(html).toContain('name="_token" value="example"')
    expect(html).toMatch(/name="_key" value="[0-9a-f-]{36}"/)
    expect(html).toContain('name="_version" value="3"')
    expect(html).toContain('Bara ALFA:s grupp · 3 personer')
  })

  test('keeps its key when shown again, and the version that was first read', () => {
    const html = renderToString(<Form page={page} form={exampleForm({ key: 'k', values: { _version: '2' } })} action="/x" version={5} submit="Spara" />)
    expect(html).toContain('name="_key" value="k"')
    expect(html).toContain('name="_version" value="2"')
  })

  test('each error in the summary leads to its field', () => {
    const form = exampleForm({
      errors: [
        { field: 'one', text: 'Fyll i ett.' },
        { field: 'child', text: 'Välj.' },
      ],
    })
    const html = renderToString(
      <Form page={page} form={form} action="/x" submit="Spara">
        <TextField form={form} name="one" label="Ett" />
        <Radios form={form} name="child" legend="Barn?" options={[{ value: 'yes', text: 'Ja' }]} />
      </Form>,
    )
    const ids = attribute(html, 'id')
    const links = attribute(html, 'href')
    expect(links).toEqual(['#field-one', '#field-child'])
    for (const link of links) expect(ids).toContain(link.slice(1))
  })

  test('a lost race shows both texts under the field’s own label, and goes on from the new version', () => {
    const form = exampleForm({ values: { body: 'mitt', _version: '3' }, conflict: { theirs: { body: 'deras' }, version: 4 } })
    const html = renderToString(
      <Form page={page} form={form} action="/x" version={3} submit="Spara">
        <div>
          <TextArea form={form} name="body" label="Bedömning" />
        </div>
      </Form>,
    )
    expect(html).toMatch(/Bedömning.*Det du skrev.*mitt.*Det som är sparat.*deras/s)
    expect(html).toContain('name="_version" value="4"')
    expect(html).toMatch(/>mitt<\/textarea>/)
  })

  test('each small form has its own key', () => {
    const html = renderToString(
      <>
        <SmallForm page={page} action="/a" submit="A" />
        <SmallForm page={page} action="/b" submit="B" />
      </>,
    )
    const keys = [...html.matchAll(/name="_key" value="([^"]+)"/g)].map((match) => match[1])
    expect(new Set(keys).size).toBe(2)
  })
})

describe('pages and parts', () => {
  test('the frame: title, language, one main, the current place, sign-out as a form', () => {
    const html = renderDocument(
      <StaffFrame
        page={page}
        shown={{ title: 'Min dag', body: <h1>Min dag</h1>, place: 'day' }}
        assets={assets}
        places={[
          { key: 'day', href: '/', text: 'Min dag' },
          { key: 'cases', href: '/cases', text: 'Ärenden' },
        ]}
      />,
    )
    expect(html).toMatch(/^<!doctype html><html lang="sv" dir="ltr"/)
    expect(html).toContain('<title>Min dag – Lilja</title>')
    expect(html.match(/<main/g)).toHaveLength(1)
    expect(html.match(/aria-current="page"/g)).toHaveLength(1)
    expect(html).toMatch(/<form[^>]*action="\/sign-out"/)
    expect(html).toMatch(/<form[^>]*action="\/language"/)
  })

  test('before sign-in nothing tells what this is', () => {
    for (const language of languages) {
      const html = renderDocument(<PlainFrame page={{ ...page, language, reader: null }} shown={{ title: 'Logga in', body: <p /> }} assets={assets} />)
      expect(html).not.toMatch(/lilja|svg/i)
      expect(html).toContain(`href="?language=${language === 'sv' ? 'en' : 'sv'}"`)
    }
  })

  test('no inline style, script or handler anywhere', () => {
    for (const language of languages) {
      const html = renderDocument(<StaffFrame page={examplePage(language)} shown={galleryPage(language)} assets={assets} places={[]} />)
      expect(html).not.toMatch(/<style|<script(?![^>]* src=)|\sstyle="|\son[a-z]+="|javascript:|data:/i)
    }
  })

  test('a time says both near and full', () => {
    const html = renderToString(<Time at={exampleNow} now={exampleNow} language="sv" />)
    expect(html).toContain('datetime="2026-11-21T22:40:00.000Z"')
    expect(html).toContain('title="lördag 21 november 2026 kl. 23.40"')
    expect(html).toContain('i dag 23.40')
  })

  test('an empty table says so, and has no rows', () => {
    const html = renderToString(<DataTable caption="Svar" columns={[{ key: 'a', text: 'A' }]} rows={[]} empty="Inget är försenat." language="sv" />)
    expect(html).toContain('Inget är försenat.')
    expect(html).not.toContain('<table')
  })

  test('sealed text without a key shows no words', () => {
    expect(renderToString(<SealedText text={null} label="Hälsa" language="sv" />)).not.toContain('<details')
  })

  test('a hidden value has no length and no number', () => {
    const chart = (value: number | null) =>
      renderToString(
        <BarChart
          title="T"
          desc="D"
          series={[{ key: 'a', text: 'A' }]}
          rows={[
            { key: 'r', text: 'R', values: { a: value } },
            { key: 's', text: 'S', values: { a: 40 } },
          ]}
          language="sv"
        />,
      )
    expect(chart(null)).toContain('dolt')
    expect(chart(null)).toContain('url(#chart-hatch)')
    expect(chart(7)).not.toContain('dolt')
  })

  test('a square code has its quiet border and nothing but squares', () => {
    const html = renderToString(<QrCode text="otpauth://totp/x" title="Kod" />)
    expect(html).toContain('role="img"')
    expect(html.match(/fill="#000000"/g)?.length).toBeGreaterThan(50)
  })
})

describe('the house', () => {
  test('every component is shown in the gallery', () => {
    const files = readdirSync(join(ui, 'components'))
    const shown = files
      .filter((name) => name.endsWith('.examples.tsx'))
      .map((name) => readFileSync(join(ui, 'components', name), 'utf8'))
      .join('\n')
    const inner = new Set(['field.tsx', 'shape.tsx', 'conflict.tsx'])
    const missing = files.filter((name) => !name.endsWith('.examples.tsx') && !inner.has(name) && !shown.includes(`components/${name}`))
    expect(missing).toEqual([])
  })

  test('every example draws in both languages, and every id is used once', () => {
    for (const language of languages) {
      for (const examples of allExamples)
        for (const example of examples.of(language)) expect(renderToString(example.show), `${examples.name} ${example.state}`).toMatch(/</)
      const ids = attribute(renderToString(<>{galleryPage(language).body}</>), 'id')
      expect(ids.filter((id, place) => ids.indexOf(id) !== place)).toEqual([])
      for (const shown of generalPages(language)) expect(renderToString(<>{shown.body}</>)).toContain('<h1>')
    }
  })

  test('the style sheet is small, and asks for nothing from anywhere', () => {
    const css = compileStyle()
    expect(gzipSync(css).length).toBeLessThan(25_000)
    expect(css).not.toMatch(/data:|@font-face|@import|GDS Transport|https?:/)
    expect([...css.matchAll(/url\(([^)]*)\)/g)]).toEqual([])
  })
})
