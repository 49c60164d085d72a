import { z } from 'zod'
import type { Id } from '#kernel/id.ts'
import type { Visit } from '#platform/http/visit.ts'
import { nameBook, Names } from '#capabilities/cases/contract.ts'
import { approvalState, closedGates, gates, gateStates, mayApprove, reasons, type GateFacts } from '#capabilities/returning/domain/gates.ts'
import { enter, enterToWrite, type Entered } from '#capabilities/returning/queries/enter.ts'
import { phases, postponements } from '#capabilities/returning/domain/return.ts'
import { approvalsOf, gateFacts, type ApprovalRow } from '#capabilities/returning/store/gates.ts'

export const caseHead = z.object({ id: z.string(), pseudonym: z.string() })
export const gateState = z.object({ gate: z.enum(gates), state: z.enum(['open', 'closed', 'not_needed']), reason: z.enum(reasons).nullable() })
export const gatesAnswer = z.object({
  case: caseHead,
  phase: z.enum(phases),
  /** From then on the gates only tell how things stand today. */
  begun: z.boolean(),
  postponed: z.enum(postponements).nullable(),
  gates: z.array(gateState),
  /** Whether the joint assessments are for whoever asks. */
  seesRisk: z.boolean(),
  approval: z.enum(['none', 'half', 'approved', 'fallen']),
  approvals: z.array(
    z.object({
      id: z.string(),
      part: z.enum(['coordinator', 'partner']),
      madeBy: z.string(),
      zoneId: z.string(),
      madeAt: z.date(),
      fallenAt: z.date().nullable(),
      fallenWhy: z.array(z.enum([...gates, 'taken_back'])).nullable(),
    }),
  ),
  mayApprove: z.boolean(),
  mayTakeBack: z.boolean(),
  names: Names,
})
export type GatesModel = z.input<typeof gatesAnswer>

const rowOf = ({ id, part, madeBy, zoneId, madeAt, fallenAt, fallenWhy }: ApprovalRow): GatesModel['approvals'][number] => ({
  id,
  part,
  madeBy,
  zoneId,
  madeAt,
  fallenAt,
  fallenWhy: fallenWhy && [...fallenWhy],
})

/** The gates as they stand for somebody who takes part. Codes only: nothing of it says where or when. */
export async function gatesOf(visit: Visit, { card, journey }: Entered): Promise<GatesModel | null> {
  const facts: GateFacts | null = await gateFacts(visit.tx, journey.id)
  if (!facts) return null
  const given = await approvalsOf(visit.tx, journey.id)
  const closed = closedGates(facts)
  const begun = journey.departedAt !== null
  const { personId: me } = visit.actor
  return {
    case: { id: card.id, pseudonym: card.pseudonym },
    phase: journey.phase,
    begun,
    postponed: journey.postponed,
    gates: [...gateStates(facts)],
    seesRisk: !facts.hidden?.includes('risk'),
    approval: approvalState(given, begun ? [] : closed),
    approvals: given.map(rowOf),
    mayApprove: journey.mayWrite && mayApprove({ part: journey.part, person: me, phase: journey.phase }, given, closed) === null,
    mayTakeBack: journey.mayWrite && journey.phase === 'admitted' && given.some((one) => !one.fallen && one.madeBy === me),
    names: await nameBook(
      visit,
      given.map((one) => one.madeBy),
      given.map((one) => one.zoneId),
    ),
  }
}

export async function showGates(visit: Visit, caseId: Id): Promise<GatesModel | null> {
  const entered = await enter(visit, caseId)
  return entered && (await gatesOf(visit, entered))
}

export type ApproveModel = { readonly entered: Entered; readonly shown: GatesModel }
/** The page on which somebody says yes shows what it is said on. Only those who decide come here. */
export async function prepareApproval(visit: Visit, caseId: Id): Promise<ApproveModel | null> {
  const entered = await enterToWrite(visit, caseId)
  if (!entered || (entered.journey.part !== 'coordinator' && entered.journey.part !== 'partner')) return null
  const shown = await gatesOf(visit, entered)
  return shown && { entered, shown }
}
