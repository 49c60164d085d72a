import { describe, expect, it } from 'vitest'
import {
  approvalState,
  childGates,
  closedGates,
  gates,
  gateStates,
  mayApprove,
  type Approval,
  type Gate,
  type GateFacts,
  type Reason,
} from '#capabilities/returning/domain/gates.ts'

const agreed = { outcome: 'safe_with_plan', conditions: [] } as const
const paper = (kind: GateFacts['papers'][number]['kind'], more: Partial<GateFacts['papers'][number]> = {}) =>
  ({ kind, status: 'valid', lasts: true, ...more }) as const
/** Everything is there, for a child. */
const ready: GateFacts = {
  child: true,
  chosen: 'return',
  thought: true,
  admitted: 2,
  sweden: 'best',
  there: 'best',
  risk: { sides: 2, signed: [agreed, agreed], met: [], holds: true },
  consent: 'holds',
  receiver: true,
  papers: [paper('passport'), paper('custodian_consent')],
  asks: { destination: true, transit: true },
  trial: 'no_investigation',
  fit: { status: 'fit', lasts: true, medicine: 'none', medicineLasts: false },
  plan: 'agreed',
  itinerary: true,
}
const risk = (more: Partial<NonNullable<GateFacts['risk']>>) => ({ risk: { sides: 2, signed: [agreed, agreed], met: [], holds: true, ...more } }) as const
const onlyIf = { outcome: 'safe_only_if', conditions: ['safe_phone'] } as const
const notNow = { outcome: 'not_advisable_now', conditions: [] } as const

const table: readonly (readonly [string, Partial<GateFacts>, Gate, Reason])[] = [
  ['nobody has chosen', { chosen: null }, 'choice', 'not_chosen'],
  ['the person stays', { chosen: 'stay' }, 'choice', 'chose_to_stay'],
  ['the time to think is not over', { thought: false }, 'choice', 'still_thinking'],
  ['one of two has said yes', { admitted: 1 }, 'admission', 'not_decided'],
  ['one country has not answered', { there: null }, 'findings', 'not_found'],
  ['the own country has not answered', { sweden: null }, 'findings', 'not_found'],
  ['one country says no', { sweden: 'not_best', there: null }, 'findings', 'not_best'],
  ['the other country says no', { there: 'not_best' }, 'findings', 'not_best'],
  ['nobody has weighed it', { risk: null }, 'risk', 'not_begun'],
  ['one side has said what it knows', risk({ sides: 1, signed: [] }), 'risk', 'one_side'],
  ['nobody has signed', risk({ signed: [] }), 'risk', 'unsigned'],
  ['one has signed', risk({ signed: [agreed] }), 'risk', 'half_signed'],
  ['one has signed that it is not advisable', risk({ signed: [notNow] }), 'risk', 'not_advisable'],
  ['both advise against it', risk({ signed: [notNow, notNow] }), 'risk', 'not_advisable'],
  ['they differ', risk({ signed: [agreed, onlyIf] }), 'risk', 'disagree'],
  ['a condition is left', risk({ signed: [onlyIf, { ...onlyIf, conditions: ['housing_first'] }], met: ['safe_phone'] }), 'risk', 'conditions_left'],
  ['it is too old', risk({ holds: false }), 'risk', 'too_old'],
  ['there is no consent', { consent: 'none' }, 'consent', 'none'],
  ['the consent ends before', { consent: 'ends_before' }, 'consent', 'ends_before'],
  ['nobody receives', { receiver: false }, 'receiver', 'not_named'],
  ['there is nothing to travel on', { papers: [paper('birth_paper'), paper('guardian_decision')] }, 'documents', 'no_travel_paper'],
  ['the passport is only received', { papers: [paper('passport', { status: 'received' }), paper('guardian_decision')] }, 'documents', 'no_travel_paper'],
  ['the passport runs out on the way', { papers: [paper('passport', { lasts: false }), paper('guardian_decision')] }, 'documents', 'ends_before'],
  ['a visa was applied for', { papers: [...ready.papers, paper('transit_visa', { status: 'applied', lasts: false })] }, 'documents', 'paper_waits'],
  ['the visa runs out on the way', { papers: [...ready.papers, paper('transit_visa', { lasts: false })] }, 'documents', 'ends_before'],
  ['a paper to leave with was applied for', { papers: [...ready.papers, paper('exit_paper', { status: 'applied' })] }, 'documents', 'paper_waits'],
  ['the country asks for more', { asks: { destination: false, transit: false } }, 'documents', 'country_asks_more'],
  ['a country on the way asks for more', { asks: { destination: true, transit: false } }, 'documents', 'way_asks_more'],
  ['the yes for the child runs out', { papers: [paper('passport'), paper('custodian_consent', { lasts: false })] }, 'child_consents', 'none'],
  ['the yes for the child was asked for', { papers: [paper('passport'), paper('guardian_decision', { status: 'applied' })] }, 'child_consents', 'none'],
  ['one side alone has spoken, and warns', risk({ sides: 1, signed: [notNow] }), 'risk', 'not_advisable'],
  ['an assessment of health is only begun', { fit: { status: 'not_assessed', lasts: true, medicine: 'none', medicineLasts: true } }, 'fit', 'not_assessed'],
  ['nobody has said yes for the child', { papers: [paper('passport')] }, 'child_consents', 'none'],
  ['nobody has asked about a trial', { trial: null }, 'trial', 'not_asked'],
  ['there is no answer yet', { trial: 'asked' }, 'trial', 'asked'],
  ['she is needed here', { trial: 'wait' }, 'trial', 'must_wait'],
  ['nobody has looked at the health', { fit: null }, 'fit', 'not_assessed'],
  ['the person cannot travel', { fit: { status: 'not_fit', lasts: false, medicine: 'none', medicineLasts: true } }, 'fit', 'not_fit'],
  ['the answer is old', { fit: { status: 'fit', lasts: false, medicine: 'none', medicineLasts: true } }, 'fit', 'ends_before'],
  ['the medicine ends', { fit: { status: 'fit_with_help', lasts: true, medicine: 'continuing', medicineLasts: false } }, 'fit', 'medicine_short'],
  ['there is no plan', { plan: 'none' }, 'plan', 'none'],
  ['the plan is a proposal', { plan: 'proposed' }, 'plan', 'proposed'],
  ['the journey is not planned', { itinerary: false }, 'itinerary', 'incomplete'],
]

describe('the gates', () => {
  it('are open when everything is there', () => expect(closedGates(ready)).toEqual([]))
  it.each(table)('one is closed when %s', (_words, change, gate, reason) => {
    const closed = gateStates({ ...ready, ...change }).filter(({ state }) => state === 'closed')
    expect(closed).toEqual([{ gate, state: 'closed', reason }])
  })
  it('that stand in a child’s way only are not needed for a grown-up', () => {
    const grown = gateStates({ ...ready, child: false, sweden: null, there: null, papers: [paper('passport')] })
    expect(grown.filter(({ state }) => state === 'not_needed')).toEqual(childGates.map((gate) => ({ gate, state: 'not_needed', reason: null })))
    expect(grown.some(({ state }) => state === 'closed')).toBe(false)
  })
  it('say no more than that they are closed to whoever may not know why', () => {
    const told = gateStates({ ...ready, risk: null, trial: null, hidden: ['risk', 'trial'], shut: ['risk'] })
    expect(told.filter(({ reason }) => reason !== null)).toEqual([{ gate: 'risk', state: 'closed', reason: 'not_shown' }])
    expect(closedGates({ ...ready, trial: null, hidden: ['risk'], shut: ['risk'] })).toEqual(['risk', 'trial'])
  })
  it('open with medicine that lasts, and with a visa that lasts', () => {
    expect(closedGates({ ...ready, fit: { status: 'fit', lasts: true, medicine: 'continuing', medicineLasts: true } })).toEqual([])
    expect(closedGates({ ...ready, papers: [...ready.papers, paper('transit_visa'), paper('exit_paper')] })).toEqual([])
  })
  it('open when every condition is met', () => expect(closedGates({ ...ready, ...risk({ signed: [onlyIf, onlyIf], met: ['safe_phone'] }) })).toEqual([]))
  it('open on the paper that lasts when another runs out', () =>
    expect(closedGates({ ...ready, papers: [...ready.papers, paper('national_id', { lasts: false })] })).toEqual([]))
  it('are told one by one, each open', () =>
    expect(gateStates({ ...ready, hidden: ['risk'] })).toEqual(gates.map((gate) => ({ gate, state: 'open', reason: null }))))
  it('open on another paper when the first is lost', () => {
    expect(closedGates({ ...ready, papers: [...ready.papers, paper('national_id', { status: 'lost' })] })).toEqual([])
    expect(closedGates({ ...ready, papers: [paper('passport', { status: 'lost' }), paper('emergency_paper'), paper('guardian_decision')] })).toEqual([])
  })
})

const by = (part: 'coordinator' | 'partner', more: Partial<Approval> = {}): Approval => ({ part, madeBy: part, unitId: part, fallen: false, ...more })
describe('the approval', () => {
  it.each([
    ['nobody', [], [], 'none'],
    ['one', [by('partner')], [], 'half'],
    ['two', [by('partner'), by('coordinator')], [], 'approved'],
    ['two of one part', [by('partner'), by('partner', { madeBy: 'other', unitId: 'other' })], [], 'half'],
    ['one person for both', [by('partner', { madeBy: 'one' }), by('coordinator', { madeBy: 'one' })], [], 'half'],
    ['one unit for both', [by('partner', { unitId: 'one' }), by('coordinator', { unitId: 'one' })], [], 'half'],
    ['two, and a gate has closed', [by('partner'), by('coordinator')], ['plan'], 'fallen'],
    ['two that fell', [by('partner', { fallen: true }), by('coordinator', { fallen: true })], [], 'fallen'],
    ['one anew after two fell', [by('partner'), by('partner', { fallen: true }), by('coordinator', { fallen: true })], [], 'half'],
  ] as const)('of %s is %#', (_words, given, closed, state) => expect(approvalState(given, closed)).toBe(state))
  it('is each part’s own, once, by another person, on open gates, before the journey', () => {
    const asked = { part: 'partner', person: 'partner', phase: 'admitted' }
    expect(mayApprove(asked, [], [])).toBeNull()
    expect(mayApprove({ ...asked, part: 'coordinator' }, [], [])).toBeNull()
    expect(mayApprove(asked, [by('coordinator')], [])).toBeNull()
    expect(mayApprove({ ...asked, part: 'board' }, [], [])).toBe('not-yours-to-approve')
    expect(mayApprove({ ...asked, part: null }, [], [])).toBe('not-yours-to-approve')
    expect(mayApprove({ ...asked, phase: 'travelling' }, [], [])).toBe('not-admitted')
    expect(mayApprove(asked, [], ['risk'])).toBe('gate-closed')
    expect(mayApprove(asked, [by('partner', { madeBy: 'colleague' })], [])).toBe('already-approved')
    expect(mayApprove(asked, [by('coordinator', { madeBy: 'partner' })], [])).toBe('second-person-needed')
    expect(mayApprove(asked, [by('partner', { fallen: true })], [])).toBeNull()
  })
})
