import { accept } from '#kernel/result.ts'
import { form, page, type Door } from '#platform/http/door.ts'
import { applyFor, type ApplyRefusal } from '#capabilities/returning/commands/apply.ts'
import { decideAdmission, type DecideRefusal } from '#capabilities/returning/commands/decide-admission.ts'
import { noteFinding, type FindingRefusal } from '#capabilities/returning/commands/note-finding.ts'
import { choicePaths } from '#capabilities/returning/choice-paths.ts'
import { returnRoles } from '#capabilities/returning/domain/roles.ts'
import { refused, wordsRefusals } from '#capabilities/returning/doors/choice-refused.ts'
import { ApplyForm, DecideForm, FindingForm, oneCase } from '#capabilities/returning/forms/choice.ts'
import { applyPage, decidePage, findingPage } from '#capabilities/returning/pages/choice-admission-forms.tsx'
import { findingsPage } from '#capabilities/returning/pages/choice-pages.tsx'
import { returnPaths } from '#capabilities/returning/paths.ts'
import type { Entered } from '#capabilities/returning/queries/enter.ts'
import {
  findingsAnswer,
  prepareApply,
  prepareDecide,
  prepareFinding,
  showFindings,
  type ApplyModel,
  type DecideModel,
} from '#capabilities/returning/queries/prepare-choice.ts'

const shared = { may: returnRoles, scope: 'id', params: oneCase } as const

const apply = form<typeof oneCase, never, typeof ApplyForm, ApplyModel, ApplyRefusal>({
  ...shared,
  path: choicePaths.apply(':id'),
  name: 'apply-for-return',
  records: 'return.applied',
  accepts: ApplyForm,
  read: (visit, { params }) => prepareApply(visit, params.id),
  view: applyPage,
  submit: async (visit, { params, form: said }, { entered }) => {
    const { ground, destination, rightThere, appliedOn } = said
    const done = await applyFor(visit, entered, { ground, destination, rightThere, appliedOn })
    return done.ok ? accept({ to: returnPaths.ofCase(params.id), id: done.value }) : done
  },
  refusals: {
    'moved-on': refused(409, 'movedOn'),
    'not-chosen': refused(422, 'notChosen'),
    'no-partner': refused(422, 'noPartner'),
    'no-consent': refused(422, 'noConsent'),
    'applied-in-future': refused(422, 'inFuture', 'appliedOn'),
    'applied-before-choice': refused(422, 'appliedBeforeChoice', 'appliedOn'),
    'not-the-coordinator': refused(422, 'notCoordinator'),
    'not-sweden': refused(422, 'notSweden', 'destination'),
  },
})

const decide = form<typeof oneCase, never, typeof DecideForm, DecideModel, DecideRefusal>({
  ...shared,
  path: choicePaths.decide(':id'),
  name: 'decide-return-admission',
  records: 'return.decided',
  accepts: DecideForm,
  read: (visit, { params }) => prepareDecide(visit, params.id),
  view: decidePage,
  submit: async (visit, { params, form: said }, { entered }) => {
    const done = await decideAdmission(visit, entered, said)
    return done.ok ? accept({ to: returnPaths.ofCase(params.id), id: done.value }) : done
  },
  refusals: {
    'moved-on': refused(409, 'movedOn'),
    'decided-already': refused(409, 'decidedAlready'),
    'same-person': refused(422, 'samePerson'),
    'not-a-decider': refused(422, 'notADecider'),
    'reason-needed': refused(422, 'reasonNeeded', 'reason'),
    'child-waits': refused(422, 'childWaits', 'answer'),
    'decided-in-future': refused(422, 'inFuture', 'decidedOn'),
    'consent-gone': refused(422, 'noConsent', 'answer'),
  },
})

const find = form<typeof oneCase, never, typeof FindingForm, Entered, FindingRefusal>({
  ...shared,
  path: choicePaths.finding(':id'),
  name: 'note-child-finding',
  records: 'return.found',
  accepts: FindingForm,
  read: (visit, { params }) => prepareFinding(visit, params.id),
  view: findingPage,
  submit: async (visit, { params, form: said }, entered) => {
    const done = await noteFinding(visit, entered, said)
    return done.ok ? accept({ to: returnPaths.ofCase(params.id), id: done.value }) : done
  },
  refusals: {
    ...wordsRefusals,
    'moved-on': refused(409, 'movedOn'),
    'same-person': refused(422, 'bothSides', 'side'),
    'not-a-child': refused(422, 'notAChild'),
    'found-in-future': refused(422, 'inFuture', 'foundOn'),
    'not-the-board': refused(422, 'notTheBoard', 'side'),
    'channel-needed': refused(422, 'channelNeeded', 'channel'),
    'not-that-authority': refused(422, 'notThatAuthority', 'authority'),
  },
})

const findings = page({
  ...shared,
  path: choicePaths.findings(':id'),
  name: 'child-findings',
  records: 'return.findings-seen',
  answers: findingsAnswer,
  read: (visit, { params }) => showFindings(visit, params.id),
  view: findingsPage,
})

export const admissionDoors: readonly Door[] = [apply, decide, find, findings]
