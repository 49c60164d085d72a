import type { PublicLanguage } from '#kernel/public-language.ts'
import type { Visit } from '#platform/http/visit.ts'
import { readsNext, sayReading, type LineNow } from '#capabilities/contact/domain/line.ts'
import { templates } from '#capabilities/contact/store/line.ts'
import { lineHours } from '#capabilities/contact/store/nameless.ts'
import { readyAnswers, readyTexts, type ReadyText } from '#capabilities/contact/words/answers.ts'
import { lineWords } from '#capabilities/contact/words.public.ts'

/** Whether a translator has read what we wrote in this language. */
export const isReviewed = (language: PublicLanguage): boolean => lineWords(language).unreviewed === null

/** A ready answer in a language, with the line's own hours in it. */
export function readyAnswer(text: ReadyText, language: PublicLanguage, hours: LineNow): string {
  const answers = readyAnswers[language]
  const { weekdays } = lineWords(language)
  if (text === 'hours') {
    const said = answers.hours(hours.days.map((day) => weekdays[Number(day) - 1] ?? '').join(', '), hours.opens, hours.closes)
    return hours.redDaysToo ? said : `${said} ${answers.red_days}`
  }
  if (text === 'answer_by') {
    const next = readsNext(hours)
    // Read on a later day, where *today* would be another.
    return next === null ? answers.thanks : answers.answer_by(sayReading(next, weekdays, null), hours.opens)
  }
  return answers[text]
}

/** `byMachine`: ours, and read by no translator. How an own text was written the line knows itself. */
export type Chosen = { readonly body: string; readonly byMachine: boolean }

/** The text that was chosen, in the language of the answer: a ready one by its code, an own one by its name. `null` when it is not there in that language. */
export async function chosenText(visit: Visit, chosen: string, language: PublicLanguage): Promise<Chosen | null> {
  const ready = readyTexts.find((text) => chosen === `ready:${text}`)
  if (ready !== undefined) {
    const hours = await lineHours(visit.tx)
    return hours && { body: readyAnswer(ready, language, hours), byMachine: !isReviewed(language) }
  }
  const own = (await templates(visit.tx)).find((each) => chosen === `own:${each.name}` && each.language === language)
  return own ? { body: own.body, byMachine: false } : null
}
