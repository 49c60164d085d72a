import { accept } from '#kernel/result.ts'
import { form, page, type Door } from '#platform/http/door.ts'
import { applyForPermit, type ApplyRefusal } from '#capabilities/support/commands/apply-permit.ts'
import {
  decidePermit,
  receivePermit,
  revokePermit,
  stayPermit,
  tellOfPermit,
  type DecideRefusal,
  type ReceiveRefusal,
  type RevokeRefusal,
  type StayRefusal,
  type TellRefusal,
} from '#capabilities/support/commands/decide-permit.ts'
import { clockRoles } from '#capabilities/support/domain/clock-roles.ts'
import { lawCase } from '#capabilities/support/forms/deadline.ts'
import {
  applyFields,
  decideFields,
  onePermit,
  permitKindParams,
  receiptFields,
  revokeFields,
  stayFields,
  tellFields,
} from '#capabilities/support/forms/permit.ts'
import { lawPaths } from '#capabilities/support/law-paths.ts'
import { applyForm, decideForm, receiptForm, revokeForm, stayForm, tellForm } from '#capabilities/support/pages/permit-forms.tsx'
import { permitPage, permitsPage } from '#capabilities/support/pages/permits-page.tsx'
import {
  permitAnswer,
  permitsAnswer,
  prepareApplication,
  preparePermit,
  showPermit,
  showPermits,
  type OnePermitForm,
  type ApplyForm,
} from '#capabilities/support/queries/show-permits.ts'
import { answered, type lawWords } from '#capabilities/support/words.law.ts'

const shared = { may: clockRoles, scope: 'id' } as const
const said = (word: keyof (typeof lawWords)['sv']['permits']['refused'], field?: string) => answered(422, (t) => t.permits.refused[word], field)
const ofClocks = (word: keyof (typeof lawWords)['sv']['clocks']['refused'], field?: string) => answered(422, (t) => t.clocks.refused[word], field)
const duties = {
  'not-yours-to-write': ofClocks('notYours'),
  'not-a-colleague': ofClocks('notAColleague', 'person'),
  'no-deputy': ofClocks('noDeputy', 'deputy'),
  'no-rule': ofClocks('noRule'),
  'end-from-document': said('daysFromDocument', 'validTo'),
  'end-far-off': ofClocks('endFarOff', 'validTo'),
} as const

const list = page({
  ...shared,
  path: lawPaths.permits(':id'),
  name: 'permits',
  params: lawCase,
  records: 'permits.listed',
  answers: permitsAnswer,
  read: (visit, { params }) => showPermits(visit, params.id),
  view: permitsPage,
})

const apply = form<typeof permitKindParams, never, typeof applyFields, ApplyForm, ApplyRefusal>({
  ...shared,
  path: lawPaths.newPermit(':id', ':kind'),
  name: 'enter-application',
  params: permitKindParams,
  records: 'permit.applied',
  accepts: applyFields,
  read: (visit, { params }) => prepareApplication(visit, params.id, params.kind),
  view: applyForm,
  submit: async (visit, { params, form: asked }, { entered, kind }) => {
    const done = await applyForPermit(visit, entered, { ...asked, kind })
    return done.ok ? accept({ to: lawPaths.permit(params.id, done.value), id: done.value }) : done
  },
  refusals: {
    'sent-in-future': said('sentInFuture', 'sentOn'),
    'board-not-yet': said('boardNotYet', 'applicant'),
    'board-other-crime': said('boardOtherCrime', 'basis'),
    'reflection-other-crime': said('reflectionOtherCrime', 'basis'),
    'nothing-to-extend': said('nothingToExtend'),
    'too-late-to-extend': said('tooLate', 'sentOn'),
    'already-waiting': said('alreadyWaiting'),
    'not-yours-to-write': ofClocks('notYours'),
  },
})

const one = page({
  ...shared,
  path: lawPaths.permit(':id', ':permit'),
  name: 'permit',
  params: onePermit,
  records: 'permit.seen',
  answers: permitAnswer,
  read: (visit, { params }) => showPermit(visit, params.id, params.permit),
  view: permitPage,
})

const deed = (name: string, word: string) => ({ ...shared, path: lawPaths.permitDeed(':id', ':permit', word), name, params: onePermit }) as const
const to = (params: { readonly id: string; readonly permit: string }) => accept({ to: lawPaths.permit(params.id, params.permit), id: params.permit })

const receipt = form<typeof onePermit, never, typeof receiptFields, OnePermitForm, ReceiveRefusal>({
  ...deed('enter-receipt', 'receipt'),
  records: 'permit.received',
  accepts: receiptFields,
  read: (visit, { params }) => preparePermit(visit, params.id, params.permit),
  view: receiptForm,
  submit: async (visit, { params, form: paper, version }, { permit }) => {
    const done = await receivePermit(visit, permit, version ?? 0, paper.receivedOn)
    return done.ok ? to(params) : done
  },
  refusals: { 'received-in-future': said('receivedInFuture', 'receivedOn'), 'received-before-sent': said('receivedBefore', 'receivedOn') },
})

const decide = form<typeof onePermit, never, typeof decideFields, OnePermitForm, DecideRefusal>({
  ...deed('enter-permit-decision', 'decision'),
  records: 'permit.decided',
  accepts: decideFields,
  read: (visit, { params }) => preparePermit(visit, params.id, params.permit),
  view: decideForm,
  submit: async (visit, { params, form: paper, version }, { entered, permit }) => {
    const { person, deputy, ...decision } = paper
    const done = await decidePermit(visit, entered, permit, version ?? 0, { ...decision, personId: person, deputyId: deputy })
    return done.ok ? to(params) : done
  },
  refusals: {
    ...duties,
    'decided-in-future': said('decidedInFuture', 'decidedOn'),
    'decided-before-sent': said('decidedBeforeSent', 'decidedOn'),
    'days-from-document': said('daysFromDocument', 'validFrom'),
    'ends-before-it-begins': said('endsBefore', 'validTo'),
    'end-looks-wrong': said('endLooksWrong', 'checked'),
    'decided-already': said('decidedAlready'),
  },
})

const revoke = form<typeof onePermit, never, typeof revokeFields, OnePermitForm, RevokeRefusal>({
  ...deed('enter-revocation', 'revocation'),
  records: 'permit.revoked',
  accepts: revokeFields,
  read: (visit, { params }) => preparePermit(visit, params.id, params.permit),
  view: revokeForm,
  submit: async (visit, { params, form: paper, version }, { entered, permit }) => {
    const { person, deputy, ...days } = paper
    const done = await revokePermit(visit, entered, permit, version ?? 0, { ...days, personId: person, deputyId: deputy })
    return done.ok ? to(params) : done
  },
  refusals: {
    ...duties,
    'nothing-to-revoke': said('nothingToRevoke'),
    'revoked-in-future': said('revokedInFuture', 'revokedOn'),
    'not-heard': said('notHeard', 'heardOn'),
    'heard-after': said('heardAfter', 'heardOn'),
    'decided-in-future': said('revokedInFuture', 'revokedOn'),
    'ends-before-it-begins': said('endsBefore', 'revokedOn'),
  },
})

const stay = form<typeof onePermit, never, typeof stayFields, OnePermitForm, StayRefusal>({
  ...deed('enter-stay', 'stay'),
  records: 'permit.stayed',
  accepts: stayFields,
  read: (visit, { params }) => preparePermit(visit, params.id, params.permit),
  view: stayForm,
  submit: async (visit, { params, form: paper, version }, { permit }) => {
    const done = await stayPermit(visit, permit, version ?? 0, paper.stayOn, paper.stayEndedOn)
    return done.ok ? to(params) : done
  },
  refusals: {
    'stay-in-future': said('stayInFuture', 'stayOn'),
    'stay-before-sent': said('stayBefore', 'stayOn'),
    'ends-before-it-begins': said('endsBefore', 'stayEndedOn'),
  },
})

const tell = form<typeof onePermit, never, typeof tellFields, OnePermitForm, TellRefusal>({
  ...deed('enter-told', 'told'),
  records: 'permit.told',
  accepts: tellFields,
  read: (visit, { params }) => preparePermit(visit, params.id, params.permit),
  view: tellForm,
  submit: async (visit, { params, form: told }, { permit }) => {
    const done = await tellOfPermit(visit, permit, told)
    return done.ok ? to(params) : done
  },
  refusals: { 'told-in-future': said('toldInFuture', 'toldOn') },
})

export const permitDoors: readonly Door[] = [list, apply, one, receipt, decide, revoke, stay, tell]
