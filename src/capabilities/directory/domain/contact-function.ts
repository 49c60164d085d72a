/** Who answers for an organisation or a service: a function, never a person. */
export const contactFunctions = [
  'reception',
  'switchboard',
  'intake',
  'on_call',
  'helpline',
  'advice',
  'case_work',
  'coordination',
  'booking',
  'work_lead',
  'office',
  'management',
  'telephone',
  'contact',
] as const
export type ContactFunction = (typeof contactFunctions)[number]
export const isContactFunction = (word: unknown): word is ContactFunction => (contactFunctions as readonly unknown[]).includes(word)

type Called = Readonly<Record<ContactFunction, string>>
const folded = (words: string): string => words.trim().toLowerCase()

/** The function that words name in one of these languages; `null` when it is none of ours, and so may be somebody's name. */
export const functionNamed = (words: string, called: readonly Called[]): ContactFunction | null =>
  contactFunctions.find((code) => called.some((names) => folded(names[code]) === folded(words))) ?? null
