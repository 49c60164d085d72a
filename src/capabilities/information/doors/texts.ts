import { z } from 'zod'
import { publicLanguages, type PublicLanguage } from '#kernel/public-language.ts'
import { accept, type Result } from '#kernel/result.ts'
import { form, page, type Done } from '#platform/http/door.ts'
import type { Visit } from '#platform/http/visit.ts'
import { proposeText, type TextRefusal } from '#capabilities/information/commands/propose-text.ts'
import { pageKeys, type PageKey } from '#capabilities/information/domain/pages.ts'
import { saysLaw, standingOf } from '#capabilities/information/domain/texts.ts'
import { editors, NewText, OfText } from '#capabilities/information/forms.ts'
import { matrixPage } from '#capabilities/information/pages/matrix-page.tsx'
import { proposeTextPage, textPage, type TextModel } from '#capabilities/information/pages/text-pages.tsx'
import { sitePaths } from '#capabilities/information/paths.ts'
import { nameThem } from '#capabilities/information/queries/named.ts'
import { standingTexts } from '#capabilities/information/queries/standing.ts'
import { proposals, versionsOf } from '#capabilities/information/store/versions.ts'
import { mend } from '#capabilities/information/words.ts'
import { NamedVersion } from '#capabilities/information/doors/answers.ts'

const Language = z.enum(publicLanguages as readonly [PublicLanguage, ...PublicLanguage[]])
const Standing = z.enum(['missing', 'older', 'unreviewed', 'good'])

export const matrixDoor = page({
  path: '/site',
  name: 'site',
  may: editors,
  records: 'site.seen',
  answers: z.object({
    rows: z.array(z.object({ language: Language, cells: z.array(z.object({ page: z.enum(pageKeys), standing: Standing })) })),
    waiting: z.array(NamedVersion),
  }),
  read: async (visit) => {
    const standing = await standingTexts(visit.tx)
    return {
      rows: publicLanguages.map((language) => ({ language, cells: pageKeys.map((key) => ({ page: key, standing: standingOf(standing, language, key) })) })),
      waiting: [...(await nameThem(visit.tx, await proposals(visit.tx), visit.actor.language))],
    }
  },
  view: matrixPage,
})

const modelOf = async (
  visit: Visit,
  { language, page: key }: { language: PublicLanguage; page: PageKey },
): Promise<TextModel & { versions: z.input<typeof NamedVersion>[] }> => {
  const standing = await standingTexts(visit.tx)
  const subject = `${language}/${key}`
  return {
    language,
    page: key,
    standing: standingOf(standing, language, key),
    text: standing.get(subject) ?? null,
    swedish: standing.get(`sv/${key}`)?.source ?? 0,
    holdsLaw: saysLaw(standing, language, key),
    versions: [...(await nameThem(visit.tx, await versionsOf(visit.tx, 'text', subject), visit.actor.language))],
  }
}

export const textDoor = page({
  path: '/site/texts/:language/:page',
  name: 'site-text',
  may: editors,
  params: OfText,
  records: 'site.text-seen',
  answers: z.object({
    language: Language,
    page: z.enum(pageKeys),
    standing: Standing,
    text: z
      .object({
        language: Language,
        page: z.enum(pageKeys),
        number: z.number(),
        source: z.number(),
        title: z.string(),
        body: z.string(),
        reviewed: z.boolean(),
        legal: z.boolean(),
      })
      .nullable(),
    swedish: z.number(),
    holdsLaw: z.boolean(),
    versions: z.array(NamedVersion),
  }),
  read: async (visit, { params }) => await modelOf(visit, params),
  view: textPage,
})

const yes = (ticked: boolean): string => (ticked ? 'yes' : '')

export const proposeTextDoor = form({
  path: '/site/texts/:language/:page/new',
  name: 'site-propose-text',
  may: editors,
  params: OfText,
  records: 'site.text-proposed',
  accepts: NewText,
  read: async (visit, { params }): Promise<TextModel> => await modelOf(visit, params),
  start: ({ text, swedish, holdsLaw }) => ({
    title: text?.title ?? '',
    body: text?.body ?? '',
    source: String(Math.max(1, swedish)),
    reviewed: '',
    legal: yes(holdsLaw || text === null),
  }),
  view: proposeTextPage,
  submit: async (visit, { params, form: typed }, model): Promise<Result<Done, TextRefusal>> => {
    const now = { number: model.text?.number ?? 0, source: model.text?.source ?? 0, swedish: model.swedish }
    const id = await proposeText(visit, params, { ...typed, legal: typed.legal || model.holdsLaw }, now)
    return id.ok ? accept({ to: sitePaths.version(id.value), id: id.value }) : id
  },
  refusals: {
    'wrong-markup': mend('wrong-markup', 'body'),
    'wrong-link': mend('wrong-link', 'body'),
    'title-markup': mend('title-markup', 'title'),
    'source-ahead': mend('source-ahead', 'source'),
    'source-behind': mend('source-behind', 'source'),
  },
})
