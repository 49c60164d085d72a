import { accept } from '#kernel/result.ts'
import { form, page, type Door } from '#platform/http/door.ts'
import { approveDeparture, takeBackDeparture } from '#capabilities/returning/commands/approve-departure.ts'
import { noteHome, type HomeRefusal } from '#capabilities/returning/commands/note-home.ts'
import type { ApproveRefusal } from '#capabilities/returning/domain/gates.ts'
import { returnRoles } from '#capabilities/returning/domain/roles.ts'
import { paperDoors } from '#capabilities/returning/doors/gates-papers.ts'
import { planDoors } from '#capabilities/returning/doors/gates-plan.ts'
import { refused, wordsRefused } from '#capabilities/returning/doors/gates-refused.ts'
import { riskDoors } from '#capabilities/returning/doors/gates-risk.ts'
import { HomeForm, NothingForm, oneArea, oneCase } from '#capabilities/returning/forms/gates.ts'
import { gatePaths } from '#capabilities/returning/gates-paths.ts'
import { fallingApprovals } from '#capabilities/returning/jobs/falling-approvals.ts'
import { homeFormPage, homePage } from '#capabilities/returning/pages/gates-home.tsx'
import { approvePage, gatesPage, takeBackPage } from '#capabilities/returning/pages/gates-page.tsx'
import { GatesSection } from '#capabilities/returning/pages/gates-section.tsx'
import { enterToWrite, type Entered } from '#capabilities/returning/queries/enter.ts'
import { gateLanes, gateMoments, gatesToday } from '#capabilities/returning/queries/gate-moments.ts'
import { returnFurnishings, returnJobs, returnSections, returnTodays, type ReturnSection } from '#capabilities/returning/queries/sections.ts'
import { gatesAnswer, gatesOf, prepareApproval, showGates, type ApproveModel, type GatesModel } from '#capabilities/returning/queries/show-gates.ts'
import { homeAnswer, prepareHome, showHome, type HomeAreaModel } from '#capabilities/returning/queries/show-home.ts'
import { furnishGateRules } from '#capabilities/returning/store/gate-rule.ts'

const shared = { may: returnRoles, scope: 'id' } as const

const overview = page({
  ...shared,
  path: gatePaths.gates(':id'),
  name: 'return-gates',
  params: oneCase,
  records: 'return.gates-seen',
  answers: gatesAnswer,
  read: (visit, { params }) => showGates(visit, params.id),
  view: gatesPage,
})

const approve = form<typeof oneCase, never, typeof NothingForm, ApproveModel, { readonly kind: ApproveRefusal | 'moved-on' }>({
  ...shared,
  path: gatePaths.approve(':id'),
  name: 'approve-departure',
  params: oneCase,
  records: 'return.approved',
  accepts: NothingForm,
  read: (visit, { params }) => prepareApproval(visit, params.id),
  view: approvePage,
  submit: async (visit, _input, { entered }) => {
    const done = await approveDeparture(visit, entered)
    return done.ok ? accept({ to: gatePaths.gates(entered.card.id), id: done.value }) : done
  },
  refusals: {
    'not-yours-to-approve': refused(422, 'notYoursToApprove'),
    'gate-closed': refused(422, 'gateClosed'),
    'not-admitted': refused(409, 'notAdmitted'),
    'already-approved': refused(409, 'alreadyApproved'),
    'second-person-needed': refused(422, 'secondPerson'),
    'moved-on': refused(409, 'movedOn'),
  },
})

const takeBack = form<typeof oneCase, never, typeof NothingForm, Entered, { readonly kind: 'nothing-to-take-back' }>({
  ...shared,
  path: gatePaths.takeBack(':id'),
  name: 'take-back-departure',
  params: oneCase,
  records: 'return.approval-taken-back',
  accepts: NothingForm,
  read: (visit, { params }) => enterToWrite(visit, params.id),
  view: takeBackPage,
  submit: async (visit, _input, entered) => {
    const done = await takeBackDeparture(visit, entered)
    return done.ok ? accept({ to: gatePaths.gates(entered.card.id), id: done.value }) : done
  },
  refusals: { 'nothing-to-take-back': refused(409, 'nothingToTakeBack') },
})

const home = page({
  ...shared,
  path: gatePaths.home(':id'),
  name: 'return-home',
  params: oneCase,
  records: 'return.home-seen',
  answers: homeAnswer,
  read: (visit, { params }) => showHome(visit, params.id),
  view: homePage,
})

const note = form<typeof oneArea, never, typeof HomeForm, HomeAreaModel, HomeRefusal>({
  ...shared,
  path: gatePaths.homeArea(':id', ':place'),
  name: 'note-return-home',
  params: oneArea,
  records: 'return.home-noted',
  accepts: HomeForm,
  read: (visit, { params }) => prepareHome(visit, params.id, params.place),
  view: homeFormPage,
  submit: async (visit, { form: said, version }, { entered, area }) => {
    const done = await noteHome(visit, entered, { area, ...said }, version ?? 0)
    return done.ok ? accept({ to: gatePaths.home(entered.card.id), id: done.value }) : done
  },
  refusals: { ...wordsRefused('words'), 'checked-in-future': refused(422, 'inFuture', 'checkedOn'), 'who-looked': refused(422, 'whoLooked', 'checkedBy') },
})

const section: ReturnSection = {
  name: 'gates',
  order: 200,
  read: gatesOf,
  view: ((model: GatesModel, shown) => GatesSection(model, shown)) as ReturnSection['view'],
  moments: gateMoments,
  lanes: gateLanes,
}
returnSections.push(section)
returnTodays.push(gatesToday)
returnFurnishings.push(furnishGateRules)
returnJobs.push(fallingApprovals)

export const gatesDoors: readonly Door[] = [overview, approve, takeBack, home, note, ...riskDoors, ...planDoors, ...paperDoors]
