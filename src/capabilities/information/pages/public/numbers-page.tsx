import type { VNode } from 'preact'
import { aboutLanguage, publicLanguages } from '#kernel/public-language.ts'
import type { NationalNumber } from '#capabilities/information/domain/numbers.ts'
import { publicPath } from '#capabilities/information/domain/pages.ts'
import { Phone } from '#capabilities/information/pages/public/parts.tsx'
import { publicWords } from '#capabilities/information/words/all.ts'

/** The numbers with what they are for in every language: one file, whoever asks. Each language says that the frame is Swedish, and leads to its own page of whom to call. */
export const NumbersPage = ({ numbers }: { readonly numbers: readonly NationalNumber[] }): VNode => (
  <>
    <h1>{publicWords('sv').numbers.title}</h1>
    <ul class="p-counties p-note">
      {publicLanguages.map((language) => {
        const { name, lang, dir } = aboutLanguage(language)
        return (
          <li key={language} lang={lang} dir={dir}>
            <a href={publicPath(language, 'call')} hrefLang={lang}>
              {name}
            </a>
            {language === 'sv' ? null : ` ${publicWords(language).numbers.rest}`}
          </li>
        )
      })}
    </ul>
    {numbers.map((one) => (
      <section key={one.code} class="p-service">
        <h2>
          <Phone number={one.number} />
        </h2>
        <ul class="p-counties">
          {publicLanguages.map((language) => {
            const { lang, dir } = aboutLanguage(language)
            const t = publicWords(language)
            return (
              <li key={language} lang={lang} dir={dir}>
                {t.numbers[one.code]}
                {one.hours ? ` (${t.hours[one.hours]})` : ''}
              </li>
            )
          })}
        </ul>
      </section>
    ))}
  </>
)
