import type { VNode } from 'preact'
import { aboutLanguage, type PublicLanguage } from '#kernel/public-language.ts'
import type { Page, Shown } from '#ui/page.ts'
import { pageKeys, type PageKey } from '#capabilities/information/domain/pages.ts'
import type { Standing } from '#capabilities/information/domain/texts.ts'
import { VersionTable, type Named } from '#capabilities/information/pages/staff-parts.tsx'
import { sitePaths } from '#capabilities/information/paths.ts'
import { staffWords } from '#capabilities/information/words.ts'

export type MatrixModel = {
  readonly rows: readonly { readonly language: PublicLanguage; readonly cells: readonly { readonly page: PageKey; readonly standing: Standing }[] }[]
  readonly waiting: readonly Named[]
}

const kinds = ['good', 'unreviewed', 'older', 'missing'] as const

/** How it is with every page in every language, and what waits. */
export function matrixPage({ rows, waiting }: MatrixModel, page: Page): Shown {
  const t = staffWords[page.language]
  const cell = (language: PublicLanguage, key: PageKey, standing: Standing): VNode => (
    <td key={key}>
      <a href={sitePaths.text(`${language}/${key}`)} title={t.standing[standing]}>
        <span aria-hidden="true">{t.signs[standing]}</span>
        <span class="govuk-visually-hidden">{`${t.pages[key]}, ${aboutLanguage(language).name}: ${t.standing[standing]}`}</span>
      </a>
    </td>
  )
  return {
    title: t.title,
    place: 'site',
    wide: true,
    body: (
      <>
        <h1>{t.title}</h1>
        <p class="l-lead">{t.lead}</p>
        <ul>
          <li>
            <a href={sitePaths.numbers()}>{t.numbers.title}</a>
          </li>
        </ul>
        <h2 id="waiting">{t.waiting.title}</h2>
        <VersionTable versions={waiting} caption={t.waiting.title} page={page} empty={t.waiting.none} />
        <h2 id="matrix">{t.matrix}</h2>
        <p>{kinds.map((kind) => `${t.signs[kind]} ${t.standing[kind]}`).join(' · ')}</p>
        <div class="l-scroll" tabIndex={0} role="group" aria-label={t.matrix}>
          <table class="l-matrix__table">
            <caption class="govuk-visually-hidden">{t.matrix}</caption>
            <thead>
              <tr>
                <th scope="col">{t.language}</th>
                {pageKeys.map((key) => (
                  <th key={key} scope="col">
                    {t.pages[key]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ language, cells }) => (
                <tr key={language}>
                  <th scope="row">
                    <span lang={aboutLanguage(language).lang} dir={aboutLanguage(language).dir}>
                      {aboutLanguage(language).name}
                    </span>
                  </th>
                  {cells.map(({ page: key, standing }) => cell(language, key, standing))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </>
    ),
  }
}
