import type { ComponentChildren, VNode } from 'preact'
import type { Language } from '#kernel/language.ts'
import { uiWords } from '#ui/words.ts'
import { Empty } from '#ui/components/empty.tsx'
import { Pager } from '#ui/components/pager.tsx'

export type Column = { readonly key: string; readonly text: string; readonly numeric?: boolean | undefined }
export type Row = { readonly key: string; readonly cells: Readonly<Record<string, ComponentChildren>>; readonly tone?: 'late' | 'soon' | undefined }

type Props = {
  readonly caption: string
  readonly columns: readonly Column[]
  readonly rows: readonly Row[]
  /** Kind and true. */
  readonly empty?: ComponentChildren
  /** How it is sorted, in words: "newest first". */
  readonly sorted?: string | undefined
  readonly next?: { readonly href: string } | null | undefined
  readonly language: Language
  /** The caption is read out but not shown, when a heading above already says it. */
  readonly quietCaption?: boolean | undefined
}

/** A day, or from one to another: kept on one line where there is room. */
const days = /^\d{4}-\d{2}-\d{2}( – \d{4}-\d{2}-\d{2})?$/

/** What it shows, how it is sorted, the empty state, the next page. On a phone each row becomes a card; roles keep it a table for those who listen. */
export const DataTable = ({ caption, columns, rows, empty, sorted, next, language, quietCaption }: Props): VNode => {
  const words = uiWords[language].table
  const [first] = columns
  if (rows.length === 0) {
    return (
      <div class="l-table">
        {quietCaption ? null : <p class="l-table__caption">{caption}</p>}
        <Empty>{empty ?? words.empty}</Empty>
      </div>
    )
  }
  const look = (column: Column, content?: ComponentChildren) =>
    `${column.numeric ? ' l-table__number' : ''}${typeof content === 'string' && days.test(content) ? ' l-days' : ''}${typeof content === 'string' && /\S{26}/.test(content) ? ' l-table__cell--long' : ''}`
  return (
    <div class="l-table">
      <table class="l-table__table" role="table">
        <caption class={quietCaption && !sorted ? 'govuk-visually-hidden' : 'l-table__caption'}>
          {quietCaption ? <span class="govuk-visually-hidden">{caption}</span> : caption}
          {sorted ? <span class="l-table__sorted">{` ${words.sorted} ${sorted}`}</span> : null}
        </caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <th key={column.key} role="columnheader" scope="col" class={`l-table__head${look(column)}`}>
                {column.text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr key={row.key} role="row" class={row.tone ? `l-table__row l-table__row--${row.tone}` : 'l-table__row'}>
              {columns.map((column) => {
                const content = row.cells[column.key]
                return column === first ? (
                  <th
                    key={column.key}
                    role="rowheader"
                    scope="row"
                    class={`l-table__cell l-table__cell--first${look(column, content)}`}
                    data-label={column.text}
                  >
                    {content}
                  </th>
                ) : (
                  <td key={column.key} role="cell" class={`l-table__cell${look(column, content)}`} data-label={column.text}>
                    {content}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {next ? <Pager next={{ href: next.href, text: words.next }} language={language} of={caption} /> : null}
    </div>
  )
}
