import type { InLanguages } from '#kernel/language.ts'
import type { ActWords } from '#app/record-words/act-words.ts'
import { house } from '#app/record-words/house.ts'
import { people } from '#app/record-words/people.ts'
import { directory } from '#app/record-words/directory.ts'
import { cases } from '#app/record-words/cases.ts'
import { contact } from '#app/record-words/contact.ts'
import { cooperation } from '#app/record-words/cooperation.ts'
import { protection } from '#app/record-words/protection.ts'
import { support } from '#app/record-words/support.ts'
import { costs } from '#app/record-words/costs.ts'
import { returning } from '#app/record-words/returning.ts'
import { statistics } from '#app/record-words/statistics.ts'
import { information } from '#app/record-words/information.ts'

/** What each recorded act is called near people, each room in a file of its own. A test holds this against everything that is recorded. */
const acts: ActWords = {
  ...house,
  ...people,
  ...directory,
  ...cases,
  ...contact,
  ...cooperation,
  ...protection,
  ...support,
  ...costs,
  ...returning,
  ...statistics,
  ...information,
}

/** The words of an act; its code where there are none. */
export const sayAct = (act: string, language: keyof InLanguages<string>): string => acts[act]?.[language === 'sv' ? 0 : 1] ?? act
export const actsWithWords: ReadonlySet<string> = new Set(Object.keys(acts))
