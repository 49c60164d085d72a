import type { ContactFunction } from '#capabilities/directory/domain/contact-function.ts'
import type { Freshness } from '#capabilities/directory/domain/freshness.ts'
import type {
  ExperienceCode,
  MeetingWay,
  NeededDocument,
  OrganisationKind,
  PlaceUnit,
  ServiceHours,
  ServiceNeed,
  ServiceStatus,
  SupportKind,
  TargetGroup,
  VerifiedBy,
  VerifiedOutcome,
} from '#capabilities/directory/domain/offers.ts'
import type { offersSv } from '#capabilities/directory/words.offers.sv.ts'

const support: Readonly<Record<SupportKind, string>> = { housing: 'Housing', care: 'Care', human: 'Support', occupation: 'Occupation' }
const needs: Readonly<Record<ServiceNeed, string>> = {
  shelter: 'Shelter',
  other_housing: 'Other housing',
  health: 'Health care',
  dental: 'Dental care',
  psychosocial: 'Psychosocial support',
  rehabilitation: 'Rehabilitation',
  human_support: 'Human support',
  legal: 'Legal help',
  protection: 'Protection from threats',
  economic: 'Economic support',
  rights: 'Information about rights',
  child: 'Support adapted to children',
  interpretation: 'Interpreter',
  documents: 'Passports and other papers',
  reception: 'Reception at arrival',
  work: 'Work or practice',
  education: 'Education',
}
const groups: Readonly<Record<TargetGroup, string>> = {
  women: 'Women',
  men: 'Men',
  girls: 'Girls',
  boys: 'Boys',
  families: 'Families',
  disability: 'People with a disability',
}
const organisations: Readonly<Record<OrganisationKind, string>> = {
  municipality: 'Municipality',
  region: 'Region',
  authority: 'Authority',
  ngo: 'Non-profit organisation',
  shelter_provider: 'Housing',
  clinic: 'Clinic',
  law_firm: 'Law firm',
  school: 'School',
  employer: 'Employer',
  faith: 'Faith community',
  reception_body: 'Reception body',
  international: 'International organisation',
  embassy: 'Embassy or consulate',
  other: 'Other organisation',
}
const statuses: Readonly<Record<ServiceStatus, string>> = {
  active: 'In use',
  inactive: 'Not in use',
  temporarily_closed: 'Closed for a time',
  defunct: 'No longer there',
}
const hours: Readonly<Record<ServiceHours, string>> = {
  always: 'Day and night',
  office: 'Office hours',
  out_of_hours: 'Outside office hours',
  scheduled: 'Hours of its own',
}
const hows: Readonly<Record<VerifiedBy, string>> = { phone: 'Telephone', visit: 'Visit', written: 'In writing', website: 'Website' }
const outcomes: Readonly<Record<VerifiedOutcome, string>> = { right: 'What is said is right', gone: 'The service is no longer there' }
const units: Readonly<Record<PlaceUnit, string>> = { place: 'Places', room: 'Rooms', family_room: 'Family rooms', appointment: 'Appointments', job: 'Jobs' }
const contactFunctions: Readonly<Record<ContactFunction, string>> = {
  reception: 'Reception',
  switchboard: 'Switchboard',
  intake: 'Intake',
  on_call: 'On call',
  helpline: 'Helpline',
  advice: 'Advice',
  case_work: 'Case work',
  coordination: 'Coordination',
  booking: 'Booking',
  work_lead: 'Work supervision',
  office: 'Office',
  management: 'Management',
  telephone: 'Telephone',
  contact: 'Contact',
}
const documents: Readonly<Record<NeededDocument, string>> = {
  identity: 'Proof of identity',
  referral: 'Referral',
  decision: 'Decision of the social services',
  consent: 'Consent',
  health_insurance: 'Health insurance',
}
const experiences: Readonly<Record<ExperienceCode, string>> = {
  answered_quickly: 'Answered quickly',
  slow_to_answer: 'Slow to answer',
  turned_away: 'Turned away',
  kept_promise: 'Kept what was promised',
  language_held: 'The language worked',
  good_with_children: 'Good with children',
  felt_safe: 'Felt safe',
  felt_unsafe: 'Felt unsafe',
  respectful: 'Met with respect',
}
const meets: Readonly<Record<MeetingWay, string>> = {
  there: 'At the address of the organisation',
  virtual: 'Without a place: by telephone, on the net or with somebody else',
}
const states: Readonly<Record<Freshness, string>> = {
  fresh: 'Verified',
  ageing: 'To be verified soon',
  stale: 'Too old',
  unverified: 'Not verified',
  dead: 'Probably gone',
  inactive: 'Not in use',
}

/** What the codes of the directory are called. */
export const offersEn: typeof offersSv = {
  support,
  needs,
  groups,
  organisations,
  statuses,
  hours,
  hows,
  outcomes,
  units,
  documents,
  contactFunctions,
  experiences,
  meets,
  states,
}
