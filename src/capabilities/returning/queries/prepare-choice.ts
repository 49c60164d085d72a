import { z } from 'zod'
import type { Id } from '#kernel/id.ts'
import type { Visit } from '#platform/http/visit.ts'
import { countsAsChild, nameBook, Names, readTexts } from '#capabilities/cases/contract.ts'
import { mayInform } from '#capabilities/support/contract.ts'
import { authorities, channels, founds, isDecider, outcomesIn, sides } from '#capabilities/returning/domain/admission.ts'
import { choiceForms, chosens, witnesses, type Readiness } from '#capabilities/returning/domain/choice.ts'
import type { Outcome } from '#capabilities/returning/domain/return.ts'
import { enter, type Entered } from '#capabilities/returning/queries/enter.ts'
import { readinessFor } from '#capabilities/returning/queries/readiness.ts'
import { caseHead } from '#capabilities/returning/queries/show-return.ts'
import { findEdition } from '#capabilities/returning/reference/choice-sheet.ts'
import { admissionsOf, consentStands, findingsOf, type DecisionRow } from '#capabilities/returning/store/admission.ts'
import { choiceOf, informationOf } from '#capabilities/returning/store/choice.ts'
import { partiesOf, sightsOf } from '#capabilities/returning/store/return.ts'
import { mine, unitsIn, type UnitOfCase } from '#capabilities/returning/store/units.ts'
import { findCard, type Card } from '#capabilities/cases/contract.ts'

/** What the page that begins a return needs; a case that is closed, or not one's own to write in, is 404. */
export async function prepareBegin(visit: Visit, caseId: Id): Promise<{ readonly card: Card } | null> {
  const card = await findCard(visit.tx, caseId)
  if (!card || card.closedAt !== null) return null
  const unit = mine(await unitsIn(visit.tx, caseId))
  if (!unit?.part || unit.part === 'abroad') return null
  if (card.protectionLevel === 2) visit.requireStrong()
  return { card }
}

/**
 * The return as whoever may write in the own part of the case meets it, whatever its phase: a form that was open while somebody else went on
 * with it is answered with a sentence, and what was typed stays.
 */
async function enterHere(visit: Visit, caseId: Id): Promise<Entered | null> {
  const entered = await enter(visit, caseId)
  return entered?.journey.mayWrite ? entered : null
}

export type PartyModel = { readonly entered: Entered; readonly units: readonly UnitOfCase[] }
export async function prepareParty(visit: Visit, caseId: Id): Promise<PartyModel | null> {
  const entered = await enterHere(visit, caseId)
  if (!entered || entered.journey.part === 'abroad') return null
  const taking = await partiesOf(visit.tx, entered.journey.id)
  const single = new Set(taking.map((one) => one.part).filter((part) => part === 'coordinator' || part === 'partner') as string[])
  const units = (await unitsIn(visit.tx, caseId)).filter(
    (one) => one.part !== null && !single.has(one.part) && !taking.some((there) => there.unitId === one.unitId),
  )
  return { entered, units }
}

export const prepareTalk = enterHere

export type ChooseModel = { readonly entered: Entered; readonly readiness: Readiness }
export async function prepareChoose(visit: Visit, caseId: Id): Promise<ChooseModel | null> {
  const entered = await prepareTalk(visit, caseId)
  if (!entered || entered.journey.part === 'abroad') return null
  return { entered, readiness: await readinessFor(visit, await informationOf(visit.tx, entered.journey.id)) }
}

export type ApplyModel = { readonly entered: Entered; readonly consent: boolean }
export async function prepareApply(visit: Visit, caseId: Id): Promise<ApplyModel | null> {
  const entered = await prepareTalk(visit, caseId)
  if (entered?.journey.part !== 'coordinator') return null
  return { entered, consent: await consentStands(visit.tx, entered.journey.id) }
}

export type DecideModel = { readonly entered: Entered; readonly other: DecisionRow | null; readonly names: z.output<typeof Names> }
export async function prepareDecide(visit: Visit, caseId: Id): Promise<DecideModel | null> {
  const entered = await enterHere(visit, caseId)
  if (!entered || !isDecider(entered.journey.part)) return null
  const other = (await admissionsOf(visit.tx, entered.journey.id)).find((one) => one.part !== entered.journey.part) ?? null
  return { entered, other, names: await nameBook(visit, [other?.madeBy ?? null], [other?.zoneId ?? null]) }
}

export async function prepareFinding(visit: Visit, caseId: Id): Promise<Entered | null> {
  const entered = await enterHere(visit, caseId)
  if (!entered || !countsAsChild(entered.card.child)) return null
  return (await sightsOf(visit.tx, entered.journey.id)).includes('findings') ? entered : null
}

/** Whoever is on the spot tells the others that she has changed her mind, and one of them ends it. */
export async function prepareWithdraw(visit: Visit, caseId: Id): Promise<Entered | null> {
  const entered = await enterHere(visit, caseId)
  return entered?.journey.part === 'abroad' ? null : entered
}

export type CloseModel = { readonly entered: Entered; readonly outcomes: readonly Outcome[] }
export async function prepareClose(visit: Visit, caseId: Id): Promise<CloseModel | null> {
  const entered = await enterHere(visit, caseId)
  if (!entered || entered.journey.part === 'abroad') return null
  return { entered, outcomes: outcomesIn(entered.journey.phase) }
}

async function wordsIn(visit: Visit, caseId: Id, ids: readonly (Id | null)[]): Promise<ReadonlyMap<Id, string | null>> {
  const recordIds = ids.filter((id) => id !== null)
  if (recordIds.length === 0) return new Map()
  return new Map((await readTexts(visit, { caseId, recordIds })).map((text) => [text.id, text.words?.reveal() ?? null]))
}

export const choicePageAnswer = z.object({
  case: caseHead,
  chosen: z.enum(chosens),
  chosenOn: z.string(),
  form: z.enum(choiceForms),
  witness: z.enum(witnesses).nullable(),
  language: z.string(),
  zoneId: z.string(),
  madeBy: z.string(),
  /** `null` when they are sealed to others. */
  words: z.string().nullable(),
  names: Names,
})
export type ChoicePageModel = z.input<typeof choicePageAnswer>

/** The choice on its own page: this is where her words are opened, in the part of the case that wrote them. */
export async function showChoicePage(visit: Visit, caseId: Id): Promise<ChoicePageModel | null> {
  const entered = await enter(visit, caseId)
  const choice = entered && (await choiceOf(visit.tx, entered.journey.id))
  if (!entered || !choice) return null
  const words = await wordsIn(visit, caseId, [choice.wordsRecord])
  const { chosen, chosenOn, form, witness, language, zoneId, madeBy } = choice
  const head = { id: caseId, pseudonym: entered.card.pseudonym }
  return {
    case: head,
    chosen,
    chosenOn,
    form,
    witness,
    language,
    zoneId,
    madeBy,
    words: words.get(choice.wordsRecord) ?? null,
    names: await nameBook(visit, [madeBy], [zoneId]),
  }
}

export const choiceSheetAnswer = z.object({
  language: z.string(),
  chosenOn: z.string(),
  form: z.enum(choiceForms),
  words: z.string(),
  /** Why it is not printed for the adult who was asked about. */
  silence: z.string().nullable(),
})
export type ChoiceSheetModel = z.input<typeof choiceSheetAnswer>

/** For paper: passphrase and code are asked for again. For anybody around a child it is asked first whether they may be told; by default nobody is. */
export async function showChoiceSheet(visit: Visit, caseId: Id, adultId: Id | null): Promise<ChoiceSheetModel | null> {
  const shown = await showChoicePage(visit, caseId)
  if (!shown || shown.words === null) return null
  visit.requireStrong()
  const informing = adultId === null ? null : await mayInform(visit, caseId, { adultId })
  const { language, chosenOn, form } = shown
  if (informing && !informing.may) return { language, chosenOn, form, words: '', silence: informing.why }
  return { language, chosenOn, form, words: shown.words, silence: null }
}

export const infoSheetAnswer = z.object({ edition: z.string(), language: z.string() })
export type InfoSheetModel = z.input<typeof infoSheetAnswer>
/** The sheet itself, in the version that was given: it says nothing of the case. */
export async function showInfoSheet(visit: Visit, caseId: Id, edition: string, language: string): Promise<InfoSheetModel | null> {
  const entered = await enter(visit, caseId)
  const texts = findEdition(edition)?.texts
  return entered && texts && Object.hasOwn(texts, language) ? { edition, language } : null
}

export const findingsAnswer = z.object({
  case: caseHead,
  findings: z.array(
    z.object({
      id: z.string(),
      side: z.enum(sides),
      found: z.enum(founds),
      foundOn: z.string(),
      authority: z.enum(authorities),
      channel: z.enum(channels),
      zoneId: z.string(),
      madeBy: z.string(),
      words: z.string().nullable(),
      written: z.boolean(),
    }),
  ),
  names: Names,
})
export type FindingsModel = z.input<typeof findingsAnswer>
export async function showFindings(visit: Visit, caseId: Id): Promise<FindingsModel | null> {
  const entered = await enter(visit, caseId)
  if (!entered || !countsAsChild(entered.card.child) || !(await sightsOf(visit.tx, entered.journey.id)).includes('findings')) return null
  const rows = await findingsOf(visit.tx, entered.journey.id)
  const words = await wordsIn(
    visit,
    caseId,
    rows.map((one) => one.wordsRecord),
  )
  visit.note({ count: rows.length })
  return {
    case: { id: caseId, pseudonym: entered.card.pseudonym },
    findings: rows.map(({ id, side, found, foundOn, authority, channel, zoneId, madeBy, wordsRecord }) => ({
      id,
      side,
      found,
      foundOn,
      authority,
      channel,
      zoneId,
      madeBy,
      words: wordsRecord === null ? null : (words.get(wordsRecord) ?? null),
      written: wordsRecord !== null,
    })),
    names: await nameBook(
      visit,
      rows.map((one) => one.madeBy),
      rows.map((one) => one.zoneId),
    ),
  }
}
