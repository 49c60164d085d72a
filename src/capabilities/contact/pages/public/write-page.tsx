import type { VNode } from 'preact'
import { aboutLanguage, publicLanguages, type PublicLanguage } from '#kernel/public-language.ts'
import { isOpen, readsNext, sayReading, writers, type LineNow } from '#capabilities/contact/domain/line.ts'
import { FilesField, type FilesAsked } from '#capabilities/contact/pages/public/files-field.tsx'
import { Choose, Hidden, Line, Lines, Sent, Ways } from '#capabilities/contact/pages/public/fields.tsx'
import type { LineWords } from '#capabilities/contact/words.public.ts'

export type WriteModel = {
  readonly language: PublicLanguage
  readonly hours: LineNow | null
  readonly puzzle: string
  readonly to: string
  readonly typed: Readonly<Record<string, string>>
  readonly files: FilesAsked
  readonly wrong: keyof Pick<LineWords['write'], 'empty' | 'tooLong' | 'oldForm' | 'twice'> | null
  readonly tooLong: readonly ('words' | 'safe')[]
}

/** Whether somebody reads now, and when next; `null` where nobody does within a year, which is no line. */
function reading(hours: LineNow, words: LineWords): string | null {
  if (isOpen(hours)) return words.write.open(hours.closes)
  const next = readsNext(hours)
  return next && words.write.closed(sayReading(next, words.weekdays, words.today), hours.opens)
}

const Urgent = ({ words }: { readonly words: LineWords }): VNode => {
  const [before = '', after = ''] = words.write.urgent.split('112')
  return (
    <p class="p-danger">
      {before}
      <a href="tel:112">112</a>
      {after}
    </p>
  )
}

/** Nothing is asked but the text. */
export function WritePage({ language, hours, puzzle, to, typed, files, wrong, tooLong, words }: WriteModel & { readonly words: LineWords }): VNode {
  const w = words.write
  const reads = hours && reading(hours, words)
  if (reads === null)
    return (
      <>
        <h1>{w.heading}</h1>
        <Urgent words={words} />
        <p>{w.nobody}</p>
        <p>
          <a href="/numbers.html">{words.numbers}</a>
        </p>
      </>
    )
  return (
    <>
      <h1>{w.heading}</h1>
      {wrong === 'twice' || wrong === 'oldForm' ? (
        <p class="p-note" role="alert">
          {w[wrong]}
        </p>
      ) : null}
      <Urgent words={words} />
      <p>{w.lead}</p>
      <p>{w.never}</p>
      <p>{reads}</p>
      <Sent to={to} send={w.send} id="write" files>
        <Hidden name="puzzle" value={puzzle} />
        <Hidden name="work" value="" />
        <Lines
          name="words"
          label={w.words}
          hint={w.wordsHint}
          wrong={wrong === 'empty' ? w.empty : tooLong.includes('words') ? w.tooLong : undefined}
          value={typed['words']}
        />
        <p class="p-hint">{w.rest}</p>
        <Ways name="who" label={w.who} value={typed['who']} options={writers.map((value) => ({ value, text: w.whos[value] }))} />
        <Ways
          name="danger"
          label={w.danger}
          value={typed['danger']}
          options={(['yes', 'no', 'unknown'] as const).map((value) => ({ value, text: w.dangers[value] }))}
        />
        <Choose
          name="speaks"
          label={w.language}
          value={typed['speaks'] ?? language}
          options={publicLanguages.map((value) => ({ value, text: aboutLanguage(value).name, lang: aboutLanguage(value).lang, dir: aboutLanguage(value).dir }))}
        />
        <Line name="safe" label={w.safe} hint={w.safeHint} wrong={tooLong.includes('safe') ? w.tooLong : undefined} value={typed['safe']} />
        <FilesField {...files} words={words} />
      </Sent>
    </>
  )
}
