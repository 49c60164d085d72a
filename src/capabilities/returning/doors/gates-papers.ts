import { accept, refuse } from '#kernel/result.ts'
import { form, page, type Door } from '#platform/http/door.ts'
import type { Changed } from '#platform/http/door.ts'
import { followPaper, listPaper, noteClearance, type ClearanceRefusal, type PaperRefusal } from '#capabilities/returning/commands/note-paper.ts'
import { returnRoles } from '#capabilities/returning/domain/roles.ts'
import { refused, wordsRefused } from '#capabilities/returning/doors/gates-refused.ts'
import { ClearanceForm, clearanceFrom, oneCase, oneClearance, onePaper, PaperForm, StepForm } from '#capabilities/returning/forms/gates.ts'
import { gatePaths } from '#capabilities/returning/gates-paths.ts'
import { clearancePage, paperFormPage, stepPage } from '#capabilities/returning/pages/gates-papers-forms.tsx'
import { papersPage } from '#capabilities/returning/pages/gates-papers.tsx'
import { enterToWrite, type Entered } from '#capabilities/returning/queries/enter.ts'
import { papersAnswer, prepareClearance, preparePaper, showPapers, type ClearanceModel, type PaperModel } from '#capabilities/returning/queries/show-papers.ts'

const shared = { may: returnRoles, scope: 'id' } as const
const paperRefusals = {
  ...wordsRefused('words'),
  'day-needed': refused(422, 'dayNeeded', 'validUntil'),
  'already-over': refused(422, 'alreadyOver', 'validUntil'),
  'issuer-needed': refused(422, 'issuerNeeded', 'issuer'),
  'issuer-not-there': refused(422, 'issuerNotThere', 'issuer'),
}

const list = page({
  ...shared,
  path: gatePaths.papers(':id'),
  name: 'return-papers',
  params: oneCase,
  records: 'return.papers-listed',
  answers: papersAnswer,
  read: (visit, { params }) => showPapers(visit, params.id),
  view: papersPage,
})

const add = form<typeof oneCase, never, typeof PaperForm, Entered, PaperRefusal>({
  ...shared,
  path: gatePaths.newPaper(':id'),
  name: 'list-return-paper',
  params: oneCase,
  records: 'return.paper-listed',
  accepts: PaperForm,
  read: (visit, { params }) => enterToWrite(visit, params.id),
  view: paperFormPage,
  submit: async (visit, { form: said }, entered) => {
    const done = await listPaper(visit, entered, said)
    return done.ok ? accept({ to: gatePaths.papers(entered.card.id), id: done.value }) : done
  },
  refusals: paperRefusals,
})

const follow = form<typeof onePaper, never, typeof StepForm, PaperModel, PaperRefusal | Changed>({
  ...shared,
  path: gatePaths.paper(':id', ':paper'),
  name: 'follow-return-paper',
  params: onePaper,
  records: 'return.paper-followed',
  accepts: StepForm,
  read: (visit, { params }) => preparePaper(visit, params.id, params.paper),
  view: stepPage,
  submit: async (visit, { form: said, version }, { entered, paper }) => {
    const done = await followPaper(visit, entered, paper, said, version ?? 0)
    return done.ok ? accept({ to: gatePaths.papers(entered.card.id), id: done.value }) : done
  },
  refusals: paperRefusals,
})

type Refusal = ClearanceRefusal | { readonly kind: 'status-needed' } | { readonly kind: 'medicine-needed' }
const clear = form<typeof oneClearance, never, typeof ClearanceForm, ClearanceModel, Refusal>({
  ...shared,
  path: gatePaths.clearance(':id', ':from'),
  name: 'note-return-clearance',
  params: oneClearance,
  records: 'return.clearance-noted',
  accepts: ClearanceForm,
  read: (visit, { params }) => prepareClearance(visit, params.id, clearanceFrom[params.from]),
  view: clearancePage,
  submit: async (visit, { form: said, version }, { entered, kind }) => {
    const status = kind === 'trial' ? said.trial : said.fit
    if (status === null) return refuse({ kind: 'status-needed' })
    if (kind === 'fit' && said.medicine === null) return refuse({ kind: 'medicine-needed' })
    const { told, onDay } = said
    const rest = kind === 'trial' ? { validUntil: null, medicine: null, medicineDays: null, words: null } : said
    const { validUntil, medicine, medicineDays, words } = rest
    const done = await noteClearance(visit, entered, { kind, status, told, onDay, validUntil, medicine, medicineDays, words }, version ?? 0)
    return done.ok ? accept({ to: gatePaths.papers(entered.card.id), id: done.value }) : done
  },
  refusals: {
    ...wordsRefused('words'),
    'status-needed': refused(422, 'statusNeeded'),
    'medicine-needed': refused(422, 'medicineNeeded', 'medicine'),
    'said-in-future': refused(422, 'inFuture', 'onDay'),
    'told-needed': refused(422, 'toldNeeded', 'told'),
    'day-needed': refused(422, 'dayNeeded', 'validUntil'),
    'already-over': refused(422, 'alreadyOver', 'validUntil'),
    'medicine-days': refused(422, 'medicineDays', 'medicineDays'),
  },
})

export const paperDoors: readonly Door[] = [list, add, follow, clear]
