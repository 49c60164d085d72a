import type { Area } from '#capabilities/support/domain/areas.ts'
import type { MeasureCode } from '#capabilities/support/domain/measures.ts'

/** For those who stay and those who return, and for whom the questions were written. All of them are open to everybody. */
export const templatePaths = ['stay', 'return'] as const
export type TemplatePath = (typeof templatePaths)[number]
export const templatePersons = ['woman', 'man', 'girl', 'boy'] as const
export type TemplatePerson = (typeof templatePersons)[number]

/** A question to ask her, the area of what she may answer, and what can be done then. It is never an answer. */
export type Proposal = { readonly key: string; readonly area: Area; readonly measures: readonly MeasureCode[] }
const ask = (key: string, area: Area, ...measures: readonly MeasureCode[]): Proposal => ({ key, area, measures })

const stayGrown = [
  ask('home', 'housing', 'supported_home', 'own_home'),
  ask('body', 'health_lasting', 'lasting_care', 'medicine'),
  ask('mind', 'trauma', 'talk_support', 'trauma_care'),
  ask('money', 'economy', 'financial_assistance', 'budget_help'),
  ask('owed', 'debts', 'debt_advice'),
  ask('law', 'legal', 'legal_advice', 'counsel', 'compensation'),
  ask('learn', 'education', 'sfi', 'vocational', 'study'),
  ask('work', 'work', 'work_permit', 'internship', 'job', 'own_business'),
  ask('people', 'social_network', 'contact_person', 'peer_group'),
]
const returnGrown = [
  ask('home', 'housing', 'supported_home', 'own_home'),
  ask('body', 'health_lasting', 'lasting_care', 'medicine'),
  ask('papers', 'id_documents', 'id_papers'),
  ask('safe', 'safety', 'safety_talk', 'escort'),
  ask('law', 'legal', 'legal_advice', 'compensation'),
  ask('owed', 'debts', 'debt_advice'),
  ask('learn', 'education', 'vocational', 'study'),
  ask('work', 'work', 'job_support', 'own_business'),
  ask('people', 'social_network', 'family_contact'),
]
const stayYoung = [
  ask('home', 'housing', 'supported_home'),
  ask('body', 'health_lasting', 'lasting_care'),
  ask('mind', 'trauma', 'talk_support', 'trauma_care'),
  ask('learn', 'education', 'school', 'reading'),
  ask('people', 'social_network', 'contact_person', 'leisure'),
  ask('phone', 'digital', 'phone_help'),
]
const returnYoung = [
  ask('home', 'housing', 'supported_home'),
  ask('body', 'health_lasting', 'lasting_care'),
  ask('safe', 'safety', 'safety_talk', 'escort'),
  ask('learn', 'education', 'school'),
  ask('people', 'social_network', 'family_contact', 'contact_person'),
]

export const templates: Readonly<Record<TemplatePath, Readonly<Record<TemplatePerson, readonly Proposal[]>>>> = {
  stay: {
    woman: [...stayGrown, ask('own', 'health_sexual', 'health_talk'), ask('children', 'children', 'child_support', 'childcare')],
    man: [...stayGrown, ask('own', 'disability', 'aids', 'rehabilitation'), ask('children', 'children', 'child_support')],
    girl: [...stayYoung, ask('own', 'health_sexual', 'health_talk')],
    boy: [...stayYoung, ask('own', 'work', 'internship', 'job_support')],
  },
  return: {
    woman: [...returnGrown, ask('own', 'health_sexual', 'health_talk'), ask('children', 'children', 'child_support')],
    man: [...returnGrown, ask('own', 'disability', 'aids', 'rehabilitation')],
    girl: [...returnYoung, ask('own', 'health_sexual', 'health_talk')],
    boy: [...returnYoung, ask('own', 'trauma', 'talk_support')],
  },
}
