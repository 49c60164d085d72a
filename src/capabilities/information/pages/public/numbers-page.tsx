import type { VNode } from 'preact'
import { aboutLanguage, publicLanguages } from '#kernel/public-language.ts'
import type { NationalNumber } from '#capabilities/information/domain/numbers.ts'
import { publicPath } from '#capabilities/information/domain/pages.ts'
import { Phone } from '#capabilities/information/pages/public/parts.tsx'
import { publicWords } from '#capabilities/information/words/all.ts'

/** The numbers with what they are for in every language: one file, whoever asks. It says that its frame is Swedish, what it is in every language, and leads back to each. */
export const NumbersPage = ({ numbers }: { readonly numbers: readonly NationalNumber[] }): VNode => (
  <>
    <h1>{publicWords('sv').numbers.title}</h1>
    <p class="p-note">
      Orden runt de här numren är på svenska. Vad numren är till för står på alla språk.{' '}
      <span lang="en">The words around these numbers are in Swedish. What the numbers are for stands in every language.</span>
    </p>
    <ul class="p-languages">
      {publicLanguages.map((language) => {
        const { lang, dir } = aboutLanguage(language)
        return (
          <li key={language}>
            <a href={publicPath(language, 'start')} lang={lang} hrefLang={lang} dir={dir}>
              {publicWords(language).numbers.title}
            </a>
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
