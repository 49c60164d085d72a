import type { Id } from '#kernel/id.ts'
import { areas } from '#capabilities/support/domain/areas.ts'
import { measureCodes } from '#capabilities/support/domain/measures.ts'
import { numberIn } from '#capabilities/support/domain/numbered.ts'
import { templatePaths, templatePersons } from '#capabilities/support/domain/templates.ts'

const needs = (caseId: Id): string => `/cases/${caseId}/needs`
const plan = (caseId: Id): string => `/cases/${caseId}/support`
const rights = (caseId: Id): string => `/cases/${caseId}/rights`

/** Where things are: needs, plan, rights, the course of the four axes. */
export const supportPaths = {
  list: '/support',
  lateMeasures: '/support?show=measures',
  planReviews: '/support?show=plans',
  rightsToRepeat: '/support?show=rights',
  needs,
  need: (caseId: Id, area: string): string => `${needs(caseId)}/${numberIn(areas, area)}`,
  assessNeed: (caseId: Id, area: string): string => `${needs(caseId)}/${numberIn(areas, area)}/new`,
  plan,
  newGoal: (caseId: Id): string => `${plan(caseId)}/goals/new`,
  newGoalIn: (caseId: Id, area: string): string => `${plan(caseId)}/goals/new?area=${numberIn(areas, area)}`,
  endGoal: (caseId: Id, id: Id): string => `${plan(caseId)}/goals/${id}/end`,
  newMeasure: (caseId: Id): string => `${plan(caseId)}/measures/new`,
  newMeasureOf: (caseId: Id, code: string): string => `${plan(caseId)}/measures/new?code=${numberIn(measureCodes, code)}`,
  measure: (caseId: Id, id: Id): string => `${plan(caseId)}/measures/${id}`,
  outcome: (caseId: Id, id: Id): string => `${plan(caseId)}/measures/${id}/outcome`,
  evaluate: (caseId: Id, id: Id): string => `${plan(caseId)}/measures/${id}/evaluate`,
  templates: (caseId: Id): string => `${plan(caseId)}/templates`,
  templatesFor: (caseId: Id, path: string, person: string): string =>
    `${plan(caseId)}/templates?path=${numberIn(templatePaths, path)}&person=${numberIn(templatePersons, person)}`,
  ladder: (caseId: Id): string => `${plan(caseId)}/ladders`,
  newAgreed: (caseId: Id, kind: string): string => `${plan(caseId)}/agreed/new/${kind}`,
  agreed: (caseId: Id, id: Id): string => `${plan(caseId)}/agreed/${id}`,
  sheet: (caseId: Id, id: Id): string => `${plan(caseId)}/agreed/${id}/sheet`,
  rights,
  tellRights: (caseId: Id): string => `${rights(caseId)}/new`,
  rightsTalk: (caseId: Id, id: Id): string => `${rights(caseId)}/${id}`,
  rightsSheet: (caseId: Id, edition: string, language: string): string => `${rights(caseId)}/sheet/${edition}/${language}`,
  course: (caseId: Id): string => `/cases/${caseId}/course`,
} as const
