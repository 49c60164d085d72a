import { z } from 'zod'
import type { Id } from '#kernel/id.ts'
import type { Visit } from '#platform/http/visit.ts'
import { nameBook, Names, type NameBook } from '#capabilities/cases/queries/names.ts'
import { findApproval, listApprovals, type Approval } from '#capabilities/cases/store/approval.ts'

export const Approvals = z.object({
  approvals: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      pseudonym: z.string(),
      classes: z.array(z.string()),
      level: z.number().nullable(),
      about: z.string().nullable(),
      untilAt: z.date().nullable(),
      askedBy: z.string(),
      askedAt: z.date(),
    }),
  ),
  names: Names,
})
export type ApprovalsModel = z.input<typeof Approvals>
export type ApprovalModel = { readonly approval: Approval; readonly names: NameBook }

export async function showApprovals(visit: Visit): Promise<ApprovalsModel> {
  const approvals = await listApprovals(visit.tx)
  visit.note({ count: approvals.length })
  return {
    approvals: approvals.map((one) => ({ ...one, classes: [...one.classes] })),
    names: await nameBook(
      visit,
      approvals.flatMap((one) => [one.about, one.askedBy]),
      [],
    ),
  }
}
export async function showApproval(visit: Visit, id: Id): Promise<ApprovalModel | null> {
  const approval = await findApproval(visit.tx, id)
  return approval && { approval, names: await nameBook(visit, [approval.about, approval.askedBy], []) }
}
