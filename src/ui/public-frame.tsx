import type { ComponentChildren, VNode } from 'preact'
import { aboutLanguage, publicLanguages, type PublicLanguage } from '#kernel/public-language.ts'

/** What the frame itself says, in one language. */
export type PublicFrameWords = {
  readonly skip: string
  readonly leave: string
  /** What leaving does, and honestly what it does not do. */
  readonly leaveDoes: string
  readonly leaving: string
  readonly languages: string
  readonly pages: string
}

/** Addresses of the style sheet, the icon and the scripts, with their hashes. */
export type PublicAssets = {
  readonly css: string
  readonly icon: string
  readonly script: (name: string) => string | null
  /** A sheet with the letters of a language that older systems lack. */
  readonly letters: (language: PublicLanguage) => string | null
}

type Props = {
  readonly language: PublicLanguage
  /** Neutral: it stands in the tab and in the history. */
  readonly title: string
  readonly words: PublicFrameWords
  readonly assets: PublicAssets
  /** A page out of here that says nothing about here. */
  readonly leaveTo: string
  /** Where this page is in another language; none where it makes no sense. */
  readonly inLanguage?: ((other: PublicLanguage) => string) | undefined
  /** The first page shows its languages openly, the others behind one press. */
  readonly first?: boolean | undefined
  readonly footer: readonly { readonly href: string; readonly text: string }[]
  readonly scripts?: readonly string[] | undefined
  /** Not to be found by search engines: pages where somebody writes. */
  readonly hidden?: boolean | undefined
  readonly children: ComponentChildren
}

const Languages = ({ language, words, inLanguage, first }: Pick<Props, 'language' | 'words' | 'inLanguage' | 'first'>): VNode | null => {
  if (!inLanguage) return null
  const list = (
    <ul class="p-languages">
      {publicLanguages.map((other) => {
        const { name, lang, dir } = aboutLanguage(other)
        return (
          <li key={other}>
            <a href={inLanguage(other)} lang={lang} hrefLang={lang} dir={dir} aria-current={other === language ? 'true' : undefined}>
              {name}
            </a>
          </li>
        )
      })}
    </ul>
  )
  return (
    <nav class="p-top" aria-label={words.languages}>
      {first ? (
        list
      ) : (
        <details>
          <summary>
            {words.languages}: {aboutLanguage(language).name}
          </summary>
          {list}
        </details>
      )}
    </nav>
  )
}

/** The whole page of somebody we do not know: no mark, nothing of what this is about in the title, and the way out always in reach. */
export const PublicFrame = ({ language, title, words, assets, leaveTo, inLanguage, first, footer, scripts = [], hidden, children }: Props): VNode => {
  const { lang, dir } = aboutLanguage(language)
  const letters = assets.letters(language)
  return (
    <html lang={lang} dir={dir}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="same-origin" />
        <meta name="format-detection" content="telephone=no" />
        {hidden ? <meta name="robots" content="noindex, nofollow" /> : null}
        <title>{title}</title>
        <link rel="stylesheet" href={assets.css} />
        {letters ? <link rel="stylesheet" href={letters} /> : null}
        <link rel="icon" type="image/svg+xml" href={assets.icon} />
        {['leave', ...scripts].map((name) => {
          const address = assets.script(name)
          return address ? <script key={name} src={address} defer /> : null
        })}
      </head>
      <body>
        <a class="p-skip" href="#main">
          {words.skip}
        </a>
        <div class="p-cover" aria-hidden="true">
          <p>Information</p>
        </div>
        <Languages language={language} words={words} inLanguage={inLanguage} first={first} />
        <main id="main" class="p-main" tabIndex={-1}>
          {children}
        </main>
        <footer class="p-foot">
          <nav aria-label={words.pages}>
            <ul>
              {footer.map(({ href, text }) => (
                <li key={href}>
                  <a href={href}>{text}</a>
                </li>
              ))}
            </ul>
          </nav>
          <p class="p-quiet" id="leave-does">
            {words.leaveDoes}
          </p>
        </footer>
        <div class="p-leave" role="region" aria-label={words.leave}>
          <a id="leave" href={leaveTo} rel="nofollow noreferrer" data-leaving={words.leaving} aria-describedby="leave-does">
            {words.leave}
          </a>
          <span id="leave-told" class="p-told" role="status" />
        </div>
      </body>
    </html>
  )
}
