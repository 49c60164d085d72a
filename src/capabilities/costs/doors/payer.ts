import { z } from 'zod'
import { accept, refuse } from '#kernel/result.ts'
import { form, page } from '#platform/http/door.ts'
import type { Door } from '#platform/http/door.ts'
import * as f from '#platform/http/fields.ts'
import { assessPayer } from '#capabilities/costs/commands/assess-payer.ts'
import { decidePayer, type DecideRefusal } from '#capabilities/costs/commands/decide-payer.ts'
import { askTransfer, stepTransfer, type AskRefusal, type StepRefusal } from '#capabilities/costs/commands/transfers.ts'
import { costRoles, costWriters } from '#capabilities/costs/domain/roles.ts'
import { refused } from '#capabilities/costs/doors/refused.ts'
import { AskForm, AssessForm, DecideForm, oneAssessment, oneCase, oneTransfer, StepForm } from '#capabilities/costs/forms.ts'
import { assessForm, decideForm } from '#capabilities/costs/pages/payer-forms.tsx'
import { payerPage } from '#capabilities/costs/pages/payer-page.tsx'
import { askForm, stepForm } from '#capabilities/costs/pages/transfer-forms.tsx'
import { transfersPage } from '#capabilities/costs/pages/transfers-page.tsx'
import { costPaths } from '#capabilities/costs/paths.ts'
import {
  payerAnswer,
  prepareAsk,
  prepareAssess,
  prepareDecide,
  prepareStep,
  showPayer,
  type AskModel,
  type AssessModel,
  type DecideModel,
  type StepModel,
} from '#capabilities/costs/queries/payer.ts'
import { showTransfers, transfersAnswer, transferShows } from '#capabilities/costs/queries/transfers.ts'

const writing = { may: costWriters, scope: 'id' } as const

const overview = page({
  may: costRoles,
  scope: 'id',
  path: costPaths.payer(':id'),
  name: 'who-pays',
  params: oneCase,
  records: 'payer.seen',
  answers: payerAnswer,
  read: (visit, { params }) => showPayer(visit, params.id),
  view: payerPage,
})

const assess = form<typeof oneCase, never, typeof AssessForm, AssessModel, never>({
  ...writing,
  path: costPaths.assess(':id'),
  name: 'assess-who-pays',
  params: oneCase,
  records: 'payer.assessed',
  accepts: AssessForm,
  read: (visit, { params }) => prepareAssess(visit, params.id),
  view: assessForm,
  submit: async (visit, { params, form: answers, version }, { entered }) => {
    const done = await assessPayer(visit, entered, answers, version ?? 0)
    return done.ok ? accept({ to: costPaths.decide(params.id, done.value), id: done.value }) : refuse(done.refusal)
  },
  refusals: {},
})

const decide = form<typeof oneAssessment, never, typeof DecideForm, DecideModel, DecideRefusal>({
  ...writing,
  path: costPaths.decide(':id', ':assessment'),
  name: 'decide-who-pays',
  params: oneAssessment,
  records: 'payer.decided',
  accepts: DecideForm,
  read: (visit, { params }) => prepareDecide(visit, params.id, params.assessment),
  view: decideForm,
  submit: async (visit, { params, form: said, version }, { entered, assessment }) => {
    const made = { payer: said.payer, payerUnit: said.board, fromOn: said.fromOn, provisional: said.provisional, shown: said.shown }
    const done = await decidePayer(visit, entered, assessment, made, version ?? assessment.version)
    return done.ok ? accept({ to: costPaths.payer(params.id), id: done.value }) : done
  },
  refusals: {
    'decided-already': refused(409, 'decidedAlready'),
    'too-far-ahead': refused(422, 'tooFarAhead', 'fromOn'),
    'before-the-case': refused(422, 'beforeTheCase', 'fromOn'),
    'not-that-board': refused(422, 'notThatBoard', 'board'),
  },
})

const ask = form<typeof oneCase, never, typeof AskForm, AskModel, AskRefusal>({
  ...writing,
  path: costPaths.ask(':id'),
  name: 'ask-board-to-take-over',
  params: oneCase,
  records: 'transfer.asked',
  accepts: AskForm,
  read: (visit, { params }) => prepareAsk(visit, params.id),
  view: askForm,
  submit: async (visit, { params, form: said }, { entered }) => {
    const done = await askTransfer(visit, entered, { toUnit: said.board, askedOn: said.askedOn })
    return done.ok ? accept({ to: costPaths.payer(params.id), id: done.value }) : done
  },
  refusals: {
    'in-the-future': refused(422, 'inTheFuture', 'askedOn'),
    'not-that-board': refused(422, 'notThatBoard', 'board'),
    'asked-already': refused(409, 'askedAlready'),
  },
})

const step = form<typeof oneTransfer, never, typeof StepForm, StepModel, StepRefusal>({
  ...writing,
  path: costPaths.transfer(':id', ':transfer'),
  name: 'answer-transfer',
  params: oneTransfer,
  records: 'transfer.answered',
  accepts: StepForm,
  read: (visit, { params }) => prepareStep(visit, params.id, params.transfer),
  view: stepForm,
  submit: async (visit, { params, form: said, version }, { entered, transfer }) => {
    const done = await stepTransfer(visit, entered, transfer, said, version ?? transfer.version)
    return done.ok ? accept({ to: costPaths.payer(params.id), id: done.value }) : done
  },
  refusals: {
    'not-now': refused(422, 'notNow', 'step'),
    'in-the-future': refused(422, 'inTheFuture', 'on'),
    'before-asked': refused(422, 'beforeAsked', 'on'),
    'from-when': refused(422, 'fromWhen', 'takesFrom'),
  },
})

const waiting = page({
  may: costWriters,
  path: costPaths.transfers,
  name: 'transfers-waiting',
  query: z.object({ show: f.optionalChoice(transferShows) }),
  records: 'transfers.listed',
  answers: transfersAnswer,
  read: (visit, { query }) => showTransfers(visit, query.show),
  view: transfersPage,
})

export const payerDoors: readonly Door[] = [waiting, overview, assess, decide, ask, step]
