import { accept, refuse } from '#kernel/result.ts'
import { form, page } from '#platform/http/door.ts'
import { caseRoles } from '#capabilities/people/contract.ts'
import { declineInvitation, openUnitByInvitation, type AcceptRefusal } from '#capabilities/cases/commands/accept-invitation.ts'
import { inviteZone, type InviteRefusal } from '#capabilities/cases/commands/invite-zone.ts'
import { CaseParams, ofCase } from '#capabilities/cases/doors/card.ts'
import { AnswerInvitationForm, InviteForm, ReferenceForm } from '#capabilities/cases/forms.ts'
import { invitationPage, invitationsPage, referencePage, unitsPage } from '#capabilities/cases/pages/units-page.tsx'
import { casePaths } from '#capabilities/cases/paths.ts'
import { Invitations, showInvitation, showInvitations, type InvitationModel } from '#capabilities/cases/queries/show-invitations.ts'
import { showUnits, type UnitsModel } from '#capabilities/cases/queries/show-units.ts'
import { myUnitOf, setFileReference } from '#capabilities/cases/store/unit.ts'
import { inBoth } from '#capabilities/cases/words.ts'

const nothing = { status: 404, words: inBoth((t) => t.none) } as const

export const unitsDoor = form<CaseParams, never, typeof InviteForm, UnitsModel, InviteRefusal>({
  ...ofCase,
  path: casePaths.units(':id'),
  name: 'invite-zone',
  records: 'case.invited',
  accepts: InviteForm,
  read: (visit, { params }) => showUnits(visit, params.id),
  view: unitsPage,
  submit: async (visit, { params, form: asked }) => {
    const done = await inviteZone(visit, params.id, asked.zone, asked.word, asked.until)
    return done.ok ? accept({ to: casePaths.units(params.id), id: done.value }) : refuse(done.refusal)
  },
  refusals: {
    'no-such-case': nothing,
    'not-a-neutral-word': { status: 422, field: 'word', words: inBoth((t) => t.units.badWord) },
    'no-such-zone': { status: 422, field: 'zone', words: inBoth((t) => t.units.noSuchZone) },
    'zone-already-in': { status: 422, field: 'zone', words: inBoth((t) => t.units.alreadyIn) },
    'bad-time': { status: 422, field: 'until', words: inBoth((t) => t.units.badTime) },
  },
})

export const referenceDoor = form<CaseParams, never, typeof ReferenceForm, UnitsModel>({
  ...ofCase,
  path: casePaths.fileReference(':id'),
  name: 'set-file-reference',
  records: 'case.referenced',
  accepts: ReferenceForm,
  read: (visit, { params }) => showUnits(visit, params.id),
  start: ({ fileReference }) => ({ fileReference: fileReference ?? '' }),
  view: referencePage,
  submit: async (visit, { params, form: asked }) => {
    const unit = await myUnitOf(visit.tx, params.id)
    if (unit) await setFileReference(visit.tx, unit, asked.fileReference)
    visit.note({ caseId: params.id, object: params.id })
    return accept({ to: casePaths.units(params.id), id: params.id })
  },
  refusals: {},
})

export const invitationsDoor = page({
  path: casePaths.invitations,
  name: 'my-invitations',
  may: caseRoles,
  records: 'invitation.listed',
  answers: Invitations,
  read: (visit) => showInvitations(visit),
  view: invitationsPage,
})

export const invitationDoor = form<CaseParams, never, typeof AnswerInvitationForm, InvitationModel, AcceptRefusal>({
  path: casePaths.invitation(':id'),
  name: 'answer-invitation',
  may: caseRoles,
  params: CaseParams,
  records: 'invitation.answered',
  accepts: AnswerInvitationForm,
  read: (visit, { params }) => showInvitation(visit, params.id),
  view: invitationPage,
  submit: async (visit, { params, form: said }) => {
    if (said.answer === 'decline') {
      const declined = await declineInvitation(visit, params.id)
      return declined.ok ? accept({ to: casePaths.invitations, id: params.id }) : refuse(declined.refusal)
    }
    const joined = await openUnitByInvitation(visit, params.id)
    return joined.ok ? accept({ to: casePaths.one(joined.value.caseId), id: joined.value.caseId }) : refuse(joined.refusal)
  },
  refusals: {
    'no-such-invitation': { status: 404, words: inBoth((t) => t.invitations.gone) },
    'zone-already-in': { status: 422, words: inBoth((t) => t.invitations.zoneIn) },
    'no-case-role': { status: 422, words: inBoth((t) => t.open.noRole) },
    'no-recovery-key': { status: 422, words: inBoth((t) => t.open.noKey) },
  },
})
