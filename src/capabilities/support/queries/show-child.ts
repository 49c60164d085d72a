import { z } from 'zod'
import type { Id } from '#kernel/id.ts'
import { together } from '#platform/db/together.ts'
import type { Visit } from '#platform/http/visit.ts'
import { isoDay } from '#ui/when.ts'
import { findCard, nameBook, Names, readTexts } from '#capabilities/cases/contract.ts'
import { findZone } from '#capabilities/people/contract.ts'
import {
  adultKinds,
  ageBands,
  childParts,
  concernParts,
  custodianStances,
  decideInform,
  hearings,
  hiddenLaws,
  hiddenTrigger,
  incidentKinds,
  matters,
  namesItself,
  schools,
  sendWays,
  shelterSupports,
  silences,
  suspicions,
} from '#capabilities/support/domain/child.ts'
import type { Trigger } from '#capabilities/support/domain/deadline-codes.ts'
import { readConcern } from '#capabilities/support/queries/concern-sheet.ts'
import { enterLaw, enterLawToWrite, type EnteredLaw } from '#capabilities/support/queries/enter-law.ts'
import { adultsOf, findChild, hiddenOf, voicesOf, type AdultRow, type HiddenRow } from '#capabilities/support/store/child.ts'
import { concernsOf, incidentsOf, myOpenCases, type Concern } from '#capabilities/support/store/child-concern.ts'
import { decisionsOf, type Decision } from '#capabilities/support/store/deadline.ts'

const caseHead = z.object({ id: z.string(), pseudonym: z.string() })
const adultView = z.object({
  id: z.string(),
  kind: z.enum(adultKinds),
  letter: z.string(),
  suspected: z.enum(suspicions),
  matters: z.array(z.enum(matters)),
  fromDay: z.string(),
  untilDay: z.string().nullable(),
  /** `null` when this one may be told. */
  silent: z.enum(silences).nullable(),
  version: z.number(),
})
const hiddenView = z.object({
  id: z.string(),
  law: z.enum(hiddenLaws),
  towards: z.string().nullable(),
  decidedOn: z.string(),
  endedOn: z.string().nullable(),
  /** The clock of the decision runs, or needs none. */
  clock: z.boolean(),
  version: z.number(),
})
const concernView = z.object({
  id: z.string(),
  suspectedOn: z.string(),
  danger: z.enum(suspicions),
  custodian: z.enum(custodianStances),
  sentAt: z.date().nullable(),
  sentHow: z.enum(sendWays).nullable(),
  receivedOn: z.string().nullable(),
  version: z.number(),
})
export const childAnswer = z.object({
  case: caseHead,
  flag: z.enum(['yes', 'no', 'unknown']),
  child: z
    .object({ band: z.enum(ageBands), part: z.enum(childParts), school: z.enum(schools), shelter: z.enum(shelterSupports), version: z.number() })
    .nullable(),
  voices: z.array(z.object({ id: z.string(), how: z.enum(hearings), onDay: z.string(), language: z.string() })),
  adults: z.array(adultView),
  hidden: z.array(hiddenView),
  concerns: z.array(concernView),
  mayWrite: z.boolean(),
})
export type ChildModel = z.input<typeof childAnswer>
export type AdultView = z.output<typeof adultView>

const adultViews = (all: readonly AdultRow[], hidden: readonly HiddenRow[], today: string): AdultView[] =>
  all.map(({ id, kind, letter, suspected, matters: about, fromDay, untilDay, informedFrom, version }) => {
    const said = decideInform({ id, kind, suspected, fromDay, untilDay, informedFrom }, hidden, today)
    return { id, kind, letter, suspected, matters: [...about], fromDay, untilDay, silent: said.may ? null : said.why, version }
  })
const concernViews = (all: readonly Concern[]) =>
  all.map(({ id, suspectedOn, danger, custodian, sentAt, sentHow, receivedOn, version }) => ({
    id,
    suspectedOn,
    danger,
    custodian,
    sentAt,
    sentHow,
    receivedOn,
    version,
  }))

/** Whether what happened on that day set a clock going that nobody has taken back. */
const setGoing = (decisions: readonly Decision[], trigger: Trigger | null, onDay: string): boolean =>
  trigger === null || decisions.some((one) => one.trigger === trigger && one.onDay === onDay && one.takenAt === null)

/** The child of a case, in codes. There for whoever reads a child's part, also before anything is known. */
export async function showChild(visit: Visit, caseId: Id): Promise<ChildModel | null> {
  const entered = await enterLaw(visit, caseId, 'C9')
  if (!entered) return null
  const [child, voices, adults, hidden, concerns, decisions] = await together([
    findChild(visit.tx, caseId),
    voicesOf(visit.tx, caseId),
    adultsOf(visit.tx, caseId),
    hiddenOf(visit.tx, caseId),
    concernsOf(visit.tx, caseId),
    decisionsOf(visit.tx, caseId),
  ])
  visit.note({ object: caseId })
  return {
    case: { id: caseId, pseudonym: entered.card.pseudonym },
    flag: entered.card.child,
    child: child && { band: child.band, part: child.part, school: child.school, shelter: child.shelter, version: child.version },
    voices: voices.map(({ id, how, onDay, language }) => ({ id, how, onDay, language })),
    adults: adultViews(adults, hidden, isoDay(visit.now)),
    hidden: hidden.map(({ id, law, adultId, decidedOn, endedOn, version }) => ({
      id,
      law,
      towards: adults.find((one) => one.id === adultId)?.letter ?? null,
      decidedOn,
      endedOn,
      clock: setGoing(decisions, hiddenTrigger[law], decidedOn),
      version,
    })),
    concerns: concernViews(concerns),
    mayWrite: entered.standing.writes.includes('C9'),
  }
}

export const voiceAnswer = z.object({
  case: caseHead,
  how: z.enum(hearings),
  onDay: z.string(),
  language: z.string(),
  words: z.string().nullable(),
  madeBy: z.string(),
  names: Names,
})
export type VoiceModel = z.input<typeof voiceAnswer>
export async function showVoice(visit: Visit, caseId: Id, id: Id): Promise<VoiceModel | null> {
  const entered = await enterLaw(visit, caseId, 'C9')
  const voice = entered && (await voicesOf(visit.tx, caseId)).find((one) => one.id === id)
  if (!entered || !voice) return null
  const [text] = voice.wordsRecord ? await readTexts(visit, { caseId, recordIds: [voice.wordsRecord] }) : []
  visit.note({ object: id })
  const { how, onDay, language, madeBy } = voice
  return {
    case: { id: caseId, pseudonym: entered.card.pseudonym },
    how,
    onDay,
    language,
    madeBy,
    words: text?.words?.reveal() ?? null,
    names: await nameBook(visit, [madeBy], []),
  }
}

export const adultAnswer = z.object({ case: caseHead, adult: adultView, name: z.string().nullable(), mayWrite: z.boolean() })
export type AdultModel = z.input<typeof adultAnswer>
export async function showAdult(visit: Visit, caseId: Id, id: Id): Promise<AdultModel | null> {
  const entered = await enterLaw(visit, caseId, 'C9')
  const all = entered ? await adultsOf(visit.tx, caseId) : []
  const row = all.find((one) => one.id === id)
  const adult = adultViews(all, entered ? await hiddenOf(visit.tx, caseId) : [], isoDay(visit.now)).find((one) => one.id === id)
  if (!entered || !row || !adult) return null
  const [text] = row.nameRecord ? await readTexts(visit, { caseId, recordIds: [row.nameRecord] }) : []
  visit.note({ object: id })
  return {
    case: { id: caseId, pseudonym: entered.card.pseudonym },
    adult,
    name: text?.words?.reveal() ?? null,
    mayWrite: entered.standing.writes.includes('C9'),
  }
}

export const concernAnswer = z.object({
  case: caseHead,
  concern: concernView,
  band: z.enum(ageBands),
  /** `null` when it is sealed to others. */
  parts: z.array(z.object({ part: z.enum(concernParts), text: z.string() })).nullable(),
  /** Who reports, on paper; `null` where the name itself would tell. */
  sender: z.string().nullable(),
  /** That somebody suspected it set a clock going. */
  clock: z.boolean(),
  mayWrite: z.boolean(),
})
export type ConcernModel = z.input<typeof concernAnswer>
export async function showConcern(visit: Visit, caseId: Id, id: Id): Promise<ConcernModel | null> {
  const entered = await enterLaw(visit, caseId, 'C9')
  const one = entered && (await concernsOf(visit.tx, caseId)).find((each) => each.id === id)
  const [concern] = one ? concernViews([one]) : []
  if (!entered || !one || !concern) return null
  const [text] = await readTexts(visit, { caseId, recordIds: [one.sheetRecord] })
  const zone = await findZone(visit.tx, visit.actor.zoneId)
  const sealed = text?.words?.reveal() ?? null
  visit.note({ object: id })
  return {
    case: { id: caseId, pseudonym: entered.card.pseudonym },
    concern,
    band: (await findChild(visit.tx, caseId))?.band ?? 'unknown',
    parts: sealed === null ? null : [...readConcern(sealed)],
    sender: zone && namesItself(zone.kind) ? zone.name : null,
    clock: setGoing(await decisionsOf(visit.tx, caseId), 'child_suspected', one.suspectedOn),
    mayWrite: entered.standing.writes.includes('C9'),
  }
}
/** For paper: what leaves the screen asks for passphrase and code again. */
export async function showConcernSheet(visit: Visit, caseId: Id, id: Id): Promise<ConcernModel | null> {
  const shown = await showConcern(visit, caseId, id)
  if (!shown || shown.parts === null) return null
  visit.requireStrong()
  return shown
}
export async function showLetter(visit: Visit, caseId: Id, id: Id): Promise<AdultModel | null> {
  const shown = await showAdult(visit, caseId, id)
  if (!shown) return null
  visit.requireStrong()
  return shown
}

export type ChildForm = { readonly entered: EnteredLaw; readonly adults: readonly AdultRow[]; readonly child: Awaited<ReturnType<typeof findChild>> }
export async function prepareChild(visit: Visit, caseId: Id): Promise<ChildForm | null> {
  const entered = await enterLawToWrite(visit, caseId, 'C9')
  return entered && { entered, adults: await adultsOf(visit.tx, caseId), child: await findChild(visit.tx, caseId) }
}

export const incidentAnswer = z.object({
  case: caseHead,
  others: z.array(z.object({ id: z.string(), caseId: z.string(), pseudonym: z.string(), kind: z.enum(incidentKinds) })),
  mayLink: z.boolean(),
})
export type IncidentModel = z.input<typeof incidentAnswer>
/** Cases of the same incident that I am in as well. Asked outside the walls of one case: only being in both shows a link. */
export async function showIncident(visit: Visit, caseId: Id): Promise<IncidentModel | null> {
  const card = await findCard(visit.tx, caseId)
  if (!card) return null
  if (card.protectionLevel === 2) visit.requireStrong()
  const others = await incidentsOf(visit.tx, caseId)
  visit.note({ caseId, object: caseId, count: others.length })
  return { case: { id: caseId, pseudonym: card.pseudonym }, others: [...others], mayLink: card.closedAt === null }
}
export type LinkForm = {
  readonly head: { readonly id: Id; readonly pseudonym: string }
  readonly mine: readonly { readonly id: Id; readonly pseudonym: string }[]
}
export async function prepareLink(visit: Visit, caseId: Id): Promise<LinkForm | null> {
  const card = await findCard(visit.tx, caseId)
  if (!card || card.closedAt !== null) return null
  if (card.protectionLevel === 2) visit.requireStrong()
  return { head: { id: caseId, pseudonym: card.pseudonym }, mine: await myOpenCases(visit.tx, caseId) }
}
