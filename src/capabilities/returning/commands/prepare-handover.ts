import { newId, type Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Visit } from '#platform/http/visit.ts'
import { writeRecord, type TransferGroundCode } from '#capabilities/cases/contract.ts'
import { fieldClass, type HandoverField, type HandoverLanguage } from '#capabilities/returning/domain/handover.ts'
import type { HandoverChoice } from '#capabilities/returning/queries/choose-handover.ts'
import { insertHandover, insertHandoverItem } from '#capabilities/returning/store/handover.ts'

export type HandoverFacts = {
  readonly records: readonly Id[]
  readonly fields: readonly HandoverField[]
  readonly ground: TransferGroundCode
  readonly language: HandoverLanguage
  readonly days: number
  readonly harmTest: string
}
export type PrepareRefusal = {
  readonly kind: 'municipality' | 'not-lead' | 'no-consent' | 'nothing-chosen' | 'ground-not-valid' | 'too-many-days' | 'harm-too-long' | 'nobody-reads'
}

/** The consent that carries all of this to that zone, of those that carry something. */
export const consentFor = (choice: HandoverChoice, classes: readonly string[]): Id | null =>
  choice.consents.find((one) => classes.every((cls) => one.classes.includes(cls)))?.id ?? null

/** Writes down what is to leave the country, to whom and by what law. Nothing has left: a second person is asked first. */
export async function prepareHandover(visit: Visit, choice: HandoverChoice, facts: HandoverFacts): Promise<Result<Id, PrepareRefusal>> {
  const { entered, receiver, unitId } = choice
  if (choice.hindrance === 'municipality' || choice.hindrance === 'not-lead') return refuse({ kind: choice.hindrance })
  if (choice.answerClass === null) return refuse({ kind: 'nobody-reads' })
  const chosen = choice.texts.filter((text) => facts.records.includes(text.id))
  const fields = choice.fields.filter((field) => facts.fields.includes(field.code))
  if (chosen.length < new Set(facts.records).size || chosen.length + fields.length === 0) return refuse({ kind: 'nothing-chosen' })
  const classes = [...new Set([...chosen.map((text) => text.class), ...(fields.length > 0 ? [fieldClass] : [])])].sort()
  const consentId = consentFor(choice, classes)
  if (consentId === null) return refuse({ kind: 'no-consent' })
  if (!choice.grounds.some((ground) => ground.code === facts.ground)) return refuse({ kind: 'ground-not-valid' })
  if (facts.days > choice.rule.most) return refuse({ kind: 'too-many-days' })
  const caseId = entered.card.id
  const harm = await writeRecord(visit, { caseId, class: 'C4', kind: 'harm_test', text: facts.harmTest })
  if (!harm.ok) return refuse({ kind: 'harm-too-long' })
  const one = {
    id: newId(),
    returnId: entered.journey.id,
    caseId,
    unitId,
    zoneId: visit.actor.zoneId,
    class: choice.answerClass,
    toZone: receiver.id,
    country: receiver.countryCode,
    ground: facts.ground,
    consentId,
    harmRecord: harm.value,
    classes,
    fields: fields.map((field) => field.code),
    language: facts.language,
    days: facts.days,
  }
  await insertHandover(visit.tx, one)
  for (const text of chosen) await insertHandoverItem(visit.tx, one, { recordId: text.id, version: text.version, class: text.class, kind: text.kind })
  visit.note({ caseId, object: one.id, classes, ground: facts.ground, reason: 'plan_return' })
  return accept(one.id)
}
