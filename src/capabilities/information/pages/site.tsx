import { gzipSync } from 'node:zlib'
import type { ComponentChildren, VNode } from 'preact'
import { publicLanguages, type PublicLanguage } from '#kernel/public-language.ts'
import { PublicFrame, type PublicAssets } from '#ui/public-frame.tsx'
import { renderDocument } from '#ui/render.ts'
import { pageKeys, pageNumbered, publicPath, type PageKey } from '#capabilities/information/domain/pages.ts'
import { indexOf, search, type Index } from '#capabilities/information/domain/search.ts'
import { chooseText, whatStands, type Text } from '#capabilities/information/domain/texts.ts'
import { everywhere, type Asked } from '#capabilities/information/domain/where.ts'
import { AnswerPage } from '#capabilities/information/pages/public/answer-page.tsx'
import { Numbers } from '#capabilities/information/pages/public/parts.tsx'
import { NumbersPage } from '#capabilities/information/pages/public/numbers-page.tsx'
import { SearchPage } from '#capabilities/information/pages/public/search-page.tsx'
import { TextPage } from '#capabilities/information/pages/public/text-page.tsx'
import { CountyList, CountyMap, CountyPage, WherePage } from '#capabilities/information/pages/public/where-pages.tsx'
import { publicWords } from '#capabilities/information/words/all.ts'
import { areaOf, areas, placeName } from '#capabilities/information/reference/areas.ts'
import type { Snapshot } from '#capabilities/information/reference/snapshot.ts'

/** A page that anybody gets the same: made once, kept as it is sent. */
export type Made = { readonly type: string; readonly plain: Uint8Array<ArrayBuffer>; readonly packed: Uint8Array<ArrayBuffer> }

/** What a room adds to the menus: where to write, where to open an answer. */
export type Ways = { readonly write: ((language: PublicLanguage) => string) | null; readonly answer: ((language: PublicLanguage) => string) | null }

export type SiteNeeds = { readonly first: readonly Text[]; readonly assets: PublicAssets; readonly leaveTo: string; readonly ways: Ways }

/** A page about weather: whoever looks over her shoulder sees what everybody looks at. */
export const leaveTo = 'https://www.smhi.se/'

export type FrameParts = {
  readonly language: PublicLanguage
  readonly children: ComponentChildren
  readonly title?: string
  readonly inLanguage?: ((other: PublicLanguage) => string) | undefined
  readonly first?: boolean
  readonly hidden?: boolean
  readonly scripts?: readonly string[] | undefined
}

const bytes = (words: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(words))
/** What is sent, plain and packed. */
export const make = (words: string, type = 'text/html; charset=utf-8'): Made => ({ type, plain: bytes(words), packed: new Uint8Array(gzipSync(words)) })

export type Site = ReturnType<typeof openSite>

/** The public site as it is now: pages are made when first asked for, all of them again when something was published. */
export function openSite({ first, assets, leaveTo: away, ways }: SiteNeeds, begin: Snapshot) {
  let now = { snapshot: begin, standing: whatStands(first, begin.texts) }
  const made = new Map<string, Made>()
  const indexes = new Map<PublicLanguage, Index>()
  const replace = (snapshot: Snapshot): void => {
    now = { snapshot, standing: whatStands(first, snapshot.texts) }
    made.clear()
    indexes.clear()
  }

  const footerOf = (language: PublicLanguage): readonly { href: string; text: string }[] => {
    const t = publicWords(language)
    const about = (page: 'about' | 'accessibility'): { href: string; text: string }[] => {
      const chosen = chooseText(now.standing, language, page)
      return chosen && !chosen.elsewhere ? [{ href: publicPath(language, page), text: chosen.text.title }] : []
    }
    return [
      { href: publicPath(language, 'start'), text: t.start },
      { href: publicPath(language, 'where'), text: t.where.title },
      { href: '/numbers.html', text: t.numbers.title },
      ...(ways.write ? [{ href: ways.write(language), text: t.write }] : []),
      { href: publicPath(language, 'search'), text: t.search.title },
      ...about('about'),
      ...about('accessibility'),
    ]
  }
  const frame = ({ language, children, title, ...more }: FrameParts): string =>
    renderDocument(
      <PublicFrame
        language={language}
        title={title ?? publicWords(language).title}
        words={publicWords(language).frame}
        assets={assets}
        leaveTo={away}
        footer={footerOf(language)}
        {...more}
      >
        {children}
      </PublicFrame>,
    )

  const place = (language: PublicLanguage) => ({ language, services: now.snapshot.services, numbers: now.snapshot.numbers, counties: areas })

  /** Below some texts stands what the program adds: whom to turn to tonight, where to write. */
  const below = (language: PublicLanguage, page: string): VNode | null => {
    const t = publicWords(language)
    if (page === 'tonight')
      return (
        <section>
          <h2>{t.where.title}</h2>
          <p>{t.where.lead}</p>
          <div class="p-beside">
            <CountyList {...place(language)} />
            <CountyMap {...place(language)} />
          </div>
        </section>
      )
    const links = [
      ...(ways.write ? [{ href: ways.write(language), text: t.write }] : []),
      ...(ways.answer ? [{ href: ways.answer(language), text: t.answer }] : []),
    ]
    if (page !== 'start' && page !== 'call') return null
    return links.length === 0 ? null : (
      <ul class="p-go">
        {links.map(({ href, text }) => (
          <li key={href}>
            <a href={href}>{text}</a>
          </li>
        ))}
      </ul>
    )
  }

  const drawText = (language: PublicLanguage, page: PageKey): string | null => {
    const chosen = chooseText(now.standing, language, page)
    if (!chosen) return null
    const inLanguage = (other: PublicLanguage): string => publicPath(other, page)
    return frame({
      language,
      inLanguage,
      first: page === 'start',
      children: (
        <TextPage chosen={chosen} language={language}>
          {below(language, page)}
        </TextPage>
      ),
    })
  }

  const drawWhere = (language: PublicLanguage, code: string | undefined): string | null => {
    const inLanguage = (other: PublicLanguage): string => [publicPath(other, 'where'), ...(code === undefined ? [] : [code])].join('/')
    if (code === undefined) return frame({ language, inLanguage, children: <WherePage {...place(language)} /> })
    const county = areaOf(code)
    return county && frame({ language, inLanguage, children: <CountyPage {...place(language)} county={county} /> })
  }
  const drawSearch = (language: PublicLanguage): string =>
    frame({ language, inLanguage: (other) => publicPath(other, 'search'), children: <SearchPage language={language} asked="" hits={null} /> })

  const drawNumbered = (language: PublicLanguage, [number, code, ...more]: readonly string[]): string | null => {
    const page = number === undefined ? 'start' : pageNumbered(number)
    if (page === null || more.length > 0 || (code !== undefined && page !== 'where')) return null
    return page === 'where' ? drawWhere(language, code) : page === 'search' ? drawSearch(language) : drawText(language, page)
  }

  const draw = (path: string): Made | null => {
    if (path === '/numbers.html') return make(frame({ language: 'sv', children: <NumbersPage numbers={now.snapshot.numbers} /> }))
    if (path === '/numbers.json')
      return make(
        JSON.stringify({ numbers: now.snapshot.numbers.map(({ code, number, hours }) => ({ code, number, hours })) }),
        'application/json; charset=utf-8',
      )
    const [language, ...parts] = path.slice(1).split('/')
    const known = publicLanguages.find((one) => one === language)
    if (!known) return null
    const html = drawNumbered(known, parts)
    return html === null ? null : make(html)
  }

  return {
    replace,
    snapshot: (): Snapshot => now.snapshot,
    standing: (): ReadonlyMap<string, Text> => now.standing,
    /** A page anybody gets the same, or null. A slash at the end makes no difference. */
    page: (asked: string): Made | null => {
      const path = asked.length > 1 && asked.endsWith('/') ? asked.slice(0, -1) : asked
      const known = made.get(path)
      if (known) return known
      const drawn = draw(path)
      if (drawn) made.set(path, drawn)
      return drawn
    },
    /** Every path there is, for the export. */
    paths: (): readonly string[] => [
      '/numbers.html',
      '/numbers.json',
      ...publicLanguages.flatMap((language) => [
        `/${language}`,
        ...pageKeys.filter((page) => page !== 'start').map((page) => publicPath(language, page)),
        publicPath(language, 'where'),
        publicPath(language, 'search'),
        ...areas.map(({ code }) => `${publicPath(language, 'where')}/${code}`),
      ]),
    ],
    frame,
    /** A page that says one sentence; with the numbers where somebody may have needed help just now. */
    said: (language: PublicLanguage, sentence: string, numbers: boolean): string =>
      frame({
        language,
        hidden: true,
        children: (
          <>
            <h1>{sentence}</h1>
            <p>
              <a href={publicPath(language, 'start')}>{publicWords(language).start}</a>
            </p>
            {numbers ? <Numbers numbers={now.snapshot.numbers} language={language} /> : null}
          </>
        ),
      }),
    /** Marks what stands in another language than its page. */
    inLanguage: (lang: string, body: ComponentChildren): VNode => <div lang={lang}>{body}</div>,
    /** The answer to a search. Nothing of it is kept. */
    searched: (language: PublicLanguage, asked: string): string => {
      const index = indexes.get(language) ?? indexOf(now.standing, language)
      indexes.set(language, index)
      const words = asked.slice(0, 100)
      return frame({ language, children: <SearchPage language={language} asked={words} hits={search(index, words)} /> })
    },
    /** The answer to where to turn; null for a place that is none. */
    turned: (language: PublicLanguage, asked: Asked & { readonly place: string }): string | null => {
      const name = placeName(asked.place)
      return name === null && asked.place !== everywhere ? null : frame({ language, children: <AnswerPage {...place(language)} asked={asked} name={name} /> })
    },
  }
}
