import { accept } from '#kernel/result.ts'
import { form, page, type Door } from '#platform/http/door.ts'
import { meetCondition, sayRiskSide, signRisk, type SideRefusal, type SignRefusal } from '#capabilities/returning/commands/weigh-risk.ts'
import { returnRoles } from '#capabilities/returning/domain/roles.ts'
import { refused, wordsRefused } from '#capabilities/returning/doors/gates-refused.ts'
import { MetForm, oneCase, oneRisk, ratingsOf, SideForm, SignForm } from '#capabilities/returning/forms/gates.ts'
import { gatePaths } from '#capabilities/returning/gates-paths.ts'
import { meetPage, sidePage, signPage } from '#capabilities/returning/pages/gates-risk-forms.tsx'
import { riskPage, risksPage } from '#capabilities/returning/pages/gates-risk-page.tsx'
import {
  findRisk,
  prepareSide,
  riskAnswer,
  risksAnswer,
  showRisk,
  showRisks,
  type FoundRisk,
  type SideModel,
} from '#capabilities/returning/queries/show-joint-risk.ts'

const shared = { may: returnRoles, scope: 'id' } as const

const list = page({
  ...shared,
  path: gatePaths.risks(':id'),
  name: 'joint-risks',
  params: oneCase,
  records: 'return.risks-listed',
  answers: risksAnswer,
  read: (visit, { params }) => showRisks(visit, params.id),
  view: risksPage,
})

const say = form<typeof oneCase, never, typeof SideForm, SideModel, SideRefusal>({
  ...shared,
  path: gatePaths.riskSide(':id'),
  name: 'say-joint-risk',
  params: oneCase,
  records: 'return.risk-said',
  accepts: SideForm,
  read: (visit, { params }) => prepareSide(visit, params.id),
  view: sidePage,
  submit: async (visit, { form: said }, { entered }) => {
    const done = await sayRiskSide(visit, entered, { ratings: ratingsOf(said), ownView: said.ownView, words: said.words, ownWords: said.ownWords })
    return done.ok ? accept({ to: gatePaths.risk(entered.card.id, done.value), id: done.value }) : done
  },
  refusals: {
    ...wordsRefused('words'),
    'moved-on': refused(409, 'movedOn'),
    'side-said': refused(409, 'sideSaid'),
    'own-view-needed': refused(422, 'ownViewNeeded', 'ownView'),
  },
})

const one = page({
  ...shared,
  path: gatePaths.risk(':id', ':risk'),
  name: 'joint-risk',
  params: oneRisk,
  records: 'return.risk-seen',
  answers: riskAnswer,
  read: (visit, { params }) => showRisk(visit, params.id, params.risk),
  view: riskPage,
})

const sign = form<typeof oneRisk, never, typeof SignForm, FoundRisk, SignRefusal>({
  ...shared,
  path: gatePaths.signRisk(':id', ':risk'),
  name: 'sign-joint-risk',
  params: oneRisk,
  records: 'return.risk-signed',
  accepts: SignForm,
  read: (visit, { params }) => findRisk(visit, params.id, params.risk, true),
  view: signPage,
  submit: async (visit, { form: { outcome, conditions, words } }, { entered, risk }) => {
    const done = await signRisk(visit, entered, risk.id, { outcome, conditions, words })
    return done.ok ? accept({ to: gatePaths.risk(entered.card.id, risk.id), id: done.value }) : done
  },
  refusals: {
    ...wordsRefused('words'),
    'moved-on': refused(409, 'movedOn'),
    'condition-needed': refused(422, 'conditionNeeded', 'conditions'),
    'condition-not-needed': refused(422, 'conditionNotNeeded', 'conditions'),
    'not-a-signer': refused(422, 'notASigner'),
    'side-missing': refused(422, 'sideMissing'),
    'signed-already': refused(409, 'signedAlready'),
    'not-the-newest': refused(409, 'notNewest'),
  },
})

const meet = form<typeof oneRisk, never, typeof MetForm, FoundRisk, { readonly kind: 'no-such-condition' } | { readonly kind: 'met-already' }>({
  ...shared,
  path: gatePaths.meetRisk(':id', ':risk'),
  name: 'meet-joint-risk',
  params: oneRisk,
  records: 'return.condition-met',
  accepts: MetForm,
  read: async (visit, { params }) => {
    const found = await findRisk(visit, params.id, params.risk, true)
    return found?.newest ? found : null
  },
  view: meetPage,
  submit: async (visit, { form: { condition } }, { entered, risk }) => {
    const done = await meetCondition(visit, entered, risk, condition)
    return done.ok ? accept({ to: gatePaths.risk(entered.card.id, risk.id), id: done.value }) : done
  },
  refusals: { 'no-such-condition': refused(422, 'noSuchCondition', 'condition'), 'met-already': refused(409, 'metAlready', 'condition') },
})

export const riskDoors: readonly Door[] = [list, say, one, sign, meet]
