import { z } from 'zod'
import { accept, refuse } from '#kernel/result.ts'
import { form, page } from '#platform/http/door.ts'
import { id } from '#platform/http/fields.ts'
import { caseRoles } from '#capabilities/people/contract.ts'
import { addMember, type AddMemberRefusal } from '#capabilities/cases/commands/add-member.ts'
import { changePosition } from '#capabilities/cases/commands/change-position.ts'
import { endMembership, type EndMemberRefusal } from '#capabilities/cases/commands/end-member.ts'
import { prolongMember, type ProlongRefusal } from '#capabilities/cases/commands/prolong-member.ts'
import { CaseParams, ofCase } from '#capabilities/cases/doors/card.ts'
import { lastMomentOf } from '#capabilities/cases/domain/day.ts'
import { ApprovalForm, EndMemberForm, MemberForm, PositionForm, ProlongForm } from '#capabilities/cases/forms.ts'
import { approvalPage, approvalsPage } from '#capabilities/cases/pages/approval-pages.tsx'
import { endMemberPage, newMemberPage, positionPage, prolongPage, teamPage, type EndMemberModel } from '#capabilities/cases/pages/team-pages.tsx'
import { casePaths } from '#capabilities/cases/paths.ts'
import { Approvals, showApproval, showApprovals, type ApprovalModel } from '#capabilities/cases/queries/show-approvals.ts'
import { prepareMember, showTeam, Team, type NewMemberModel } from '#capabilities/cases/queries/show-team.ts'
import { answerApproval } from '#capabilities/cases/store/approval.ts'
import { inBoth } from '#capabilities/cases/words.ts'

const nothing = { status: 404, words: inBoth((t) => t.none) } as const

export const teamDoor = page({
  ...ofCase,
  path: casePaths.team(':id'),
  name: 'show-team',
  records: 'case.team.seen',
  answers: Team,
  read: (visit, { params }) => showTeam(visit, params.id),
  view: teamPage,
})

export const addMemberDoor = form<CaseParams, never, typeof MemberForm, NewMemberModel, AddMemberRefusal>({
  ...ofCase,
  path: casePaths.addMember(':id'),
  name: 'add-member',
  records: 'case.member.added',
  accepts: MemberForm,
  read: (visit, { params }) => prepareMember(visit, params.id),
  start: () => ({ position: 'member' }),
  view: newMemberPage,
  submit: async (visit, { params, form: asked }) => {
    if (asked.classes.includes('C3')) visit.requireStrong()
    const done = await addMember(visit, {
      caseId: params.id,
      personId: asked.person,
      position: asked.position,
      classes: asked.classes,
      writes: asked.writes,
      until: lastMomentOf(asked.until),
    })
    return done.ok ? accept({ to: casePaths.team(params.id), id: done.value }) : refuse(done.refusal)
  },
  refusals: {
    'no-such-case': nothing,
    'no-keys': { status: 422, field: 'person', words: inBoth((t) => t.team.noKey) },
    'not-grantable': { status: 422, field: 'classes', words: inBoth((t) => t.team.notGrantable) },
    'already-in': { status: 422, field: 'person', words: inBoth((t) => t.team.already) },
    'too-long': { status: 422, field: 'until', words: inBoth((t) => t.team.tooLong) },
    'already-over': { status: 422, field: 'until', words: inBoth((t) => t.team.past) },
    recused: { status: 422, field: 'person', words: inBoth((t) => t.team.recused) },
    'nothing-chosen': { status: 422, field: 'classes', words: inBoth((t) => t.team.nothing) },
  },
})

const MemberParams = z.object({ id: id(), member: id() })

export const endMemberDoor = form<typeof MemberParams, never, typeof EndMemberForm, EndMemberModel, EndMemberRefusal>({
  ...ofCase,
  params: MemberParams,
  path: casePaths.endMember(':id', ':member'),
  name: 'end-member',
  records: 'case.member.ended',
  accepts: EndMemberForm,
  read: async (visit, { params }) => {
    const team = await showTeam(visit, params.id)
    const member = team?.team.find((one) => one.id === params.member && one.own)
    return team && member && (team.mayLead || member.personId === team.me) ? { team, member } : null
  },
  view: endMemberPage,
  submit: async (visit, { params, form: asked }, { member, team }) => {
    const done = await endMembership(visit, params.id, params.member, asked.why)
    return done.ok ? accept({ to: member.personId === team.me ? casePaths.list : casePaths.team(params.id), id: params.member }) : refuse(done.refusal)
  },
  refusals: { 'no-such-member': nothing, 'last-lead': { status: 422, words: inBoth((t) => t.team.lastLead) } },
})

export const positionDoor = form<typeof MemberParams, never, typeof PositionForm, EndMemberModel, EndMemberRefusal>({
  ...ofCase,
  params: MemberParams,
  path: casePaths.position(':id', ':member'),
  name: 'change-position',
  records: 'case.member.changed',
  accepts: PositionForm,
  read: async (visit, { params }) => {
    const team = await showTeam(visit, params.id)
    const member = team?.team.find((one) => one.id === params.member && one.own)
    return team?.mayLead && !team.case.closed && member ? { team, member } : null
  },
  start: ({ member }) => ({ position: member.position }),
  view: positionPage,
  submit: async (visit, { params, form: asked }) => {
    const done = await changePosition(visit, params.id, params.member, asked.position)
    return done.ok ? accept({ to: casePaths.team(params.id), id: params.member }) : refuse(done.refusal)
  },
  refusals: { 'no-such-member': nothing, 'last-lead': { status: 422, field: 'position', words: inBoth((t) => t.team.lastLead) } },
})

export const prolongDoor = form<typeof MemberParams, never, typeof ProlongForm, EndMemberModel, ProlongRefusal>({
  ...ofCase,
  params: MemberParams,
  path: casePaths.prolong(':id', ':member'),
  name: 'prolong-member',
  records: 'case.member.prolonged',
  accepts: ProlongForm,
  read: async (visit, { params }) => {
    const team = await showTeam(visit, params.id)
    const member = team?.team.find((one) => one.id === params.member && one.own)
    return team?.mayLead && !team.case.closed && member ? { team, member } : null
  },
  view: prolongPage,
  submit: async (visit, { params, form: asked }, { member }) => {
    if (member.classes.includes('C3')) visit.requireStrong()
    const done = await prolongMember(visit, params.id, params.member, lastMomentOf(asked.until))
    return done.ok ? accept({ to: casePaths.team(params.id), id: params.member }) : refuse(done.refusal)
  },
  refusals: {
    'no-such-member': nothing,
    'not-longer': { status: 422, field: 'until', words: inBoth((t) => t.team.notLonger) },
    'too-long': { status: 422, field: 'until', words: inBoth((t) => t.team.tooLong) },
    'not-grantable': { status: 422, words: inBoth((t) => t.team.notHeld) },
    'asked-already': { status: 422, field: 'until', words: inBoth((t) => t.team.askedAlready) },
  },
})

export const approvalsDoor = page({
  path: casePaths.approvals,
  name: 'my-approvals',
  may: caseRoles,
  records: 'approval.listed',
  answers: Approvals,
  read: (visit) => showApprovals(visit),
  view: approvalsPage,
})

export const approvalDoor = form<CaseParams, never, typeof ApprovalForm, ApprovalModel, { readonly kind: 'gone' } | { readonly kind: 'same-person' }>({
  path: casePaths.approval(':id'),
  name: 'answer-approval',
  may: caseRoles,
  params: CaseParams,
  records: 'approval.answered',
  accepts: ApprovalForm,
  read: (visit, { params }) => showApproval(visit, params.id),
  view: approvalPage,
  submit: async (visit, { params, form: said }, { approval }) => {
    visit.requireStrong()
    const done = await answerApproval(visit.tx, params.id, said.answer === 'yes')
    if (done !== 'ok') return refuse({ kind: done })
    visit.note({ caseId: approval.caseId, object: approval.objectId, reason: said.answer, classes: approval.classes })
    return accept({ to: casePaths.approvals, id: params.id })
  },
  refusals: { gone: { status: 404, words: inBoth((t) => t.approvals.gone) }, 'same-person': { status: 422, words: inBoth((t) => t.approvals.same) } },
})
