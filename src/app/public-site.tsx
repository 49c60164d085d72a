import { Hono } from 'hono'
import { isLanguage, type Language } from '#kernel/language.ts'
import { dress } from '#platform/http/headers.ts'
import type { Assets } from '#platform/http/house.ts'
import { pageOf } from '#platform/http/present.ts'
import { PlainFrame } from '#ui/frame.tsx'
import { renderDocument } from '#ui/render.ts'
import type { Shown } from '#ui/page.ts'

type Words = {
  readonly title: string
  readonly danger: string
  readonly call: string
  readonly line: string
  readonly what: string
  readonly come: string
  readonly coming: string
}

/** Until the public site is built: what helps now, what the line is, and what will come (decisions.md 17). */
const words: Readonly<Record<Language, Words>> = {
  sv: {
    title: 'Stöd och skydd',
    danger: 'Är du i fara nu?',
    call: 'Ring 112. Det är gratis. Säg ”polis” eller ”ambulans”. Du kan be om tolk.',
    line: 'Arbetar du med människor?',
    what: 'Det finns en nationell stödtelefon för yrkesverksamma som möter någon som kan vara utsatt för prostitution eller människohandel. Den är öppen på kontorstid. Andra tider: socialjouren i kommunen, polisen, eller 112 vid fara.',
    come: 'Det här kommer',
    coming: 'Här ska du kunna läsa om dina rättigheter på ditt språk, och skriva till någon utan att säga vem du är. De sidorna är inte klara ännu.',
  },
  en: {
    title: 'Support and protection',
    danger: 'Are you in danger now?',
    call: 'Call 112. It is free. Say “police” or “ambulance”. You can ask for an interpreter.',
    line: 'Do you meet people in your work?',
    what: 'There is a national support line for professionals who meet somebody who may be exposed to prostitution or human trafficking. It is open in office hours. At other times: the out-of-hours social service of the municipality, the police, or 112 in danger.',
    come: 'What will come',
    coming:
      'Here you will be able to read about your rights in your language, and to write to somebody without saying who you are. Those pages are not ready yet.',
  },
}

function show(language: Language): Shown {
  const t = words[language]
  return {
    title: t.title,
    body: (
      <>
        <h1>{t.title}</h1>
        <h2>{t.danger}</h2>
        <p class="l-lead">{t.call}</p>
        <h2>{t.line}</h2>
        <p>{t.what}</p>
        <h2>{t.come}</h2>
        <p>{t.coming}</p>
      </>
    ),
  }
}

const chosen = (accepted: string): Language =>
  accepted
    .toLowerCase()
    .split(',')
    .map((part) => part.trim().slice(0, 2))
    .find(isLanguage) ?? 'sv'

/** The public port. No cookie, no database, no script: it answers also when everything else is down. */
export function publicSite(assets: Assets, origin: string, now: () => Date): Hono {
  const app = new Hono({ strict: false })
  const plain = { css: assets.css, scripts: [] }
  const draw = (language: Language, status: number, path: string): Response => {
    const page = pageOf({ language, now: now(), path, token: '', reader: null })
    const answer = renderDocument(PlainFrame({ page, shown: show(language), assets: plain }))
    return new Response(answer, { status, headers: { 'content-type': 'text/html; charset=utf-8' } })
  }
  app.use(async (context, next) => {
    await next()
    context.res = dress(new Response(context.res.body, context.res), origin)
  })
  app.get('/healthz', (context) => context.json({ status: 'ok' }))
  app.get('/', (context) => {
    const asked = context.req.query('language')
    return context.redirect(`/${isLanguage(asked) ? asked : chosen(context.req.header('accept-language') ?? '')}/`, 302)
  })
  app.get('/static/:name', (context) => {
    const found = assets.find(context.req.path)
    return found
      ? new Response(found.body, { headers: { 'content-type': found.type, 'cache-control': 'public, max-age=31536000, immutable' } })
      : draw('sv', 404, context.req.path)
  })
  app.get('/:language', (context) => {
    const asked = context.req.query('language')
    if (isLanguage(asked)) return context.redirect(`/${asked}/`, 302)
    const language = context.req.param('language')
    return isLanguage(language) ? draw(language, 200, context.req.path) : draw(chosen(context.req.header('accept-language') ?? ''), 404, context.req.path)
  })
  app.notFound((context) => dress(draw(chosen(context.req.header('accept-language') ?? ''), 404, context.req.path), origin))
  return app
}
