import type { VNode } from 'preact'
import type { Language } from '#kernel/language.ts'
import { uiWords } from '#ui/words.ts'

export type Sees = 'yes' | 'part' | 'no'
type Props = {
  readonly caption: string
  readonly columns: readonly { readonly key: string; readonly text: string }[]
  /** Functions first, names second. */
  readonly rows: readonly { readonly key: string; readonly text: string; readonly sees: Readonly<Record<string, Sees>> }[]
  readonly language: Language
  /** What "a part" is in this table, such as "initials". */
  readonly part?: string | undefined
  /** What stands in the first column, when it is not who. */
  readonly corner?: string | undefined
}

const drawings: Readonly<Record<Sees, VNode>> = {
  yes: <circle cx="9" cy="9" r="7" fill="currentColor" />,
  part: (
    <g>
      <circle cx="9" cy="9" r="6.25" fill="none" stroke="currentColor" stroke-width="1.5" />
      <path d="M9 2.75a6.25 6.25 0 0 0 0 12.5Z" fill="currentColor" />
    </g>
  ),
  no: <path d="M4.5 9h9" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" />,
}

/** Who sees what, to be understood in three seconds: full, half or a dash, and in words for those who listen. */
export const MatrixTable = ({ caption, columns, rows, language, part, corner }: Props): VNode => {
  const all = uiWords[language].matrix
  const words = { yes: all.yes, part: part ?? all.part, no: all.no }
  const used = (['yes', 'part', 'no'] as const).filter((sees) => rows.some((row) => columns.some((column) => (row.sees[column.key] ?? 'no') === sees)))
  return (
    <div class="l-matrix">
      <div class="l-scroll" tabIndex={0} role="group" aria-label={caption}>
        <table class="l-matrix__table">
          <caption class="l-table__caption">{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{corner ?? all.who}</th>
              {columns.map((column) => (
                <th key={column.key} scope="col">
                  {column.text}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key}>
                <th scope="row">{row.text}</th>
                {columns.map((column) => {
                  const sees = row.sees[column.key] ?? 'no'
                  return (
                    <td key={column.key} class={`l-matrix__cell l-matrix__cell--${sees}`}>
                      <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true" focusable="false">
                        {drawings[sees]}
                      </svg>
                      <span class="govuk-visually-hidden">{words[sees]}</span>
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <ul class="l-matrix__legend" aria-hidden="true">
        {used.map((sees) => (
          <li key={sees} class={`l-matrix__cell--${sees}`}>
            <svg width="14" height="14" viewBox="0 0 18 18" focusable="false">
              {drawings[sees]}
            </svg>
            {words[sees]}
          </li>
        ))}
      </ul>
    </div>
  )
}
