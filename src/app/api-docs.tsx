import type { Hono } from 'hono'
import { describe } from '#platform/http/openapi.ts'
import type { House } from '#platform/http/house.ts'
import { languageOf } from '#platform/http/open-door.ts'
import { pageOf } from '#platform/http/present.ts'
import { PlainFrame } from '#ui/frame.tsx'
import { renderDocument } from '#ui/render.ts'
import type { Shown } from '#ui/page.ts'

type Operation = {
  readonly operationId: string
  readonly summary: string
  readonly tags: readonly string[]
  readonly parameters?: readonly { readonly name: string; readonly in: string }[]
  readonly requestBody?: unknown
}

const rowsOf = (description: Readonly<Record<string, unknown>>) =>
  Object.entries(description['paths'] as Record<string, Record<string, Operation>>).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  )

function docsPage(description: Readonly<Record<string, unknown>>, swedish: boolean): Shown {
  const rows = rowsOf(description)
  const title = swedish ? 'Programgränssnitt' : 'Programming interface'
  return {
    title,
    wide: true,
    body: (
      <>
        <h1>{title}</h1>
        <p class="l-lead">
          {swedish
            ? 'Allt som sidorna kan göra kan också göras här, genom samma dörrar och med samma regler. Logga in med POST /api/v1/session och skicka svaret som Authorization: Bearer.'
            : 'Everything the pages can do can be done here too, through the same doors and the same rules. Sign in with POST /api/v1/session and send what it answers as Authorization: Bearer.'}
        </p>
        <p>
          <a href="/api/v1/openapi.json">{swedish ? 'Beskrivningen i OpenAPI 3.1' : 'The description in OpenAPI 3.1'}</a>
        </p>
        <table class="govuk-table">
          <caption class="govuk-table__caption govuk-visually-hidden">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{swedish ? 'Metod' : 'Method'}</th>
              <th scope="col">{swedish ? 'Adress' : 'Address'}</th>
              <th scope="col">{swedish ? 'Namn' : 'Name'}</th>
              <th scope="col">{swedish ? 'Rum' : 'Room'}</th>
              <th scope="col">{swedish ? 'I loggen' : 'In the record'}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ path, method, operation }) => (
              <tr key={operation.operationId + method}>
                <td>{method}</td>
                <td>
                  <code>{path}</code>
                </td>
                <td>{operation.operationId}</td>
                <td>{operation.tags[0]}</td>
                <td>{operation.summary}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </>
    ),
  }
}

/** The description of the API and a page of it. They say nothing about anybody, so they need no sign-in. */
export function hangApiDocs(app: Hono, house: House): void {
  const description = describe(house.rooms, house.version)
  app.get('/api/v1/openapi.json', (context) => context.json(description))
  app.get('/api/v1/docs', (context) => {
    const language = languageOf(context.req.raw)
    const page = pageOf({ language, now: house.realNow(), path: '/api/v1/docs', token: '', reader: null })
    const shown = docsPage(description, language === 'sv')
    return new Response(renderDocument(PlainFrame({ page, shown, assets: { css: house.assets.css, scripts: [] } })), {
      headers: { 'content-type': 'text/html; charset=utf-8' },
    })
  })
}
