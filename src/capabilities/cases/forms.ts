import { z } from 'zod'
import * as f from '#platform/http/fields.ts'
import { isRole, sealedClasses, type Role } from '#capabilities/people/contract.ts'
import { answers, legalTracks, openPhases, identifications, residences, tracks } from '#capabilities/cases/domain/axes.ts'
import { ageGroups, closureReasons, exploitationForms, reopeningReasons, retentions, sexes } from '#capabilities/cases/domain/closing.ts'
import { capacities, consentForms, informedLanguages } from '#capabilities/cases/domain/consent.ts'
import { disclosureModes, disclosurePurposes, verifications } from '#capabilities/cases/domain/disclosure.ts'
import { correctionReasons, recordKinds } from '#capabilities/cases/domain/kinds.ts'
import { invitationWords } from '#capabilities/cases/domain/pseudonym.ts'
import { groundCodes } from '#capabilities/cases/domain/reference.ts'
import { transferGroundCodes } from '#capabilities/cases/domain/transfer-reference.ts'
import { taskOutcomes, taskTitles } from '#capabilities/cases/domain/tasks.ts'
import { glassReasons } from '#capabilities/cases/store/glass.ts'
import { taskLists } from '#capabilities/cases/store/task.ts'

const one = <const Options extends readonly string[]>(options: Options) => f.choice(options as unknown as readonly [Options[number], ...Options[number][]])
const some = <const Options extends readonly string[]>(options: Options) => f.many(options as unknown as readonly [Options[number], ...Options[number][]])

/** The last row of the page before. */
export const ListQuery = z.object({
  closed: z.literal('yes').optional(),
  urgent: z.literal('yes').optional(),
  before: f.instant().optional(),
  beforeId: f.optionalId().optional(),
})
export const OpenForm = z.object({
  child: one(answers),
  urgent: f.ticked(),
  track: one(tracks),
  municipality: f.optionalText(4).refine((code) => code === null || /^\d{4}$/.test(code), 'not-a-code'),
  fileReference: f.optionalText(60),
})
export const findFields = ['name', 'number', 'case'] as const
export const findReasons = ['contact', 'report', 'handover', 'danger', 'own_case'] as const
export const FindForm = z.object({ field: one(findFields), term: f.text(200), reason: one(findReasons) })
/** What was found, and the ticket of the search that found it. */
export const FindQuery = z.object({ found: f.ids().optional(), ticket: z.string().max(100).default(''), none: z.literal('yes').optional() })

export const timelineKinds = ['all', 'record', 'card', 'task', 'disclosure', 'consent', 'team', 'other'] as const
export const CaseQuery = z.object({ kind: z.enum(timelineKinds).default('all'), before: f.instant().optional() })
export const AxesForm = z.object({
  identification: one(identifications),
  phase: one(openPhases),
  legal: one(legalTracks),
  residence: one(residences),
  track: one(tracks),
  child: one(answers),
  urgent: f.ticked(),
  onDay: f.day(),
  nextMeeting: f.optionalMoment(),
})

export const InviteForm = z.object({ zone: f.id(), word: one(invitationWords), until: f.moment() })
export const ReferenceForm = z.object({ fileReference: f.text(60) })
export const AnswerInvitationForm = z.object({ answer: one(['accept', 'decline']) })

export const MemberForm = z.object({
  person: f.id(),
  position: one(['member', 'deputy', 'lead']),
  classes: some(sealedClasses),
  writes: some(sealedClasses),
  until: f.day(),
})
export const PositionForm = z.object({ position: one(['member', 'deputy', 'lead']) })
export const ProlongForm = z.object({ until: f.day() })
export const EndMemberForm = z.object({ why: one(['no_longer_needed', 'left', 'for_cause']) })
export const ApprovalForm = z.object({ answer: one(['yes', 'no']) })

export const RecordQuery = z.object({ class: z.enum(sealedClasses).optional(), kind: z.enum(recordKinds).optional() })
export const RecordForm = z.object({
  class: one(sealedClasses),
  kind: one(recordKinds),
  text: f.text(20_000),
  names: f.optionalText(2000),
  numbers: f.optionalText(200),
})
export const CorrectForm = z.object({ text: f.text(20_000), reason: one(correctionReasons) })

export const ConsentForm = z.object({
  answer: one(['yes', 'no']),
  classes: some(sealedClasses).refine((list) => list.length > 0, 'required'),
  recipients: f.ids().refine((list) => list.length > 0, 'required'),
  purposes: some(disclosurePurposes).refine((list) => list.length > 0, 'required'),
  language: one(informedLanguages),
  interpreter: f.ticked(),
  givenOn: f.day(),
  form: one(consentForms),
  capacity: one(capacities),
  conditions: f.optionalText(4000),
  validUntil: f.day(),
})
export const NoFields = z.object({})

const queryIds = f.ids().default([])
export const DisclosureQuery = z.object({
  mode: z.enum(disclosureModes).default('snapshot'),
  records: queryIds,
  classes: some(sealedClasses).default([]),
  to: f.optionalId().default(null),
})
export const DisclosureForm = z.object({
  named: f.ids(),
  purpose: one(disclosurePurposes),
  ground: one(groundCodes),
  transferGround: f.optionalChoice(transferGroundCodes),
  harmTest: f.text(4000),
})
export const SendForm = z.object({ until: f.day(), verified: one(verifications), known: f.mustTick() })
export const RevokeForm = z.object({ why: one(['decision', 'mistake']) })

export const RecusalForm = z.object({ person: f.id(), reason: one(['conflict', 'relative', 'party']) })
export const LevelForm = z.object({ level: one(['0', '1', '2']) })
export const GlassForm = z.object({ reason: one(glassReasons), words: f.text(2000), classes: some(sealedClasses), minutes: f.wholeNumber(5, 60) })

export const GlassQuery = z.object({ all: z.literal('yes').optional() })

export const TaskListQuery = z.object({ which: z.enum(taskLists).default('mine'), after: f.instant().optional(), afterId: f.optionalId().optional() })
const isRoleOrNull = (value: string | null): value is Role | null => value === null || isRole(value)
export const TaskForm = z.object({
  title: one(taskTitles),
  zone: f.id(),
  person: f.optionalId(),
  function: f.optionalText(40).refine(isRoleOrNull, 'not-a-choice'),
  dueAt: f.moment(),
  deputy: f.optionalId(),
  shared: f.ticked(),
  words: f.optionalText(4000),
})
export const TaskHandOverForm = z.object({ person: f.id(), deputy: f.optionalId(), dueAt: f.moment() })
export const TaskDoneForm = z.object({ outcome: one(taskOutcomes) })

export const ClosingForm = z.object({
  reason: one(closureReasons),
  riskOn: f.day(),
  wayBack: f.optionalText(4000),
  sex: one(sexes),
  ageGroup: one(ageGroups),
  purpose: one(exploitationForms),
  country: f.text(2).refine((code) => /^[A-Za-z]{2}$/.test(code), 'not-a-code'),
  retention: one(retentions),
  known: f.mustTick(),
})
export const ReopeningForm = z.object({ reason: one(reopeningReasons), phase: one(openPhases) })
