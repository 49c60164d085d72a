import type { ComponentChildren, VNode } from 'preact'
import type { Language } from '#kernel/language.ts'
import { DataTable, type Column } from '#ui/components/data-table.tsx'
import { BarChart } from '#ui/components/bar-chart.tsx'
import type { Page } from '#ui/page.ts'
import { casePaths } from '#capabilities/cases/contract.ts'
import { sayOre } from '#capabilities/costs/domain/ore.ts'
import { numberOf } from '#capabilities/costs/domain/quarter.ts'
import { costPaths } from '#capabilities/costs/paths.ts'
import type { LineRow } from '#capabilities/costs/queries/answers.ts'
import type { CostsModel } from '#capabilities/costs/queries/case-costs.ts'
import { costWords } from '#capabilities/costs/words.ts'

export type CaseHead = { readonly id: string; readonly pseudonym: string }
export const trailTo = (head: CaseHead, language: Language, deep = true) => [
  { href: casePaths.one(head.id), text: head.pseudonym },
  ...(deep ? [{ href: costPaths.ofCase(head.id), text: costWords[language].case.title }] : []),
]
export const financeTrail = (language: Language, ...more: readonly { readonly href: string; readonly text: string }[]) => [
  { href: costPaths.list, text: costWords[language].finance.title },
  ...more,
]

export const Back = ({ href, language }: { readonly href: string; readonly language: Language }): VNode => (
  <a class="l-form__back" href={href}>
    {costWords[language].back}
  </a>
)

export const optionsFrom = <Key extends string>(keys: readonly Key[], words: Readonly<Record<Key, string>>) =>
  keys.map((key) => ({ value: key, text: words[key] }))

export const sayQuarter = (quarter: string, language: Language): string => costWords[language].quarter(numberOf(quarter), quarter.slice(0, 4))

/** First and last day, on one line where there is room. */
export const Days = ({ line }: { readonly line: Pick<LineRow, 'fromOn' | 'lastOn'> }): VNode => (
  <span class="l-days">{line.fromOn === line.lastOn ? line.fromOn : `${line.fromOn} – ${line.lastOn}`}</span>
)

/** The columns of every table of cost lines. */
export const lineColumns = (language: Language): readonly Column[] => {
  const t = costWords[language].columns
  return [
    { key: 'when', text: t.when },
    { key: 'what', text: t.what },
    { key: 'basis', text: t.basis },
    { key: 'supplier', text: t.supplier },
    { key: 'units', text: t.units, numeric: true },
    { key: 'net', text: t.net, numeric: true },
    { key: 'eligible', text: t.eligible, numeric: true },
    { key: 'why', text: t.why },
  ]
}
export const lineCells = (line: LineRow, language: Language): Readonly<Record<string, ComponentChildren>> => {
  const t = costWords[language]
  const mark = line.reverses ? ` · ${t.line.correction}` : line.reversedBy ? ` · ${t.line.takenBack}` : line.again ? ` · ${t.agains[line.again]}` : ''
  return {
    when: <Days line={line} />,
    what: `${t.types[line.type]}${line.whom === 'child' ? ` · ${t.whoms.child}` : ''}${mark}`,
    basis: t.legal[line.legal],
    supplier: [line.supplier, ...(line.invoice === null ? [] : [line.invoice])].join(' · '),
    units: String(line.units),
    net: sayOre(line.netOre, language),
    eligible: sayOre(line.claimedOre ?? line.eligibleOre, language),
    why: line.claimedOre === null ? t.eligible[line.why] : `${t.columns.claimed} · ${t.eligible[line.why]}`,
  }
}

/** What the months cost, as a picture and the same as a table. */
export const BurnPicture = ({ burn, page }: { readonly burn: CostsModel['burn']; readonly page: Page }): VNode => {
  const { language } = page
  const t = costWords[language].burn
  const kronor = (ore: number): number => Math.round(ore / 100)
  return (
    <>
      <BarChart
        title={t.title}
        desc={t.desc}
        language={language}
        id="burn"
        stacked
        empty={t.empty}
        series={[
          { key: 'spent', text: t.spent },
          { key: 'expected', text: t.expected },
        ]}
        rows={burn.months.map((one) => ({
          key: one.month,
          text: one.month,
          values: { spent: one.expected ? 0 : Math.max(0, kronor(one.ore)), expected: one.expected ? kronor(one.ore) : 0 },
        }))}
      />
      {burn.months.length === 0 ? null : (
        <>
          <p class="govuk-body">{`${t.perDay}: ${sayOre(burn.perDay, language)}`}</p>
          <DataTable
            caption={t.title}
            quietCaption
            language={language}
            columns={[
              { key: 'month', text: t.month },
              { key: 'spent', text: t.spent, numeric: true },
              { key: 'expected', text: t.expected, numeric: true },
            ]}
            rows={burn.months.map((one) => ({
              key: one.month,
              cells: {
                month: one.month,
                spent: one.expected ? '–' : sayOre(one.ore, language),
                expected: one.expected ? sayOre(one.ore, language) : '–',
              },
            }))}
          />
        </>
      )}
    </>
  )
}
