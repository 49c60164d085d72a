import { readFileSync, readdirSync } from 'node:fs'
import { createServer } from 'node:http'
import type { Server } from 'node:http'
import { join } from 'node:path'
import { h } from 'preact'
import { compile } from 'sass'
import type { Language } from '#kernel/language.ts'
import { anatomies, isAnatomy } from '#ui/anatomies.tsx'
import { examplePage } from '#ui/example.ts'
import { PlainFrame, StaffFrame } from '#ui/frame.tsx'
import { galleryPage } from '#ui/gallery.tsx'
import { NotFoundPage } from '#ui/pages/not-found.tsx'
import type { Shown } from '#ui/page.ts'
import { renderDocument } from '#ui/render.ts'

const root = join(import.meta.dirname, '../..')
const client = join(root, 'src/ui/client')

export const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; connect-src 'self'; manifest-src 'self'"

export const compileStyle = (): string =>
  compile(join(root, 'src/ui/style/main.scss'), { loadPaths: [join(root, 'node_modules')], style: 'compressed', quietDeps: true }).css

const places = (language: Language) =>
  (language === 'sv'
    ? [
        ['day', 'Min dag'],
        ['cases', 'Ärenden'],
        ['calls', 'Samtal'],
        ['meetings', 'Möten'],
        ['directory', 'Katalog'],
        ['statistics', 'Statistik'],
      ]
    : [
        ['day', 'My day'],
        ['cases', 'Cases'],
        ['calls', 'Calls'],
        ['meetings', 'Meetings'],
        ['directory', 'Directory'],
        ['statistics', 'Statistics'],
      ]
  ).map(([key = '', text = '']) => ({ key, text, href: `/gallery#${key}` }))

const assets = {
  css: '/main.css',
  icon: '/favicon.svg',
  scripts: readdirSync(client)
    .filter((name) => name.endsWith('.js'))
    .map((name) => `/client/${name}`),
}

/** The gallery as the front door would serve it: `/gallery?language=sv`, `&rtl` for the direction, `/plain` for a page without sign-in. */
export const documentOf = (address: URL, show?: (language: Language) => Shown): string => {
  const language = address.searchParams.get('language') === 'en' ? 'en' : 'sv'
  const page = examplePage(language)
  if (show) return renderDocument(h(StaffFrame, { page, shown: show(language), assets, places: places(language) }))
  const anatomy = /^\/gallery\/pages\/([a-z-]+)$/.exec(address.pathname)?.[1] ?? ''
  if (isAnatomy(anatomy)) return renderDocument(h(StaffFrame, { page, shown: anatomies[anatomy](language), assets, places: places(language) }))
  if (address.pathname === '/plain')
    return renderDocument(
      h(PlainFrame, {
        page: { ...page, reader: null },
        shown: NotFoundPage({ language, reader: null }),
        assets,
        direction: address.searchParams.has('rtl') ? 'rtl' : 'ltr',
      }),
    )
  if (address.searchParams.has('rtl')) return renderDocument(h(PlainFrame, { page, shown: galleryPage(language), assets, direction: 'rtl' }))
  return renderDocument(
    h(StaffFrame, {
      page,
      shown: { ...galleryPage(language), place: 'cases', trail: [{ href: '/gallery', text: 'Lilja' }] },
      assets,
      places: places(language),
    }),
  )
}

export type Drafts = { readonly server: Server; readonly origin: string; readonly drafts: string[] }

/** A tiny loopback server for the gallery, or for one page; `drafts` is what was posted to it. */
export const openGallery = async (show?: (language: Language) => Shown): Promise<Drafts> => {
  const css = compileStyle()
  const drafts: string[] = []
  const server = createServer((request, response) => {
    const address = new URL(request.url ?? '/', 'http://127.0.0.1')
    const send = (type: string, body: string, status = 200) =>
      response.writeHead(status, { 'content-type': type, 'content-security-policy': policy, 'x-content-type-options': 'nosniff' }).end(body)
    if (request.method === 'POST') {
      let body = ''
      request.on('data', (part: Buffer) => {
        body += part.toString()
      })
      request.on('end', () => {
        if (address.pathname === '/drafts') drafts.push(body)
        send('text/html; charset=utf-8', documentOf(address, show), address.pathname === '/drafts' ? 204 : 200)
      })
    } else if (address.pathname === '/main.css') send('text/css; charset=utf-8', css)
    else if (address.pathname === '/favicon.svg') send('image/svg+xml', readFileSync(join(root, 'src/ui/favicon.svg'), 'utf8'))
    else if (/^\/client\/[a-z]+\.js$/.test(address.pathname))
      send('text/javascript; charset=utf-8', readFileSync(join(client, address.pathname.slice(8)), 'utf8'))
    else send('text/html; charset=utf-8', documentOf(address, show))
  })
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done)
  })
  const at = server.address()
  if (at === null || typeof at === 'string') throw new Error('no port')
  return { server, origin: `http://127.0.0.1:${at.port}`, drafts }
}
