import { accept, refuse } from '#kernel/result.ts'
import { form, page } from '#platform/http/door.ts'
import type { Door } from '#platform/http/door.ts'
import { setBasis, takeBasis, type BasisRefusal, type TakeBasisRefusal } from '#capabilities/costs/commands/set-basis.ts'
import { takeBackLine, writeLines, type CostRefusal, type TakeBackRefusal } from '#capabilities/costs/commands/write-lines.ts'
import { costRoles, costWriters } from '#capabilities/costs/domain/roles.ts'
import { costErrors, costRefusals, refused, takeBackRefusals } from '#capabilities/costs/doors/refused.ts'
import { BasisForm, LineForm, oneCase, oneLine, StayForm, TakeBackForm, TakeBasisForm } from '#capabilities/costs/forms.ts'
import { basisForm } from '#capabilities/costs/pages/basis-form.tsx'
import { costsPage } from '#capabilities/costs/pages/costs-page.tsx'
import { letterPage } from '#capabilities/costs/pages/letter-page.tsx'
import { lineForm, stayForm, takeBackForm } from '#capabilities/costs/pages/line-forms.tsx'
import { takeBasisForm } from '#capabilities/costs/pages/right.tsx'
import { costPaths } from '#capabilities/costs/paths.ts'
import { prepareBasis, prepareTakeBasis, type BasisModel, type TakeBasisModel } from '#capabilities/costs/queries/basis.ts'
import { costsAnswer, prepareLine, prepareTakeBack, showCosts, type TakeBackModel, type WriteModel } from '#capabilities/costs/queries/case-costs.ts'
import { letterAnswer, showLetter } from '#capabilities/costs/queries/letter.ts'
import { openAccount } from '#capabilities/costs/store/account.ts'

const writing = { may: costWriters, scope: 'id' } as const

const overview = page({
  may: costRoles,
  scope: 'id',
  path: costPaths.ofCase(':id'),
  name: 'case-costs',
  params: oneCase,
  records: 'costs.seen',
  answers: costsAnswer,
  read: (visit, { params }) => showCosts(visit, params.id),
  view: costsPage,
})

const place = ({ entered: { card, standing } }: WriteModel) => ({ caseId: card.id, unitId: standing.unitId })
const placeOf = (model: WriteModel) => ({
  trail: { caseId: model.entered.card.id, pseudonym: model.entered.card.pseudonym },
  back: costPaths.ofCase(model.entered.card.id),
})

const line = form<typeof oneCase, never, typeof LineForm, WriteModel, CostRefusal>({
  ...writing,
  path: costPaths.newLine(':id'),
  name: 'write-cost-line',
  params: oneCase,
  records: 'cost.written',
  accepts: LineForm,
  read: (visit, { params }) => prepareLine(visit, params.id),
  view: (model, state, reading) => lineForm({ ...placeOf(model), action: costPaths.newLine(model.entered.card.id) }, state, reading),
  submit: async (visit, { params, form: said }, model) => {
    await openAccount(visit.tx, params.id)
    const done = await writeLines(visit, place(model), { ...said, unitOre: said.unit, unitVatOre: said.vat, stay: null })
    return done.ok ? accept({ to: costPaths.ofCase(params.id), id: done.value }) : done
  },
  refusals: costRefusals,
  errors: costErrors,
})

const stay = form<typeof oneCase, never, typeof StayForm, WriteModel, CostRefusal>({
  ...writing,
  path: costPaths.newStay(':id'),
  name: 'write-cost-of-stay',
  params: oneCase,
  records: 'cost.written',
  accepts: StayForm,
  read: (visit, { params }) => prepareLine(visit, params.id),
  view: (model, state, reading) => stayForm({ ...placeOf(model), action: costPaths.newStay(model.entered.card.id) }, state, reading),
  submit: async (visit, { params, form: said }, model) => {
    await openAccount(visit.tx, params.id)
    const days = { dischargedOn: said.dischargedOn, rule: said.rule }
    const done = await writeLines(visit, place(model), { ...said, unitOre: said.unit, unitVatOre: said.vat, stay: days })
    return done.ok ? accept({ to: costPaths.ofCase(params.id), id: done.value }) : done
  },
  refusals: costRefusals,
  errors: costErrors,
})

const takeBack = form<typeof oneLine, never, typeof TakeBackForm, TakeBackModel, TakeBackRefusal>({
  ...writing,
  path: costPaths.takeBack(':id', ':line'),
  name: 'take-back-cost-line',
  params: oneLine,
  records: 'cost.taken-back',
  accepts: TakeBackForm,
  read: (visit, { params }) => prepareTakeBack(visit, params.id, params.line),
  view: (model, state, reading) =>
    takeBackForm({ ...placeOf(model), action: costPaths.takeBack(model.entered.card.id, model.line.id) }, model.line, state, reading),
  submit: async (visit, { params, form: said }, model) => {
    const done = await takeBackLine(visit, model.line, said.reason)
    return done.ok ? accept({ to: costPaths.ofCase(params.id), id: done.value }) : done
  },
  refusals: takeBackRefusals,
})

const basisRefusals = {
  'in-the-future': refused(422, 'inTheFuture', 'receivedOn'),
  'granted-before': refused(422, 'grantedBefore', 'grantedOn'),
  'ends-before': refused(422, 'endsBefore', 'endsOn'),
  'say-how-it-ended': refused(422, 'sayHowItEnded', 'endedWhy'),
  'never-granted': refused(422, 'neverGranted', 'endedWhy'),
} as const

const basis = form<typeof oneCase, never, typeof BasisForm, BasisModel, BasisRefusal>({
  ...writing,
  path: costPaths.basis(':id'),
  name: 'set-reimbursement-basis',
  params: oneCase,
  records: 'reimbursement.basis-set',
  accepts: BasisForm,
  read: (visit, { params }) => prepareBasis(visit, params.id),
  view: basisForm,
  submit: async (visit, { params, form: said, version }, { entered }) => {
    const done = await setBasis(visit, entered, said, version ?? 0)
    return done.ok ? accept({ to: costPaths.ofCase(params.id), id: done.value }) : refuse(done.refusal)
  },
  refusals: basisRefusals,
})

/** What the case's applications say, written here with one press. */
const basisFromCase = form<typeof oneCase, never, typeof TakeBasisForm, TakeBasisModel, TakeBasisRefusal>({
  ...writing,
  path: costPaths.takeBasis(':id'),
  name: 'take-reimbursement-basis',
  params: oneCase,
  records: 'reimbursement.basis-set',
  accepts: TakeBasisForm,
  read: (visit, { params }) => prepareTakeBasis(visit, params.id),
  view: takeBasisForm,
  submit: async (visit, { params, form: shown, version }, model) => {
    const done = await takeBasis(visit, model, shown, version ?? 0)
    return done.ok ? accept({ to: costPaths.ofCase(params.id), id: done.value }) : refuse(done.refusal)
  },
  refusals: { ...basisRefusals, 'not-as-shown': refused(409, 'notAsShown'), 'same-already': refused(409, 'sameAlready') },
})

/** Paper that leaves: passphrase and code are asked for first. */
const letter = page({
  may: costWriters,
  scope: 'id',
  path: costPaths.letter(':id'),
  name: 'letter-to-board',
  params: oneCase,
  records: 'costs.letter-printed',
  answers: letterAnswer,
  read: (visit, { params }) => showLetter(visit, params.id),
  view: letterPage,
})

export const lineDoors: readonly Door[] = [overview, line, stay, takeBack, basis, basisFromCase, letter]
