import { z } from 'zod'
import type { Id } from '#kernel/id.ts'
import type { Visit } from '#platform/http/visit.ts'
import { isoDay } from '#ui/when.ts'
import { nameBook, Names } from '#capabilities/cases/contract.ts'
import { interpreters, rightsItems, sheetWays, standingOf } from '#capabilities/support/domain/rights.ts'
import { enter, mayWriteHere } from '#capabilities/support/queries/enter.ts'
import { caseHead, wordsOf } from '#capabilities/support/queries/show-needs.ts'
import { editionOn, findEdition } from '#capabilities/support/reference/rights-sheet.ts'
import { talksOf, type RightsTalk } from '#capabilities/support/store/rights-talk.ts'

const talkRow = z.object({
  id: z.string(),
  zoneId: z.string(),
  toldOn: z.string(),
  language: z.string(),
  interpreter: z.enum(interpreters),
  items: z.array(z.enum(rightsItems)),
  unclear: z.array(z.enum(rightsItems)),
  sheet: z.enum(sheetWays),
  edition: z.string(),
  repeatOn: z.string().nullable(),
  madeBy: z.string(),
  madeAt: z.date(),
})
export type TalkOut = z.input<typeof talkRow>
const coded = ({ id, zoneId, toldOn, language, interpreter, items, unclear, sheet, edition, repeatOn, madeBy, madeAt }: RightsTalk): TalkOut => ({
  id,
  zoneId,
  toldOn,
  language,
  interpreter,
  items: [...items],
  unclear: [...unclear],
  sheet,
  edition,
  repeatOn,
  madeBy,
  madeAt,
})

export const rightsAnswer = z.object({
  case: caseHead,
  items: z.array(z.object({ item: z.enum(rightsItems), times: z.number(), last: z.string().nullable(), unclear: z.boolean() })),
  talks: z.array(talkRow),
  repeatOn: z.string().nullable(),
  repeatDue: z.boolean(),
  edition: z.string(),
  languages: z.array(z.string()),
  mayWrite: z.boolean(),
  names: Names,
})
export type RightsModel = z.input<typeof rightsAnswer>

/** How each right stands and which talks there were, in codes. */
export async function showRights(visit: Visit, caseId: Id): Promise<RightsModel | null> {
  const entered = await enter(visit, caseId)
  if (!entered) return null
  const talks = await talksOf(visit.tx, caseId)
  const today = isoDay(visit.now)
  const current = editionOn(today)
  const repeatOn = talks[0]?.repeatOn ?? null
  visit.note({ object: caseId, count: talks.length })
  return {
    case: { id: caseId, pseudonym: entered.card.pseudonym },
    items: standingOf(talks).map((one) => ({ ...one })),
    talks: talks.map(coded),
    repeatOn,
    repeatDue: repeatOn !== null && repeatOn <= today,
    edition: current.from,
    languages: Object.keys(current.texts),
    mayWrite: mayWriteHere(entered),
    names: await nameBook(
      visit,
      talks.map((one) => one.madeBy),
      talks.map((one) => one.zoneId),
    ),
  }
}

export const talkAnswer = z.object({
  case: caseHead,
  talk: talkRow,
  words: z.string().nullable(),
  written: z.boolean(),
  languages: z.array(z.string()),
  names: Names,
})
export type TalkModel = z.input<typeof talkAnswer>

/** One talk on its own page, with what she says she understood. */
export async function showTalk(visit: Visit, caseId: Id, id: Id): Promise<TalkModel | null> {
  const entered = await enter(visit, caseId)
  const talk = entered && (await talksOf(visit.tx, caseId)).find((one) => one.id === id)
  if (!entered || !talk) return null
  const words = await wordsOf(visit, caseId, [talk.wordsRecord])
  visit.note({ object: id })
  return {
    case: { id: caseId, pseudonym: entered.card.pseudonym },
    talk: coded(talk),
    words: talk.wordsRecord === null ? null : (words.get(talk.wordsRecord) ?? null),
    written: talk.wordsRecord !== null,
    languages: Object.keys(findEdition(talk.edition)?.texts ?? {}),
    names: await nameBook(visit, [talk.madeBy], [talk.zoneId]),
  }
}

export const rightsSheetAnswer = z.object({ edition: z.string(), language: z.string() })
export type RightsSheetModel = z.input<typeof rightsSheetAnswer>

/** The sheet itself, in the version that was given: it says nothing of the case. */
export async function showRightsSheet(visit: Visit, caseId: Id, edition: string, language: string): Promise<RightsSheetModel | null> {
  const entered = await enter(visit, caseId)
  if (!entered || !findEdition(edition)?.texts[language]) return null
  visit.note({ object: caseId })
  return { edition, language }
}
